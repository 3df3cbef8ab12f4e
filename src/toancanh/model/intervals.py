"""Arithmetic of intervals in exact decimals: whatever the true values are, the true result lies inside.

Every end is rounded outwards, at 40 digits. Sums keep open ends open; products close them, which makes an
interval wider, never narrower. What the written words of one number allow is ``Quantity.interval``.
"""

from collections.abc import Iterable
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal

from toancanh.model.quantities import Interval

_DOWN, _UP = Context(prec=40, rounding=ROUND_FLOOR), Context(prec=40, rounding=ROUND_CEILING)
_INFINITY = Decimal("Infinity")
ANYTHING = Interval(None, None)


def exactly(value: Decimal) -> Interval:
    """The interval of one value."""
    return Interval(value, value)


def add(one: Interval, other: Interval) -> Interval:
    """All sums."""
    low = None if one.low is None or other.low is None else _DOWN.add(one.low, other.low)
    high = None if one.high is None or other.high is None else _UP.add(one.high, other.high)
    return Interval(low, high, one.low_open or other.low_open, one.high_open or other.high_open)


def negative(it: Interval) -> Interval:
    """All values with the sign turned."""
    return Interval(_turned(it.high), _turned(it.low), it.high_open, it.low_open)


def total(parts: Iterable[Interval]) -> Interval:
    """All sums of one value of each."""
    whole = exactly(Decimal(0))
    for part in parts:
        whole = add(whole, part)
    return whole


def multiply(one: Interval, other: Interval) -> Interval:
    """All products."""
    if one.low is not None and other.low is not None and one.low >= 0 and other.low >= 0:
        high = None if one.high is None or other.high is None else _UP.multiply(one.high, other.high)
        return Interval(_DOWN.multiply(one.low, other.low), high)
    pairs = [(a, b) for a in _ends(one) for b in _ends(other)]
    return _between(min(_product(_DOWN, a, b) for a, b in pairs), max(_product(_UP, a, b) for a, b in pairs))


def divide(one: Interval, other: Interval) -> Interval:
    """All quotients; anything if the divisor may be nought."""
    low, high = _ends(other)
    if low <= 0 <= high:
        return ANYTHING
    if low > 0 and one.low is not None and one.high is not None and one.low >= 0 and high.is_finite():
        return Interval(_DOWN.divide(one.low, high), _UP.divide(one.high, low))
    pairs = [(a, b) for a in _ends(one) for b in (low, high)]
    return _between(
        min(_quotient(_DOWN, a, b) for a, b in pairs), max(_quotient(_UP, a, b) for a, b in pairs)
    )


def common(one: Interval, other: Interval) -> Interval | None:
    """What lies in both; ``None`` if nothing does."""
    low, low_open = _later((one.low, one.low_open), (other.low, other.low_open))
    high, high_open = _sooner((one.high, one.high_open), (other.high, other.high_open))
    if low is not None and high is not None and (low > high or (low == high and (low_open or high_open))):
        return None
    return Interval(low, high, low_open, high_open)


def middle(it: Interval) -> Decimal | None:
    """The value half-way; the end of one that has only one; ``None`` of one that has none."""
    if it.low is None or it.high is None:
        return it.low if it.high is None else it.high
    return (it.low + it.high) / 2


def _turned(end: Decimal | None) -> Decimal | None:
    """An end with its sign turned, to the last digit: a plain minus would round it, to 28 digits."""
    return end.copy_negate() if end else end


def _ends(it: Interval) -> tuple[Decimal, Decimal]:
    return (-_INFINITY if it.low is None else it.low), (_INFINITY if it.high is None else it.high)


def _between(low: Decimal, high: Decimal) -> Interval:
    return Interval(low if low.is_finite() else None, high if high.is_finite() else None)


def _product(context: Context, a: Decimal, b: Decimal) -> Decimal:
    return Decimal(0) if not a or not b else context.multiply(a, b)


def _quotient(context: Context, a: Decimal, b: Decimal) -> Decimal:
    if b.is_infinite():
        # The sign of a vanishing quotient is kept out: it may be nought.
        return Decimal(0) if a.is_finite() else a * (1 if b > 0 else -1)
    return context.divide(a, b)


def _later(
    one: tuple[Decimal | None, bool], other: tuple[Decimal | None, bool]
) -> tuple[Decimal | None, bool]:
    if one[0] is None or other[0] is None:
        return other if one[0] is None else one
    return (one[0], one[1] or other[1]) if one[0] == other[0] else max(one, other)


def _sooner(
    one: tuple[Decimal | None, bool], other: tuple[Decimal | None, bool]
) -> tuple[Decimal | None, bool]:
    if one[0] is None or other[0] is None:
        return other if one[0] is None else one
    return (one[0], one[1] or other[1]) if one[0] == other[0] else min(one, other)
