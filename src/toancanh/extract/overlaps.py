"""Marks of several rules over one text: of those that overlap the longer stands, in time linear in them."""

from collections.abc import Iterable
from operator import itemgetter

from toancanh.extract.marks import Mark, Marks, T


def longer_of(marks: Iterable[Mark[T]]) -> Marks[T]:
    """The marks in text order; where one overlaps that before it the longer is kept, of equals the first."""
    kept: list[Mark[T]] = []
    reach = length = 0
    for mark in sorted(marks, key=itemgetter(0)):
        start, end, _, _ = mark
        if reach <= start:
            kept.append(mark)
        elif end - start > length:
            kept[-1] = mark
        else:
            continue
        reach, length = end, end - start
    return Marks(kept)
