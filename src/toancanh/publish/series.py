"""A series: one indicator, narrowed as it is, of one area through time.

Months, quarters, years and the year so far are never one line: each is a strand of its own, and so is each
unit and each kind (what happened, what is planned). What is counted at a date (số cụm công nghiệp) is one
strand whatever period its document names. A period may belong to two strands: January is a month and the
year so far.

The lines of a picture (``reconcile.picture``) come as they are; here nothing is chosen or derived.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple, Protocol, TypeVar

from toancanh.model import Interval, Kind, Measure, Observation, Period, Place, Status
from toancanh.model.intervals import common
from toancanh.model.text import reading_form
from toancanh.publish import names
from toancanh.reference import indicators


class Rhythm(StrEnum):
    """Kind of period of a strand."""

    MONTH = "month"
    TO_DATE = "to_date"  # from January: "6 tháng", quarter I, the whole year
    QUARTER = "quarter"
    YEAR = "year"
    DATE = "date"  # counted at the end of the period
    OTHER = "other"  # half a year from July, several years, reporting windows


class Line(Protocol):
    """What a line of the picture tells; ``reconcile.picture.PictureLine`` is one."""

    @property
    def indicator(self) -> str | None:
        """Code of the catalogue."""

    @property
    def dims(self) -> tuple[tuple[str, str], ...]:
        """What narrows it."""

    @property
    def area(self) -> str | None:
        """Name of the area as told."""

    @property
    def area_code(self) -> str | None:
        """Its code."""

    @property
    def area_since(self) -> date | None:
        """The day from which the code means it."""

    @property
    def period(self) -> Period | None:
        """When."""

    @property
    def kind(self) -> Kind:
        """What happened, or what is wanted."""

    @property
    def value(self) -> Observation | None:
        """The level stood by."""

    @property
    def pct_of_plan(self) -> Observation | None:
        """The percent of plan stood by."""

    @property
    def growth(self) -> Observation | None:
        """The growth on a year before stood by."""

    @property
    def rivals(self) -> tuple[Observation, ...]:
        """What else is claimed of any of the three, best first."""


_L = TypeVar("_L", bound=Line)


class Key(NamedTuple):
    """What a series is of. An area without a code stands as its name, with no day."""

    indicator: str
    dims: tuple[tuple[str, str], ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Point:
    """One value of a strand.

    Args:
        period: when.
        fact: the observation stood by.
        growth: growth on a year before told with it, if the strand is of levels.
        pct_of_plan: percent of plan told with it, if the strand is of levels.
        rivals: what others claim in the same measure and unit, best first.
    """

    period: Period
    fact: Observation
    growth: Observation | None = None
    pct_of_plan: Observation | None = None
    rivals: tuple[Observation, ...] = ()

    @property
    def value(self) -> Decimal:
        """The number; of a range its middle."""
        quantity = self.fact.quantity
        return quantity.value if quantity.high is None else (quantity.value + quantity.high) / 2

    @property
    def interval(self) -> Interval:
        """All that it can be."""
        return self.fact.quantity.interval

    @property
    def status(self) -> Status:
        """How settled it is."""
        return self.fact.status

    @property
    def disputed(self) -> tuple[Observation, ...]:
        """The rivals of the same status that cannot be true together with it."""
        same = (it for it in self.rivals if it.status is self.status)
        return tuple(it for it in same if common(it.quantity.interval, self.interval) is None)


@dataclass(frozen=True, slots=True)
class Strand:
    """Points of one kind, measure, rhythm and unit, the earliest first."""

    kind: Kind
    measure: Measure
    rhythm: Rhythm
    unit: str
    points: tuple[Point, ...]


def rhythms(period: Period, indicator: str = "") -> tuple[Rhythm, ...]:
    """The strands that a period of an indicator belongs to; of an unknown one as of a flow."""
    if indicators.is_counted(indicator):
        return (Rhythm.DATE,)
    if period.months_of_year is None:
        return (Rhythm.OTHER,)
    first, last = period.months_of_year
    found = []
    if first == last:
        found.append(Rhythm.MONTH)
    if first == 1:
        found.append(Rhythm.TO_DATE)
    if last - first == 2 and last % 3 == 0:
        found.append(Rhythm.QUARTER)
    if (first, last) == (1, 12):
        found.append(Rhythm.YEAR)
    return tuple(found) or (Rhythm.OTHER,)


def key_of(line: Line) -> Key | None:
    """The series that a line belongs to; ``None`` if it names no indicator or no area.

    A unit that goes on with the same land under a later date is one place with it.
    """
    if not line.indicator or not (line.area_code or line.area):
        return None
    dims = tuple(sorted((name, reading_form(value)) for name, value in line.dims))
    return Key(line.indicator, dims, _place(line))


def _place(line: Line) -> Place:
    if line.area_code is None:
        return Place(line.area or "", None)
    return Place(line.area_code, names.since(line.area_code, line.area_since))


def by_series(lines: Iterable[_L]) -> dict[Key, tuple[_L, ...]]:
    """The lines of each series, in the order in which they come; those of none are left out."""
    found: defaultdict[Key, list[_L]] = defaultdict(list)
    for line in lines:
        if line.period is not None and (key := key_of(line)) is not None:
            found[key].append(line)
    return {key: tuple(its) for key, its in found.items()}


def strands(lines: Iterable[Line], measure: Measure = Measure.LEVEL) -> tuple[Strand, ...]:
    """The strands of one series, those with most points first.

    Args:
        lines: of one series (``by_series``).
        measure: what is wanted of them: level, growth on a year before, or percent of plan.
    """
    found: defaultdict[tuple[Kind, Rhythm, str], list[Point]] = defaultdict(list)
    for line in lines:
        for point in _points(line, measure):
            for rhythm in rhythms(point.period, line.indicator or ""):
                found[line.kind, rhythm, point.fact.quantity.unit].append(point)
    made = (
        Strand(kind, measure, rhythm, unit, tuple(sorted(points, key=_when)))
        for (kind, rhythm, unit), points in found.items()
    )
    return tuple(sorted(made, key=lambda it: (-len(it.points), it.kind, it.rhythm, it.unit)))


def _when(point: Point) -> tuple[date, date]:
    return point.period.end, point.period.start


def _points(line: Line, measure: Measure) -> Iterable[Point]:
    """The point of a line in each unit that it is told in: what is stood by, else the best rival."""
    stood = {Measure.LEVEL: line.value, Measure.YOY: line.growth, Measure.PCT_OF_PLAN: line.pct_of_plan}
    if line.period is None:
        return
    told = [it for it in (stood.get(measure), *line.rivals) if it is not None and it.measure is measure]
    for unit in dict.fromkeys(it.quantity.unit for it in told):
        same = [it for it in told if it.quantity.unit == unit]
        beside = (line.growth, line.pct_of_plan) if measure is Measure.LEVEL else (None, None)
        yield Point(line.period, same[0], *beside, rivals=tuple(same[1:]))


def strand(of: Sequence[Strand], kind: Kind = Kind.OUTCOME, rhythm: Rhythm | None = None) -> Strand | None:
    """The fullest strand of a kind, and of a rhythm if one is given; ``None`` if there is none."""
    return next((it for it in of if it.kind is kind and rhythm in (None, it.rhythm)), None)


def by_year(points: Iterable[Point]) -> Mapping[int, tuple[Point, ...]]:
    """The points by the year in which their periods end, so that years can be compared."""
    found: defaultdict[int, list[Point]] = defaultdict(list)
    for point in points:
        found[point.period.end.year].append(point)
    return {year: tuple(found[year]) for year in sorted(found)}
