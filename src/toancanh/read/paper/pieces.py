"""Paragraphs and tables of pages as the pieces that a document is assembled from."""

import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from itertools import groupby

from toancanh.model import BlockKind, Locator
from toancanh.read import lines, notes
from toancanh.read.assembly import Piece
from toancanh.read.paper.flow import said
from toancanh.read.paper.grids import Cell, Table
from toancanh.read.paper.layout import Part, Sheet, parts

Row = tuple[tuple[int, str], ...]
_NUMBER = re.compile(r"\d{1,3}(?=\s*[^\W\d_])")  # of a note at the foot of a page
_ALIKE = 0.8  # part of the letters of a head that an image shows the same twice
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
    """The pieces of a document, from what stands on its pages; notes after what they explain."""
    return notes.placed(_in_order(sheets))


def _numbered(note: Piece, text: str) -> Piece:
    """A note with its number raised, as it is where the text refers to it, if it does."""
    number = _NUMBER.match(note.text)
    raised = number[0].translate(notes.RAISED) if number else ""
    return note._replace(text=raised + note.text[len(raised) :]) if raised and raised in text else note


def _in_order(sheets: list[Sheet]) -> list[Piece]:
    at = _Counter()
    found: list[Piece] = []
    footnotes: set[int] = set()
    for part in parts(sheets):
        if part.page != at.page:
            at.page, at.paragraph = part.page, 0
        if isinstance(part.content, Table):
            _add_cells(part.content, part, at, found)
        else:
            at.paragraph += 1
            what = said(part.content)
            place = Locator(paragraph=at.paragraph, page=at.page)
            piece = Piece(what.text, lines.kind(what.text), place, faint=what.faint)
            if part.note:
                footnotes.add(len(found))
            found.append(piece)
    text = "\n".join(piece.text for piece in found)
    return [_numbered(piece, text) if at in footnotes else piece for at, piece in enumerate(found)]


def _add_cells(table: Table, part: Part, at: _Counter, found: list[Piece]) -> None:
    rows = _rows(table)
    again = 0
    if part.goes_on:
        again = _again(rows, at.head, {cell.row for cell in table.cells if cell.said.faint})
        above = {it.locator.column: it for it in found if _place(it) == (at.table, at.rows)}
        if _is_rest(rows[again], above):
            rest = dict(rows[again])
            found[:] = [_with_rest(it, rest) if it in above.values() else it for it in found]
            again += 1
    else:
        at.table, at.rows, at.head = at.table + 1, 0, rows[:_HEAD]
    begins = Locator(page=at.page, table=at.table, row=at.rows - again)
    found += [_piece(cell, begins) for cell in table.cells if cell.row > again]
    at.rows += table.rows - again


def _place(piece: Piece) -> tuple[int | None, int | None]:
    return piece.locator.table, piece.locator.row


def _is_rest(row: Row, above: Mapping[int | None, Piece]) -> bool:
    """Whether a page ended within a row: what tops the next page goes on its cells in mid-sentence."""
    return (
        bool(row)
        and len(row) < len(above)
        and all(column in above and text[0].islower() for column, text in row)
    )


def _with_rest(cell: Piece, rest: Mapping[int, str]) -> Piece:
    more = rest.get(cell.locator.column or 0)
    return cell._replace(text=f"{cell.text} {more}") if more else cell


def _piece(cell: Cell, begins: Locator) -> Piece:
    place = replace(begins, row=(begins.row or 0) + cell.row, column=cell.column)
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


def _again(rows: list[Row], head: list[Row], faint: Set[int]) -> int:
    """How many rows on top of a page only print the table's head again; ``faint`` ones nearly so."""
    count = 0
    while count < min(len(rows) - 1, len(head)):
        nearly = count + 1 in faint and _alike(rows[count], head[count])
        if not nearly and rows[count] != head[count]:
            break
        count += 1
    return count


def _alike(row: Row, other: Row) -> bool:
    """Whether rows have the same columns and figures, and nearly the same letters."""
    if [column for column, _ in row] != [column for column, _ in other]:
        return False
    told, before = (" ".join(text for _, text in it) for it in (row, other))
    figures, same = (re.findall(r"\d", it) for it in (told, before))
    return figures == same and SequenceMatcher(None, told, before, autojunk=False).ratio() >= _ALIKE
