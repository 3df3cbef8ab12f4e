"""How much of a year is usually done by a month of it.

Business does not go evenly through the year: coffee is sold in its first months, retail swells before Tết.
What was done by the same month in past years, as a share of what those years came to, says more than the
calendar; where no past year is known, every month counts alike.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from toancanh.analyse.figures import PERCENT, Figure, How, Told, cumulated, hull
from toancanh.model import Interval, Period
from toancanh.model.intervals import divide, exactly, multiply

YEARS = 5
"""Past years that are looked at."""
_WIDEST = Decimal(10)  # percentage points: a share known no better says nothing
_HUNDRED = exactly(Decimal(100))


@dataclass(frozen=True, slots=True)
class Season:
    """The share of a year, in percent, that is usually done by the end of a month.

    Args:
        share: from the least to the greatest of ``years``; by the calendar if there are none.
        years: the past years that it is known of.
    """

    share: Figure
    years: tuple[int, ...] = ()


def season(of: Told, done: Period, unit: str) -> Season:
    """What share of the year was done by the end of a period that begins it, in the years before."""
    found = dict(shares(of, done.end, unit))
    if not found:
        share = Decimal(100) * done.end.month / 12
        return Season(Figure(exactly(share), PERCENT, (), How.RECKONED))
    first, *others = found.values()
    span = hull(it.interval for it in found.values())
    return Season(first.to(span, *others), tuple(sorted(found)))


def shares(of: Told, until: date, unit: str) -> Iterator[tuple[int, Figure]]:
    """The share of each past year, in percent, that was done by the end of the same month.

    A year of which the share is known no better than ten points is left out.
    """
    for year in range(until.year - YEARS, until.year):
        reached = cumulated(of, year, unit)
        part = reached.get(Period.months(year, 1, until.month).end)
        whole = reached.get(date(year, 12, 31))
        if part and whole:
            share = multiply(divide(part.interval, whole.interval), _HUNDRED)
            if _telling(share):
                yield year, part.to(share, whole, unit=PERCENT)


def _telling(share: Interval) -> bool:
    low, high = share.low, share.high
    return low is not None and high is not None and low > 0 and high <= 150 and high - low <= _WIDEST
