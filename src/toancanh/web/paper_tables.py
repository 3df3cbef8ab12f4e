"""Tables and sheets made ready to show: cells in their rows and columns, merged ones as wide as they are."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from toancanh.model import ActType, Block, column_letters

MOST_ROWS = 2000
"""Most rows of one table on a page: more take a browser, and the server, too long."""

_NUMBER = re.compile(r"[-+–−(↑↓▲▼]?\s*\d[\d.,\s]*\s?[%)]*")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text. ``facts`` are the ids of the figures it is (the first is linked to).

    ``anchors`` are those of them that begin here, ``acts`` the kinds of act that it is part of. ``asked``
    says that the address leads to it, ``first`` that these words begin here, ``faint`` that an image shows
    it unclearly.
    """

    text: str
    facts: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()
    acts: tuple[ActType, ...] = ()
    asked: bool = False
    first: bool = False
    faint: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell, ``across`` columns wide and ``down`` rows high; ``number`` if it is nothing but one."""

    pieces: tuple[Piece, ...] = ()
    across: int = 1
    down: int = 1
    number: bool = False

    @property
    def plain(self) -> str | None:
        """Its text, if nothing is marked in it: most cells of a large sheet."""
        if not self.pieces:
            return ""
        piece = self.pieces[0]
        marked = len(self.pieces) > 1 or piece.facts or piece.acts or piece.asked or piece.faint
        return None if marked else piece.text


@dataclass(frozen=True, slots=True)
class Row:
    """A row; ``number`` is its own in a sheet."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells. ``data`` tells a table of figures from one that only lays out a letterhead.

    ``sheet`` is the name of a sheet, ``place`` its number and ``letters`` those of its columns; columns of it
    that hold nothing are left out. ``unseen`` counts the rows of a very long one that are not shown.
    """

    rows: tuple[Row, ...]
    data: bool
    header: bool
    page: int | None = None
    sheet: str | None = None
    letters: tuple[str, ...] = ()
    place: int = 0
    unseen: int = 0
    kind: str = "table"


Cut = tuple[Block, tuple[Piece, ...]]


def as_table(blocks: Sequence[Cut], page: int | None) -> Table:
    """The cells of one table, each with its text in pieces."""
    sheet = blocks[0][0].locator.sheet
    held = sorted({_column(block) for block, _ in blocks})
    columns = held if sheet else list(range(1, held[-1] + 1))
    every = tuple(_rows(blocks, columns))
    rows = _near(every)
    numeric = [any(_starts(cell).isdigit() for cell in row.cells) for row in rows]
    letters = tuple(map(column_letters, columns)) if sheet else ()
    header = not sheet and not numeric[0]
    place = blocks[0][0].locator.table or 0
    return Table(
        rows, bool(sheet) or any(numeric[1:]), header, page, sheet, letters, place, len(every) - len(rows)
    )


def _near(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """The first rows of a very long table, or those around what the reader was led to."""
    if len(rows) <= MOST_ROWS:
        return rows
    asked = (at for at, row in enumerate(rows) for cell in row.cells for it in cell.pieces if it.asked)
    start = max(0, next(asked, 0) - MOST_ROWS // 2)
    return rows[start : start + MOST_ROWS]


def _rows(blocks: Sequence[Cut], columns: Sequence[int]) -> Iterator[Row]:
    """The rows; places that a merged cell covers have no cell of their own."""
    groups = [(number or 1, list(group)) for number, group in groupby(blocks, lambda it: it[0].locator.row)]
    numbers = [number for number, _ in groups]
    covered: dict[int, int] = {}  # the last row that a cell from above reaches to, by column
    for number, group in groups:
        here = {_column(block): (block, pieces) for block, pieces in group}
        cells, taken = [], 0
        for column in columns:
            if column <= taken or covered.get(column, 0) >= number:
                continue
            block, pieces = here.get(column, (None, ()))
            if block is None:
                cells.append(Cell())
                continue
            taken, last = column + block.across - 1, number + block.down - 1
            wide = [it for it in columns if column <= it <= taken] if block.across > 1 else [column]
            high = 1
            if block.down > 1:
                covered |= dict.fromkeys(wide, last)
                high = sum(number <= it <= last for it in numbers)
            cells.append(Cell(pieces, len(wide), high, _is_number(pieces)))
        yield Row(number, tuple(cells))


def _column(block: Block) -> int:
    return block.locator.column or 1


def _starts(cell: Cell) -> str:
    return cell.pieces[0].text[:1] if cell.pieces else ""


def _is_number(pieces: tuple[Piece, ...]) -> bool:
    return _NUMBER.fullmatch("".join(piece.text for piece in pieces).strip()) is not None
