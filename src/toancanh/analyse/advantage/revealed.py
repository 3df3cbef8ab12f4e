"""Revealed comparative advantage of exports, and its symmetric form.

RCA = (x_i / x) / (X_i / X): the share of a good in the exports of the area over its share in those of the
country or the world (B. Balassa, Trade Liberalisation and "Revealed" Comparative Advantage, 1965). It lies
between 0 and without end and is 1 where there is no advantage; (RCA − 1) / (RCA + 1) lies between −1 and 1
and treats both sides alike (B. Dalum, K. Laursen, G. Villumsen, 1998).
"""

from decimal import Decimal

from toancanh.analyse.advantage.quotient import quotient
from toancanh.model import Interval
from toancanh.model.intervals import add, divide, exactly

_ONE = Decimal(1)


def balassa(share_here: Interval, share_there: Interval) -> Interval:
    """The revealed comparative advantage of a good from its two shares in exports."""
    return quotient(share_here, share_there)


def symmetric(rca: Interval) -> Interval:
    """The same between −1 and 1; an advantage is over 0."""
    low = max(rca.low or Decimal(0), Decimal(0))
    first = _turned(low).low
    return Interval(first, _ONE if rca.high is None else _turned(rca.high).high)


def _turned(value: Decimal) -> Interval:
    return divide(exactly(value - 1), add(exactly(value), exactly(_ONE)))
