"""Growth on the same period a year before, in percent, and what each part gives to that of the whole.

The contribution of a part, in percentage points, is its increase over the whole of the year before; those of
all parts add up to the growth of the whole (OECD, Understanding National Accounts, 2nd ed. 2014, chapter 1).
Of an index, whose parts have no level, it is weight × growth, and without the weights there is none.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from toancanh.analyse.advantage.shares import HUNDRED
from toancanh.model import Interval
from toancanh.model.intervals import add, divide, exactly, multiply, negative, total

_ONE = exactly(Decimal(1))


class Change(NamedTuple):
    """An amount in a period, and in the same one a year before."""

    before: Interval
    now: Interval


def growth(change: Change) -> Interval:
    """In percent; anything where there may have been nothing before."""
    return multiply(add(divide(change.now, change.before), negative(_ONE)), HUNDRED)


def increase(now: Interval, grown: Interval) -> Interval:
    """By how much an amount became more that grew so many percent, in its unit."""
    before = divide(HUNDRED, add(HUNDRED, grown))
    return multiply(now, add(_ONE, negative(before)))


def contribution(increased: Interval, whole_before: Interval) -> Interval:
    """What a part gives to the growth of its whole, in percentage points.

    Args:
        increased: by how much the part became more.
        whole_before: what the whole was a year before, in the same unit.
    """
    return multiply(divide(increased, whole_before), HUNDRED)


def contributions(parts: Sequence[Change]) -> tuple[Interval, ...]:
    """The contributions of parts that make up a whole; each as narrow as it can be."""
    return tuple(
        _of_part(it, total(other.before for place, other in enumerate(parts) if place != at))
        for at, it in enumerate(parts)
    )


def weighted(weight: Interval, grown: Interval) -> Interval:
    """What a part of an index gives to its growth, in percentage points.

    Args:
        weight: of the part in the year before, in percent of the whole.
        grown: growth of the part, in percent.
    """
    return divide(multiply(weight, grown), HUNDRED)


def _of_part(part: Change, rest: Interval) -> Interval:
    """100 (now − before) / (before + rest): rises with now, falls with before, with rest as its sign says."""
    before, now = part
    ends = (before.low, before.high, now.low, now.high, rest.low, rest.high)
    if None in ends or min(it for it in ends if it is not None) < 0:
        whole = add(before, rest)
        return contribution(add(now, negative(before)), whole)
    low = _at(before.high, now.low, rest, least=True)
    high = _at(before.low, now.high, rest, least=False)
    return Interval(low.low, high.high)


def _at(before: Decimal | None, now: Decimal | None, rest: Interval, *, least: bool) -> Interval:
    assert before is not None
    assert now is not None
    # A gain weighs least in a large whole, a loss in a small one.
    far = rest.high if (now >= before) is least else rest.low
    assert far is not None
    return contribution(add(exactly(now), negative(exactly(before))), add(exactly(before), exactly(far)))
