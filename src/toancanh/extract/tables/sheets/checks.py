"""What the figures of a table say about its headings: a column that contradicts its own, and other doubts.

Each check is a function from a table to doubts, found by standing in ``CHECKS``. A column in doubt gives no
figures.
"""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from statistics import median

from toancanh.extract.tables.sheets.arithmetic import ON_100
from toancanh.extract.tables.sheets.columns import Column
from toancanh.extract.tables.sheets.doubts import Doubt, doubt
from toancanh.extract.tables.sheets.rows import Listing
from toancanh.extract.tables.sheets.subjects import counted_in
from toancanh.extract.tables.sheets.table import Table, heading_subject
from toancanh.extract.tables.sheets.texts import Written
from toancanh.extract.tables.sheets.times import month_before
from toancanh.model import Measure, Period, Status

_RATIOS = (Measure.YOY, Measure.MOM, Measure.CHANGE, Measure.PCT_OF_PLAN, Measure.SHARE)
FRACTION = 2  # ratios in percent of which half are under this are fractions, or grow by next to nothing
FEW = 3  # rows that must agree before a heading is called wrong
CLOSE = Decimal("0.006")  # of a percent: what rounding to two decimals leaves

Numbers = Mapping[tuple[int, int], Decimal]  # by row and column
Check = Callable[[Table, Numbers], Iterator[tuple[Column, Doubt]]]


def same(table: Table, numbers: Numbers) -> Iterator[tuple[Column, Doubt]]:
    """Two columns that claim the same thing: which is which, nothing says."""
    seen: dict[object, Column] = {}
    for column in table.figures:
        key = _claim(table, column)
        if key is None:
            continue
        first = seen.setdefault(key, column)
        if first is not column and first.to_date == column.to_date and _differ(numbers, first, column):
            names = {"heading": first.heading.text, "other": column.heading.text}
            for each in (first, column):
                yield each, doubt("sheet_same", table.cells(each), **names)


def _claim(table: Table, column: Column) -> object:
    period = table.periods.get(column.number)
    if table.listing is Listing.TIME:
        return None
    if period is None or column.measure is None:
        return None
    planned = column.status is Status.PLAN
    subject = heading_subject(column)
    unit = column.unit and (column.unit.code, column.unit.factor)
    base = column.compared if column.measure is Measure.CHANGE else None
    what = subject and subject.id, counted_in(column.heading.key), column.basis
    own = what, unit, column.dims, column.where and column.where.name
    return period, column.measure, planned, base, own


def _differ(numbers: Numbers, one: Column, other: Column) -> bool:
    first, second = _values(numbers, one), _values(numbers, other)
    return any(second.get(row, value) != value for row, value in first.items())


def mislabelled(table: Table, numbers: Numbers) -> Iterator[tuple[Column, Doubt]]:
    """A growth on the year before that is, row by row, the month divided by the month before."""
    levels = {
        table.periods[it.number]: it for it in table.figures
        if it.measure is Measure.LEVEL and it.status is not Status.PLAN
    }  # fmt: skip
    for column in table.figures:
        period = table.periods.get(column.number)
        if column.measure is not Measure.YOY or period is None or period.days > 31 or not period.whole_months:
            continue
        now, before = levels.get(period), levels.get(month_before(period))
        if now and before and _is_ratio(numbers, column, now, before):
            yield column, doubt("sheet_mislabelled", table.cells(column), heading=column.heading.text)


def _is_ratio(numbers: Numbers, column: Column, now: Column, before: Column) -> bool:
    """Whether a column is one other divided by another in nearly every row."""
    top, bottom, given = (_values(numbers, it) for it in (now, before, column))
    rows = [row for row in given if top.get(row) and bottom.get(row)]
    hits = sum(abs(top[row] / bottom[row] * 100 - given[row]) <= CLOSE for row in rows)
    return hits >= FEW and hits * 5 >= len(rows) * 4


def _values(numbers: Numbers, column: Column) -> dict[int, Decimal]:
    return {row: value for (row, at), value in numbers.items() if at == column.number}


def fraction(table: Table, numbers: Numbers) -> Iterator[tuple[Column, Doubt]]:
    """A ratio written as 0.0868 in a cell that is not shown in percent: 8.68 % or 0.0868 %, nothing says."""
    for column in table.figures:
        if column.measure not in _RATIOS or column.growth:
            continue
        cells = [it for it in table.cells(column) if it.figure and not it.key.endswith("%")]
        given = (numbers.get((it.cell.row, it.column)) for it in cells)
        values = [abs(value) for value in given if value is not None]
        if values and median(values) < FRACTION:
            yield column, doubt("sheet_fraction", cells, heading=column.heading.text)


def untimed(table: Table, numbers: Numbers) -> Iterator[tuple[Column, Doubt]]:
    """Figures of which neither column nor row nor title says the time."""
    if table.dated or table.listing is Listing.TIME or all(label.time for _, label in table.labels if label):
        return
    for column in table.figures:
        if column.measure is not None and table.periods.get(column.number) is None:
            yield column, doubt("sheet_untimed", table.cells(column), heading=column.heading.text or "?")


CHECKS: tuple[Check, ...] = (same, mislabelled, fraction, untimed)


def compares_months(column: Column, period: Period | None) -> Measure:
    """What a growth against a named month or quarter is: on the one before, or on another base."""
    if column.measure is not Measure.CHANGE or column.compared is None or period is None:
        return column.measure or Measure.LEVEL
    base = column.compared
    before = month_before(period)
    if base.last == before.end.month and base.year in (None, before.end.year):
        return Measure.MOM
    year_ago = base.last == period.end.month and (base.shift == -1 or base.year == period.end.year - 1)
    return Measure.YOY if year_ago else Measure.CHANGE


def is_aim(table: Table, numbers: Numbers, it: Written, value: Decimal) -> bool:
    """Whether a percent of plan in the row of the plan is the growth that the plan beside it stands for.

    A plan is the whole of itself: another percentage, and 100 is no growth, is what it is to grow by.
    """
    beside = table.beside(table.columns[it.column])
    return beside is not None and (it.cell.row, beside.number) in numbers and abs(value) <= ON_100


def aimed(column: Column, measure: Measure) -> bool:
    """Whether a figure was taken for the growth of a plan, though its column has what was reached of it."""
    return column.measure is Measure.PCT_OF_PLAN and measure is Measure.YOY
