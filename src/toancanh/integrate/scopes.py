"""Figures told of a merged area that are of other land: breaks of a series that nobody declares.

After a merger one name means more land, and reports go on under the name. Three signs tell that a figure is
still of the old area of the name, or that a series went over to the new one:

* it is the very figure that was told of the old area;
* the year so far goes on from the old area's by just the month, or leaps by much more than the month;
* every level of a year stands far above that of the year before, and no growth that is told explains it.

They are signs, not proof: where the other parts have none of a thing, the old area is all there is.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from toancanh.integrate.doubts import doubt
from toancanh.integrate.places import merged_from, named
from toancanh.integrate.sums import obstacle
from toancanh.integrate.told import Told
from toancanh.model import Finding, Kind, Measure, Node, Period, Place, Severity, Thing, Value
from toancanh.model.intervals import middle

_SAME = Decimal("0.01")  # of the value: by as much figures of one land miss each other
_LEAP = Decimal("0.1")  # of the value: more than a revision, less than a province
_MONTHS = 3  # average months: a month alone is not as large as this
_YEARS = Decimal("1.3")  # to the year before: no indicator grows by as much in every period of a year
_FEWEST = 3  # periods of a year that must tell the same
_DIGITS = 3  # a number of fewer digits may be the same by chance
_Levels = Sequence[tuple[Value, Place]]


class Doubt(NamedTuple):
    """A thing whose figure is not of the land that its area names, and how it is known."""

    thing: Thing
    finding: Finding


def doubtful(told: Told) -> Mapping[Thing, Finding]:
    """The things whose told figure is of other land than their area, with the first sign of it."""
    found: dict[Thing, Finding] = {}
    levels = _levels(told)
    signs = (_copies, _goings_on, _leaps, _years)
    for each in (each for sign in signs for each in sign(levels, told)):
        found.setdefault(each.thing, each.finding)
    return found


def _levels(told: Told) -> _Levels:
    """The levels told of merged areas that can be added up, each with the old area of the name."""
    found = []
    for value in told.values:
        thing = value.node.thing
        old = merged_from(thing.place)
        if old and value.node.measure is Measure.LEVEL and thing.kind is Kind.OUTCOME and not obstacle(thing):
            found.append((value, old))
    return found


def _copies(levels: _Levels, told: Told) -> Iterator[Doubt]:
    """The figure of the old area told again of the new one."""
    for value, old in levels:
        thing = value.node.thing
        before = told.get(Node(thing._replace(place=old), Measure.LEVEL))
        if before and before.interval == value.interval and _digits(value) >= _DIGITS:
            yield Doubt(thing, _finding("scope_copied", value, before))


def _goings_on(levels: _Levels, told: Told) -> Iterator[Doubt]:
    """The year so far of the new area is that of the old one and the month."""
    for value, old in levels:
        thing = value.node.thing
        before, month = _so_far(thing._replace(place=old), told), _month(thing, told)
        size = middle(value.interval)
        if before and month and size and _after_merger(thing):
            expected = _size(before) + _size(month)
            if abs(size - expected) <= abs(size) * _SAME:
                yield Doubt(thing, _finding("scope_kept", value, before))


def _leaps(levels: _Levels, told: Told) -> Iterator[Doubt]:
    """The year so far before the merger, told of the new area, that the next one leaps away from."""
    for value, _ in levels:
        thing = value.node.thing
        before = _so_far(thing, told)
        if (
            before
            and _after_merger(thing)
            and not _after_merger(before.node.thing)
            and leaps(value, before, told)
        ):
            yield Doubt(before.node.thing, _finding("scope_changed", value, before))


def declared(told: Told) -> Iterator[Finding]:
    """The leaps from the year so far of the old area to that of the new one, which nobody should compare."""
    for value, old in _levels(told):
        before = _so_far(value.node.thing._replace(place=old), told)
        if before and _after_merger(value.node.thing) and leaps(value, before, told):
            finding = _finding("scope_changed", value, before)
            yield Finding(finding.code, Severity.INFO, finding.passage, finding.values)


def leaps(value: Value, before: Value, told: Told) -> bool:
    """Whether the year so far exceeds that of a month before by much more than the month.

    Of a month that is not told: by more than three months are on the average.
    """
    step, month = _size(value) - _size(before), _month(value.node.thing, told)
    if month:
        return step - _size(month) > abs(_size(value)) * _LEAP
    return step * before.node.thing.period.end.month > _MONTHS * _size(before) > 0


def _years(levels: _Levels, told: Told) -> Iterator[Doubt]:
    """All levels before the latest year in which every period stands far above the year before.

    Only the land of the year before can be another: of a period that began after the merger it is not.
    """
    series: defaultdict[object, dict[Period, Value]] = defaultdict(dict)
    for value, _ in levels:
        thing = value.node.thing
        series[thing.indicator, thing.dims, thing.place, thing.unit][thing.period] = value
    for values in series.values():
        for year in sorted({period.start.year for period in values}, reverse=True):
            pairs = [
                (values[before], it)
                for period, it in values.items()
                if period.start.year == year
                and (before := period.year_before()) in values
                and not _began_after_merger(values[before].node.thing)
            ]
            if len(pairs) >= _FEWEST and all(_far(before, it, told) for before, it in pairs):
                yield from _before(values, pairs[0])
                break


def _before(values: Mapping[Period, Value], pair: tuple[Value, Value]) -> Iterator[Doubt]:
    old, new = pair
    finding = _finding("scope_between_years", new, old)
    for period, value in values.items():
        if period.start.year <= old.node.thing.period.start.year:
            yield Doubt(value.node.thing, finding)


def _far(before: Value, value: Value, told: Told) -> bool:
    """Whether a level stands far above that of the year before, and no told growth says so."""
    ratio = _size(value) / _size(before) if _size(before) else Decimal(0)
    grown = told.get(Node(value.node.thing, Measure.YOY))
    percent = (ratio - 1) * 100
    explained = grown is not None and abs(_size(grown) - percent) <= abs(percent) / 10
    return ratio >= _YEARS and not explained


def _after_merger(thing: Thing) -> bool:
    return thing.place.since is not None and thing.period.end >= thing.place.since


def _began_after_merger(thing: Thing) -> bool:
    return thing.place.since is not None and thing.period.start >= thing.place.since


def _so_far(thing: Thing, told: Told) -> Value | None:
    """The year so far up to the month before."""
    period = thing.period
    if not _is_so_far(period) or period.end.month == 1:
        return None
    before = thing._replace(period=Period.months(period.start.year, 1, period.end.month - 1))
    return told.get(Node(before, Measure.LEVEL))


def _month(thing: Thing, told: Told) -> Value | None:
    """The last month of the year so far."""
    if not _is_so_far(thing.period):
        return None
    month = Period.month(thing.period.end.year, thing.period.end.month)
    return told.get(Node(thing._replace(period=month), Measure.LEVEL))


def _is_so_far(period: Period) -> bool:
    months = period.months_of_year
    return months is not None and months[0] == 1


def _size(value: Value) -> Decimal:
    return middle(value.interval) or Decimal(0)


def _digits(value: Value) -> int:
    """Digits of a number without the noughts at its end."""
    return len(_size(value).normalize().as_tuple().digits)


def _finding(code: str, value: Value, other: Value) -> Finding:
    before = other.node.thing
    values = {
        "said": value.told.passage.text if value.told else _size(value),
        "other_area": named(before.place),
        "other_period": before.period.code,
        "other": other.told.passage.text if other.told else _size(other),
    }
    return doubt(code, value.node.thing, Severity.WARNING, value.told, **values)
