"""A part is so many percent of the whole (chiếm x%)."""

from collections.abc import Iterator

from toancanh.model import Measure, Node
from toancanh.reconcile.known import Known
from toancanh.reconcile.relations import Ratio, Term

ONE_REPORT = True


def relations(node: Node, known: Known) -> Iterator[Ratio]:
    """The share of the part in the whole without its dimension, where one is known."""
    thing = node.thing
    if node.measure not in (Measure.LEVEL, Measure.SHARE):
        return
    if thing.dims:
        parts = [thing]
    elif node.measure is Measure.LEVEL:
        known_dims = known.breakdowns(thing.indicator, thing.place)
        parts = [thing._replace(dims=dims) for dims in known_dims if len(dims) == 1]
    else:
        return
    for part in parts:
        if len(part.dims) == 1 and known.get(Node(part, Measure.SHARE)):
            whole = Node(part._replace(dims=()), Measure.LEVEL)
            yield Ratio("shares", *map(Term, (Node(part, Measure.LEVEL), whole, Node(part, Measure.SHARE))))
