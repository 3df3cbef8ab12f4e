"""A part is so many percent of the whole (chiếm x%)."""

from collections.abc import Iterator

from toancanh.model import Measure, Node
from toancanh.reconcile.relations import Ratio, Term

ONE_REPORT = True


def relations(node: Node) -> Iterator[Ratio]:
    """The share of a part in the whole without its dimension."""
    part = node.thing
    if node.measure is Measure.SHARE and len(part.dims) == 1:
        whole = Node(part._replace(dims=()), Measure.LEVEL)
        yield Ratio("shares", Term(Node(part, Measure.LEVEL)), Term(whole), Term(node))
