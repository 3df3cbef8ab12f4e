"""The year so far grows by the new month and by what became of the estimate of the month before.

lũy kế(m) = lũy kế(m−1) − ước(m−1) + thực hiện(m−1) + ước(m): the report of a month states the month before as
it turned out, the one before it had estimated it.
"""

from collections.abc import Iterator

from toancanh.model import Kind, Measure, Node, Period, Thing
from toancanh.reconcile.known import Known
from toancanh.reconcile.relations import Sum, Term
from toancanh.reference.indicators import is_flow


def relations(node: Node) -> Iterator[Sum]:
    """The step to the cumulative value."""
    thing = node.thing
    if node.measure is not Measure.LEVEL or thing.kind is not Kind.OUTCOME or not is_flow(thing.indicator):
        return
    first, last = thing.period.months_of_year or (0, 0)
    if first == 1 and last > 1:
        yield _step(thing)


def _step(thing: Thing) -> Sum:
    year, month = thing.period.start.year, thing.period.end.month

    def at(period: Period) -> Node:
        return Node(thing.at(period), Measure.LEVEL)

    last, so_far = at(Period.month(year, month - 1)), at(Period.months(year, 1, month - 1))
    added = (Term(so_far, before=True), Term(last), Term(at(Period.month(year, month))))
    whole = Term(Node(thing, Measure.LEVEL))
    return Sum("cumulative", whole, added, (Term(last, before=True),), when=_told_in_turn)


def _told_in_turn(step: Sum, known: Known) -> bool:
    """Whether this report tells the new month and the one before, and one report before told the rest."""
    so_far, last, month = step.added
    if not all(known.said_now(it.node) for it in (step.whole, last, month)):
        return False
    earlier = [known.before(it.node) for it in (so_far, *step.taken)]
    told = [it.told.passage.document for it in earlier if it and it.told]
    return len(told) == 2 and told[0] == told[1]
