"""Where an entry is drawn: at its coordinates, else at a point of its commune or district, said so."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from toancanh.model import AreaLevel
from toancanh.reference.maps import Point, point
from toancanh.registers.entries import Entry

_COARSE = (AreaLevel.COUNTRY, AreaLevel.PROVINCE)
_GOLDEN = math.pi * (3 - math.sqrt(5))  # the angle at which many around one point lie apart


class Place(NamedTuple):
    """A point, and whether it is only that of the commune or district around."""

    at: Point
    around: bool


def place(entry: Entry) -> Place | None:
    """Where an entry is; of one that only a province is known of nobody can say."""
    if entry.latitude is not None and entry.longitude is not None:
        return Place(Point(float(entry.latitude), float(entry.longitude)), around=False)
    unit = entry.area
    at = point(unit) if unit and unit.level not in _COARSE else None
    return Place(at, around=True) if at else None


def apart(drawn: Iterable[tuple[float, float]], step: float) -> Iterator[tuple[float, float]]:
    """Points on paper, those that are the same laid around it in a spiral, so that each can be seen."""
    seen: defaultdict[tuple[float, float], int] = defaultdict(int)
    for x, y in drawn:
        count = seen[x, y]
        seen[x, y] += 1
        radius, angle = step * math.sqrt(count), count * _GOLDEN
        yield round(x + radius * math.cos(angle), 1), round(y + radius * math.sin(angle), 1)
