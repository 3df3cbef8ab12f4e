"""A register as an ``.xlsx``, written row by row, so that its size costs no memory."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from toancanh.reference.messages import Language
from toancanh.registers.declaring import Register, said
from toancanh.registers.entries import Entry
from toancanh.registers.models import Deed
from toancanh.registers.selectors import latest_deeds
from toancanh.registers.values import take
from toancanh.registers.workbook.cells import cell_of
from toancanh.registers.workbook.headings import labels

_WIDEST = 40
_FIRST_DAY = date(1900, 3, 1)  # the first that all programs number alike
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")  # "_x000D_" in a cell means another character
_TITLE = 31  # letters that Excel allows


def write(register: Register, entries: Iterable[Entry], lang: Language) -> bytes:
    """The entries with all columns, their number and version, and the last source of each."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(said(register.words, lang).replace("/", "-")[:_TITLE])
    headings = labels(register, lang)
    for at, label in enumerate(headings, 1):
        sheet.column_dimensions[get_column_letter(at)].width = min(len(label) + 4, _WIDEST)
    sheet.freeze_panes = "D2"
    sheet.append([_bold(sheet, label) for label in headings])
    for row in _rows(register, list(entries), lang):
        sheet.append([_plain(sheet, cell) for cell in row])
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def _rows(register: Register, entries: Sequence[Entry], lang: Language) -> Iterator[list[object]]:
    deeds = latest_deeds(register, {it.pk for it in entries})
    for entry in entries:
        cells = (cell_of(take(entry, register, it), it, lang) for it in register.columns)
        yield [entry.pk, entry.version, *cells, *_source(deeds.get(entry.pk))]


def _source(deed: Deed | None) -> tuple[str | None, str | None, str | None]:
    if deed is None:
        return (None, None, None)
    return (deed.as_of.code if deed.as_of else None, deed.source or None, deed.url or None)


def _bold(sheet: WriteOnlyWorksheet, label: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, label)
    cell.font = Font(bold=True)
    return cell


def _plain(sheet: WriteOnlyWorksheet, value: object) -> object:
    """Words stay words: "=" begins no formula, "#N/A" is no error; a day before Excel's first is words."""
    if isinstance(value, date) and value < _FIRST_DAY:
        value = value.isoformat()
    if isinstance(value, str):
        value = _ESCAPE.sub("_x005F_", value)
    if isinstance(value, str) and value.startswith(("=", "#")):
        cell = WriteOnlyCell(sheet, value)
        cell.data_type = "s"
        return cell
    return value
