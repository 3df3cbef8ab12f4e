"""What is known at one moment: a value for each node, found by what it measures and by its period."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from toancanh.model import Composition, Kind, Measure, Node, Period, Place, Thing, Value

Series = tuple[str, tuple[tuple[str, str], ...], Place, str]  # a thing without period and kind


def series_of(thing: Thing) -> Series:
    """A thing without its period and kind."""
    return thing.indicator, thing.dims, thing.place, thing.unit


Compositions = Callable[[Thing], Sequence[Composition]]


def no_compositions(_: Thing) -> Sequence[Composition]:
    """No area is the sum of others."""
    return ()


class Known:
    """Values by node over another layer of values, so that a document can be tried on and put aside.

    Args:
        under: the values known without those of this layer.
        compositions: of which areas the figures of a thing are the sum, or a part; as those under.
    """

    def __init__(self, under: "Known | None" = None, compositions: Compositions = no_compositions) -> None:
        self._under = under
        self.compositions: Compositions = under.compositions if under else compositions
        self._values: dict[Node, Value] = {}
        self._periods: defaultdict[tuple[Series, Kind, Measure], dict[Period, None]] = defaultdict(dict)
        self._dims: defaultdict[tuple[str, Place], dict[tuple[tuple[str, str], ...], None]] = defaultdict(
            dict
        )

    def get(self, node: Node) -> Value | None:
        """The value of a node."""
        return self._values.get(node) or (self._under.get(node) if self._under else None)

    def before(self, node: Node) -> Value | None:
        """The value of a node without this layer."""
        return self._under.get(node) if self._under else None

    def said_now(self, node: Node) -> bool:
        """Whether this layer itself has a told value of the node."""
        value = self._values.get(node)
        return value is not None and value.told is not None

    def stale(self, node: Node) -> bool:
        """Whether only an earlier layer has a told value of the node."""
        return node not in self._values and self.before(node) is not None

    def put(self, value: Value) -> None:
        """Keep a value, in place of an earlier one of the same node."""
        node = value.node
        if node not in self._values:
            self._periods[series_of(node.thing), node.thing.kind, node.measure][node.thing.period] = None
            self._dims[node.thing.indicator, node.thing.place][node.thing.dims] = None
        self._values[node] = value

    def periods(self, thing: Thing, kind: Kind, measure: Measure) -> list[Period]:
        """The periods for which the series of a thing has a value of this kind and measure."""
        found = dict(self._periods.get((series_of(thing), kind, measure), {}))
        if self._under:
            found |= dict.fromkeys(self._under.periods(thing, kind, measure))
        return list(found)

    def breakdowns(self, indicator: str, place: Place) -> list[tuple[tuple[str, str], ...]]:
        """The dimensions that any value of an indicator in a place has."""
        found = dict(self._dims.get((indicator, place), {}))
        if self._under:
            found |= dict.fromkeys(self._under.breakdowns(indicator, place))
        return list(found)

    def own(self) -> Iterator[Value]:
        """The values of this layer alone."""
        return iter(self._values.values())
