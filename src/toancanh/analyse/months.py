"""The months of a flow, one after another, as they are told or follow from what was reached by their ends."""

from datetime import date, timedelta
from decimal import Decimal

from toancanh.analyse.figures import Figure, How, Told, cumulated
from toancanh.model import Period
from toancanh.model.intervals import add, negative

_WIDEST = Decimal("0.1")  # of the value: a month known no better says nothing


def monthly(of: Told, unit: str) -> dict[Period, Figure]:
    """The value of each month that is known, in ``unit``, by its period.

    A month that nobody tells is what was reached by its end less what was reached by its beginning, if that
    is known to a tenth. Of a merged area the months of before are the sums of its parts, where
    ``figures.joined`` has made them; nothing else crosses the day of a merger.
    """
    found: dict[Period, Figure] = {}
    for year in {span.end.year for span in of.levels}:
        reached = cumulated(of, year, unit)
        for number in range(1, 13):
            month = Period.month(year, number)
            told = of.levels.get(month)
            value = told if told and told.unit == unit else _between(reached, month)
            if value is not None and _telling(value):
                found[month] = value
    return found


def run(months: dict[Period, Figure]) -> tuple[Period, ...]:
    """The longest unbroken run of months that ends with the last one, the earliest first."""
    if not months:
        return ()
    at = max(months)
    back = [at]
    while (before := Period.month_from(back[-1].start, -1)) in months:
        back.append(before)
    return tuple(reversed(back))


def _between(reached: dict[date, Figure], month: Period) -> Figure | None:
    """What the months to the end of one came to, less those to the end of the one before it."""
    whole = reached.get(month.end)
    if whole is None or month.start.month == 1:
        return whole
    before = reached.get(month.start - timedelta(days=1))
    if before is None:
        return None
    rest = add(whole.interval, negative(before.interval))
    return whole.to(rest, before, how=How.PERIODS)


def _telling(value: Figure) -> bool:
    low, high = value.interval.low, value.interval.high
    return low is not None and high is not None and high - low <= _WIDEST * max(abs(low), abs(high))
