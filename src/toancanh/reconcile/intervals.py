"""Intervals held against each other: how wide one is, how far two are apart.

Their arithmetic is the model's (``model.intervals``), because ``integrate`` adds up too.
"""

from decimal import Decimal

from toancanh.model import Interval
from toancanh.model.intervals import ANYTHING, add, common, divide, exactly, middle, multiply, negative, total

__all__ = [
    "ANYTHING",
    "add",
    "common",
    "divide",
    "exactly",
    "gap",
    "middle",
    "multiply",
    "negative",
    "total",
    "width",
]

_INFINITY = Decimal("Infinity")


def width(it: Interval) -> Decimal:
    """Its length, ``Infinity`` if an end is missing."""
    return _INFINITY if it.low is None or it.high is None else it.high - it.low


def gap(told: Interval, expected: Interval) -> Decimal | None:
    """By how much a told value exceeds the expected, from middle to middle; ``None`` if either has none."""
    one, other = middle(told), middle(expected)
    return None if one is None or other is None else one - other
