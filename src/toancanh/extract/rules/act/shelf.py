"""Marks in text order, to be taken by stretches of the text."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Generic, TypeVar

from toancanh.extract.rules.act.bodies import Body
from toancanh.extract.rules.act.scene import Cue

Spanned = TypeVar("Spanned", Cue, Body)


class Shelf(Generic[Spanned]):
    """Looks up what begins in a stretch without a walk over the rest."""

    def __init__(self, items: Sequence[Spanned]) -> None:
        self._items: tuple[Spanned, ...] = tuple(items)
        self._starts = [item.start for item in items]

    def within(self, start: int, end: int) -> tuple[Spanned, ...]:
        """Those that begin between two offsets."""
        first = bisect_left(self._starts, start)
        return self._items[first : bisect_left(self._starts, end, first)]
