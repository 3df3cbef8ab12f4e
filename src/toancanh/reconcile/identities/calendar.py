"""A quarter is its months, a half year its quarters, a year its halves, nine months a half and a quarter.

Only flows add up over time. That the year so far is the one of a month before and the month is a habit: each
report may revise the month before (``cumulative``).
"""

from collections.abc import Iterator
from functools import cache, lru_cache

from toancanh.model import Kind, Measure, Node, Period, Status, Thing
from toancanh.reconcile.known import Known
from toancanh.reconcile.relations import KEPT, Sum, Term
from toancanh.reference.indicators import is_flow

_Span = tuple[int, int]  # first and last month


@cache
def _divisions() -> dict[_Span, tuple[tuple[_Span, ...], ...]]:
    """How each stretch of a year is parted: quarters, halves, nine months, and the year so far."""
    found: dict[_Span, list[tuple[_Span, ...]]] = {}

    def part(whole: _Span, *parts: _Span) -> None:
        found.setdefault(whole, []).append(parts)

    for first in (1, 4, 7, 10):
        part((first, first + 2), *((month, month) for month in range(first, first + 3)))
    part((1, 6), (1, 3), (4, 6))
    part((7, 12), (7, 9), (10, 12))
    part((1, 9), (1, 6), (7, 9))
    part((1, 12), (1, 6), (7, 12))
    part((1, 12), (1, 9), (10, 12))
    for month in range(2, 13):
        part((1, month), (1, month - 1), (month, month))
    return {whole: tuple(parts) for whole, parts in found.items()}


@cache
def _memberships() -> dict[_Span, tuple[tuple[_Span, tuple[_Span, ...]], ...]]:
    """The divisions that each stretch is a part of, each with its whole."""
    found: dict[_Span, list[tuple[_Span, tuple[_Span, ...]]]] = {}
    for whole, ways in _divisions().items():
        for parts in ways:
            for each in parts:
                found.setdefault(each, []).append((whole, parts))
    return {span: tuple(ways) for span, ways in found.items()}


def relations(node: Node) -> Iterator[Sum]:
    """The node as a whole of shorter periods, and as a part of longer ones."""
    thing = node.thing
    if node.measure is not Measure.LEVEL or thing.kind is not Kind.OUTCOME or not is_flow(thing.indicator):
        return
    span = thing.period.months_of_year
    if span is None:
        return
    for parts in _divisions().get(span, ()):
        yield _sum(thing, parts)
    for whole, parts in _memberships().get(span, ()):
        yield _sum(thing.at(Period.months(thing.period.start.year, *whole)), parts)


@lru_cache(KEPT)
def _sum(whole: Thing, parts: tuple[_Span, ...]) -> Sum:
    start, year = whole.period.start.month, whole.period.start.year

    def term(span: _Span) -> Term:
        return Term(Node(whole.at(Period.months(year, *span)), Measure.LEVEL))

    first, last = parts[-1]
    revised = len(parts) == 2 and start == 1 and first == last
    return Sum(
        "calendar",
        Term(Node(whole, Measure.LEVEL)),
        tuple(map(term, parts)),
        usual=revised,
        when=_told_no_earlier,
    )


def _told_no_earlier(relation: Sum, known: Known) -> bool:
    """Whether the sum is as old as its parts.

    A sum told earlier was right when it was told: its parts may have been revised since. So may a part that
    an earlier report estimated and nobody told again.
    """
    if known.stale(relation.whole.node):
        return False
    return not any(_estimated_before(term.node, known) for term in relation.added)


def _estimated_before(node: Node, known: Known) -> bool:
    value = known.before(node) if known.stale(node) else None
    return value is not None and value.told is not None and value.told.status is Status.ESTIMATE
