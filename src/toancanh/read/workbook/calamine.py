"""Sheets of .xlsx and .ods as calamine gives them, with the notes that were read beside them.

Not those of .xls: on a damaged one it asks for more memory than there is, which ends the whole process.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from toancanh.model import UserError, column_letters
from toancanh.read.workbook.notes import NOTHING, Notes
from toancanh.read.workbook.sheets import Sheet

AREA_LIMIT = 20_000_000
"""Largest rectangle from the first cell of a sheet to the last: calamine makes a place for all in it."""


@contextmanager
def opened(data: bytes, name: str) -> Iterator[CalamineWorkbook]:
    """The workbook, open; what calamine refuses in it is said to be broken or to have a password."""
    try:
        with CalamineWorkbook.from_filelike(BytesIO(data)) as book:
            yield book
    except PasswordError as error:
        raise UserError("read.office_encrypted", name=name) from error
    except (CalamineError, OSError, ValueError, OverflowError) as error:
        raise UserError("read.book_broken", name=name) from error


def sheets(book: CalamineWorkbook, notes: Mapping[str, Notes]) -> Iterator[Sheet]:
    """The sheets that have cells, one by one; ``notes`` by the name of the sheet."""
    for about in book.sheets_metadata:
        if about.typ is SheetTypeEnum.WorkSheet:
            yield _sheet(book, about, notes.get(about.name, NOTHING))


def charts(book: CalamineWorkbook) -> tuple[str, ...]:
    """Names of the sheets that are charts."""
    return tuple(it.name for it in book.sheets_metadata if it.typ is SheetTypeEnum.ChartSheet)


def _sheet(book: CalamineWorkbook, about: SheetMetadata, notes: Notes) -> Sheet:
    sheet, hidden = book.get_sheet_by_name(about.name), about.visible is not SheetVisibleEnum.Visible
    if sheet.start is None:
        return Sheet(about.name, (), notes=notes, hidden=hidden)
    merged = notes.merged or sheet.merged_cell_ranges or ()
    return Sheet(about.name, sheet.iter_rows(), sheet.start[1], merged, notes, hidden)


def too_far(file: str, sheet: str, row: int, column: int) -> UserError:
    """A sheet whose last cell stands too far from its first; row and column count from 0."""
    return UserError(
        "read.book_too_far", name=file, sheet=sheet, cell=f"{column_letters(column + 1)}{row + 1}"
    )
