"""Bars of parts as coordinates of an SVG; the words beside them say every number."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

WIDTH = 1000


@dataclass(frozen=True, slots=True)
class Piece:
    """One part of a bar: how it looks, where it begins and how long it is, of ``WIDTH``."""

    name: str
    start: int
    width: int


def pieces(parts: Iterable[tuple[str, Decimal]], most: Decimal) -> tuple[Piece, ...]:
    """Parts one after another, of a bar that is full at ``most``; parts of nothing are left out."""
    done, found = Decimal(0), []
    for name, size in parts:
        if size > 0 and most > 0:
            start, end = (int(WIDTH * min(it / most, Decimal(1))) for it in (done, done + size))
            found.append(Piece(name, start, max(end - start, 1)))
        done += size
    return tuple(found)
