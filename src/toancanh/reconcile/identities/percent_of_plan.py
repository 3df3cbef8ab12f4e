"""What has been reached is so many percent of the plan of the year (đạt x% kế hoạch)."""

from collections.abc import Iterator
from functools import lru_cache

from toancanh.model import Kind, Measure, Node, Period, Thing
from toancanh.reconcile.known import Known
from toancanh.reconcile.relations import KEPT, Ratio, Term


def relations(node: Node) -> Iterator[Ratio]:
    """Of an outcome within a year: its percent of the plan."""
    thing = node.thing
    in_a_year = thing.period.start.year == thing.period.end.year
    if thing.kind is Kind.OUTCOME and in_a_year and node.measure in (Measure.LEVEL, Measure.PCT_OF_PLAN):
        yield _reached(thing)


def among(node: Node, known: Known) -> Iterator[Ratio]:
    """Of the plan of a year: what every period of the year reached."""
    thing = node.thing
    if thing.kind is not Kind.PLAN or node.measure is not Measure.LEVEL:
        return
    for measure in (Measure.LEVEL, Measure.PCT_OF_PLAN):
        for period in known.periods(thing, Kind.OUTCOME, measure):
            if Period.year(period.start.year) == thing.period and period.end <= thing.period.end:
                yield _reached(thing.at(period, Kind.OUTCOME))


def plan_of_year(thing: Thing) -> Thing:
    """The plan of the year in which a period lies."""
    return thing.at(Period.year(thing.period.start.year), Kind.PLAN)


@lru_cache(KEPT)
def _reached(thing: Thing) -> Ratio:
    result, base = Node(thing, Measure.LEVEL), Node(plan_of_year(thing), Measure.LEVEL)
    return Ratio("percent_of_plan", Term(result), Term(base), Term(Node(thing, Measure.PCT_OF_PLAN)))
