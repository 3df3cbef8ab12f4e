"""From observations to told values of nodes: what a document claims, in terms that identities can use."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache

from toancanh.model import (
    AreaLevel,
    Bound,
    Interval,
    Kind,
    Measure,
    Node,
    Observation,
    Place,
    Quantity,
    Status,
    Thing,
    Value,
    kind_of,
)
from toancanh.model.text import fold, reading_form
from toancanh.reconcile.identities import linked
from toancanh.reconcile.intervals import common, width
from toancanh.reference.areas import areas
from toancanh.reference.indicators import VARIES, catalogue

SETTLED = (Status.ACTUAL, Status.PRELIMINARY, Status.ESTIMATE)
MEASURES = (Measure.LEVEL, Measure.YOY, Measure.MOM, Measure.PCT_OF_PLAN, Measure.SHARE)
_BINARY = 12  # digits from which a number was calculated by a machine, whose last digit may be off

Family = tuple[str, Place]  # what identities can join: linked indicators in one province through time


def family_of(it: Observation) -> Family | None:
    """The family of a claim; ``None`` if it cannot be compared with any other."""
    if not comparable(it):
        return None
    return family(it.indicator or "", place_of(it))


def family(indicator: str, place: Place) -> Family:
    """The family of all that is claimed of an indicator in an area."""
    return linked().get(indicator, indicator), root(place)


def joined(indicator: str) -> frozenset[str]:
    """The indicators of the same families."""
    head = linked().get(indicator, indicator)
    return frozenset((indicator, *(code for code, its in linked().items() if its == head)))


def comparable(it: Observation) -> bool:
    """Whether it says which indicator, area and period it is about, in a measure that identities know."""
    return bool(it.indicator and it.period and (it.area_code or it.area)) and it.measure in MEASURES


def place_of(it: Observation) -> Place:
    """The area of a claim, as a key."""
    return place(it.area_code, it.area_since, it.area)


def place(code: str | None, since: date | None, name: str | None) -> Place:
    """The area of this code and first day, or of this name if it has no code."""
    return Place(code, since) if code else Place(fold(name or ""), None)


@cache
def root(place: Place) -> Place:
    """The province of today in which a unit lies, or what became of its province; the country by itself."""
    unit = areas().get(place.code, place.since) if place.since else None
    if unit is None or unit.level is AreaLevel.COUNTRY:
        return place
    unit = areas().province_of(unit)
    while after := areas().became(unit):
        unit = after[0][0]
    return Place(unit.code, unit.valid_from)


def told_values(claims: Iterable[Observation]) -> tuple[Value, ...]:
    """The told values of one document: as a rule one for each node.

    Of figures of several statuses the most settled counts, of several that agree the narrowest. Levels of
    one status that cannot all be true: in cells of a workbook each is a value, the first to be used and the
    others to be held against it; elsewhere the document speaks of things that it does not name apart ("4
    phòng, 1 chi cục") and tells no value of that node. Nor does it by growths that differ: they are on
    different bases.
    """
    usable = [(it, _series(it)) for it in claims if comparable(it)]
    units = _units(usable)
    nodes: defaultdict[Node, list[tuple[Interval, Observation]]] = defaultdict(list)
    for it, series in usable:
        nodes[_node(it, series, units)].append((interval_of(it.quantity), it))
    return tuple(Value(node, *told) for node, found in nodes.items() for told in _of_node(node, found))


def _of_node(node: Node, found: list[tuple[Interval, Observation]]) -> list[tuple[Interval, Observation]]:
    if len(found) == 1:
        return found
    best = min(settled(it) for _, it in found)
    ranked = sorted(
        (pair for pair in found if settled(pair[1]) == best),
        key=lambda pair: (width(pair[0]), pair[1].passage.start, pair[1].id),
    )
    first = ranked[0]
    others = [pair for pair in ranked if common(first[0], pair[0]) is None]
    in_cells = node.measure is Measure.LEVEL and all(it.passage.locator.sheet for _, it in ranked)
    return [first, *others] if in_cells or not others else []


def settled(it: Observation) -> int:
    """How settled a figure is, 0 the most (Law on Statistics, article 48); 0 too for plans and forecasts."""
    return SETTLED.index(it.status) if it.status in SETTLED else 0


def interval_of(quantity: Quantity) -> Interval:
    """What a quantity allows; one that a spreadsheet calculated may be off by one in its last digit."""
    interval = quantity.interval
    if not quantity.step or abs(quantity.value) < quantity.step * Decimal(10) ** _BINARY:
        return interval
    half = quantity.step / 2
    low = None if interval.low is None else interval.low - half
    return Interval(low, None if interval.high is None else interval.high + half)


def likely(quantity: Quantity) -> Interval:
    """What a reader takes a quantity to be: "gần", "hơn" stay within one of its last digit but noughts."""
    interval = interval_of(quantity)
    if quantity.bound is Bound.EXACT or quantity.bound is Bound.ABOUT or not quantity.value:
        return interval
    last = Decimal(1).scaleb(int(quantity.value.normalize().as_tuple().exponent))
    low, high = interval.low, interval.high
    return Interval(
        high - last if low is None and high else low, low + last if high is None and low else high
    )


_Series = tuple[str, tuple[tuple[str, str], ...], Place, object, Kind]


def _series(it: Observation) -> _Series:
    return it.indicator or "", dims_of(it), place_of(it), it.period, kind_of(it)


def dims_of(it: Observation) -> tuple[tuple[str, str], ...]:
    """The dimensions of a claim, sorted, as they are compared."""
    return _compared(it.dims) if it.dims else ()


@lru_cache(10_000)
def _compared(dims: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((name, reading_form(value)) for name, value in dims))


def _units(claims: Iterable[tuple[Observation, _Series]]) -> Mapping[_Series, list[tuple[int, str]]]:
    """Where the levels of each series stand in the document, and in which unit."""
    found: defaultdict[_Series, list[tuple[int, str]]] = defaultdict(list)
    for it, series in claims:
        if it.measure is Measure.LEVEL:
            found[series].append((it.passage.start, it.quantity.unit))
    return found


def _node(it: Observation, series: _Series, units: Mapping[_Series, list[tuple[int, str]]]) -> Node:
    """A ratio is of the level that stands nearest to it: growth of tonnes is not growth of dollars."""
    unit = it.quantity.unit
    if it.measure is not Measure.LEVEL:
        levels = units.get(series)
        unit = (
            min(levels, key=lambda level: abs(level[0] - it.passage.start))[1] if levels else _usual_unit(it)
        )
    indicator, dims, place, _, kind = series
    assert it.period is not None
    return Node(Thing(indicator, dims, place, it.period, kind, unit), it.measure)


def _usual_unit(it: Observation) -> str:
    entry = catalogue().get(it.indicator or "")
    return entry.unit if entry and entry.unit != VARIES else ""


def since_of(place: Place) -> date:
    """The day from which an area is valid, for sorting."""
    return place.since or date.min
