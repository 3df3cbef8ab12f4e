"""How steadily a branch grows: in how many of the years, and how far the years are apart.

The coefficient of variation is the sample standard deviation over the size of the mean. Of intervals the
least and the greatest deviation are found exactly: the greatest lies at their ends, the least where all years
are as near to one value as they can be (S. Ferson and others, Computing variance for interval data is
NP-hard, ACM SIGACT News 33, 2002: it is, but not for the dozen years that anybody has).
"""

from collections.abc import Iterator, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from itertools import pairwise, product

from toancanh.model import Interval
from toancanh.model.intervals import ANYTHING, divide, exactly, multiply, total

_NOUGHT = Decimal(0)
_WIDE = Context(prec=50)
_DOWN, _UP = Context(prec=38, rounding=ROUND_FLOOR), Context(prec=38, rounding=ROUND_CEILING)
LEAST, MOST = 3, 12
"""Years that a deviation is told of: of fewer it says nothing, of more it is not worked out exactly."""


def years_growing(growths: Sequence[Interval]) -> Interval:
    """The percent of the years in which a branch grew; anything of no year."""
    if not growths:
        return ANYTHING
    surely = sum(it.low is not None and it.low > 0 for it in growths)
    perhaps = sum(it.high is None or it.high > 0 for it in growths)
    every = exactly(Decimal(len(growths)))
    return Interval(
        multiply(divide(exactly(Decimal(surely)), every), exactly(Decimal(100))).low,
        multiply(divide(exactly(Decimal(perhaps)), every), exactly(Decimal(100))).high,
    )


def deviation(values: Sequence[Interval]) -> Interval:
    """The sample standard deviation; anything of fewer than ``LEAST`` or more than ``MOST`` values."""
    if not LEAST <= len(values) <= MOST or any(it.low is None or it.high is None for it in values):
        return ANYTHING
    ends = [(it.low, it.high) for it in values if it.low is not None and it.high is not None]
    most = max(_squares(corner) for corner in product(*(set(it) for it in ends)))
    least = min(_squares([min(max(near, low), high) for low, high in ends]) for near in _turns(ends))
    over = Decimal(len(values) - 1)
    return Interval(_root(least / over, _DOWN), _root(most / over, _UP))


def variation(values: Sequence[Interval]) -> Interval:
    """The coefficient of variation; anything where the mean may be nought."""
    if not values:
        return ANYTHING
    mean = divide(total(values), exactly(Decimal(len(values))))
    low, high = mean.low, mean.high
    if low is None or high is None or low <= 0 <= high:
        return ANYTHING
    size = mean if low > 0 else Interval(-high, -low)
    return divide(deviation(values), size)


def _squares(values: Sequence[Decimal]) -> Decimal:
    """The sum of the squared distances from the mean."""
    mean = _WIDE.divide(sum(values, _NOUGHT), Decimal(len(values)))
    return sum((_WIDE.power(it - mean, 2) for it in values), _NOUGHT)


def _turns(ends: Sequence[tuple[Decimal, Decimal]]) -> Iterator[Decimal]:
    """The values near which all could be, among them the best: where the sum of distances stops falling.

    Between two neighbouring ends the distance to the intervals is a parabola over those that lie wholly on
    one side, least at the mean of their nearer ends.
    """
    cuts = sorted({end for pair in ends for end in pair})
    yield from cuts
    for one, other in pairwise(cuts):
        middle = (one + other) / 2
        outside = [high if high < middle else low for low, high in ends if not low <= middle <= high]
        if outside:
            yield min(max(_WIDE.divide(sum(outside, _NOUGHT), Decimal(len(outside))), one), other)
        else:
            yield middle


def _root(value: Decimal, rounded: Context) -> Decimal:
    if value <= 0:
        return _NOUGHT
    return rounded.plus(_WIDE.sqrt(value))
