"""Addresses of the web and of mail, whose digits count nothing."""

import re
from collections.abc import Iterator

from toancanh.extract.anchors import Anchors
from toancanh.extract.marks import Mark
from toancanh.extract.seen import Seen, key_of

LONGEST = 64  # characters before an @ or a domain
SIGNS = Anchors(("http://", "https://", "www.", "@", ".vn", ".com", ".net", ".org"))
_HEAD = re.compile(r"[\w.+-]{1,64}$")
_REST = re.compile(r"\S*+")


def find_addresses(text: Seen | str) -> Iterator[Mark[object]]:
    """All addresses of a reading form, in order."""
    key, at = key_of(text), 0
    for start, end, sign in SIGNS.find(text):
        if start < at:
            continue
        if sign[0] in "@.":
            start -= _head(key, at, start)
        rest = _REST.match(key, end)
        at = rest.end() if rest else end
        yield Mark(start, at, None, "unit.address")


def _head(key: str, begin: int, end: int) -> int:
    """How many characters of an address stand before its sign."""
    found = _HEAD.search(key[max(begin, end - LONGEST) : end])
    return len(found.group()) if found else 0
