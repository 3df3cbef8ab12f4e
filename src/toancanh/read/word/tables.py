"""Rows and cells of a Word table on its grid, with deleted ones gone and merged ones as one."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from docx.oxml.ns import qn

Element: TypeAlias = Any  # lxml's, which has no types

_VAL = qn("w:val")
_ROW, _CELL = qn("w:tr"), qn("w:tc")
_ROW_PROPERTIES, _CELL_PROPERTIES = qn("w:trPr"), qn("w:tcPr")
_WRAPPERS = {qn("w:sdt"), qn("w:sdtContent"), qn("w:customXml"), qn("w:ins"), qn("w:moveTo")}
_BEFORE, _DELETED = f"{_ROW_PROPERTIES}/{qn('w:gridBefore')}", f"{_ROW_PROPERTIES}/{qn('w:del')}"
_SPAN, _GONE, _ACROSS, _DOWN = qn("w:gridSpan"), qn("w:cellDel"), qn("w:hMerge"), qn("w:vMerge")
_WIDEST = 63  # columns, as in Word: a file that claims more is damaged


@dataclass
class Cell:
    """A cell, the row and column of its first field on the grid (from 1), and how many it covers."""

    node: Element
    row: int
    column: int
    across: int
    down: int = 1


def children(parent: Element, tags: set[str]) -> Iterator[Element]:
    """Children with these tags, through content controls and accepted insertions."""
    for node in parent:
        if node.tag in tags:
            yield node
        elif node.tag in _WRAPPERS:
            yield from children(node, tags)


def rows(table: Element) -> list[list[Cell]]:
    """The cells of each row, in reading order; a merged cell stands in its first row only."""
    open_cells: dict[int, Cell] = {}
    found = []
    kept = (row for row in children(table, {_ROW}) if not _is_deleted(row))
    for number, row in enumerate(kept, 1):
        line: list[Cell] = []
        for cell, merge in _cells(row, number):
            above = open_cells.get(cell.column)
            if merge == "continue" and above is not None and above.row + above.down == number:
                above.down += 1
                continue
            line.append(cell)
            open_cells.pop(cell.column, None)
            if merge == "restart":
                open_cells[cell.column] = cell
        found.append(line)
    return found


def _is_deleted(row: Element) -> bool:
    return row.find(_DELETED) is not None


def _cells(row: Element, number: int) -> Iterator[tuple[Cell, str | None]]:
    """Cells of a row, and whether each opens or continues one that goes down."""
    column = 1 + _width(row.find(_BEFORE), 0)
    last: Cell | None = None
    for node in children(row, {_CELL}):
        own = node.find(_CELL_PROPERTIES)
        if own is not None and own.find(_GONE) is not None:
            continue
        across = _width(own.find(_SPAN) if own is not None else None, 1)
        if last is not None and _merge(own, _ACROSS) == "continue":
            last.across += across
        else:
            last = Cell(node, number, column, across)
            yield last, _merge(own, _DOWN)
        column += across


def _width(said: Element | None, otherwise: int) -> int:
    given = said.get(_VAL, "") if said is not None else ""
    return min(int(given), _WIDEST) if given.isdecimal() else otherwise


def _merge(properties: Element | None, tag: str) -> str | None:
    said = properties.find(tag) if properties is not None else None
    return None if said is None else str(said.get(_VAL, "continue"))
