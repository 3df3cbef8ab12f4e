"""A new area is the areas it was formed from, where their figures may be added (``integrate`` says where)."""

from collections.abc import Iterator

from toancanh.model import Measure, Node
from toancanh.reconcile.known import Known
from toancanh.reconcile.relations import Sum, Term

BREAKDOWN = True


def among(node: Node, known: Known) -> Iterator[Sum]:
    """The compositions in which the area of the node is the whole or a part."""
    if node.measure is not Measure.LEVEL:
        return
    for whole, parts in known.compositions(node.thing):
        terms = [Term(Node(it, Measure.LEVEL)) for it in (whole, *parts)]
        yield Sum("old_areas", terms[0], tuple(terms[1:]))
