"""Statistical tables: each figure explained by what its row, its column and the caption say.

Positions are never relied on. A column says its measure ("So cùng kỳ (%)"), unit, time, status or area;
a row its subject, sector, product, area or time; the caption what neither says. A column that nothing
explains is left out.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from statistics import median

from toancanh.extract.grids import Cell, Grid, grids, is_numeric
from toancanh.extract.marks import between
from toancanh.extract.measures import relation
from toancanh.extract.rules.area import Place
from toancanh.extract.rules.change import BaseKind
from toancanh.extract.rules.indicator.subjects import Subject
from toancanh.extract.rules.number import find_numbers
from toancanh.extract.rules.period.rules import Kind
from toancanh.extract.rules.unit.rules import kind_of
from toancanh.extract.survey import Survey
from toancanh.model import Measure, Observation, Period, Quantity, Status
from toancanh.reference.indicators import Kind as Nature
from toancanh.reference.indicators import catalogue
from toancanh.reference.units import magnitudes, unit_forms

_SERIAL = re.compile(r"(?:stt|tt|số tt|số thứ tự|)\.?")
_UNIT_HEAD = re.compile(r"(?:đơn vị(?: tính)?|đvt|đv tính|đ\.v\.t)\.?:?")
_PARENTHESES = re.compile(r"\(([^()]*)\)")
_UNIT_LINE = re.compile(r"(?:đơn vị(?: tính)?|đvt) ?: ?([^;.()\n]*)")
_YEAR_HEAD = re.compile(r"(?:năm )?((?:19|20)\d\d)")
_PLAN = re.compile(r"\b(?:kế hoạch|kh|dự toán|chỉ tiêu giao|nghị quyết)\b")
_BASE_100 = re.compile(r"= ?100")
_NAMED_THING = ("cluster", "park", "power")
CAPTION_BLOCKS = 2
CAPTION_LENGTH = 160  # a longer block farther up is prose about something else


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as a header writes it: code and what one written unit is worth in it."""

    code: str
    factor: Decimal
    points: bool = False


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one header, row label or caption says; unset parts it leaves to the others."""

    subject: Subject | None = None
    unit: Unit | None = None
    measure: Measure | None = None
    index: bool = False
    period: Period | None = None
    year: int | None = None
    status: Status | None = None
    place: Place | None = None
    dims: tuple[tuple[str, str], ...] = ()
    text: str = ""


def read_tables(survey: Survey) -> tuple[list[Observation], list[tuple[int, int]]]:
    """The observations of all tables, and the spans that prose rules must leave alone."""
    observations: list[Observation] = []
    spans: list[tuple[int, int]] = []
    for grid in grids(survey.reading):
        found = list(_Table(survey, grid).observations())
        observations += found
        if found:
            spans.append((grid.start, grid.end))
    return observations, spans


def meaning(survey: Survey, start: int, end: int) -> Meaning:
    """What a stretch of text says about the figures it heads."""
    key = survey.reading.key[start:end]
    subjects = [m.value for m in between(survey.subjects, start, end)]
    strong = [subject for subject in subjects if not subject.weak] or subjects
    moments = [m.value for m in between(survey.free_moments, start, end)]
    cues = [m.value.status for m in between(survey.cues, start, end)]
    places = [m.value for m in between(survey.places, start, end) if not m.value.whole]
    sectors = between(survey.dims["sector"], start, end)
    year = next((m.year for m in moments if m.year), None)
    bare = _YEAR_HEAD.fullmatch(key.strip())
    period = (
        survey.timeline.period(moments[-1], year) if moments else Period.year(int(bare[1])) if bare else None
    )
    measure = _measure(survey, key, start, end)
    return Meaning(
        subject=strong[-1] if strong else None,
        unit=_unit(key),
        measure=measure,
        index=bool(_BASE_100.search(key)),
        period=period,
        year=year,
        status=cues[0] if cues else None,
        place=places[-1] if places else None,
        dims=(sectors[-1].value,) if sectors else (),
        text=survey.reading.text[start:end].strip(),
    )


def _measure(survey: Survey, key: str, start: int, end: int) -> Measure | None:
    """The measure that a header's words name."""
    if re.search(r"\bđóng góp\b", key):
        return Measure.CONTRIBUTION
    if re.search(r"\b(?:tỷ trọng|tỉ trọng|cơ cấu)\b", key):
        return Measure.SHARE
    bases = [m for m in between(survey.bases, start, end)]
    if any(m.value.kind is BaseKind.PLAN for m in bases) and re.search(r"%|\bso\b|\bđạt\b|tỷ lệ", key):
        return Measure.PCT_OF_PLAN
    for mark in bases:
        against = survey.base_moments.get(mark.start)
        period = survey.timeline.period(against.value) if against else None
        if mark.value.kind is BaseKind.MOMENT and against and against.value.kind is Kind.YEAR:
            return Measure.YOY
        found = relation(mark.value, period, survey.timeline.main)
        if found:
            return found
    return Measure.YOY if re.search(r"\b(?:tăng|giảm|tốc độ)\b", key) else None


def _unit(key: str) -> Unit | None:
    """A unit in parentheses, after "đơn vị tính:", or the whole text."""
    candidates = [*_PARENTHESES.findall(key), *_UNIT_LINE.findall(key)]
    for written in (*(part for text in candidates for part in re.split(r"[,;]", text)), key):
        if unit := written_unit(written.strip()):
            return unit
    return Unit("percent", Decimal(1)) if "%" in key else None


def written_unit(text: str) -> Unit | None:
    """Read "1000 tấn", "triệu USD", "tỷ đồng", "%" as a unit; ``None`` when it is none."""
    words = text.strip(" .:")
    factor = Decimal(1)
    if number := re.match(r"(1\.?000(?:\.000)?) +", words):
        factor, words = Decimal(number[1].replace(".", "")), words[number.end() :]
    first, _, rest = words.partition(" ")
    while first in magnitudes() and rest:
        factor, (first, _, rest) = factor * magnitudes()[first], rest.partition(" ")
        words = f"{first} {rest}".strip()
    form = unit_forms().get(words)
    return Unit(form.unit, factor * form.factor, form.points) if form else None


class _Table:
    """One grid being explained: its header rows, label column and caption."""

    def __init__(self, survey: Survey, grid: Grid) -> None:
        self.survey = survey
        rows = grid.rows()
        self.text = survey.reading.text
        self.head = self._head_rows(rows)
        self.body = rows[self.head :]
        self.columns = sorted({cell.column for row in rows for cell in row})
        self.headers = {column: self._header(rows, column) for column in self.columns}
        self.caption = self._caption(grid)

    def _numeric(self, cell: Cell) -> bool:
        return is_numeric(self.text[cell.start : cell.end])

    def _head_rows(self, rows: Sequence[Sequence[Cell]]) -> int:
        """Rows before the first that holds a figure right of its first cell (a row of column numbers is a header)."""
        for number, row in enumerate(rows):
            values = [self.text[c.start : c.end].strip(" ()") for c in row]
            counted = all(v.isdigit() or len(v) == 1 for v in values) and len(values) > 2
            if not counted and any(self._numeric(cell) for cell in row[1:]):
                return number
        return len(rows)

    def _header(self, rows: Sequence[Sequence[Cell]], column: int) -> Meaning:
        """What the stacked header cells over a column say together; a merged cell holds for those right of it."""
        said = Meaning()
        for row in rows[: self.head]:
            over = [cell for cell in row if cell.column <= column]
            if over and (over[-1].column == column or self._merged(row, over[-1], column)):
                said = _over(meaning(self.survey, over[-1].start, over[-1].end), said)
        return said

    def _merged(self, row: Sequence[Cell], cell: Cell, column: int) -> bool:
        return self.head > 1 and cell.column > 1 and not any(c.column == column for c in row)

    def _caption(self, grid: Grid) -> Meaning:
        said = Meaning()
        blocks = self.survey.reading.document.blocks
        before = blocks[max(0, grid.block - CAPTION_BLOCKS) : grid.block]
        for block in before:
            if block.locator.table is None and (
                block is before[-1] or block.end - block.start <= CAPTION_LENGTH
            ):
                said = _over(meaning(self.survey, block.start, block.end), said)
        return said

    def observations(self) -> Iterator[Observation]:
        """A figure for every numeric cell that its row, column and caption explain."""
        unit_column = next(
            (c for c in self.columns if _UNIT_HEAD.fullmatch(self.headers[c].text.lower())), None
        )
        label_column = self._label_column(unit_column)
        indexed = {c: self._is_index(c) for c in self.columns}
        parent = Meaning()
        for row in self.body:
            label = next((cell for cell in row if cell.column == label_column), None)
            if label is None or self._numeric(label):
                continue
            row_means = meaning(self.survey, label.start, label.end)
            if _CHILD.match(row_means.text.lower()):
                row_means = replace(row_means, subject=row_means.subject or parent.subject)
            elif row_means.subject:
                parent = row_means
            written = next((cell for cell in row if cell.column == unit_column), None)
            if written:
                unit = written_unit(self.survey.reading.key[written.start : written.end])
                row_means = replace(row_means, unit=unit or row_means.unit)
            for cell in row:
                if cell.column not in (label_column, unit_column) and self._numeric(cell):
                    made = self._observe(cell, row_means, indexed[cell.column])
                    if made:
                        yield made

    def _label_column(self, unit_column: int | None) -> int:
        for column in self.columns:
            cells = [c for row in self.body for c in row if c.column == column]
            serial = _SERIAL.fullmatch(self.headers[column].text.lower()) and all(
                len(self.text[c.start : c.end]) < 5 for c in cells
            )
            if column != unit_column and not serial and sum(map(self._numeric, cells)) <= len(cells) / 2:
                return column
        return self.columns[0]

    def _is_index(self, column: int) -> bool:
        """Whether a column of growth is written on the base of 100: its header says so, or all of it lies around 100."""
        said = _over(self.headers[column], self.caption)
        if self.headers[column].index or (self.caption.index and not self.headers[column].unit):
            return True
        if said.measure not in (Measure.YOY, Measure.MOM, Measure.CHANGE) or re.search(
            r"tăng|giảm", said.text.lower()
        ):
            return False
        values = [
            v for row in self.body for c in row if c.column == column and (v := self._value(c)) is not None
        ]
        return bool(values) and median(values) > 60 and min(values) > 20

    def _value(self, cell: Cell) -> Decimal | None:
        found = find_numbers(self.survey.reading.key[cell.start : cell.end])
        sign = -1 if self.text[cell.start : cell.end].lstrip().startswith("-") else 1
        return found[0].value.value * sign if len(found) == 1 else None

    def _observe(self, cell: Cell, row: Meaning, index: bool) -> Observation | None:
        column = self.headers[cell.column]
        levels = any(one.unit is not None and one.unit.code != "percent" for one in (row, column))
        measure = column.measure or (None if levels else self.caption.measure) or Measure.LEVEL
        unit = column.unit or row.unit or self.caption.unit
        if measure is not Measure.LEVEL or index:
            unit = Unit("percent", Decimal(1))
        unit = unit or Unit("count", Decimal(1))
        kind = kind_of(unit.code) if unit.code != "count" else "count"
        subject = self._subject(kind, (row, column, self.caption))
        code = _code(subject, kind, measure)
        value = self._value(cell)
        if value is None or (code is None and measure is not Measure.LEVEL and subject is None):
            return None
        if index:
            value, measure = value - 100, measure if measure is not Measure.LEVEL else Measure.YOY
        if measure is Measure.LEVEL and unit.code == "percent" and code in _RATES_OF_GROWTH:
            measure = Measure.YOY
        return self._made(
            cell,
            (row, column),
            (subject, code),
            Quantity(value * unit.factor, unit.code, step=self._step(cell) * unit.factor),
            measure,
        )

    def _step(self, cell: Cell) -> Decimal:
        return find_numbers(self.survey.reading.key[cell.start : cell.end])[0].value.step

    def _subject(self, kind: str, said: Sequence[Meaning]) -> Subject | None:
        for one in said:
            if one.subject and (
                one.subject.indicator(kind) or (kind == "percent" and "share_of" in one.subject.codes)
            ):
                return one.subject
        return None

    def _made(
        self,
        cell: Cell,
        around: tuple[Meaning, Meaning],
        about: tuple[Subject | None, str | None],
        quantity: Quantity,
        measure: Measure,
    ) -> Observation:
        row, column = around
        subject, code = about
        entry = catalogue().get(code) if code else None
        stock = bool(entry and entry.stock_or_flow is Nature.STOCK)
        line = self.survey.timeline
        neighbour = self._level_period(cell) if measure is not Measure.LEVEL else None
        period = (
            row.period
            or column.period
            or neighbour
            or self.caption.period
            or (line.stock if stock else line.main)
        )
        place = row.place or column.place or self.caption.place or self.survey.main_area
        if subject and subject.id in _NAMED_THING and row.place and not row.place.typed:
            place = column.place or self.caption.place or self.survey.main_area
        plan = _PLAN.search(column.text.lower()) and measure is Measure.LEVEL
        status = Status.PLAN if plan else column.status or self.caption.status or row.status or Status.ACTUAL
        document = self.survey.reading.document
        unit = self.survey.unit_of(place, period)
        return Observation(
            passage=document.passage(cell.start, cell.end), quantity=quantity, indicator=code, label=row.text,
            measure=measure, status=status, period=period, area=place.name if place else None,
            area_code=unit.code if unit else None, area_since=unit.valid_from if unit else None, dims=_dims(subject, code, row), sentence=self._row_span(cell),
            rule="table.cell",
        )  # fmt: skip

    def _level_period(self, cell: Cell) -> Period | None:
        """A column of growth without a time of its own goes with the nearest column of levels left of it."""
        left = [
            c
            for c in self.columns
            if c < cell.column and self.headers[c].measure is None and self.headers[c].period
        ]
        return self.headers[left[-1]].period if left else None

    def _row_span(self, cell: Cell) -> tuple[int, int]:
        row = [c for c in next(r for r in self.body if cell in r)]
        return min(c.start for c in row), max(c.end for c in row)


_RATES_OF_GROWTH = frozenset(("iip", "grdp", "gdp", "cpi", "core_inflation"))


def _code(subject: Subject | None, kind: str, measure: Measure) -> str | None:
    if subject is None:
        return None
    if kind == "percent" and measure is Measure.LEVEL and "share_of" in subject.codes:
        return subject.codes["share_of"]
    code = subject.indicator(kind)
    if code is None and kind == "percent":
        return next(iter(subject.codes.values()), None)
    return code


def _dims(subject: Subject | None, code: str | None, row: Meaning) -> tuple[tuple[str, str], ...]:
    if subject is None:
        return ()
    label = re.sub(r"^(?:trong đó|tr\.đó|\d+[.)]|[a-zđ][.)]|[-+•]) ?:? *", "", row.text.lower()).strip()
    if code == "industrial_product_output":
        return (("product", label),)
    if subject.id in _NAMED_THING and row.text and not _SELF_NAMED.fullmatch(label):
        return (("project" if subject.id == "power" else "place", row.text.strip()),)
    if code in _BY_SECTOR and not row.dims and _CHILD.match(row.text.lower()):
        return (("commodity", label),)
    return row.dims if code in _BY_SECTOR else ()


_CHILD = re.compile(r"(?:trong đó|tr\.đó|tr\. đó|[-+•*])")
_SELF_NAMED = re.compile(
    r"(?:tổng(?: số| cộng)?|cộng|toàn tỉnh|(?:các )?(?:khu|cụm) công nghiệp|kcn|ccn|số (?:dự án|cụm|khu).*)"
)
_BY_SECTOR = frozenset(
    (
        "grdp",
        "gdp",
        "iip",
        "industrial_output_value",
        "social_investment",
        "exports",
        "imports",
        "inventory_index",
        "consumption_index",
    )
)


def _over(said: Meaning, before: Meaning) -> Meaning:
    """What a nearer text says, filled up with what one farther off said."""
    parts = {
        name: getattr(said, name) or getattr(before, name) for name in Meaning.__slots__ if name != "text"
    }
    return Meaning(**parts, text=f"{before.text} {said.text}".strip())
