"""No part is more than the whole: of goods, sectors, sources of power, projects, parks.

Reports rarely name every part, so a part is only held against the whole: the difference, the rest, is not
less than nought. Only amounts that can be added have parts; the parts are of one report.
"""

from collections.abc import Iterator

from toancanh.model import Kind, Measure, Node
from toancanh.reconcile.relations import AtMost, Term
from toancanh.reference.indicators import catalogue

ONE_REPORT = True
_CANNOT_BE_LESS = ("trade_balance",)


def relations(node: Node) -> Iterator[AtMost]:
    """The node as a part of what it narrows by one dimension."""
    part = node.thing
    entry = catalogue().get(part.indicator)
    if node.measure is not Measure.LEVEL or part.kind is not Kind.OUTCOME or len(part.dims) != 1:
        return
    if entry and entry.additive and part.indicator not in _CANNOT_BE_LESS:
        whole = Node(part._replace(dims=()), Measure.LEVEL)
        yield AtMost("parts", Term(whole), (Term(node),))
