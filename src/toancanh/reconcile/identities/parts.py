"""No part is more than the whole: of goods, sectors, sources of power, projects, parks.

Reports rarely name every part, so a part is only held against the whole: the difference, the rest, is not less
than nought. Only amounts that can be added have parts; the parts are of one report.
"""

from collections.abc import Iterator

from toancanh.model import Kind, Measure, Node, Thing
from toancanh.reconcile.known import Known
from toancanh.reconcile.relations import AtMost, Term
from toancanh.reference.indicators import catalogue

_CANNOT_BE_LESS = ("trade_balance",)

ONE_REPORT = True


def relations(node: Node, known: Known) -> Iterator[AtMost]:
    """The node as a part of what it narrows, and as the whole of what narrows it."""
    thing = node.thing
    entry = catalogue().get(thing.indicator)
    if (
        node.measure is not Measure.LEVEL
        or thing.kind is not Kind.OUTCOME
        or entry is None
        or not entry.additive
    ):
        return
    if thing.indicator in _CANNOT_BE_LESS:
        return
    for dims in known.breakdowns(thing.indicator, thing.place):
        part, whole = thing._replace(dims=max(dims, thing.dims, key=len)), thing
        if len(dims) == 1 and not thing.dims:
            yield _within(part, whole)
        elif not dims and len(thing.dims) == 1:
            yield _within(thing, thing._replace(dims=()))


def _within(part: Thing, whole: Thing) -> AtMost:
    return AtMost("parts", Term(Node(whole, Measure.LEVEL)), (Term(Node(part, Measure.LEVEL)),))
