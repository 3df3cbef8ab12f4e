r"""Write the workbooks of ``samples/documents``: one grid of cells, three formats, the same bytes every time.

In a source of ``samples/sources`` a ``# heading`` begins a sheet and names it, a ``## sub-heading`` is a
title merged over its width, a ``| row |`` is a row of cells and a paragraph a row of one cell. A cell that
is a number is stored as one; ``\n`` breaks its line, ``<`` joins it with the cell left of it, ``^`` with
the cell above.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import P
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

ZIP_TIME = (2025, 1, 1, 0, 0, 0)
LEFT, ABOVE = "<", "^"
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_MOMENT = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


@dataclass(frozen=True)
class Cell:
    """What stands in a cell and how far it is merged."""

    row: int
    column: int
    text: str
    down: int = 1
    across: int = 1
    title: bool = False

    @property
    def value(self) -> str | float:
        """Its number, if it is one."""
        return float(self.text) if _NUMBER.fullmatch(self.text) else self.text


@dataclass(frozen=True)
class Sheet:
    """A sheet: its name and its cells, row by row."""

    name: str
    cells: tuple[Cell, ...]


def sheets(body: Iterable[tuple[str, str]]) -> list[Sheet]:
    """The sheets of a source from its (kind, text) pairs."""
    grids: dict[str, list[tuple[str, list[str]]]] = {}
    for kind, text in body:
        if kind == "heading":
            rows = grids.setdefault(text, [])
        else:
            parts = text.removesuffix("|").split("|") if kind == "row" else [text]
            rows.append((kind, [re.sub(r" *\\n *", " \n", part.strip()) for part in parts]))
    return [Sheet(name, tuple(_cells(rows))) for name, rows in grids.items()]


def _cells(rows: Sequence[tuple[str, list[str]]]) -> Iterator[Cell]:
    width = max(len(texts) for _, texts in rows)
    for at, (kind, texts) in enumerate(rows):
        for column, text in enumerate(texts):
            if text and text not in (LEFT, ABOVE):
                title = kind == "subheading"
                across = width if title else 1 + _run(texts[column + 1 :], LEFT)
                below = [texts[column] for _, texts in rows[at + 1 :] if len(texts) > column]
                yield Cell(at, column, text, 1 + _run(below, ABOVE), across, title)


def _run(texts: Sequence[str], mark: str) -> int:
    return next((at for at, text in enumerate(texts) if text != mark), len(texts))


def xlsx(grids: Sequence[Sheet], title: str, day: datetime) -> bytes:
    """The sheets as an Office Open XML workbook."""
    book = Workbook()
    book.remove(book.active)
    for grid in grids:
        sheet = book.create_sheet(grid.name)
        sheet.column_dimensions["A"].width = 50
        for it in grid.cells:
            cell = sheet.cell(it.row + 1, it.column + 1, it.value)
            cell.font, cell.alignment = Font(bold=it.title), Alignment(wrap_text=True)
            if it.down + it.across > 2:
                sheet.merge_cells(None, it.row + 1, it.column + 1, it.row + it.down, it.column + it.across)
    book.properties.title, book.properties.creator, book.properties.created = title, None, day
    saved = io.BytesIO()
    book.save(saved)
    return same_zip(saved, day)


def xls(grids: Sequence[Sheet], _title: str, _day: datetime) -> bytes:
    """The sheets as an Excel 97 workbook."""
    book = xlwt.Workbook(encoding="utf-8")
    plain, bold = xlwt.easyxf("align: wrap on"), xlwt.easyxf("font: bold on; align: wrap on")
    for grid in grids:
        sheet = book.add_sheet(grid.name)
        sheet.col(0).width = 50 * 256
        for it in grid.cells:
            style = bold if it.title else plain
            if it.down + it.across > 2:
                bottom, right = it.row + it.down - 1, it.column + it.across - 1
                sheet.write_merge(it.row, bottom, it.column, right, it.value, style)
            else:
                sheet.write(it.row, it.column, it.value, style)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def ods(grids: Sequence[Sheet], _title: str, day: datetime) -> bytes:
    """The sheets as an OpenDocument spreadsheet."""
    book = OpenDocumentSpreadsheet()
    for grid in grids:
        table = Table(name=grid.name)
        placed = {(it.row, it.column): it for it in grid.cells}
        width = max(it.column + it.across for it in grid.cells)
        for at in range(max(it.row for it in grid.cells) + 1):
            row = TableRow()
            for column in range(width):
                row.addElement(_ods_cell(placed.get((at, column)), _covered(grid, at, column)))
            table.addElement(row)
        book.spreadsheet.addElement(table)
    saved = io.BytesIO()
    book.write(saved)
    return same_zip(saved, day)


def _covered(grid: Sheet, row: int, column: int) -> bool:
    return any(
        (it.row, it.column) != (row, column)
        and it.row <= row < it.row + it.down
        and it.column <= column < it.column + it.across
        for it in grid.cells
    )


def _ods_cell(cell: Cell | None, covered: bool) -> Any:
    if cell is None:
        return CoveredTableCell() if covered else TableCell()
    number = isinstance(cell.value, float)
    kind = {"valuetype": "float", "value": cell.text} if number else {"valuetype": "string"}
    made = TableCell(numbercolumnsspanned=cell.across, numberrowsspanned=cell.down, **kind)
    for line in cell.text.split("\n"):
        made.addElement(P(text=line))
    return made


def same_zip(saved: io.BytesIO, day: datetime) -> bytes:
    """The same package with fixed times, which the writers would take from the clock."""
    fixed = io.BytesIO()
    moment = rb"\g<1>" + f"{day:%Y-%m-%dT%H:%M:%SZ}".encode()
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            data = (
                _MOMENT.sub(moment, old.read(part))
                if part.filename == "docProps/core.xml"
                else old.read(part)
            )
            new.writestr(zipfile.ZipInfo(part.filename, ZIP_TIME), data, part.compress_type)
    return fixed.getvalue()


WRITERS = {"xlsx": xlsx, "xls": xls, "ods": ods}
