"""What has been reached is so many percent of the plan of the year (đạt x% kế hoạch)."""

from collections.abc import Iterator

from toancanh.model import Kind, Measure, Node, Period, Thing
from toancanh.reconcile.known import Known
from toancanh.reconcile.relations import Ratio, Term


def relations(node: Node, known: Known) -> Iterator[Ratio]:
    """Of an outcome: its percent of the plan; of a plan: what every period of its year reached."""
    thing = node.thing
    if thing.kind is Kind.OUTCOME and node.measure in (Measure.LEVEL, Measure.PCT_OF_PLAN):
        if thing.period.start.year == thing.period.end.year:
            yield _reached(thing)
    elif thing.kind is Kind.PLAN and node.measure is Measure.LEVEL:
        for measure in (Measure.LEVEL, Measure.PCT_OF_PLAN):
            for period in known.periods(thing, Kind.OUTCOME, measure):
                if Period.year(period.start.year) == thing.period and period.end <= thing.period.end:
                    yield _reached(thing._replace(period=period, kind=Kind.OUTCOME))


def plan_of_year(thing: Thing) -> Thing:
    """The plan of the year in which a period lies."""
    return thing._replace(period=Period.year(thing.period.start.year), kind=Kind.PLAN)


def _reached(thing: Thing) -> Ratio:
    plan = plan_of_year(thing)
    nodes = (Node(thing, Measure.LEVEL), Node(plan, Measure.LEVEL), Node(thing, Measure.PCT_OF_PLAN))
    return Ratio("percent_of_plan", *map(Term, nodes))
