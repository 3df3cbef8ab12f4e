"""Tables as grids of cells: those the reader found, and those typed with | or ; in plain text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import groupby

from toancanh.extract.reading import Reading
from toancanh.model import Block, BlockKind

_FIELDS = re.compile(r"[^|;\t]+")
MINUS = ("-", "–", "−")  # Word makes a dash of a hyphen, a spreadsheet's export a true minus sign
_NUMERIC = re.compile(r"[+–−-]? ?\d[\d.,]*\d? ?%?|[–−-]|…")
_LONG = 60  # a line of prose with semicolons is no row of a table


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's characters and its place in the grid, rows and columns from 1.

    ``down`` and ``across`` say what a merged one covers; ``value`` is what a spreadsheet holds in it, and
    ``name`` how a spreadsheet calls it ("D7").
    """

    start: int
    end: int
    row: int
    column: int
    down: int = 1
    across: int = 1
    value: Decimal | date | None = None
    name: str | None = None

    def covers(self, column: int) -> bool:
        """Whether it stands in a column, or reaches over it."""
        return self.column <= column < self.column + self.across


@dataclass(frozen=True, slots=True)
class Grid:
    """One table: its cells in reading order, and the blocks before it that may speak of it."""

    cells: tuple[Cell, ...]
    start: int
    end: int
    block: int  # number of its first block
    typed: bool = False  # typed with separators in running text, a row a block
    sheet: str | None = None  # of a workbook

    def rows(self) -> list[list[Cell]]:
        """Cells by row."""
        return [list(row) for _, row in groupby(self.cells, key=lambda cell: cell.row)]


def is_numeric(text: str) -> bool:
    """Whether a cell holds a figure, or the dash that stands for none."""
    return _NUMERIC.fullmatch(text.strip()) is not None


def grids(reading: Reading) -> Iterator[Grid]:
    """All tables with at least two rows and two columns, in reading order."""
    blocks = reading.document.blocks
    cells = any(block.kind is BlockKind.CELL for block in blocks)
    if not cells and sum(map(reading.text.count, "|;\t")) < 2:
        return
    for table, group in groupby(enumerate(blocks), key=lambda pair: _table(pair[1])):
        members = list(group)
        made = _from_cells(members) if table is not None else None
        if made:
            yield made
        if table is None:
            yield from _typed(reading.text, members)


def _table(block: Block) -> int | None:
    return block.locator.table if block.kind is BlockKind.CELL else None


def _from_cells(members: Sequence[tuple[int, Block]]) -> Grid | None:
    cells = [
        Cell(
            block.start,
            block.end,
            block.locator.row or 0,
            block.locator.column or 0,
            block.down,
            block.across,
            block.value,
            block.locator.cell,
        )
        for _, block in members
    ]
    cells.sort(key=lambda cell: (cell.row, cell.column))
    made, sheet = _grid(cells, members[0][0]), members[0][1].locator.sheet
    return made and replace(made, sheet=sheet)


def _grid(cells: list[Cell], block: int, *, typed: bool = False) -> Grid | None:
    if len({cell.row for cell in cells}) < 2 or len({cell.column for cell in cells}) < 2:
        return None
    return Grid(tuple(cells), min(c.start for c in cells), max(c.end for c in cells), block, typed)


def _typed(text: str, members: Sequence[tuple[int, Block]]) -> Iterator[Grid]:
    """Runs of lines with the same number of fields, where all but the first field are figures."""
    run: list[tuple[int, list[tuple[int, int]]]] = []
    if not _parted(text, members[0][1].start, members[-1][1].end):
        return
    for number, block in [*members, (-1, None)]:
        fields = _fields(text, block) if block and _parted(text, block.start, block.end) else []
        if run and (len(fields) != len(run[0][1]) or number != run[-1][0] + 1):
            yield from _close(text, run)
            run = []
        if len(fields) > 1 and max(end - start for start, end in fields) <= _LONG:
            run.append((number, fields))


def _parted(text: str, start: int, end: int) -> bool:
    """Whether a stretch holds a mark that can part fields."""
    find = text.find
    return find(";", start, end) >= 0 or find("|", start, end) >= 0 or find("\t", start, end) >= 0


def _fields(text: str, block: Block) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for field in _FIELDS.finditer(text, block.start, block.end):
        inner = field.group()
        start = field.start() + len(inner) - len(inner.lstrip())
        found.append((start, start + len(inner.strip())))
    return found if all(a < b for a, b in found) else []


def _close(text: str, run: list[tuple[int, list[tuple[int, int]]]]) -> Iterator[Grid]:
    body = run[1:]
    figures = sum(is_numeric(text[a:b]) for _, fields in body for a, b in fields[1:])
    if len(run) < 3 or figures < sum(len(fields) - 1 for _, fields in body) * 0.7:
        return
    cells = [
        Cell(a, b, row, column)
        for row, (_, fields) in enumerate(run, 1)
        for column, (a, b) in enumerate(fields, 1)
    ]
    made = _grid(cells, run[0][0], typed=True)
    if made:
        yield made
