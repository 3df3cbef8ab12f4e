"""The balance of trade is exports less imports, the turnover is both together."""

from collections.abc import Iterator
from functools import lru_cache

from toancanh.model import Measure, Node, Thing
from toancanh.reconcile.relations import KEPT, Sum, Term

LINKED = (("exports", "imports", "trade_balance", "trade_turnover"),)


def relations(node: Node) -> Iterator[Sum]:
    """Both sums of the period, place and unit of the node."""
    if node.thing.indicator not in LINKED[0] or node.measure is not Measure.LEVEL or node.thing.dims:
        return
    yield from _sums(node.thing._replace(indicator="exports"))


@lru_cache(KEPT)
def _sums(exports: Thing) -> tuple[Sum, Sum]:
    terms = (Term(Node(exports._replace(indicator=code), Measure.LEVEL)) for code in LINKED[0])
    out, into, balance, both = terms
    return Sum("foreign_trade", both, (out, into)), Sum("foreign_trade", balance, (out,), (into,))
