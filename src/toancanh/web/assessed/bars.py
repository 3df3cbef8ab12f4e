"""Bars of parts, and courses of percents, as coordinates of an SVG; words beside them say every number."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

WIDTH = 1000
LONG, HIGH = 120, 32
"""The box of a course."""
_EDGE = 3


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


def course(points: Sequence[tuple[date, Decimal]]) -> str:
    """Percents through time as "x,y x,y …" in a box from 0 to 100 percent; nothing of fewer than two days."""
    days = [day.toordinal() for day, _ in points]
    room = max(days, default=0) - min(days, default=0)
    if not room:
        return ""
    wide, tall = LONG - 2 * _EDGE, HIGH - 2 * _EDGE
    drawn = (
        (_EDGE + wide * (day - days[0]) // room, _EDGE + tall - int(tall * min(value, Decimal(100)) / 100))
        for day, (_, value) in zip(days, points, strict=True)
    )
    return " ".join(f"{x},{y}" for x, y in drawn)
