"""Workbooks: words stay words, numbers stay exact, formulas have their values, links lead somewhere."""

import io
from datetime import date
from decimal import Decimal

import openpyxl

from toancanh.publish.workbooks import Cell, Formula, Head, Sheet, at, write
from toancanh.read import read_bytes

HEADS = (Head("Chỉ tiêu", 30), Head("KH"), Head("TH"), Head("%"))
ROW = (
    Cell("=A1"), Cell(Decimal("1235.5"), 1, "gần", "http://x.vn/so-lieu/1/"), Cell(Decimal(617), strong=True),
    Cell(Formula("100*C6/B6", Decimal("49.94")), 2, note="theo 12/BC-SCT"),
)  # fmt: skip
SHEET = Sheet("Tháng 6/2025 [thử]", ("Tiêu đề", "tháng 6"), HEADS, (ROW,), ("Ghi chú",), 1, "Đơn vị: tỷ đồng")


def opened(*, values: bool = False) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(write([SHEET])), data_only=values)


def test_a_sheet_is_laid_out_with_its_heads_in_view() -> None:
    sheet = opened().worksheets[0]
    assert sheet.title == "Tháng 6-2025 -thử-"
    assert sheet.freeze_panes == "B6"
    assert [it.value for it in sheet[5]] == ["Chỉ tiêu", "KH", "TH", "%"]
    assert sheet["D4"].value == "Đơn vị: tỷ đồng"
    assert sheet.column_dimensions["A"].width == 30
    assert sheet["B6"].number_format == '"gần "#,##0.0'
    assert sheet["B6"].hyperlink.target == "http://x.vn/so-lieu/1/"
    assert sheet["D6"].comment.text == "theo 12/BC-SCT"
    assert sheet["A8"].value == "Ghi chú"


def test_words_are_no_formula_and_a_formula_has_its_value() -> None:
    formulas, values = opened().worksheets[0], opened(values=True).worksheets[0]
    assert (formulas["A6"].data_type, formulas["A6"].value) == ("s", "=A1")
    assert (formulas["D6"].data_type, formulas["D6"].value) == ("f", "=100*C6/B6")
    assert values["D6"].value == 49.94


def test_our_own_reader_sees_what_a_person_sees() -> None:
    text = read_bytes(write([SHEET]), "bieu.xlsx").text
    assert "=A1\tgần 1235.5\t617\t49.94" in text


def test_days_and_controls() -> None:
    row = (Cell(date(2025, 6, 30)), Cell("a\x0bb"))
    sheet = openpyxl.load_workbook(io.BytesIO(write([Sheet("x", (), HEADS[:2], (row,))]))).worksheets[0]
    assert (sheet["A2"].value.date(), sheet["A2"].number_format) == (date(2025, 6, 30), "dd/mm/yyyy")
    assert sheet["B2"].value == "ab"


def test_the_name_of_a_cell() -> None:
    assert [at(column, 3) for column in (1, 26, 27, 702, 703)] == ["A3", "Z3", "AA3", "ZZ3", "AAA3"]
