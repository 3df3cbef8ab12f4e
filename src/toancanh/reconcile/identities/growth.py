"""A value is the value of the same period a year before, and so many percent more (so với cùng kỳ).

Of a plan, a target or a forecast the base is what happened the year before. Where a report may mean current or
constant prices, the growth and the levels are compared only if they say which.
"""

from collections.abc import Iterator

from toancanh.model import Kind, Measure, Node, Period, Thing
from toancanh.reconcile.known import Known
from toancanh.reconcile.relations import Ratio, Term
from toancanh.reference.indicators import Kind as Flow
from toancanh.reference.indicators import PriceBase, catalogue

_AHEAD = (Kind.PLAN, Kind.TARGET, Kind.FORECAST)


def relations(node: Node, known: Known) -> Iterator[Ratio]:
    """The growth of the node itself, and of the period a year after."""
    thing = node.thing
    if node.measure not in (Measure.LEVEL, Measure.YOY) or not comparable(thing):
        return
    yield _grown(thing)
    if node.measure is Measure.LEVEL and thing.kind is Kind.OUTCOME:
        after = year_after(thing.period)
        for kind in (Kind.OUTCOME, *_AHEAD):
            later = thing._replace(period=after, kind=kind)
            if known.get(Node(later, Measure.LEVEL)) or known.get(Node(later, Measure.YOY)):
                yield _grown(later)


def comparable(thing: Thing) -> bool:
    """Whether a level of it and a growth can be told of the same prices, and grow at all."""
    entry = catalogue().get(thing.indicator)
    if entry is None or entry.stock_or_flow in (Flow.RATE, Flow.INDEX) or thing.kind is Kind.NEED:
        return False
    return entry.price_base is not PriceBase.VARIES or any(name == "price" for name, _ in thing.dims)


def year_after(period: Period) -> Period:
    """The same stretch one year later."""
    later = Period(
        *(day.replace(year=day.year + 1, day=min(day.day, 28)) for day in (period.start, period.end))
    )
    if period.whole_months:
        same = period.start.year == period.end.year
        if same:
            return Period.months(period.start.year + 1, period.start.month, period.end.month)
    return later


def _grown(thing: Thing) -> Ratio:
    base = thing._replace(period=thing.period.year_before(), kind=Kind.OUTCOME)
    return Ratio(
        "growth",
        Term(Node(thing, Measure.LEVEL)),
        Term(Node(base, Measure.LEVEL)),
        Term(Node(thing, Measure.YOY)),
        on_top=True,
    )
