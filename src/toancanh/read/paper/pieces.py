"""Paragraphs and tables of pages as the pieces that a document is assembled from."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from toancanh.model import BlockKind, Locator
from toancanh.read import lines
from toancanh.read.assembly import Piece
from toancanh.read.paper.flow import said
from toancanh.read.paper.grids import Cell, Table
from toancanh.read.paper.layout import Part, Sheet, parts

Row = tuple[tuple[int, str], ...]
_HEAD = 6  # rows: no head of a table that is printed again on the next page is higher


@dataclass
class _Counter:
    """Numbers paragraphs within their page, and tables with their rows through the whole file."""

    page: int = 0
    paragraph: int = 0
    table: int = 0
    rows: int = 0
    head: list[Row] = field(default_factory=list)  # of the table in hand


def pieces(sheets: list[Sheet]) -> Iterator[Piece]:
    """The pieces of a document, from what stands on its pages."""
    at = _Counter()
    for part in parts(sheets):
        if part.page != at.page:
            at.page, at.paragraph = part.page, 0
        if isinstance(part.content, Table):
            yield from _cells(part.content, part, at)
        else:
            at.paragraph += 1
            what = said(part.content)
            place = Locator(paragraph=at.paragraph, page=at.page)
            yield Piece(what.text, lines.kind(what.text), place, faint=what.faint)


def _cells(table: Table, part: Part, at: _Counter) -> Iterator[Piece]:
    rows = _rows(table)
    again = 0
    if part.goes_on:
        again = _again(rows, at.head)
    else:
        at.table, at.rows, at.head = at.table + 1, 0, rows[:_HEAD]
    for cell in table.cells:
        if cell.row > again:
            yield _piece(cell, Locator(page=at.page, table=at.table, row=at.rows + cell.row - again))
    at.rows += table.rows - again


def _piece(cell: Cell, row: Locator) -> Piece:
    place = Locator(page=row.page, table=row.table, row=row.row, column=cell.column)
    return Piece(
        cell.said.text, BlockKind.CELL, place, down=cell.down, across=cell.across, faint=cell.said.faint
    )


def _rows(table: Table) -> list[Row]:
    """The columns and texts of each row; a row that a merged cell covers whole has none."""
    filled = {
        number: tuple((cell.column, cell.said.text) for cell in row)
        for number, row in groupby(table.cells, key=lambda cell: cell.row)
    }
    return [filled.get(number, ()) for number in range(1, table.rows + 1)]


def _again(rows: list[Row], head: list[Row]) -> int:
    """How many rows on top of a page only print the table's head again."""
    count = 0
    while count < min(len(rows) - 1, len(head)) and rows[count] == head[count]:
        count += 1
    return count
