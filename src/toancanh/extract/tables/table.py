"""One table being explained: its header rows, its label column, its caption, and then every figure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cached_property
from statistics import median

from toancanh.extract.marks import between
from toancanh.extract.rules.indicator.subjects import Subject
from toancanh.extract.rules.number import settle_notation
from toancanh.extract.rules.unit import EITHER_NOTATION, kind_of
from toancanh.extract.survey import Survey
from toancanh.extract.tables.evidence import evidence
from toancanh.extract.tables.grids import MINUS, Cell, Grid, is_numeric
from toancanh.extract.tables.meaning import PERCENT, Meaning, WrittenUnit, meaning, written_unit
from toancanh.model import Measure, Observation, Part, Period, Quantity, Status
from toancanh.reference.indicators import Kind as Nature
from toancanh.reference.indicators import catalogue

_SERIAL = re.compile(r"(?:stt|tt|số tt|số thứ tự|)\.?")
_UNIT_HEAD = re.compile(r"(?:đơn vị(?: tính)?|đvt|đv tính|đ\.v\.t)\.?:?")
_PLAN = re.compile(r"\b(?:kế hoạch|kh|dự toán|chỉ tiêu giao|nghị quyết)\b")
_MOVED = re.compile(r"tăng|giảm")
_CHILD = re.compile(r"(?:trong đó|tr\. ?đó|[-–+*•])")
_HEAD_WORD = re.compile(r"^(?:KCN|CCN|[Kk]hu công nghiệp|[Cc]ụm công nghiệp|[Nn]hà máy(?: \w+)?) ")
_NUMBERING = re.compile(r"(?:(?:trong đó|tr\. ?đó) ?:?|\d+[.)]|[a-zđ][.)]|[-–+*•]) *")
_AREAS = re.compile(r"\b(?:huyện|thị xã|thành phố|địa phương|địa bàn|xã|phường|tỉnh)\b")
_TOTAL = re.compile(
    r"(?:tổng(?: số| cộng)?|cộng|toàn tỉnh|(?:các )?(?:khu|cụm) công nghiệp|kcn|ccn|số (?:dự án|cụm|khu).*)"
)
_NAMED = ("cluster", "park", "power")  # rows of these tables bear names of their own
_GROWS = frozenset(("iip", "grdp", "gdp", "cpi", "core_inflation"))
_BY_SECTOR = _GROWS | {"industrial_output_value", "social_investment", "exports", "imports"}
_BY_SECTOR |= {"inventory_index", "consumption_index"}
_BASED = (Measure.YOY, Measure.MOM, Measure.CHANGE)
CAPTION_BLOCKS = 2
CAPTION_LENGTH = 160  # a longer block farther up is prose about something else


class Table:
    """A grid with what its texts mean."""

    def __init__(self, survey: Survey, grid: Grid) -> None:
        self.survey, self.grid = survey, grid
        rows = grid.rows()
        head = self._head_rows(rows)
        self.head, self.body = rows[:head], rows[head:]
        self.columns = sorted({cell.column for row in rows for cell in row})
        self.headers = {column: self._header(column) for column in self.columns}

    def observations(self) -> Iterator[Observation]:
        """A figure for every numeric cell that its row, its column and the caption explain."""
        parent = Meaning()
        for row in self.body:
            label = next((cell for cell in row if cell.column == self.label_column), None)
            if label is None or self._numeric(label):
                continue
            said = self._row_meaning(row, label)
            if _CHILD.match(said.text.lower()):
                said = replace(said, subject=said.subject or parent.subject)
            elif said.subject:
                parent = said
            figures = (c for c in row if c.column > self.label_column and c.column != self.unit_column)
            yield from (
                made for cell in figures if self._numeric(cell) and (made := self._figure(cell, said))
            )

    def spans(self) -> list[tuple[int, int]]:
        """The cells that were read as a table; other cells hold prose. A typed table is read as a whole."""
        if self.grid.typed:
            return [(self.grid.start, self.grid.end)]
        heads = [cell for row in self.head for cell in row]
        known = (self.label_column, self.unit_column)
        body = [c for row in self.body for c in row if c.column in known or self._numeric(c)]
        return sorted((cell.start, cell.end) for cell in (*heads, *body))

    def _text(self, cell: Cell) -> str:
        return self.survey.reading.text[cell.start : cell.end]

    def _numeric(self, cell: Cell) -> bool:
        return is_numeric(self._text(cell))

    def _head_rows(self, rows: Sequence[Sequence[Cell]]) -> int:
        """How many rows stand before the first figures; a row of column numbers (A, 1, 2) is one."""
        for number, row in enumerate(rows):
            values = [self._text(cell).strip(" ()") for cell in row]
            column_numbers = len(values) > 2 and all(len(value) == 1 for value in values)
            if not column_numbers and any(self._numeric(cell) for cell in row[1:]):
                return number
        return len(rows)

    def _header(self, column: int) -> Meaning:
        """What the stacked header cells over a column say; a merged cell holds for those right of it."""
        said = Meaning()
        for row in self.head:
            over = [cell for cell in row if cell.column <= column]
            merged = len(self.head) > 1 and over and over[-1].column > 1
            if over and (over[-1].column == column or merged):
                said = meaning(self.survey, over[-1].start, over[-1].end).over(said)
        return said

    @cached_property
    def caption(self) -> Meaning:
        """What the blocks just before the table say."""
        said = Meaning()
        blocks = self.survey.reading.document.blocks
        before = blocks[max(0, self.grid.block - CAPTION_BLOCKS) : self.grid.block]
        for block in before:
            near = block is before[-1] or block.end - block.start <= CAPTION_LENGTH
            if block.locator.table is None and near:
                said = meaning(self.survey, block.start, block.end).over(said)
        return said

    @cached_property
    def unit_column(self) -> int | None:
        """The column that gives each row its unit, if there is one."""
        return next((c for c in self.columns if _UNIT_HEAD.fullmatch(self.headers[c].text.lower())), None)

    @cached_property
    def label_column(self) -> int:
        """The first column of words that is neither serial numbers nor units."""
        for column in self.columns:
            cells = [c for row in self.body for c in row if c.column == column]
            short = all(len(self._text(cell)) < 5 for cell in cells)
            serial = short and _SERIAL.fullmatch(self.headers[column].text.lower())
            figures = sum(map(self._numeric, cells))
            if column != self.unit_column and not serial and figures * 2 <= len(cells):
                return column
        return self.columns[0]

    @cached_property
    def by_area(self) -> bool:
        """Whether the rows are areas: the label column is headed "Huyện", "Địa phương" or the like."""
        return _AREAS.search(self.headers[self.label_column].text.lower()) is not None

    @cached_property
    def indexed(self) -> frozenset[int]:
        """Columns of growth written on the base of 100: the words say so, or all values lie around 100."""
        return frozenset(column for column in self.columns if self._is_index(column))

    def _is_index(self, column: int) -> bool:
        header = self.headers[column]
        if header.index or (self.caption.index and header.unit is None):
            return True
        said = header.over(self.caption)
        own = header if header.measure else said  # a caption may tell of growth in prose
        if said.measure not in _BASED or _MOVED.search(own.text.lower()):
            return False
        cells = [c for row in self.body for c in row if c.column == column and self._numeric(c)]
        values = [number[0] for number in map(self._number, cells) if number]
        return bool(values) and median(values) > 60 and min(values) > 20

    def _row_meaning(self, row: Sequence[Cell], label: Cell) -> Meaning:
        said = meaning(self.survey, label.start, label.end)
        cell = next((cell for cell in row if cell.column == self.unit_column), None)
        unit = written_unit(self.survey.reading.key[cell.start : cell.end]) if cell else None
        return replace(said, unit=unit or said.unit)

    def _number(self, cell: Cell) -> tuple[Decimal, Decimal, bool] | None:
        """The value of a cell with its sign, what its last digit is worth, and whether it is in doubt."""
        numbers = between(self.survey.numbers, cell.start, cell.end)
        if len(numbers) != 1:
            return None
        sign = -1 if self.survey.reading.key[cell.start : cell.end].lstrip().startswith(MINUS) else 1
        number, doubtful = settle_notation(numbers[0].value, self.survey.notation, whole=False, percent=False)
        return number.value * sign, number.step, doubtful

    def _figure(self, cell: Cell, row: Meaning) -> Observation | None:
        number = self._number(cell)
        measure, unit = self._measure(cell, row)
        kind = "count" if unit.code == "count" else kind_of(unit.code)
        subject = self._subject(kind, (row, self.headers[cell.column], self.caption))
        if number is None or (subject is None and measure is not Measure.LEVEL):
            return None
        value, step, doubtful = number
        code = _code(subject, kind, measure, self._family(row, cell.column))
        if cell.column in self.indexed:
            value, measure = value - 100, Measure.YOY if measure is Measure.LEVEL else measure
        elif measure is Measure.LEVEL and unit is PERCENT and code in _GROWS:
            measure = Measure.YOY
        quantity = Quantity(value * unit.factor, unit.code, step=step * unit.factor)
        made = self._observation(cell, (row, subject, code), quantity, measure)
        return replace(made, rule=f"{made.rule} {EITHER_NOTATION}") if doubtful else made

    def _measure(self, cell: Cell, row: Meaning) -> tuple[Measure, WrittenUnit]:
        """The measure and unit of a cell; a column with its own unit is not what the caption compares."""
        column = self.headers[cell.column]
        own_unit = any(one.unit is not None and one.unit.code != "percent" for one in (row, column))
        measure = column.measure or (None if own_unit else self.caption.measure) or Measure.LEVEL
        if measure is not Measure.LEVEL or cell.column in self.indexed:
            return measure, PERCENT
        return measure, column.unit or row.unit or self.caption.unit or WrittenUnit("count")

    def _family(self, row: Meaning, column: int) -> Subject | None:
        """What the table lists, for columns that say only "tỷ lệ lấp đầy"."""
        said = (row, self.headers[column], self.headers[self.label_column], self.caption)
        return next((one.subject for one in said if one.subject and one.subject.family), None)

    def _subject(self, kind: str, said: Sequence[Meaning]) -> Subject | None:
        for subject in (one.subject for one in said if one.subject):
            if subject.indicator(kind) or (kind == "percent" and "share_of" in subject.codes):
                return subject
        return None

    def _observation(
        self,
        cell: Cell,
        about: tuple[Meaning, Subject | None, str | None],
        quantity: Quantity,
        measure: Measure,
    ) -> Observation:
        row, subject, code = about
        column = self.headers[cell.column]
        level = self._level_beside(cell) if measure is not Measure.LEVEL else Meaning()
        period = (
            row.period or column.period or level.period or self.caption.period or self._usual_period(code)
        )
        named = subject is not None and subject.id in _NAMED and not self.by_area
        named = named and row.place is not None and not row.place.typed
        place = (None if named else row.place) or column.place or self.caption.place or self.survey.main_area
        plan = _PLAN.search(column.text.lower()) and measure is Measure.LEVEL
        # "Đạt % kế hoạch" names what the figure is a part of, not how settled it is.
        own = None if measure is Measure.PCT_OF_PLAN else column.status
        said = own or level.status or self.caption.status or row.status
        area = self.survey.unit_of(place, period)
        if named:
            row = replace(
                row, spans={part: span for part, span in row.spans.items() if part is not Part.AREA}
            )
        texts = {"row": row, "column": column, "beside": level, "caption": self.caption}
        told = place is not None and place is self.survey.told
        why = evidence(texts, subject, (cell.start, cell.end), told=told)
        return Observation(
            passage=self.survey.reading.quote(cell.start, cell.end),
            quantity=quantity,
            indicator=code,
            label=row.text,
            measure=measure,
            status=Status.PLAN if plan else said or Status.ACTUAL,
            period=period,
            area=place.name if place else None,
            area_code=area.code if area else None,
            area_since=area.valid_from if area else None,
            dims=() if self.by_area and row.place else _dims(subject, code, row),
            sentence=self.survey.reading.smoothed.span(*self.row_spans[cell.row]),
            rule="table.cell",
            evidence=self.survey.reading.smoothed.evidence(why),
        )

    def _usual_period(self, code: str | None) -> Period | None:
        entry = catalogue().get(code or "")
        stock = entry is not None and entry.stock_or_flow is Nature.STOCK
        return self.survey.timeline.stock if stock else self.survey.timeline.main

    def _level_beside(self, cell: Cell) -> Meaning:
        """A growth goes with the nearest column of levels left of it: its time and status, if it has none."""
        left = (self.headers[c] for c in reversed(self.columns) if c < cell.column)
        return next(
            (said for said in left if said.measure is None and (said.period or said.status)), Meaning()
        )

    @cached_property
    def row_spans(self) -> dict[int, tuple[int, int]]:
        """The stretch of text that each row of figures covers, by row number."""
        return {row[0].row: (min(c.start for c in row), max(c.end for c in row)) for row in self.body}


def _code(subject: Subject | None, kind: str, measure: Measure, family: Subject | None) -> str | None:
    if subject is None:
        return None
    if kind == "percent" and measure is not Measure.LEVEL and subject.indicator(kind) is None:
        return next(iter(subject.codes.values()), None)  # the growth of a number of clusters, markets …
    return subject.code(kind, family)


def _dims(subject: Subject | None, code: str | None, row: Meaning) -> tuple[tuple[str, str], ...]:
    if subject is None:
        return ()
    label = (
        _NUMBERING.sub("", row.text.lower(), count=1)
        if _NUMBERING.match(row.text.lower())
        else row.text.lower()
    )
    if code == "industrial_product_output":
        return (("product", label),)
    if subject.id in _NAMED and label and not _TOTAL.fullmatch(label):
        return (("project" if subject.id == "power" else "place", _HEAD_WORD.sub("", row.text)),)
    if code in _BY_SECTOR and not row.dims and _CHILD.match(row.text.lower()):
        return (("commodity", label),)
    return row.dims if code in _BY_SECTOR else ()
