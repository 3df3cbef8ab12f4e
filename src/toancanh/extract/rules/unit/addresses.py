"""Addresses of the web and of mail, whose digits count nothing."""

import re
from collections.abc import Iterator

from toancanh.extract.marks import Mark

LONGEST = 64  # characters before an @ or a domain
_SIGNS = ("://", "www.", "@", ".vn", ".com", ".net", ".org")  # one stands in every address
_SIGN = re.compile(r"(?<![^\W_])(?:https?://|www\.)|@|\.(?:vn|com|net|org)(?![^\W_])")
_HEAD = re.compile(r"[\w.+-]{1,64}$")
_REST = re.compile(r"\S*+")


def find_addresses(key: str) -> Iterator[Mark[object]]:
    """All addresses of a reading form, in order."""
    if not any(sign in key for sign in _SIGNS):
        return
    at = 0
    for sign in _SIGN.finditer(key):
        start, end = sign.span()
        if start < at:
            continue
        if key[start] in "@.":
            start -= _head(key, at, start)
        rest = _REST.match(key, end)
        at = rest.end() if rest else end
        yield Mark(start, at, None, "unit.address")


def _head(key: str, begin: int, end: int) -> int:
    """How many characters of an address stand before its sign."""
    found = _HEAD.search(key[max(begin, end - LONGEST) : end])
    return len(found.group()) if found else 0
