"""One table of a sheet explained: its columns settled beside each other, and what its rows list."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from toancanh.extract.rules.indicator.subjects import Subject, find_subjects
from toancanh.extract.rules.period import Moment, find_moments
from toancanh.extract.rules.period.rules import Kind
from toancanh.extract.tables.meaning import WrittenUnit, written_unit
from toancanh.extract.tables.sheets.columns import (
    TO_DATE,
    Column,
    Role,
    compared,
    of_figures,
    price_in,
    status_in,
    understood,
    unit_in,
)
from toancanh.extract.tables.sheets.headings import headings
from toancanh.extract.tables.sheets.layout import Row, Section, has_figures, is_numbering, is_unit_line
from toancanh.extract.tables.sheets.rows import Label, Listing, label_of, listing
from toancanh.extract.tables.sheets.texts import Written
from toancanh.extract.tables.sheets.times import Reporting, period_of, reporting, settled, told
from toancanh.model import Measure, Period, Status

_TIME_HEADS = ("tháng", "kỳ", "thời gian", "kỳ báo cáo", "tháng/năm", "năm", "ngày", "thời điểm", "")
_OF_MANY = re.compile(r"\bchỉ tiêu\b|\bkinh tế[ ,–-]+xã hội\b")
_ABBREVIATED = (("xk", "xuất khẩu"), ("nk", "nhập khẩu"), ("blhh", "bán lẻ hàng hóa"))


@dataclass(frozen=True)
class Table:
    """A section with its columns and rows understood.

    Args:
        section: its cells.
        columns: by number, left to right.
        periods: of each column, ``None`` where rows give the time or nothing does.
        labels: of the rows, with the rows.
        about: what its titles name.
        unit: the unit that its titles give.
        of: its reporting time.
        changed: columns that were read otherwise than written.
    """

    section: Section
    columns: Mapping[int, Column]
    periods: Mapping[int, Period | None]
    labels: tuple[tuple[Row, Label | None], ...]
    about: Subject | None
    unit: WrittenUnit | None
    of: Reporting
    changed: tuple[Column, ...] = ()
    to_date: bool = False  # a title says that rows of months count from January
    status: Status | None = None  # as a title says
    dated: bool = False  # it is of the time of its document, where it does not say its own

    @cached_property
    def listing(self) -> Listing:
        """What its rows list."""
        labels = [label for row, label in self.labels if label and has_figures(row) and label.status is None]
        parted = self.about is not None and not any(_OF_MANY.search(it.key) for it in self.section.titles)
        return listing(labels, about_code(self.about), parted)

    @cached_property
    def figures(self) -> tuple[Column, ...]:
        """The columns of figures."""
        return tuple(it for it in self.columns.values() if it.role is Role.FIGURES)

    def cells(self, column: Column) -> Iterator[Written]:
        """The figures of a column, from rows with a label."""
        for row, label in self.labels:
            if label is not None:
                yield from (it for it in row if it.column == column.number and it.telling)

    def beside(self, column: Column) -> Column | None:
        """The nearest column of levels left of one, from which it takes what its own heading leaves out."""
        left = (it for it in reversed(self.figures) if it.number < column.number)
        return next((it for it in left if it.measure is Measure.LEVEL and it.status is not Status.PLAN), None)


def about_code(about: Subject | None) -> str | None:
    """The indicator of a subject that has but one, or its id."""
    return about.id if about else None


def explain(section: Section, default: Reporting) -> Table:
    """Settle the columns of a section, and read the labels of its rows."""
    texts = [it.key for it in section.titles]
    columns = _columns(section)
    for text in texts:
        columns = [compared(it, text) for it in columns]
    columns, changed = settled(columns)
    titles = [mark.value for text in texts for mark in find_moments(text, text)]
    of = reporting(titles, columns, default)
    by_number = {it.number: it for it in columns}
    label = next((it for it in columns if it.role is Role.LABEL), None)
    months = label is not None and label.heading.key in _TIME_HEADS
    rows = [row for row in section.body if not _repeats(row, section.head)]
    labels = tuple(_labels_of(rows, label, by_number, months))
    counted = any(TO_DATE.search(text) for text in texts)
    about, unit = _subject(texts), _unit(section)
    status = next((said for text in texts if (said := status_in(text))), None)
    table = Table(section, by_number, {}, labels, about, unit, of, tuple(changed), counted, status)
    return replace(table, periods=_periods(table, titles))


def _columns(section: Section) -> list[Column]:
    """The columns of a section with their roles; the first column of words has the labels."""
    numbers = sorted({it.column for row in (*section.head, *section.body) for it in row})
    own = headings(section.head, numbers)
    columns = [_by_content(understood(own[number]), section) for number in numbers]
    labels = [it for it in columns if it.role is Role.LABEL]
    if labels:
        first = labels[0]
        return [_second(it, section) if it in labels and it is not first else it for it in columns]
    bare = next((it for it in columns if it.role is Role.NOTE or not it.heading.key), None)
    bare = bare or next((it for it in columns if _worded(it, section)), None)
    return [replace(it, role=Role.LABEL) if it is bare else it for it in columns]


def _second(column: Column, section: Section) -> Column:
    """What another column is that could have labels: "Tháng" over amounts is of the month."""
    cells = [it for row in section.body for it in row if it.column == column.number and not it.blank]
    figures = bool(cells) and all(it.figure for it in cells)
    return of_figures(column.heading) if figures else replace(column, role=Role.NOTE)


def _by_content(column: Column, section: Section) -> Column:
    """A column whose cells are all words holds remarks, whatever its heading says."""
    if column.role is Role.FIGURES and _worded(column, section):
        return replace(column, role=Role.NOTE)
    return column


def _worded(column: Column, section: Section) -> bool:
    cells = [it for row in section.body for it in row if it.column == column.number and not it.blank]
    return bool(cells) and not any(it.telling for it in cells)


def _repeats(row: Row, head: Sequence[Row]) -> bool:
    """Whether a row repeats one of the header, or numbers the columns once more."""
    keys = {it.key for line in head for it in line}
    return is_numbering(row) or (len(row) > 1 and all(it.key in keys for it in row))


def _label(row: Row, column: Column | None, columns: Mapping[int, Column], months: bool) -> Label | None:
    """The label of a row: in the column of labels, else the words left of its first figure."""
    own = [it for it in row if column and it.column == column.number and not it.blank]
    if own and (months or (own[0].cell.value is None and not own[0].figure)):
        return label_of(own[0], months)
    figures = [it.column for it in row if it.telling and columns[it.column].role is Role.FIGURES]
    first = min(figures, default=0)
    words = [it for it in row if it.words and it.column < first and _labels(columns.get(it.column))]
    return label_of(words[-1], False) if words else None


def _labels_of(
    rows: Sequence[Row], column: Column | None, columns: Mapping[int, Column], months: bool
) -> Iterator[tuple[Row, Label | None]]:
    """Each row with its label; a merged one is of all rows that it covers."""
    over: Written | None = None
    for row in rows:
        over = next((it for it in row if column and it.column == column.number), over)
        inside = over is not None and over.cell.row < row[0].cell.row < over.cell.row + over.cell.down
        label = label_of(over, months) if over and inside else _label(row, column, columns, months)
        yield row, _spanning(row, _timed(row, label, columns))


def _timed(row: Row, label: Label | None, columns: Mapping[int, Column]) -> Label | None:
    """A label with the time that stands in a column of its own beside it."""
    if label is None or label.time:
        return label
    beside = [it for it in row if it is not label.cell and columns[it.column].role is Role.NOTE]
    said = (label_of(it, False) for it in beside if it.words)
    timed = next((it for it in said if it.time), None)
    return replace(label, time=timed.time, status=timed.status, beside=True) if timed else label


def _spanning(row: Row, label: Label | None) -> Label | None:
    ends = min(it.cell.start for it in row), max(it.cell.end for it in row)
    return replace(label, span=ends) if label else None


def _labels(column: Column | None) -> bool:
    return column is not None and column.role is not Role.UNIT


def _subject(texts: Sequence[str]) -> Subject | None:
    """What titles are about: the first strong subject of the lowest that names one."""
    for text in reversed([it for it in texts if not is_unit_line(it)]):
        found = [mark.value for mark in find_subjects(text)]
        if strong := [it for it in found if not it.weak]:
            return strong[0]
    return None


def heading_subject(column: Column) -> Subject | None:
    """What a heading is about: "XK 2026", "Tổng mức bán lẻ & DTDV"."""
    words = column.heading.key.split()
    spelled = " ".join(dict(_ABBREVIATED).get(word, word) for word in words)
    found = [mark.value for mark in find_subjects(spelled)]
    strong = [it for it in found if not it.weak and not it.needs]
    return strong[0] if strong else None


def unit_of_basis(table: Table, column: Column) -> WrittenUnit | None:
    """The unit that a title gives to amounts or values alone: "Lượng: tấn; Trị giá: 1.000 USD"."""
    said = re.compile(rf"\b{column.basis} ?: ?([^;,()]*)")
    found = (match for it in table.section.titles if column.basis and (match := said.search(it.key)))
    return next((unit for match in found if (unit := written_unit(match[1].strip()))), None)


def price_of(table: Table) -> tuple[tuple[str, str], ...]:
    """The prices that a title names."""
    return next((said for it in reversed(table.section.titles) if (said := price_in(it.key))), ())


def _unit(section: Section) -> WrittenUnit | None:
    """The unit that a title gives for the whole table."""
    said = (unit_in(it.key) for it in reversed(section.titles))
    return next((unit for unit in said if unit), None)


def _periods(table: Table, titles: Sequence[Moment]) -> dict[int, Period | None]:
    """Columns by their own words; a growth without a time is of the levels beside it, or of the title."""
    found: dict[int, Period | None] = {}
    paired = table.listing is Listing.TIME or _paired(table)
    for column in table.figures:
        period = period_of(column, table.of)
        beside = table.beside(column) if column.measure is not Measure.LEVEL else None
        planned = beside is not None and beside.to_date and column.measure is Measure.PCT_OF_PLAN
        beside = beside if paired or planned else None
        if period is None and column.time is None and beside is not None:
            period = found.get(beside.number)
        found[column.number] = period
    levels = {
        found[it.number]
        for it in table.figures
        if it.measure is Measure.LEVEL and it.status is not Status.PLAN
    }
    if len(levels) == 1 and table.listing is not Listing.TIME:  # right of a growth, but the only one
        open_ = [it for it in table.figures if it.measure is not Measure.LEVEL and it.time is None]
        found |= {it.number: found[it.number] or next(iter(levels)) for it in open_}
    if not any(found.values()) and table.listing is not Listing.TIME:
        title = _title_period(titles, table.of)
        found = dict.fromkeys(found, title)
    return found


def _paired(table: Table) -> bool:
    """Whether every run of levels of one time has its growth beside it, so that none is of two."""
    planned = Status.PLAN
    for column, after in pairwise(table.figures):
        levels = column.measure is after.measure is Measure.LEVEL and planned not in (
            column.status,
            after.status,
        )
        if levels and period_of(column, table.of) != period_of(after, table.of):
            return False
    return True


def _title_period(titles: Sequence[Moment], of: Reporting) -> Period | None:
    """The one time that the titles name."""
    periods = {told(moment, of) for moment in titles if moment.kind is not Kind.SO_FAR}
    return periods.pop() if len(periods) == 1 else None
