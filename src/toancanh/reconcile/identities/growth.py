"""A value is the value of the same period a year before, and so many percent more (so với cùng kỳ).

Of a plan, a target or a forecast the base is what happened the year before. Where a report may mean current
or constant prices, the growth and the levels are compared only if they say which.
"""

from collections.abc import Iterator
from functools import lru_cache

from toancanh.model import Kind, Measure, Node, Thing
from toancanh.reconcile.relations import KEPT, Ratio, Term
from toancanh.reference.indicators import Kind as Flow
from toancanh.reference.indicators import PriceBase, catalogue

_DIFFERENCES = ("trade_balance",)  # they turn their sign: a growth of them says nothing


def relations(node: Node) -> Iterator[Ratio]:
    """The growth of the node itself, and of the same period a year after."""
    thing = node.thing
    if node.measure not in (Measure.LEVEL, Measure.YOY) or not comparable(thing):
        return
    yield _grown(thing)
    if node.measure is Measure.LEVEL and thing.kind is Kind.OUTCOME:
        yield _grown(thing.at(thing.period.year_after()))


def comparable(thing: Thing) -> bool:
    """Whether a level of it and a growth can be told of the same prices, and grow at all."""
    entry = catalogue().get(thing.indicator)
    if (
        thing.indicator in _DIFFERENCES
        or entry is None
        or entry.stock_or_flow in (Flow.RATE, Flow.INDEX)
        or thing.kind is Kind.NEED
    ):
        return False
    return entry.price_base is not PriceBase.VARIES or any(name == "price" for name, _ in thing.dims)


@lru_cache(KEPT)
def _grown(thing: Thing) -> Ratio:
    base = thing.at(thing.period.year_before(), Kind.OUTCOME)
    result, base_term = Term(Node(thing, Measure.LEVEL)), Term(Node(base, Measure.LEVEL))
    return Ratio("growth", result, base_term, Term(Node(thing, Measure.YOY)), on_top=True)
