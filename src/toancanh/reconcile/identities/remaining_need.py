"""The plan of the year is what has been done and what is still to be done.

Plans for "6 tháng cuối năm" are made so, but need not be: that the plan for the rest is the need is a habit.
"""

from collections.abc import Iterator
from datetime import timedelta

from toancanh.model import Kind, Measure, Node, Period, Thing
from toancanh.reconcile.identities.percent_of_plan import plan_of_year
from toancanh.reconcile.known import Known
from toancanh.reconcile.relations import Sum, Term
from toancanh.reference.indicators import Kind as Flow
from toancanh.reference.indicators import catalogue


def relations(node: Node, known: Known) -> Iterator[Sum]:
    """What is left after each period from January on, and what was planned for it."""
    thing = node.thing
    entry = catalogue().get(thing.indicator)
    if node.measure is not Measure.LEVEL or entry is None or entry.stock_or_flow is not Flow.FLOW:
        return
    for done in _parts_done(thing, known):
        rest = _rest(done)
        plan, need = plan_of_year(done), rest._replace(kind=Kind.NEED)
        nodes = [Term(Node(it, Measure.LEVEL)) for it in (plan, done, need)]
        yield Sum("remaining_need", nodes[0], (nodes[1], nodes[2]))
        if known.get(Node(rest, Measure.LEVEL)):
            yield Sum("remaining_need", nodes[2], (Term(Node(rest, Measure.LEVEL)),), usual=True)


def _parts_done(thing: Thing, known: Known) -> list[Thing]:
    """The outcomes from January on that have a remainder, in which the thing has a part."""
    year = Period.year(thing.period.start.year)
    done: list[Period] = []
    if thing.kind is Kind.OUTCOME:
        done = [thing.period]
    elif thing.kind is Kind.PLAN and thing.period == year:
        done = [
            it for it in known.periods(thing, Kind.OUTCOME, Measure.LEVEL) if it.start.year == year.start.year
        ]
    elif thing.kind in (Kind.PLAN, Kind.NEED) and thing.period.end == year.end and thing.period != year:
        done = [Period(year.start, thing.period.start - timedelta(days=1))]
    begun = (it for it in done if it.start == year.start and year.start < it.end < year.end)
    return [thing._replace(period=it, kind=Kind.OUTCOME) for it in begun]


def _rest(done: Thing) -> Thing:
    """The plan for the days of the year after a period."""
    year = Period.year(done.period.start.year)
    return done._replace(period=Period(done.period.end + timedelta(days=1), year.end), kind=Kind.PLAN)
