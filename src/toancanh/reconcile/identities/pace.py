"""The growth of an index over a year cannot run away from that of its first months.

The rest of the year would have to make up for it: after −3,53 % in eleven months, +2,9 % in the year means
that the last month grew by three quarters. Months weigh alike; growths of a rest beyond these bounds are not
seen in the monthly tables of provinces.
"""

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from toancanh.model import Interval, Kind, Measure, Node, Period, Thing
from toancanh.reconcile.known import Known
from toancanh.reconcile.relations import KEPT, Blend, Term
from toancanh.reference.indicators import Kind as Flow
from toancanh.reference.indicators import catalogue

_REST = Interval(Decimal(-40), Decimal(60))  # percent
_WHOLES = (Kind.OUTCOME, Kind.FORECAST)


def relations(node: Node) -> Iterator[Blend]:
    """Of the first months of a year: the year, as it turned out and as it was foreseen."""
    first, year = node.thing.period, Period.year(node.thing.period.start.year)
    begins = first.whole_months and first.start == year.start and first.end < year.end
    if _is_index(node) and begins and node.thing.kind is Kind.OUTCOME:
        yield from (_pace(node.thing, kind) for kind in _WHOLES)


def among(node: Node, known: Known) -> Iterator[Blend]:
    """Of a year: every stretch from January on."""
    thing, year = node.thing, Period.year(node.thing.period.start.year)
    if not _is_index(node) or thing.kind not in _WHOLES or thing.period != year:
        return
    for period in known.periods(thing, Kind.OUTCOME, Measure.YOY):
        if period.start == thing.period.start and period.end < thing.period.end and period.whole_months:
            yield _pace(thing.at(period, Kind.OUTCOME), thing.kind)


def _is_index(node: Node) -> bool:
    entry = catalogue().get(node.thing.indicator)
    return node.measure is Measure.YOY and entry is not None and entry.stock_or_flow is Flow.INDEX


@lru_cache(KEPT)
def _pace(first: Thing, kind: Kind) -> Blend:
    year = Period.year(first.period.start.year)
    share = Decimal(first.period.end.month) / 12
    whole, part = Node(first.at(year, kind), Measure.YOY), Node(first, Measure.YOY)
    return Blend("pace", Term(whole), Term(part), share, _REST)
