"""The plan of the year is what has been done and what is still to be done.

Plans for "6 tháng cuối năm" are made so, but need not be: that the plan for the rest is the need is a habit.
"""

from collections.abc import Iterator
from datetime import timedelta
from functools import lru_cache

from toancanh.model import Kind, Measure, Node, Period, Thing
from toancanh.reconcile.identities.percent_of_plan import plan_of_year
from toancanh.reconcile.known import Known
from toancanh.reconcile.relations import KEPT, Sum, Term
from toancanh.reference.indicators import is_flow


def relations(node: Node) -> Iterator[Sum]:
    """What is left after a period from January on, and what was planned for it."""
    if node.thing.kind is Kind.OUTCOME and _counts(node):
        yield from _of(node.thing)


def among(node: Node, known: Known) -> Iterator[Sum]:
    """Of a plan of the year: what each period from January on leaves; of one for the rest: before it."""
    thing = node.thing
    if thing.kind not in (Kind.PLAN, Kind.NEED) or not _counts(node):
        return
    year = Period.year(thing.period.start.year)
    if thing.period == year:
        for period in known.periods(thing, Kind.OUTCOME, Measure.LEVEL):
            yield from _of(thing.at(period, Kind.OUTCOME), year)
    elif thing.period.end == year.end:
        done = Period(year.start, thing.period.start - timedelta(days=1))
        yield from _of(thing.at(done, Kind.OUTCOME), year)


def _planned(relation: Sum, known: Known) -> bool:
    """Whether somebody planned the rest: a need is not yet a plan."""
    plan = known.get(relation.added[0].node)
    return plan is not None and plan.told is not None


def _counts(node: Node) -> bool:
    return node.measure is Measure.LEVEL and is_flow(node.thing.indicator)


@lru_cache(KEPT)
def _of(done: Thing, of: Period | None = None) -> tuple[Sum, ...]:
    """The need after an outcome that begins a year, ``of`` if that matters, and leaves a remainder."""
    year = Period.year(done.period.start.year)
    if of not in (None, year) or done.period.start != year.start or not done.period.end < year.end:
        return ()
    rest = done.at(Period(done.period.end + timedelta(days=1), year.end), Kind.PLAN)
    need = Term(Node(rest._replace(kind=Kind.NEED), Measure.LEVEL))
    plan, made = Term(Node(plan_of_year(done), Measure.LEVEL)), Term(Node(done, Measure.LEVEL))
    planned = Sum("remaining_need", need, (Term(Node(rest, Measure.LEVEL)),), usual=True, when=_planned)
    return Sum("remaining_need", plan, (made, need)), planned
