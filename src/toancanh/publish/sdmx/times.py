"""Periods as SDMX writes them (SDMXCommon.xsd, ObservationalTimePeriodType).

A month, quarter or year is a standard time period (2025-06, 2025-Q2, 2025); a day is a day; all else, the
year so far among it, is a time range of a first day and a duration: six months are ``2025-01-01/P6M``.
"""

import re
from datetime import date, timedelta
from functools import lru_cache

from toancanh.model import Period

MONTH, QUARTER, YEAR, DAY, OTHER = "M", "Q", "A", "D", "_O"
"""Codes of FREQ: time ranges have no frequency of their own."""

_TIME = re.compile(
    r"(?P<year>\d{4})(?:-(?:Q(?P<quarter>[1-4])|S(?P<half>[12])|A1|M?(?P<month>0[1-9]|1[0-2])"
    r"(?:-(?P<day>\d\d))?))?"
)
_RANGE = re.compile(r"(?P<start>\d{4}-\d\d-\d\d)(?:T00:00:00)?/P(?P<count>[1-9]\d{0,4})(?P<of>[YMD])")


def frequency(period: Period) -> str:
    """The code of FREQ that a period belongs to."""
    return _standard(period)[0]


def written(period: Period) -> str:
    """A period as TIME_PERIOD has it; ``parse`` reads it back."""
    return _standard(period)[1]


@lru_cache(4096)  # a thousand figures are of one month
def _standard(period: Period) -> tuple[str, str]:
    if period.start == period.end:
        return DAY, period.start.isoformat()
    span, year = period.months_of_year, period.start.year
    if span is None:
        return OTHER, _long(period)
    first, last = span
    if (first, last) == (1, 12):
        return YEAR, str(year)
    if first == last:
        return MONTH, f"{year}-{first:02}"
    if last - first == 2 and last % 3 == 0:
        return QUARTER, f"{year}-Q{last // 3}"
    return OTHER, f"{period.start}/P{last - first + 1}M"


def _long(period: Period) -> str:
    """Several whole years or months, else days."""
    months = (period.end.year - period.start.year) * 12 + period.end.month - period.start.month + 1
    if not period.whole_months:
        return f"{period.start}/P{period.days}D"
    return f"{period.start}/P{months // 12}Y" if months % 12 == 0 else f"{period.start}/P{months}M"


@lru_cache(4096)
def parse(text: str) -> Period:
    """The period that a TIME_PERIOD means.

    Raises:
        ValueError: it is none; half a year may also be written 2025-S1, a month 2025-M06.
    """
    if found := _RANGE.fullmatch(text):
        return _after(date.fromisoformat(found["start"]), int(found["count"]), found["of"])
    found = _TIME.fullmatch(text)
    if found is None:
        raise ValueError(text)
    year = int(found["year"])
    if found["day"]:
        return Period.day(date(year, int(found["month"]), int(found["day"])))
    if found["month"]:
        return Period.month(year, int(found["month"]))
    if found["quarter"]:
        return Period.quarter(year, int(found["quarter"]))
    if found["half"]:
        return Period.months(year, *((1, 6) if found["half"] == "1" else (7, 12)))
    return Period.year(year)


def _after(start: date, count: int, of: str) -> Period:
    """So many days, months or years from a day on."""
    if of == "D":
        return Period(start, start + timedelta(days=count - 1))
    years, month = divmod(start.month - 1 + count * (12 if of == "Y" else 1), 12)
    if start.year + years > date.max.year:
        raise ValueError(count)
    return Period(start, date(start.year + years, month + 1, start.day) - timedelta(days=1))
