"""Rows of a workbook or a comma-separated file, with the headings above them."""

import csv
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import BytesIO, StringIO

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from toancanh.model import UserError

Cell = str | float | int | bool | date | datetime | time | timedelta
MOST_CELLS = 20_000_000
_BOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


@dataclass(frozen=True, slots=True)
class Sheet:
    """The headings and the rows below them; ``first`` is the number of the first row, as Excel counts."""

    headings: list[str]
    rows: list[list[Cell]]
    first: int


def read(content: bytes, name: str) -> Sheet:
    """The first sheet that has cells.

    Raises:
        UserError: the file is broken, locked, too large, empty, or neither a workbook nor UTF-8 text.
    """
    rows = _book(content, name) if content.startswith(_BOOKS) else _text(content, name)
    at = next((at for at, row in enumerate(rows) if any(not _blank(cell) for cell in row)), None)
    if at is None:
        raise UserError("registers.empty_file", name=name)
    return Sheet([str(cell).strip() for cell in rows[at]], rows[at + 1 :], at + 2)


def _book(content: bytes, name: str) -> list[list[Cell]]:
    try:
        with CalamineWorkbook.from_filelike(BytesIO(content)) as book:
            for title in book.sheet_names:
                sheet = book.get_sheet_by_name(title)
                if sheet.height * sheet.width > MOST_CELLS:
                    raise UserError("registers.too_large", name=name)
                if rows := sheet.to_python(skip_empty_area=False):
                    return rows
    except PasswordError as error:
        raise UserError("registers.locked_file", name=name) from error
    except (CalamineError, OSError, ValueError, OverflowError) as error:
        raise UserError("registers.broken_file", name=name) from error
    return []


def _text(content: bytes, name: str) -> list[list[Cell]]:
    try:
        return [list(row) for row in csv.reader(StringIO(content.decode("utf-8-sig"), newline=""))]
    except (UnicodeDecodeError, csv.Error) as error:
        raise UserError("registers.broken_file", name=name) from error


def _blank(cell: Cell) -> bool:
    return isinstance(cell, str) and not cell.strip()
