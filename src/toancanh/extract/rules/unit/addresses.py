"""Addresses of the web and of mail, whose digits count nothing."""

import re
from collections.abc import Iterator

from toancanh.extract.marks import Mark

LONGEST = 64  # characters before an @ or a domain
_SIGN = re.compile(r"https?://|www\.|@|\.(?:vn|com|net|org)\b")
_HEAD = re.compile(r"[\w.+-]{1,64}$")
_REST = re.compile(r"\S*+")


def find_addresses(key: str) -> Iterator[Mark[object]]:
    """All addresses of a reading form, in order."""
    at = 0
    while sign := _SIGN.search(key, at):
        start = sign.start()
        if sign.group()[0] in "@.":
            start -= _head(key, at, start)
        rest = _REST.match(key, sign.end())
        at = rest.end() if rest else sign.end()
        yield Mark(start, at, None, "unit.address")


def _head(key: str, begin: int, end: int) -> int:
    """How many characters of an address stand before its sign."""
    found = _HEAD.search(key[max(begin, end - LONGEST) : end])
    return len(found.group()) if found else 0
