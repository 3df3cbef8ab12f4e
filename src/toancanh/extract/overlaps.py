"""Marks of several rules over one text: of those that overlap the longer stands, in time linear in them."""

from collections.abc import Iterable

from toancanh.extract.marks import Mark, Marks, T


def longer_of(marks: Iterable[Mark[T]]) -> Marks[T]:
    """The marks in text order; where one overlaps that before it the longer is kept, of equals the first."""
    kept: list[Mark[T]] = []
    for mark in sorted(marks, key=lambda one: (one.start, -one.end)):
        if not kept or kept[-1].end <= mark.start:
            kept.append(mark)
        elif mark.end - mark.start > kept[-1].end - kept[-1].start:
            kept[-1] = mark
    return Marks(kept)
