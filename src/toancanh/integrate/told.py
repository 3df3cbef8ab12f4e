"""What is told, found by node, and by what it measures whatever its unit, prices or reporting calendar."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import cached_property

from toancanh.integrate.sums import PRICE, priced
from toancanh.model import Node, Period, Place, Thing, Value

_FIRST, _LAST = 15, 14  # days on which a reporting month of decree 09/2019/NĐ-CP begins and ends
_Alike = tuple[object, ...]


class Told:
    """Told values, one for each node; what follows from them does not depend on their order."""

    def __init__(self, values: Iterable[Value]) -> None:
        self._values = {value.node: value for value in values}

    def get(self, node: Node) -> Value | None:
        """The value told of a node."""
        return self._values.get(node)

    @cached_property
    def nodes(self) -> tuple[Node, ...]:
        """All nodes, in an order of their own."""
        return tuple(sorted(self._values, key=order))

    @cached_property
    def values(self) -> tuple[Value, ...]:
        """All values, in the order of their nodes."""
        return tuple(self._values[node] for node in self.nodes)

    def alike(self, node: Node) -> list[Node]:
        """Other nodes that measure the same but for unit, prices, or the calendar that they close by."""
        return [it for it in self._by_what.get(_alike(node), ()) if it != node]

    @cached_property
    def _by_what(self) -> Mapping[_Alike, list[Node]]:
        found: defaultdict[_Alike, list[Node]] = defaultdict(list)
        for node in self.nodes:
            found[_alike(node)].append(node)
        return found


def order(node: Node) -> tuple[object, ...]:
    """A sort key for nodes: by what is measured, area, then time."""
    thing = node.thing
    return (
        thing.indicator,
        thing.dims,
        by_place(thing.place),
        thing.period,
        thing.kind,
        thing.unit,
        node.measure,
    )


def by_place(place: Place) -> tuple[str, date]:
    """A sort key for places."""
    return place.code, place.since or date.min


def closing(period: Period) -> Period:
    """The calendar months that a period stands for in reports.

    An administrative report closes on the 14th: its month begins on the 15th of the month before, its half
    year on 15 December (decree 09/2019/NĐ-CP). Every other period stands for itself.
    """
    if period.start.day != _FIRST or period.end.day != _LAST:
        return period
    begun = period.start.replace(day=1) + timedelta(days=31)
    first = begun.replace(day=1)
    return Period(first, Period.month(period.end.year, period.end.month).end)


def _alike(node: Node) -> _Alike:
    thing = node.thing
    return (*_what(thing), thing.place, closing(thing.period), thing.kind, node.measure)


def _what(thing: Thing) -> tuple[object, ...]:
    dims = tuple(it for it in thing.dims if it[0] != PRICE) if priced(thing) else thing.dims
    return thing.indicator, dims
