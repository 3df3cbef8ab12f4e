"""Which period each column and row is of, when headings leave out the year, or say only "lũy kế".

A table is of one reporting time: the latest month of its year. Headings and titles that write it in full
settle it for those that do not.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from toancanh.extract.rules.period import Moment
from toancanh.extract.rules.period.rules import Kind
from toancanh.extract.tables.sheets.columns import Column
from toancanh.model import Measure, Period, Status

_TO_DATE = (Kind.TO_DATE, Kind.SO_FAR)
_PARTS = (Kind.MONTH, Kind.TO_DATE, Kind.SPAN)


@dataclass(frozen=True, slots=True)
class Reporting:
    """The reporting time of a table: its year, and the last month it tells of; ``None`` when nothing says."""

    year: int | None = None
    month: int | None = None


def reporting(titles: Sequence[Moment], columns: Sequence[Column], default: Reporting) -> Reporting:
    """Settle the reporting time from headings and titles; ``default`` is what the other sheets say."""
    times = [column.time for column in columns if column.time]
    years = [m.year for m in times if m.year] or [m.year for m in titles if m.year]
    year = max(years, default=default.year)
    of_year = [m for m in times if m.year in (None, year)]
    return Reporting(year, _month(of_year, titles, columns) or default.month)


def _month(times: Sequence[Moment], titles: Sequence[Moment], columns: Sequence[Column]) -> int | None:
    """The last month: of what counts from January, else of what is estimated, else the latest told."""
    counted = [c.time for c in columns if c.time and c.to_date and c.time.kind is Kind.MONTH]
    estimated = [c.time for c in columns if c.time and c.status is Status.ESTIMATE]
    groups: tuple[Iterable[Moment], ...] = (
        [m for m in times if m.kind is Kind.TO_DATE] + counted, estimated,
        [m for m in titles if m.kind in _PARTS],
        [m for m in times if m.kind in _PARTS],
    )  # fmt: skip
    return next((max(m.last for m in group) for group in map(list, groups) if group), None)


def settled(columns: Sequence[Column]) -> tuple[list[Column], list[Column]]:
    """The columns with the months that slips of the pen hide, and those read otherwise than written.

    "Ước tính 9 tháng" beside "Cộng dồn 9 tháng" is the ninth month: forms are filled in by changing digits.
    """
    counted = {c.time.last for c in columns if _counts(c) and c.to_date and c.time}
    named = {c.time.last for c in columns if c.time and c.time.kind is Kind.MONTH and _level(c)}
    meant: list[Column] = []
    changed: list[Column] = []
    for column in columns:
        time = column.time
        if time and _counts(column) and not column.to_date and time.last in counted - named:
            column = replace(column, time=time._replace(kind=Kind.MONTH, first=time.last))
            changed.append(column)
        meant.append(column)
    return meant, changed


def _level(column: Column) -> bool:
    return column.measure is Measure.LEVEL


def _counts(column: Column) -> bool:
    return _level(column) and column.time is not None and column.time.kind is Kind.TO_DATE


def period_of(column: Column, of: Reporting) -> Period | None:
    """The period of a column by its own heading, ``None`` if it leaves that to the row or its neighbours."""
    time = column.time
    if time is None:
        return _untimed(column, of)
    year = _year(time, column.reporting, of)
    if year is None:
        return None
    found = _in_year(time, year, column, of)
    return found.year_before() if found and column.year_ago else found


def _untimed(column: Column, of: Reporting) -> Period | None:
    year = of.year
    if year is None:
        return None
    if column.status is Status.PLAN:
        return Period.year(year + (column.reporting or 0))
    if of.month is None or not (column.to_date or column.year_ago or column.present):
        return None
    found = Period.months(year, 1 if column.to_date else of.month, of.month)
    return found.year_before() if column.year_ago else found


def told(time: Moment, of: Reporting) -> Period | None:
    """The period that a title names."""
    year = time.year or of.year
    if year is None:
        return None
    if time.kind in (Kind.DAY, Kind.DAYS):
        return time.day_in(year)
    return (
        Period.years(year, time.last_year) if time.last_year else Period.months(year, time.first, time.last)
    )


def _year(time: Moment, shift: int | None, of: Reporting) -> int | None:
    if time.year is not None:
        return time.year
    if of.year is None:
        return None
    if shift is not None and time.kind is not Kind.LAST:
        return of.year + shift
    # December told beside January is that of the year before.
    late = of.month is not None and time.kind is Kind.MONTH and time.last > of.month
    return of.year + time.shift - (1 if late else 0)


def _in_year(time: Moment, year: int, column: Column, of: Reporting) -> Period | None:
    if time.kind is Kind.LAST:
        return _month_before(year, of.month)
    if time.kind is Kind.SO_FAR:
        return Period.months(year, 1, of.month) if of.month else None
    if time.kind in (Kind.DAY, Kind.DAYS):
        return time.day_in(year)
    if time.kind is Kind.YEARS and time.last_year:
        return Period.years(year, time.last_year)
    first = 1 if column.to_date else time.first
    return Period.months(year, first, time.last)


def _month_before(year: int, month: int | None) -> Period | None:
    if month is None:
        return None
    return Period.month(year, month - 1) if month > 1 else Period.month(year - 1, 12)


def month_before(period: Period) -> Period:
    """The month, or the stretch of as many months, before a period."""
    months = (period.end.month - period.start.month) + 1
    index = period.start.year * 12 + period.start.month - 1 - months
    return Period.months(index // 12, index % 12 + 1, index % 12 + months)
