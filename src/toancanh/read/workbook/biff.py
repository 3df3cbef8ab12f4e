"""Sheets of .xls as xlrd gives them, number formats among them."""

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import datetime, timedelta

import xlrd
from xlrd.book import Book
from xlrd.sheet import Sheet as XlrdSheet
from xlrd.xldate import XLDateError, xldate_as_datetime

from toancanh.read.workbook.cells import Raw
from toancanh.read.workbook.looks import PLAIN, Look, look
from toancanh.read.workbook.notes import Area, Noted, Notes, stretches
from toancanh.read.workbook.sheets import Sheet

_ELAPSED = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)


def opened(data: bytes) -> Book:
    """The workbook, its sheets still unread.

    Raises:
        xlrd.XLRDError: it has a password, or is no workbook.
        Exception: whatever xlrd stumbles over in a damaged file; it trusts its input.
    """
    return xlrd.open_workbook(
        file_contents=data, formatting_info=True, on_demand=True, ragged_rows=True, logfile=io.StringIO()
    )


def sheets(book: Book) -> Iterator[Sheet]:
    """The sheets that have cells, one by one. Raises as ``opened`` does."""
    codes = {key: it.format_str for key, it in book.format_map.items()}
    used = {at: codes.get(it.format_key, "") for at, it in enumerate(book.xf_list)}
    looks = {at: it for at, code in used.items() if (it := look(code)) != PLAIN}
    elapsed = frozenset(at for at, code in used.items() if _ELAPSED.search(code))
    for number, name in enumerate(book.sheet_names()):
        sheet = book.sheet_by_index(number)
        rows = (_row(sheet, row, elapsed) for row in range(sheet.nrows))
        yield Sheet(name, rows, 0, _merged(sheet), _notes(sheet, looks), bool(sheet.visibility))
        book.unload_sheet(number)


def _row(sheet: XlrdSheet, row: int, elapsed: frozenset[int]) -> Sequence[Raw]:
    kinds, values = sheet.row_types(row), sheet.row_values(row)
    for column, kind in enumerate(kinds):
        if kind == xlrd.XL_CELL_DATE:
            length = sheet.cell_xf_index(row, column) in elapsed
            values[column] = _moment(values[column], sheet.book.datemode, length=length)
        elif kind == xlrd.XL_CELL_BOOLEAN:
            values[column] = bool(values[column])
        elif kind == xlrd.XL_CELL_ERROR:
            values[column] = xlrd.error_text_from_code.get(values[column], "#ERR!")
    return values  # type: ignore[no-any-return]


def _moment(days: float, datemode: int, *, length: bool) -> Raw:
    """What a number of days stands for: a length of time, an hour, or a moment."""
    if length:
        return timedelta(days=days)
    with suppress(XLDateError, OverflowError, ValueError):
        moment: datetime = xldate_as_datetime(days, datemode)
        return moment.time() if 0 <= days < 1 else moment
    return days


def _merged(sheet: XlrdSheet) -> tuple[Area, ...]:
    return tuple(((top, left), (end - 1, right - 1)) for top, end, left, right in sheet.merged_cells)


def _notes(sheet: XlrdSheet, looks: Mapping[int, Look]) -> Notes:
    cells: dict[int, dict[int, Noted]] = {}
    for row in range(sheet.nrows if looks else 0):
        for column, kind in enumerate(sheet.row_types(row)):
            if kind in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE) and (
                noted := looks.get(sheet.cell_xf_index(row, column))
            ):
                cells.setdefault(row, {})[column] = noted
    return Notes(
        cells,
        hidden_rows=stretches(sorted(row for row, it in sheet.rowinfo_map.items() if it.hidden)),
        hidden_columns=stretches(sorted(column for column, it in sheet.colinfo_map.items() if it.hidden)),
    )
