"""Marks in text order, to be taken by stretches of the text."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Generic, Protocol, TypeVar


class _Placed(Protocol):
    @property
    def start(self) -> int: ...


Placed = TypeVar("Placed", bound=_Placed)


class Shelf(Generic[Placed]):
    """Looks up what begins in a stretch without a walk over the rest."""

    def __init__(self, items: Sequence[Placed]) -> None:
        self._items: tuple[Placed, ...] = tuple(items)
        self._starts = [item.start for item in items]

    def within(self, start: int, end: int) -> tuple[Placed, ...]:
        """Those that begin between two offsets."""
        first = bisect_left(self._starts, start)
        return self._items[first : bisect_left(self._starts, end, first)]
