"""What a ratio is of, where its heading leaves it out: it is one column divided by another, row by row.

"So với cùng kỳ (%)" beside "6 tháng 2024" and "6 tháng 2025" says neither its time nor whether it is on the
base of 100; the figures do. Only where one pair of columns fits, and no other, is anything settled.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from itertools import permutations
from statistics import median
from typing import NamedTuple

from toancanh.extract.tables.sheets.columns import GROWTHS, Column
from toancanh.extract.tables.sheets.table import Table
from toancanh.extract.tables.sheets.times import month_before
from toancanh.model import Measure, Period, Status

_SETTLED = (*GROWTHS, Measure.PCT_OF_PLAN, Measure.CHANGE_ABS, Measure.OTHER)
ON_100 = 60  # the median of a column of indices lies over this, that of growth rates hardly ever
_CLOSE, _NEAR = Decimal("0.051"), Decimal("0.0005")  # what rounding to one decimal leaves, and of an amount
_FEW = 2  # rows that must agree

Numbers = Mapping[tuple[int, int], Decimal]  # by row and column


class Fit(NamedTuple):
    """A column is that of ``now`` held against that of ``base``."""

    now: Column
    base: Column
    growth: bool  # what came on top, not what it is in percent of the base


def settle(table: Table, numbers: Numbers) -> Table:
    """The table with the ratios settled whose headings leave out what they are of."""
    columns, periods = dict(table.columns), dict(table.periods)
    for column in table.figures:
        if column.measure is Measure.SHARE and periods.get(column.number) is None:
            wholes = list(_wholes(table, column, numbers))
            periods[column.number] = periods.get(wholes[0].number) if len(wholes) == 1 else None
        if not _open(table, column):
            continue
        fits = list(_fits(table, column, numbers))
        measure = _measure(table, fits[0]) if len(fits) == 1 else None
        if measure is None or column.measure not in (Measure.OTHER, Measure.CHANGE_ABS, measure):
            if column.measure is Measure.CHANGE_ABS:
                columns[column.number] = replace(column, measure=Measure.OTHER)
            continue
        now = fits[0].now
        columns[column.number] = replace(
            column,
            measure=column.measure if column.measure is Measure.CHANGE_ABS else measure,
            time=column.time or now.time,
            growth=column.growth or fits[0].growth,
            status=column.status or (now.status if now.status is not Status.PLAN else None),
        )
        periods[column.number] = periods.get(now.number)
    return replace(table, columns=columns, periods=periods)


def _open(table: Table, column: Column) -> bool:
    """Whether a column is a ratio or a difference of which something is left out."""
    if column.measure not in _SETTLED:
        return False
    return column.measure in (Measure.OTHER, Measure.CHANGE_ABS) or table.periods.get(column.number) is None


def _fits(table: Table, column: Column, numbers: Numbers) -> Iterator[Fit]:
    levels = [it for it in table.figures if it.measure is Measure.LEVEL]
    given = {row: value for (row, at), value in numbers.items() if at == column.number}
    if len(given) < _FEW or (column.measure is Measure.CHANGE_ABS and not any(given.values())):
        return
    index = bool(given) and median(given.values()) > ON_100
    for now, base in permutations(levels, 2):
        pairs = [
            (value, numbers[row, now.number], numbers[row, base.number])
            for row, value in given.items()
            if (row, now.number) in numbers and numbers.get((row, base.number))
        ]
        hits = sum(_agrees(column, index, *pair) for pair in pairs)
        if hits >= _FEW and hits * 5 >= len(pairs) * 4:
            yield Fit(now, base, not index)


def _wholes(table: Table, column: Column, numbers: Numbers) -> Iterator[Column]:
    """The columns of which another gives the shares in their total."""
    total = next((row[0].cell.row for row, label in table.labels if label and label.whole), 0)
    given = {row: value for (row, at), value in numbers.items() if at == column.number and row != total}
    for level in (it for it in table.figures if it.measure is Measure.LEVEL):
        whole = numbers.get((total, level.number))
        pairs = [(value, numbers.get((row, level.number))) for row, value in given.items()]
        if (
            whole
            and len(pairs) >= _FEW
            and all(it and abs(it / whole * 100 - v) <= _CLOSE for v, it in pairs)
        ):
            yield level


def _agrees(column: Column, index: bool, value: Decimal, now: Decimal, base: Decimal) -> bool:
    if column.measure is Measure.CHANGE_ABS:
        return abs(now - base - value) <= abs(value) * _NEAR + _CLOSE
    ratio = now / base * 100 - (0 if index else 100)
    return abs(ratio - value) <= _CLOSE


def _measure(table: Table, fit: Fit) -> Measure | None:
    """What the one is of the other, by their times."""
    if fit.base.status is Status.PLAN:
        return None if fit.growth or fit.now.status is Status.PLAN else Measure.PCT_OF_PLAN
    now, base = _time(table, fit.now), _time(table, fit.base)
    if now is None or base is None or base.start >= now.start:
        return None
    if base == now.year_before():
        return Measure.YOY
    return Measure.MOM if now.whole_months and base == month_before(now) else Measure.CHANGE


def _time(table: Table, column: Column) -> Period | None:
    """The time of a column: its period, or its year where the rows give the months."""
    year = column.time.year if column.time else None
    return table.periods.get(column.number) or (Period.year(year) if year else None)
