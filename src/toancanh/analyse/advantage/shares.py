"""The share of a part in its whole, in percent.

Where the whole is the sum of its parts the part stands above and below the line, so that plain division of
intervals would be too wide; the bounds here are the tightest there are.
"""

from collections.abc import Sequence
from decimal import Decimal

from toancanh.model import Interval
from toancanh.model.intervals import ANYTHING, add, common, divide, exactly, multiply, negative, total

HUNDRED = exactly(Decimal(100))
NOUGHT = Decimal(0)
_ANY_SHARE = Interval(NOUGHT, Decimal(100))


def share(part: Interval, rest: Interval) -> Interval:
    """The percent that a part has of itself and the rest; amounts cannot be less than nought.

    Returns:
        0 to 100; anything where both may be nought, or one is surely less.
    """
    if any(it.high is not None and it.high < 0 for it in (part, rest)):
        return ANYTHING
    part_low, rest_low = _least(part), _least(rest)
    if part_low == 0 and rest_low == 0 and (part.high == 0 or rest.high == 0):
        return ANYTHING
    low = _percent(part_low, rest.high).low
    high = _percent(part.high, rest_low).high
    return Interval(low, high)


def shares(parts: Sequence[Interval]) -> tuple[Interval, ...]:
    """The shares of all parts that make up a whole."""
    return tuple(
        share(it, total(other for place, other in enumerate(parts) if place != at))
        for at, it in enumerate(parts)
    )


def share_of(part: Interval, whole: Interval) -> Interval:
    """The percent that a part has of a whole that is told on its own."""
    return common(multiply(divide(part, whole), HUNDRED), _ANY_SHARE) or ANYTHING


def rest_of(parts: Sequence[Interval], whole: Interval) -> Interval:
    """What of a whole its known parts leave, which is not less than nought."""
    left = add(whole, negative(total(parts)))
    return Interval(_least(left), None if left.high is None else max(left.high, NOUGHT))


def _least(it: Interval) -> Decimal:
    return NOUGHT if it.low is None else max(it.low, NOUGHT)


def _percent(part: Decimal | None, rest: Decimal | None) -> Interval:
    """100 part / (part + rest), where one of them is not nought; ``None`` is without end."""
    if part is None:
        return HUNDRED
    if rest is None:
        return exactly(NOUGHT)
    return multiply(divide(exactly(part), add(exactly(part), exactly(rest))), HUNDRED)
