"""A map as shapes for SVG: outlines of both times, and a sign for each entry."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from toancanh.model import Area
from toancanh.reference.areas import areas
from toancanh.reference.maps import ISLANDS, Ring, Sheet, middle, outline, point
from toancanh.store.boundaries.rows import BoundarySet
from toancanh.store.boundaries.selectors import boundaries
from toancanh.web.language import spoken

WIDTH, _MARGIN = 640.0, 22.0
_LEAST, _MOST = 5.0, 17.0  # half the width of a sign
_SIDES = {
    "diamond": ((0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)),
    "triangle": ((0, -1.2), (1.1, 0.9), (-1.1, 0.9)),
}


@dataclass(frozen=True, slots=True)
class Outline:
    """The land of one unit: a path, and where its name stands."""

    path: str
    name: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Ground:
    """What lies under the signs: the unit asked for, its neighbours, what it was made of, what it holds.

    ``within`` are its communes, of which only loaded boundaries are known; ``credits`` the loaded files that
    are drawn, and ``rough`` says that some lines are still those that come with the program.
    """

    sheet: Sheet
    own: tuple[Outline, ...]
    around: tuple[Outline, ...]
    old: tuple[Outline, ...]
    within: tuple[Outline, ...]
    islands: tuple[tuple[str, float, float], ...]
    credits: tuple[BoundarySet, ...]
    rough: bool


def ground(unit: Area, day: date) -> Ground:
    """The ground of a province, or of the country with its islands, on a day; loaded ones first."""
    country = unit.parent is None
    islands = ISLANDS if country else ()
    above = unit if country else areas().parent(unit)
    beside = [it for it in areas().children(above) if it.exists_on(day) and it != unit] if above else []
    old = [before for before, _ in areas().was(unit)]
    within = () if country else _smallest(unit, day)
    loaded = boundaries((unit, *beside, *old, *within))

    def rings(it: Area) -> tuple[Ring, ...]:
        return loaded[it].rings if it in loaded else outline(it)

    own = [ring for it in beside for ring in rings(it)] if country else rings(unit)
    sheet = Sheet.around([*(it for ring in own for it in ring), *(it.at for it in islands)], WIDTH, _MARGIN)
    drawn = {it: loaded[it].of for it in (unit, *beside, *old, *within) if it in loaded}
    return Ground(
        sheet,
        () if country else (_drawn(sheet, unit, rings(unit)),),
        tuple(_drawn(sheet, it, rings(it)) for it in beside),
        tuple(_drawn(sheet, it, rings(it)) for it in old) if len(old) > 1 else (),  # one part is the whole
        tuple(_drawn(sheet, it, loaded[it].rings) for it in within if it in loaded),
        tuple((it.en if spoken() == "en" else it.name, *sheet.at(it.at)) for it in islands),
        tuple(dict.fromkeys(drawn.values())),
        any(it not in loaded for it in (*(() if country else (unit,)), *beside, *old)),
    )


def _smallest(unit: Area, day: date) -> tuple[Area, ...]:
    """The communes in a unit on a day, whatever stands between."""
    below = [it for it in areas().children(unit) if it.exists_on(day)]
    return tuple(it for each in below for it in (_smallest(each, day) or (each,)))


def _drawn(sheet: Sheet, unit: Area, rings: tuple[Ring, ...]) -> Outline:
    x, y = sheet.at(point(unit) or middle([it for ring in rings for it in ring]))
    return Outline(sheet.path(rings), unit.name, x, y)


def half_widths(sizes: Iterable[Decimal | None]) -> list[float]:
    """How large signs are: their area goes with their number, up to the largest; the least without one."""
    told = list(sizes)
    largest = max((float(it) for it in told if it), default=0)
    return [_LEAST if not it else max(_LEAST, _MOST * (float(it) / largest) ** 0.5) for it in told]


def corners(sign: str, x: float, y: float, half: float) -> str:
    """The corners of a sign that has some, for a polygon."""
    return " ".join(f"{x + dx * half:.1f},{y + dy * half:.1f}" for dx, dy in _SIDES[sign])
