"""The balance of trade is exports less imports, the turnover is both together."""

from collections.abc import Iterator

from toancanh.model import Measure, Node
from toancanh.reconcile.known import Known
from toancanh.reconcile.relations import Sum, Term

LINKED = (("exports", "imports", "trade_balance", "trade_turnover"),)


def relations(node: Node, known: Known) -> Iterator[Sum]:
    """Both sums of the period, place and unit of the node."""
    if node.thing.indicator not in LINKED[0] or node.measure is not Measure.LEVEL or node.thing.dims:
        return
    out, into, balance, both = (
        Term(Node(node.thing._replace(indicator=code), Measure.LEVEL)) for code in LINKED[0]
    )
    yield Sum("foreign_trade", both, (out, into))
    yield Sum("foreign_trade", balance, (out,), (into,))
