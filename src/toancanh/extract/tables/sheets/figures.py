"""From a table that is understood to its observations, and doubts about the cells that are not."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from statistics import median

from toancanh.extract.marks import between
from toancanh.extract.rules.area import Place
from toancanh.extract.rules.indicator.subjects import Subject, find_subjects
from toancanh.extract.rules.period.rules import Kind
from toancanh.extract.survey import Survey
from toancanh.extract.tables.meaning import PERCENT, Meaning, WrittenUnit, meaning, written_unit
from toancanh.extract.tables.sheets.arithmetic import ON_100, settle
from toancanh.extract.tables.sheets.cells import Reading, readings
from toancanh.extract.tables.sheets.checks import CHECKS, aimed, compares_months, is_aim
from toancanh.extract.tables.sheets.columns import GROWTHS, Column, Role, price_in, unit_named
from toancanh.extract.tables.sheets.doubts import Doubt, doubt, note
from toancanh.extract.tables.sheets.evidence import Told, evidence
from toancanh.extract.tables.sheets.forms import Form
from toancanh.extract.tables.sheets.groups import Group, group_of
from toancanh.extract.tables.sheets.layout import Row
from toancanh.extract.tables.sheets.rows import Label, Listing
from toancanh.extract.tables.sheets.subjects import (
    NAMED,
    About,
    Around,
    Dims,
    counted_in,
    indicator,
    kind_in,
    of_row,
)
from toancanh.extract.tables.sheets.table import Table, heading_subject, price_of, unit_of_basis
from toancanh.extract.tables.sheets.texts import Written
from toancanh.extract.tables.sheets.times import Reporting, period_of
from toancanh.extract.tables.sheets.units import (
    at_odds,
    is_priced,
    may_be,
    of_cases,
    usual_period,
    usual_unit,
)
from toancanh.model import Measure, Observation, Period, Quantity, Status
from toancanh.reference.products import product_named


@dataclass
class Sheet:
    """One table being read: what is found goes into ``facts`` and ``doubts``, and ``read`` are its cells."""

    survey: Survey
    table: Table
    place: Place | None
    form: Form | None
    named_by: Written | None = None  # the cell that names the place; none if the document does
    facts: list[Observation] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    read: list[Written] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.here = self.place  # the area of the row being read, and what says so
        self.here_by = self._titled()
        self.above: Subject | None = None  # what the last row with a subject of its own is about
        self.group = Group()  # what the last row without figures says for those under it
        self.prices: Dims = ()  # of the last row with a subject of its own

    def _titled(self) -> str:
        if self.named_by:
            return "area"
        return "told" if self.place and self.place is self.survey.told else "document"

    @cached_property
    def numbers(self) -> dict[tuple[int, int], Decimal]:
        """The cells that are one number each, by row and column."""
        cells = (it for column in self.table.figures for it in self.table.cells(column) if it.figure)
        read = ((it, readings(self.survey, it)) for it in cells)
        return {(it.cell.row, it.column): found[0].value for it, (found, _) in read if found}

    @cached_property
    def latest(self) -> Period | None:
        """The last time of which it tells what was; all its figures are of areas as they were then."""
        columns = self.table.columns
        said = (
            self._period(columns[it.column], label)
            for row, label in self.table.labels
            if label is not None and label.status is None
            for it in row
            if it.telling and self._holds_figure(it) and columns[it.column].status not in _AHEAD
        )
        return max(filter(None, said), key=lambda it: it.end, default=None)

    def run(self) -> None:
        """Read every row."""
        table = self.table = settle(self._located(), self.numbers)
        refused = self._checked()
        for column in table.changed:
            self.doubts.append(note("sheet_read_as", table.cells(column), heading=column.heading.text))
        self._placeless()
        self.indexed = {it.number for it in table.figures if self._on_100(it)}
        before = ""
        for row, label in table.labels:
            again = label is not None and label.key == before
            self._row(row, label, refused, again)
            before = label.key if label else before

    def _located(self) -> Table:
        """The table with the areas that head its columns."""
        columns = dict(self.table.columns)
        for column in self.table.figures:
            last = column.heading.cells[-1:]
            bare = column.measure is Measure.LEVEL and not (column.time or column.unit or column.dims)
            where = place_in(self.survey, last) if bare else None
            if where and not heading_subject(column):
                columns[column.number] = replace(column, where=where[0])
        return replace(self.table, columns=columns)

    def _placeless(self) -> None:
        if self.place is None:
            cells = (it for column in self.table.figures for it in self.table.cells(column))
            self.doubts.append(note("sheet_placeless", cells))

    def _on_100(self, column: Column) -> bool:
        """Whether a column of growth is written on the base of 100."""
        if column.measure not in GROWTHS or column.growth:
            return False
        values = [value for (_, at), value in self.numbers.items() if at == column.number]
        return bool(values) and min(values) >= 0 and median(values) > ON_100

    def _checked(self) -> frozenset[int]:
        refused = set()
        for check in CHECKS:
            for column, found in check(self.table, self.numbers):
                if column.number not in refused:
                    self.doubts.append(found)
                    refused.add(column.number)
        return frozenset(refused)

    def _row(self, row: Row, label: Label | None, refused: frozenset[int], again: bool) -> None:
        figures = [it for it in row if self._holds_figure(it) and not (label and it is label.cell)]
        if not figures:
            self.above = self._named(row) or self.above
            self.group = group_of(row, self.group)
            return
        if label is None:
            self.doubts.append(doubt("sheet_unlabelled", figures))
            self.read += figures
            return
        said = meaning(self.survey, label.cell.cell.start, label.cell.cell.end)
        about = of_row(label, self.table.listing, said, Around(self.table.about, self.above, again))
        self.prices = price_in(label.key) if said.subject else self.prices
        self.above = said.subject or self.above
        self.here = self._place(row, said, about)
        self.here_by = self._titled() if self.here is self.place else "row"
        for it in figures:
            if it.column in refused:
                self.read.append(it)
                continue
            self._cell(it, row, label, about)

    def _named(self, row: Row) -> Subject | None:
        """What a row without figures announces."""
        found = [mark.value for it in row if it.words for mark in find_subjects(it.key)]
        return next((subject for subject in found if not subject.weak), None)

    def _holds_figure(self, it: Written) -> bool:
        column = self.table.columns.get(it.column)
        if column is None or column.role is not Role.FIGURES or it.blank:
            return False
        return it.telling or any(char.isdigit() for char in it.key)

    def _cell(self, it: Written, row: Row, label: Label, about: About) -> None:
        """Make the observations of a cell, or say why not; a long text is left to the rules of prose."""
        found, whole = readings(self.survey, it)
        if not (whole or it.figure or len(it.key) <= SHORT):
            return
        self.read.append(it)
        if not whole:
            self.doubts.append(doubt("sheet_unreadable", [it]))
        for reading in found:
            made = self._figure(it, reading, row, label, about)
            if isinstance(made, Doubt):
                self.doubts.append(made)
                return
            self.facts.append(made)
            column = self.table.columns[it.column]
            if aimed(column, made.measure):
                self.doubts.append(note("sheet_plan_growth", [it], heading=column.heading.text))

    def _figure(
        self, it: Written, reading: Reading, row: Row, label: Label, about: About
    ) -> Observation | Doubt:
        column = self.table.columns[it.column]
        period = self._period(column, label)
        measure = self._measure(it, reading, label, period)
        if measure is Measure.OTHER:
            return doubt("sheet_percent", [it], heading=column.heading.text)
        if it.bracketed and measure is Measure.LEVEL:
            return doubt("sheet_unreadable", [it])
        if label.status is Status.PLAN and measure is not Measure.LEVEL and not aimed(column, measure):
            return doubt("sheet_plan_row", [it], heading=column.heading.text)
        about = self._about(column, about, label.whole)
        counted = counted_in(column.heading.key)
        unit = self._unit(reading, measure, column, row, label) or usual_unit(about, measure, counted)
        if unit is None:
            return doubt("sheet_no_unit", [it], heading=column.heading.text)
        unit = of_cases(unit, about)
        code = indicator(about, unit.code, measure, counted)
        if code is None and self._astray(about):
            return doubt("sheet_no_subject", [it], heading=column.heading.text)
        period = period or (usual_period(self.survey, code) if self.table.dated else None)
        if period is None:
            return doubt("sheet_untimed", [it], heading=column.heading.text)
        if at_odds(unit, measure, column) or not may_be(code, unit, measure):
            return doubt("sheet_percent", [it], heading=column.heading.text)
        if column.basis == "lượng" and measure is not Measure.LEVEL and code in _IN_MONEY:
            code, label = None, replace(label, name=f"{label.name} ({column.basis})")
        value = reading.value
        if it.column in self.indexed and reading.measure is None and measure in GROWTHS:
            value -= 100
        quantity = Quantity(value * unit.factor, unit.code, step=reading.step * unit.factor)
        status = self._status(column, label, period, measure)
        return self._observation(it, reading, (label, about, code), (quantity, measure, status, period))

    def _measure(self, it: Written, reading: Reading, label: Label, period: Period | None) -> Measure:
        """What a figure is: as its cell says, else its heading, else the row that opened its group."""
        column = self.table.columns[it.column]
        measure = reading.measure or compares_months(column, period)
        if measure is Measure.LEVEL:
            return self.group.measure or measure
        of_plan = label.status is Status.PLAN and measure is Measure.PCT_OF_PLAN
        aim = of_plan and is_aim(self.table, self.numbers, it, reading.value)
        return Measure.YOY if aim else measure

    def _astray(self, about: About) -> bool:
        """Whether a figure has no indicator where each must have one: rows of times, or parts of a whole."""
        listing = self.table.listing
        return (
            about.unknown
            or (listing is Listing.TIME and about.subject is None)
            or (listing is Listing.PART and about.subject is not None)
        )

    def _about(self, column: Column, about: About, whole: bool) -> About:
        """A column that names its subject ("XK 2026") says it for rows of times and areas, and totals."""
        timed = self.table.listing is Listing.TIME
        parted = self.table.listing is Listing.PART and about.subject is self.table.about
        if not (timed or parted) and (
            about.subject or about.indicator or not (whole or self.here is not self.place)
        ):
            return about
        own = heading_subject(column)
        beside = self.table.beside(column)
        subject = own or (heading_subject(beside) if beside else None) or self.table.about
        if not timed and self.table.about and self.table.about.id in NAMED:
            subject = own if own and own.id in NAMED else self.table.about
        return About(None, () if timed else about.dims, subject)

    def _place(self, row: Row, said: Meaning, about: About) -> Place | None:
        """Where the figures of a row are: in the area that it says it lies in or names, else the table's."""
        cells = [it for it in row if self.table.columns[it.column].role is Role.PLACE]
        if located := place_in(self.survey, cells):
            return located[0]
        listed = self.table.listing is Listing.SUBJECT and about.subject is None and not said.subject
        own = about.dims or (said.subject and not said.subject.weak)
        parted = self.table.listing is Listing.PART and about.subject and not own
        return said.place if (listed or parted) and said.place else self.place

    def _period(self, column: Column, label: Label) -> Period | None:
        table = self.table
        own = table.periods.get(column.number)
        if label.time is None:
            return own
        if table.to_date and label.time.kind is Kind.SPAN and label.time.first > 1:
            return None  # "Quý II" among rows that count from January
        year = label.time.year or self._year(column)
        return period_of(
            replace(column, time=label.time, to_date=table.to_date, reporting=None), Reporting(year, 12)
        )

    def _year(self, column: Column) -> int | None:
        """The year of a column over rows of months: its own, that of the levels beside it, or the table's."""
        if column.time and column.time.year:
            return column.time.year
        beside = self.table.beside(column) if column.measure is not Measure.LEVEL else None
        return beside.time.year if beside and beside.time and beside.time.year else self.table.of.year

    def _unit(
        self, reading: Reading, measure: Measure, column: Column, row: Row, label: Label
    ) -> WrittenUnit | None:
        if reading.unit:
            return reading.unit
        if measure not in (Measure.LEVEL, Measure.CHANGE_ABS):
            return PERCENT
        own = self._unit_of_row(row) or unit_named(label.key)
        product = product_named(label.name) if own is None and self.table.listing is Listing.PRODUCT else None
        catalogued = written_unit(product.unit_written.lower()) if product else None
        basis = unit_of_basis(self.table, column)
        return own or catalogued or column.unit or basis or self.group.unit or self.table.unit

    def _unit_of_row(self, row: Row) -> WrittenUnit | None:
        cells = (it for it in row if self.table.columns[it.column].role is Role.UNIT)
        return next((unit for it in cells if (unit := written_unit(it.key))), None)

    def _status(self, column: Column, label: Label, period: Period, measure: Measure) -> tuple[Status, str]:
        """How settled a figure is, and what says so."""
        own = column.status if measure is not Measure.PCT_OF_PLAN else None
        said = (
            (label.status, "row"),
            (own, "column"),
            (self._status_beside(column, period), "beside"),
            (self.table.status, "caption"),
            (self._usual_status(period), "form"),
        )
        return next(((status, name) for status, name in said if status), (Status.ACTUAL, "usual"))

    def _status_beside(self, column: Column, period: Period) -> Status | None:
        """That of the levels of the same time, or of the last month that a stretch counts up to."""
        levels = [c for c in self.table.figures if c.measure is Measure.LEVEL and c is not column]
        plain = [c for c in levels if c.status not in (None, Status.PLAN)]
        periods = self.table.periods
        same = [other for other in plain if periods.get(other.number) == period]
        ending = [other for other in plain if (at := periods.get(other.number)) and at.end == period.end]
        return next((other.status for other in (*same, *ending)), None)

    def _usual_status(self, period: Period) -> Status | None:
        """As the form has it."""
        of = self.table.of
        latest = of.year == period.end.year and of.month == period.end.month
        if self.form is None:
            return None
        return self.form.latest if latest else self.form.earlier

    def _observation(
        self,
        it: Written,
        reading: Reading,
        who: tuple[Label, About, str | None],
        what: tuple[Quantity, Measure, tuple[Status, str], Period],
    ) -> Observation:
        label, about, code = who
        quantity, measure, (status, status_by), period = what
        start = it.cell.start + reading.start
        end = it.cell.start + reading.end if reading.end else it.cell.end
        column = self.table.columns[it.column]
        here, here_by = (column.where, "column") if column.where else (self.here, self.here_by)
        area = self.survey.unit_of(here, self.latest or period)
        area_by = "document" if here is None else here_by
        levels = measure in (Measure.LEVEL, Measure.CHANGE_ABS)
        at = (
            _merged(self.group.dims, self.prices or price_of(self.table))
            if levels and is_priced(code)
            else ()
        )
        own = (
            column.dims if levels and is_priced(code) else tuple(it for it in column.dims if it[0] != "price")
        )
        told = Told(area_by, status_by, self.named_by, aimed(column, measure))
        why = evidence(it, label, self.table, told)
        return Observation(
            passage=self.survey.reading.quote(start, end),
            quantity=quantity,
            indicator=code,
            label=label.name,
            measure=measure,
            status=status,
            period=period,
            area=here.name if here else None,
            area_code=area.code if area else None,
            area_since=area.valid_from if area else None,
            dims=_merged(about.dims, (*own, *kind_in(column.heading.key, code), *at)),
            sentence=self.survey.reading.smoothed.span(*label.span),
            rule=f"sheet.{self.table.listing}" + (f" form.{self.form.id}" if self.form else ""),
            evidence=self.survey.reading.smoothed.evidence(why),
        )


_AHEAD = (Status.PLAN, Status.TARGET, Status.FORECAST)
_IN_MONEY = ("exports", "imports", "trade_turnover")  # whose growth by weight is another thing


def _merged(own: Dims, of_column: Dims) -> Dims:
    """The dimensions of a row, then those of a column that it does not have itself."""
    named = {name for name, _ in own}
    return (*own, *(pair for pair in of_column if pair[0] not in named))


SHORT = 60  # characters: a longer text with figures is prose


def place_in(survey: Survey, titles: Sequence[Written]) -> tuple[Place, Written] | None:
    """The area that titles name, and the cell that names it."""
    marks = ((mark, it) for it in titles for mark in between(survey.places, it.cell.start, it.cell.end))
    return next(((mark.value, it) for mark, it in marks if not mark.value.whole), None)
