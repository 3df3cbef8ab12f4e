"""Sheets as the bytes of an ``.xlsx``."""

import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from lxml import etree

from toancanh.publish.workbooks.sheets import Cell, Formula, Sheet, at

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_FONT = "Times New Roman"  # that of official papers
_LINE = 15  # height of a line of letters
_TAB, _CELL = 31, 32_000  # letters that Excel allows on a tab and in a cell
_DAY = "dd/mm/yyyy"


def write(sheets: Sequence[Sheet]) -> bytes:
    """The workbook.

    Args:
        sheets: in order; two of one name are told apart.
    """
    from openpyxl import Workbook
    from openpyxl.workbook.properties import CalcProperties

    book = Workbook()
    book.remove(book.worksheets[0])
    book.calculation = CalcProperties(fullCalcOnLoad=True)
    for sheet in sheets:
        _fill(book.create_sheet(_FORBIDDEN.sub("-", sheet.name)[:_TAB] or "1"), sheet)
    out = io.BytesIO()
    book.save(out)
    return _with_values(out.getvalue(), [_values(it) for it in sheets])


def _fill(to: "Worksheet", sheet: Sheet) -> None:
    from openpyxl.styles import Alignment, Border, PatternFill, Side
    from openpyxl.utils import get_column_letter

    for row, text in enumerate(sheet.titles, 1):
        _put(to.cell(row, 1), text).font = _font(bold=row == 1, size=13 if row == 1 else 11)
    if sheet.aside:
        aside = _put(to.cell(sheet.top - 1, len(sheet.heads)), sheet.aside)
        aside.font, aside.alignment = _font(italic=True), Alignment(horizontal="right")
    line = Side(style="thin", color="A6A6A6")
    grid = Border(left=line, right=line, top=line, bottom=line)
    for column, head in enumerate(sheet.heads, 1):
        cell = _put(to.cell(sheet.top, column), head.text)
        cell.font, cell.border = _font(bold=True), grid
        cell.fill = PatternFill("solid", fgColor="EAF1F7")
        cell.alignment = Alignment(wrap_text=True, vertical="center", horizontal="center")
        to.column_dimensions[get_column_letter(column)].width = head.width
    for row, cells in enumerate(sheet.rows, sheet.top + 1):
        for column, it in enumerate(cells, 1):
            _cell(to.cell(row, column), it)
            to.cell(row, column).border = grid
        to.row_dimensions[row].height = _height(sheet, cells)
    to.row_dimensions[sheet.top].height = _height(sheet, [Cell(head.text) for head in sheet.heads])
    for row, text in enumerate(sheet.under, sheet.top + len(sheet.rows) + 2):
        _put(to.cell(row, 1), text).font = _font(italic=True)
    to.freeze_panes = at(sheet.kept + 1, sheet.top + 1)
    to.page_setup.orientation, to.page_setup.paperSize = "landscape", 9
    to.page_setup.fitToWidth, to.page_setup.fitToHeight = 1, 0
    to.sheet_properties.pageSetUpPr.fitToPage = True
    to.print_title_rows = f"{sheet.top}:{sheet.top}"


def _cell(to: Any, it: Cell) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import Alignment

    content = it.content
    to.alignment = Alignment(wrap_text=isinstance(content, str), vertical="top")
    if isinstance(content, Formula):
        to.value = f"={content.text}"
    elif isinstance(content, str):
        _put(to, content)
    elif content is not None:
        to.value = content
    if it.number is not None:
        to.number_format = _format(it)
    elif content is not None and not isinstance(content, str):
        to.number_format = _DAY
    if it.link:
        to.hyperlink = it.link
    to.font = _font(bold=it.strong, linked=bool(it.link))
    if it.note:
        to.comment = Comment(_said(it.note), "Toàn Cảnh", height=120, width=320)


def _font(*, bold: bool = False, italic: bool = False, linked: bool = False, size: int = 11) -> Any:
    """A font of the house; of a link as links look."""
    from openpyxl.styles import Font

    colour, line = ("0B5394", "single") if linked else (None, None)
    return Font(name=_FONT, size=size, bold=bold, italic=italic, color=colour, underline=line)


def _height(sheet: Sheet, cells: Sequence[Cell]) -> int:
    """How high a row must be for its words, which programs that print do not all work out."""
    lines = (
        -(-len(it.content) * 11 // (10 * head.width))
        for it, head in zip(cells, sheet.heads, strict=False)
        if isinstance(it.content, str) and it.content
    )
    return _LINE * max((1, *lines)) + 2


def _format(it: Cell) -> str:
    """How a number is shown; what stands between thousands and before decimals is the program's own."""
    number = "#,##0" + ("." + "0" * it.places if it.places else "")
    return f'"{it.before} "{number}' if it.before else number


def _put(to: Any, text: str) -> Any:
    """Words stay words, whatever they begin with."""
    to.value = _said(text)
    to.data_type = "s"
    return to


def _said(text: str) -> str:
    return _CONTROLS.sub("", text)[:_CELL]


def _values(sheet: Sheet) -> dict[str, Decimal]:
    """What comes of the formulas of a sheet, by the name of the cell."""
    return {
        at(column, row): it.content.value
        for row, cells in enumerate(sheet.rows, sheet.top + 1)
        for column, it in enumerate(cells, 1)
        if isinstance(it.content, Formula)
    }


def _with_values(content: bytes, values: Iterable[Mapping[str, Decimal]]) -> bytes:
    """The workbook with the values of its formulas beside them, which the library cannot write."""
    told = {f"xl/worksheets/sheet{number}.xml": its for number, its in enumerate(values, 1) if its}
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as was, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as now:
        for part in was.infolist():
            data = was.read(part)
            now.writestr(part, _calculated(data, told[part.filename]) if part.filename in told else data)
    return out.getvalue()


def _calculated(data: bytes, values: Mapping[str, Decimal]) -> bytes:
    sheet = etree.fromstring(data)
    for cell in sheet.iter(f"{_MAIN}c"):
        if cell.find(f"{_MAIN}f") is not None and (value := values.get(str(cell.get("r")))) is not None:
            told = cell.find(f"{_MAIN}v")
            told = etree.SubElement(cell, f"{_MAIN}v") if told is None else told
            told.text = format(value, "f")
            cell.attrib.pop("t", None)
    return bytes(etree.tostring(sheet, xml_declaration=True, encoding="UTF-8", standalone=True))
