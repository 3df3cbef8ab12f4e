"""Sheets as the bytes of a workbook, and as the document that a true reader makes of it."""

import io
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

import openpyxl
import xlwt

from toancanh.model import BlockKind, Document, Locator
from toancanh.read.assembly import Piece, Source, assemble, document
from toancanh.read.metadata import Metadata
from twins.truth import Built, Grid, address

MEDIA = {
    "xls": "application/vnd.ms-excel",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def written(sheets: Sequence[Grid], kind: str) -> bytes:
    """Bytes of a ``xls`` or ``xlsx`` workbook."""
    return {"xls": _xls, "xlsx": _xlsx}[kind](sheets)


def _xlsx(sheets: Sequence[Grid]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for grid in sheets:
        sheet = book.create_sheet(grid.name)
        for (row, column), (value, shown) in grid.cells.items():
            cell = sheet.cell(row, column, _plain(value))
            cell.number_format = shown
        for top, left, bottom, right in grid.merged:
            sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _xls(sheets: Sequence[Grid]) -> bytes:
    book = xlwt.Workbook(encoding="utf-8")
    styles: dict[str, xlwt.XFStyle] = {}
    for grid in sheets:
        sheet = book.add_sheet(grid.name)
        for (row, column), (value, shown) in grid.cells.items():
            style = styles.setdefault(shown, xlwt.XFStyle())
            style.num_format_str = shown
            sheet.write(row - 1, column - 1, _plain(value), style)
        for top, left, bottom, right in grid.merged:
            sheet.merge(top - 1, bottom - 1, left - 1, right - 1)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _plain(value: object) -> object:
    return float(value) if isinstance(value, Decimal) else value


def as_read(built: Built) -> Document:
    """The document of a workbook, straight from its sheets."""
    text, blocks = assemble(_pieces(built.sheets))
    kind = built.name.rpartition(".")[2]
    return document(Source(built.data, built.name, MEDIA[kind]), text, blocks, Metadata(), {})


def _pieces(sheets: Sequence[Grid]) -> Iterator[Piece]:
    for table, grid in enumerate(sheets, 1):
        spans = {
            (top, left): (bottom - top + 1, right - left + 1) for top, left, bottom, right in grid.merged
        }
        for (row, column), (value, shown) in sorted(grid.cells.items()):
            text, kept = _shown(value, shown)
            place = Locator(table=table, row=row, column=column, sheet=grid.name, cell=address(row, column))
            down, across = spans.get((row, column), (1, 1))
            yield Piece(text, BlockKind.CELL, place, down, across, kept)


def _shown(value: object, shown: str) -> tuple[str, Decimal | date | None]:
    if isinstance(value, date):
        return f"{value:%m/%Y}", value
    if isinstance(value, Decimal):
        seen = (value * 100 if "%" in shown else value).normalize()
        return f"{seen:f}" + ("%" if "%" in shown else ""), seen
    return str(value), None
