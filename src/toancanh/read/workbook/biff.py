"""Beside the values of .xls: number formats, errors, hidden rows and columns, by xlrd."""

import io
from collections.abc import Mapping

import xlrd
from xlrd.book import Book
from xlrd.sheet import Sheet

from toancanh.read.workbook.looks import PLAIN, Look, look
from toancanh.read.workbook.notes import Noted, Notes, stretches


def notes(data: bytes) -> dict[str, Notes]:
    """What is told of each sheet by its name.

    Raises:
        Exception: whatever xlrd stumbles over in a damaged file; it trusts its input.
    """
    with xlrd.open_workbook(
        file_contents=data, formatting_info=True, on_demand=True, ragged_rows=True, logfile=io.StringIO()
    ) as book:
        looks = _looks(book)
        found = {}
        for name in book.sheet_names():
            found[name] = _notes(book.sheet_by_name(name), looks)
            book.unload_sheet(name)
        return found


def _looks(book: Book) -> dict[int, Look]:
    """The looks that are not plain, by the number that cells name them with."""
    codes = {key: it.format_str for key, it in book.format_map.items()}
    looks = {at: look(codes.get(it.format_key, "")) for at, it in enumerate(book.xf_list)}
    return {at: it for at, it in looks.items() if it != PLAIN}


def _notes(sheet: Sheet, looks: Mapping[int, Look]) -> Notes:
    cells: dict[int, dict[int, Noted]] = {}
    counted = (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE) if looks else ()
    for row in range(sheet.nrows):
        for column, kind in enumerate(sheet.row_types(row)):
            if kind == xlrd.XL_CELL_ERROR:
                code = sheet.cell_value(row, column)
                cells.setdefault(row, {})[column] = xlrd.error_text_from_code[code]
            elif kind in counted and (noted := looks.get(sheet.cell_xf_index(row, column))):
                cells.setdefault(row, {})[column] = noted
    return Notes(
        cells,
        hidden_rows=stretches(sorted(row for row, it in sheet.rowinfo_map.items() if it.hidden)),
        hidden_columns=stretches(sorted(column for column, it in sheet.colinfo_map.items() if it.hidden)),
    )
