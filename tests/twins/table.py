"""A statistical table as meant (columns, rows, figures) becomes a sheet as written, with its truth."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from twins.chance import EXCEL
from twins.quirks import Quirk
from twins.truth import Dims, Expected, Grid, address

AREA = "Tây Ninh"
Head = str | date


@dataclass(frozen=True)
class Meaning:
    """What the figures of a column are; an ``index`` is 100 where nothing changed."""

    period: str
    measure: str
    status: str
    index: bool = False


@dataclass(frozen=True)
class Column:
    """Header from the top down; ``doubt`` says why no figure of it can be taken as the header says."""

    key: str
    heads: tuple[Head, ...]
    meaning: Meaning | None = None
    doubt: str = ""


@dataclass(frozen=True)
class Unit:
    """As written in the table, the canonical unit, and what one is worth in it."""

    written: str
    code: str
    factor: Decimal = Decimal(1)


@dataclass(frozen=True)
class Row:
    """A label with its figures by the key of the column; without an indicator only the name of a group."""

    label: str
    indicator: str = ""
    dims: Dims = ()
    unit: Unit = Unit("%", "percent")
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Table:
    """``stub`` heads the labels; ``under`` stands between title and header, at the right."""

    title: str
    under: str
    stub: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    footers: tuple[str, ...] = ()
    junk: tuple[Mapping[str, Decimal], ...] = ()


def lay_out(name: str, table: Table, quirks: frozenset[Quirk]) -> Grid:
    """Write the table as a sheet."""
    return _Layout(Grid(name), table, quirks).grid


class _Layout:
    def __init__(self, grid: Grid, table: Table, quirks: frozenset[Quirk]) -> None:
        self.grid, self.table, self.quirks = grid, table, quirks
        self.area = AREA if Quirk.AREA_NAMED in quirks else None
        margin = Quirk.BLANK_MARGINS in quirks
        self.row, self.left = (3, 2) if margin else (1, 1)
        self.first = self.left + (2 if margin else 1)  # an empty column behind the labels
        columns = table.columns
        self.columns = columns[::-1] if Quirk.PERMUTED_COLUMNS in quirks else columns
        self.right = self.first + len(self.columns) - 1
        self.doubts: dict[str, list[tuple[int, int]]] = {}
        self._top()
        self._header()
        self._body()
        for why, places in self.doubts.items():
            grid.doubt(places, why)

    def _top(self) -> None:
        title = self.table.title + (f" tỉnh {AREA}" if self.area else "")
        self._words(self.row, self.left, title)
        if Quirk.MERGED in self.quirks:
            self.grid.merge(self.row, self.left, self.row, self.right)
        self._words(self.row + 1, self.right, self.table.under)
        self.row += 2 + (1 if Quirk.BLANK_MARGINS in self.quirks else 0)

    def _header(self) -> None:
        """One row per level; what has fewer levels reaches down, equal neighbours at the top are one."""
        deep = max(len(column.heads) for column in self.columns)
        stacked = Quirk.STACKED_HEADER in self.quirks
        merged = Quirk.MERGED in self.quirks and not stacked
        self._words(self.row, self.left, self.table.stub)
        if merged:
            self.grid.merge(self.row, self.left, self.row + deep - 1, self.left)
        before: tuple[Head, ...] = ()
        for at, column in enumerate(self.columns, self.first):
            heads = column.heads
            grouped = deep > 1 and not stacked and heads[0] == (before[:1] or ("",))[0] and len(heads) > 1
            for level, head in enumerate(heads):
                if not (level == 0 and grouped):
                    self._head(self.row + level, at, head)
            if merged and len(heads) < deep:
                self.grid.merge(self.row + len(heads) - 1, at, self.row + deep - 1, at)
            before = heads
        if merged and deep > 1:
            self._groups()
        self.row += deep

    def _groups(self) -> None:
        start = 0
        for at in range(1, len(self.columns) + 1):
            ends = at == len(self.columns) or self.columns[at].heads[0] != self.columns[start].heads[0]
            if ends:
                if at - start > 1:
                    self.grid.merge(self.row, self.first + start, self.row, self.first + at - 1)
                start = at

    def _head(self, row: int, column: int, head: Head) -> None:
        if isinstance(head, date):
            self.grid.put(row, column, head, "mm/yyyy")
        else:
            self._words(row, column, head, header=True)

    def _body(self) -> None:
        half = len(self.table.rows) // 2 if Quirk.REPEATED_HEADERS in self.quirks else -1
        for at, row in enumerate(self.table.rows):
            if at == half:
                self._words(self.row, self.left, "Chia theo nhóm (tiếp theo)")
                self.row += 1
                self._header()
            self._line(row)
        for values in self.table.junk:
            for at, column in enumerate(self.columns, self.first):
                if column.key in values:
                    self.grid.put(self.row, at, values[column.key])
                    self._doubt("a number without a label", self.row, at)
            self.row += 1
        if Quirk.FOOTERS in self.quirks:
            for footer in self.table.footers:
                self._words(self.row + 1, self.left, footer)
                self.row += 1

    def _line(self, row: Row) -> None:
        self._words(self.row, self.left, row.label)
        for at, column in enumerate(self.columns, self.first):
            value = row.values.get(column.key)
            if value is None:
                continue
            if column.meaning is None:
                self._plain(self.row, at, value)
            else:
                self._figure(at, column, row, value)
        self.row += 1

    def _figure(self, at: int, column: Column, row: Row, value: object) -> None:
        meaning = column.meaning
        assert meaning
        assert isinstance(value, Decimal)
        put, shown, read = self._written(EXCEL.plus(value), ratio=meaning.measure != "level")
        self.grid.put(self.row, at, put, shown)
        bare = meaning.measure != "level" and Quirk.BARE_FRACTIONS in self.quirks
        if column.doubt or bare:
            self._doubt(column.doubt or "a fraction where percent are announced", self.row, at)
            return
        if meaning.measure == "level":
            stated, unit = read * row.unit.factor, row.unit.code
        else:
            stated, unit = (read - 100 if meaning.index else read), "percent"
        said = (meaning.period, meaning.measure, stated, unit, meaning.status, self.area)
        self.grid.truth.append(
            Expected(self.grid.name, address(self.row, at), row.indicator, row.dims, *said)
        )

    def _written(self, value: Decimal, *, ratio: bool) -> tuple[object, str, Decimal]:
        """What stands in the cell, its number format, and the number that a reader sees."""
        if ratio and Quirk.BARE_FRACTIONS in self.quirks:
            return round(value / 100, 4), "General", value
        if ratio and Quirk.PERCENT_FORMAT in self.quirks:
            fraction = round(value / 100, 4)
            return fraction, "0.00%", fraction * 100
        if Quirk.TEXT_NUMBERS in self.quirks:
            rounded = round(value, 2)
            return vietnamese(rounded), "@", rounded
        return value, "General", value

    def _doubt(self, why: str, row: int, column: int) -> None:
        self.doubts.setdefault(why, []).append((row, column))

    def _plain(self, row: int, column: int, value: object) -> None:
        if isinstance(value, str):
            self._words(row, column, value)
        else:
            self.grid.put(row, column, value)

    def _words(self, row: int, column: int, text: str, *, header: bool = False) -> None:
        self.grid.put(row, column, dirty(text, self.quirks, header=header))


def vietnamese(value: Decimal) -> str:
    """1234.5 as 1.234,5."""
    shown = f"{value.normalize():,f}"
    return shown.translate(str.maketrans(",.", ".,"))


def dirty(text: str, quirks: frozenset[Quirk], *, header: bool = False) -> str:
    """Write words as these files have them; the meaning stays."""
    if Quirk.RAGGED_TEXT in quirks and text:
        words = text.split(" ")
        middle = len(words) // 2
        gap = " \n" if header else "  "
        if middle:
            text = " ".join(words[:middle]) + gap + " ".join(words[middle:])
        text += " "
    if Quirk.NBSP in quirks:
        text = text.replace(" ", "\xa0")
    return unicodedata.normalize("NFD", text) if Quirk.NFD in quirks else text


def without_figures(table: Table) -> Table:
    """An emptied template: labels and header only."""
    rows = tuple(replace(row, values={"unit": row.values.get("unit")}) for row in table.rows)
    return replace(table, rows=rows, junk=())
