"""Workbooks: what a cell says, where it stands, what is told beside it, and how a file can be broken."""

import random
import re
import shutil
import subprocess
import zipfile
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import partial
from io import BytesIO

import openpyxl
import pytest
import xlwt
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from odf import dc, style
from odf.number import DateStyle as OdfDateStyle
from odf.number import Month, Number, PercentageStyle, Text, Year
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import CoveredTableCell, Table, TableCell, TableColumn, TableRow
from odf.text import P

from toancanh.model import UserError, column_letters
from toancanh.model.text import canonical
from toancanh.read import packages, read_bytes
from toancanh.read.workbook import sheets


def saved(file):
    """Bytes of what knows how to save itself."""
    out = BytesIO()
    file.save(out)
    return out.getvalue()


def xlsx(rows, formats=None):
    """An .xlsx of one sheet "Biểu"; number formats by the name of the cell."""
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.title = "Biểu"
    for row in rows:
        sheet.append(row)
    for cell, code in (formats or {}).items():
        sheet[cell].number_format = code
    return saved(made)


def xls(rows, formats=None):
    """The same as an .xls."""
    made = xlwt.Workbook()
    sheet = made.add_sheet("Biểu")
    for row, values in enumerate(rows):
        for column, value in enumerate(values):
            if value is not None:
                code = (formats or {}).get(f"{column_letters(column + 1)}{row + 1}", "General")
                sheet.write(row, column, value, xlwt.easyxf(num_format_str=code))
    return saved(made)


def told(document):
    """Name, text and value of each cell."""
    return [(it.locator.cell, document.text[it.start : it.end], it.value) for it in document.blocks]


def texts(document):
    return [document.text[it.start : it.end] for it in document.blocks]


def refused(data, name="bảng.xlsx"):
    with pytest.raises(UserError) as caught:
        read_bytes(data, name)
    return caught.value


def read_or_refused(data):
    """The text of the file, or the code that says why there is none."""
    try:
        return read_bytes(data, "bảng.xlsx").text
    except UserError as error:
        return error.code


SHEET = "xl/worksheets/sheet1.xml"
MAKERS = pytest.mark.parametrize(("make", "name"), [(xlsx, "a.xlsx"), (xls, "a.xls")])


@MAKERS
def test_a_monthly_workbook_reads_as_lines_of_tabs(make, name):
    document = read_bytes(make([
        ["Sản lượng một số sản phẩm công nghiệp chủ yếu tháng 8 năm 2026"],
        [None, None, "Đơn vị tính: %"],
        ["Tên sản phẩm ", "Đơn \nvị tính", "Ước tháng 8"],
        ["Tinh bột sắn", "Tấn", 110168.07],
        ["Đường RE", "Tấn", 0],
    ]), name)  # fmt: skip
    assert document.text == (
        "Sản lượng một số sản phẩm công nghiệp chủ yếu tháng 8 năm 2026\n\t\tĐơn vị tính: %\n"
        "Tên sản phẩm\tĐơn \nvị tính\tƯớc tháng 8\nTinh bột sắn\tTấn\t110168.07\nĐường RE\tTấn\t0"
    )
    assert document.title == "Sản lượng một số sản phẩm công nghiệp chủ yếu tháng 8 năm 2026"
    last = document.blocks[-1]
    assert last.locator.as_dict() == {"table": 1, "row": 5, "column": 3, "sheet": "Biểu", "cell": "C5"}
    assert (last.kind, last.value) == ("cell", Decimal(0))


@MAKERS
def test_numbers_are_written_plainly_to_the_last_digit(make, name):
    numbers = [0.1 + 0.2, 58331.2977099237, 99.0, -0.0, 1e-7, 12345678901234.0, 1e21, -116.02, 138]
    expected = ["0.3", "58331.2977099237", "99", "0", "0.0000001", "12345678901234", f"1{'0' * 21}"]
    document = read_bytes(make([numbers]), name)
    assert texts(document) == [*expected, "-116.02", "138"]
    assert all(it.value == Decimal(text) for it, text in zip(document.blocks, texts(document), strict=True))


MIDNIGHT = datetime.fromisoformat("2026-12-15T00:00")
MORNING = datetime.fromisoformat("2026-12-15T07:30")
FORMATS = [
    (0.14, "0%", "14%", Decimal(14)),
    (0.0868, "0.00%", "8.68%", Decimal("8.68")),
    (-0.0332, "0.0%;[Red]-0.0%", "-3.32%", Decimal("-3.32")),
    (14, '0.0"%"', "14%", Decimal(14)),
    (1250.5, '#,##0.0\\ "triệu đồng"', "1250.5 triệu đồng", Decimal("1250.5")),
    (5_000_000, '#,##0.0,,"triệu"', "5triệu", Decimal(5)),
    (5_000_000, "#,##0,", "5000", Decimal(5000)),
    (8, '"Tháng "0', "Tháng 8", Decimal(8)),
    (8_290, '_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-;_-@_-', "8290", Decimal(8290)),
    (8_290, "[$₫-42A]#,##0", "₫8290", Decimal(8290)),
    (date(2026, 12, 15), "dd/mm/yyyy", "15/12/2026", date(2026, 12, 15)),
    (MIDNIGHT, "dd/mm/yyyy", "15/12/2026", date(2026, 12, 15)),
    (MORNING, "dd/mm/yyyy hh:mm", "15/12/2026 07:30", date(2026, 12, 15)),
    (date(2026, 8, 1), "mm/yyyy", "08/2026", date(2026, 8, 1)),
    (date(2026, 8, 1), '"T"mm\\-yyyy', "08/2026", date(2026, 8, 1)),
    (date(2026, 1, 1), "yyyy", "2026", date(2026, 1, 1)),
    (time(7, 30), "h:mm", "07:30", None),
]  # fmt: skip


@MAKERS
@pytest.mark.parametrize(("raw", "code", "text", "value"), FORMATS, ids=[it[1] for it in FORMATS])
def test_a_number_format_says_unit_and_date(make, name, raw, code, text, value):
    assert told(read_bytes(make([[raw]], {"A1": code}), name)) == [("A1", text, value)]


def test_hours_past_midnight_stay_hours():
    assert told(read_bytes(xlsx([[timedelta(hours=30)]], {"A1": "[h]:mm"}), "a.xlsx")) == [
        ("A1", "30:00", None)
    ]


@MAKERS
def test_words_stay_words(make, name):
    typed = ["1.234,5", "12,3%", "'- Nội dung", "Dòng một\nDòng hai", "  thừa  ", "a\tb", "15/12/2026", "-"]
    document = read_bytes(make([typed, [True, "hoà"]]), name)
    assert texts(document) == [
        "1.234,5", "12,3%", "'- Nội dung", "Dòng một\nDòng hai", "thừa", "a b", "15/12/2026", "-",
        "TRUE", "hoà",
    ]  # fmt: skip
    assert {it.value for it in document.blocks} == {None}


@MAKERS
def test_cells_of_white_space_are_empty(make, name):
    document = read_bytes(make([["  ", "\n", "\xa0", "x"]]), name)
    assert [it[0] for it in told(document)] == ["D1"]
    assert document.text == "x"


@MAKERS
def test_decomposed_letters_are_composed(make, name):
    assert texts(read_bytes(make([["Đắk Lắk"]]), name)) == [canonical("Đắk Lắk")]


def merged_xlsx():
    made = openpyxl.Workbook()
    sheet = made.active
    sheet["B2"], sheet["B4"], sheet["E2"] = "So với cùng kỳ (%)", "dưới", "cạnh"
    sheet.merge_cells("B2:D3")
    return saved(made)


def merged_xls():
    made = xlwt.Workbook()
    sheet = made.add_sheet("Sheet")
    sheet.write_merge(1, 2, 1, 3, "So với cùng kỳ (%)")
    sheet.write(3, 1, "dưới")
    sheet.write(1, 4, "cạnh")
    return saved(made)


def merged_ods():
    head = [TableCell(), cell("So với cùng kỳ (%)", numbercolumnsspanned=3, numberrowsspanned=2)]
    rows = [
        [TableCell()],
        [*head, CoveredTableCell(numbercolumnsrepeated=2), cell("cạnh")],
        [TableCell(), CoveredTableCell(numbercolumnsrepeated=3)],
        [TableCell(), cell("dưới")],
    ]
    return ods({"Sheet": rows})


@pytest.mark.parametrize(("make", "name"), [
    (merged_xlsx, "a.xlsx"), (merged_xls, "a.xls"), (merged_ods, "a.ods"),
])  # fmt: skip
def test_a_merged_cell_stands_once_and_says_how_far_it_reaches(make, name):
    document = read_bytes(make(), name)
    assert [(it.locator.cell, it.down, it.across) for it in document.blocks] == [
        ("B2", 2, 3), ("E2", 1, 1), ("B4", 1, 1),
    ]  # fmt: skip


def test_what_a_merged_cell_hides_is_not_read():
    made = openpyxl.Workbook()
    sheet = made.active
    for row in range(1, 4):
        for column in range(1, 4):
            sheet.cell(row, column, f"{row}{column}")
    data = saved(made)
    merge = '<mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells>'
    data = repacked(
        data, "xl/worksheets/sheet1.xml", lambda xml: xml.replace("</sheetData>", f"</sheetData>{merge}")
    )
    assert texts(read_bytes(data, "a.xlsx")) == ["11", "13", "23", "31", "32", "33"]


def repacked(data, part, change):
    """The package with one part changed as text."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            held = old.read(name)
            new.writestr(name, change(held.decode()).encode() if name == part else held)
    return out.getvalue()


def cell(text, **attributes):
    made = TableCell(valuetype="string", **attributes)
    made.addElement(P(text=text))
    return made


def ods(tables, *styles, title=None):
    """An .ods with rows of cells by the name of the sheet."""
    made = OpenDocumentSpreadsheet()
    for it in styles:
        made.automaticstyles.addElement(it)
    if title:
        made.meta.addElement(dc.Title(text=title))
    for name, rows in tables.items():
        table = Table(name=name)
        for row in rows:
            if isinstance(row, list):
                line = TableRow()
                for it in row:
                    line.addElement(it)
                row = line
            table.addElement(row)
        made.spreadsheet.addElement(table)
    out = BytesIO()
    made.write(out)
    return out.getvalue()


def number(value, kind="float", **attributes):
    made = TableCell(valuetype=kind, value=value, **attributes)
    made.addElement(P(text="?"))
    return made


def error_xlsx():
    made = openpyxl.Workbook()
    made.active["A1"] = "x"
    made.active["B1"] = "#REF!"
    made.active["D4"] = "#DIV/0!"
    return saved(made)


def error_xls():
    made = xlwt.Workbook()
    sheet = made.add_sheet("Sheet")
    sheet.write(0, 0, "x")
    sheet.row(0).set_cell_error(1, "#REF!")
    sheet.row(3).set_cell_error(3, "#DIV/0!")
    return saved(made)


def error_ods():
    rows = [[cell("x"), cell("#REF!")], [TableCell()], [TableCell()], [*[TableCell()] * 3, cell("#DIV/0!")]]
    rows[3] = [TableCell(numbercolumnsrepeated=3), cell("#DIV/0!")]

    def marked(xml):
        for shown in ("#REF!", "#DIV/0!"):
            words = f'office:value-type="string"><text:p>{shown}'
            error = words.replace("><", ' office:string-value="" calcext:value-type="error"><')
            assert words in xml
            xml = xml.replace(words, error)
        return xml.replace("<office:document-content", '<office:document-content xmlns:calcext="urn:x"', 1)

    return repacked(ods({"Sheet": rows}), "content.xml", marked)


@pytest.mark.parametrize(("make", "name"), [
    (error_xlsx, "a.xlsx"), (error_xls, "a.xls"), (error_ods, "a.ods"),
])  # fmt: skip
def test_errors_are_shown_as_the_sheet_shows_them(make, name):
    assert told(read_bytes(make(), name)) == [
        ("A1", "x", None), ("B1", "#REF!", None), ("D4", "#DIV/0!", None),
    ]  # fmt: skip


def hidden_xlsx():
    made = openpyxl.Workbook()
    made.active.title = "IIP"
    made.active.append(["a", "b", "c", "d", "e"])
    made.create_sheet("Nháp").append(["ẩn"])
    made["Nháp"].sheet_state = "hidden"
    made.create_sheet("Kín").append(["kín"])
    made["Kín"].sheet_state = "veryHidden"
    made.create_sheet("TLHDSD điện")
    made.create_sheet("Trống").append([" "])
    made["IIP"].row_dimensions[1].hidden = True
    made["IIP"].column_dimensions.group("B", "D", hidden=True)
    return saved(made)


def hidden_xls():
    made = xlwt.Workbook()
    iip = made.add_sheet("IIP")
    for column, text in enumerate("abcde"):
        iip.write(0, column, text)
    for name, text, state in (
        ("Nháp", "ẩn", 1),
        ("Kín", "kín", 2),
        ("TLHDSD điện", "", 0),
        ("Trống", " ", 0),
    ):
        sheet = made.add_sheet(name)
        sheet.visibility = state
        if text:
            sheet.write(0, 0, text)
    iip.row(0).hidden = True
    for column in (1, 2, 3):
        iip.col(column).hidden = True
    return saved(made)


@pytest.mark.parametrize(("make", "name"), [(hidden_xlsx, "a.xlsx"), (hidden_xls, "a.xls")])
def test_hidden_and_empty_parts_are_read_and_named(make, name):
    document = read_bytes(make(), name)
    assert document.text == "a\tb\tc\td\te\nẩn\nkín"
    assert [it.locator.table for it in document.blocks] == [1, 1, 1, 1, 1, 2, 3]
    assert document.metadata == {
        "hidden_sheets": "Nháp, Kín",
        "empty_sheets": "TLHDSD điện, Trống",
        "hidden_rows": "IIP!1-1",
        "hidden_columns": "IIP!B-D",
    }


def test_an_opendocument_sheet_says_the_same():
    percent = PercentageStyle(name="N1")
    for part in (Number(decimalplaces=1), Text(text="%")):
        percent.addElement(part)
    month = OdfDateStyle(name="N2")
    for part in (Month(style="long"), Text(text="/"), Year(style="long")):
        month.addElement(part)
    looks = [
        style.Style(name=name, family="table-cell", datastylename=data)
        for name, data in (("ce1", "N1"), ("ce2", "N2"))
    ]
    columns = [
        TableColumn(visibility="collapse"),
        TableColumn(numbercolumnsrepeated=3, defaultcellstylename="ce2"),
    ]
    day = {"valuetype": "date", "datevalue": "2026-08-01"}
    hidden = TableRow(visibility="collapse", numberrowsrepeated=2)
    hidden.addElement(number("0.3", numbercolumnsrepeated=2))
    rows = [
        *columns,
        [number("0.14", "percentage", stylename="ce1"), TableCell(**day), TableCell(**day, stylename="ce1")],
        hidden,
        [number("0.0868", "percentage"), TableCell(valuetype="boolean", booleanvalue="true")],
    ]
    data = ods({"Biểu": rows, "Trống": []}, percent, month, *looks, title="Biểu tháng tám")
    document = read_bytes(data, "a.ods")
    assert told(document) == [
        ("A1", "14%", Decimal(14)),
        ("B1", "08/2026", date(2026, 8, 1)), ("C1", "01/08/2026", date(2026, 8, 1)),
        ("A2", "0.3", Decimal("0.3")), ("B2", "0.3", Decimal("0.3")),
        ("A3", "0.3", Decimal("0.3")), ("B3", "0.3", Decimal("0.3")),
        ("A4", "8.68%", Decimal("8.68")), ("B4", "TRUE", None),
    ]  # fmt: skip
    assert document.title == "Biểu tháng tám"
    assert document.metadata == {
        "empty_sheets": "Trống", "hidden_rows": "Biểu!2-3", "hidden_columns": "Biểu!A-A",
    }  # fmt: skip


def test_formulas_count_by_their_saved_value_and_those_without_are_counted():
    data = xlsx([[1, "=A1*2", "=A1*3"]])
    valued = partial(re.sub, r"<f>A1\*2</f><v ?(/>|></v>)", "<f>A1*2</f><v>2</v>")
    document = read_bytes(repacked(data, SHEET, valued), "a.xlsx")
    assert told(document) == [("A1", "1", Decimal(1)), ("B1", "2", Decimal(2))]
    assert document.metadata == {"uncalculated": "1"}


def test_charts_and_macros_are_named_not_run():
    made = openpyxl.Workbook()
    made.active["A1"] = "số"
    made.create_chartsheet("Biểu đồ")
    data = BytesIO(saved(made))
    with zipfile.ZipFile(data, "a") as package:
        package.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0")
    document = read_bytes(data.getvalue(), "a.xlsm")
    assert document.text == "số"
    assert document.metadata == {"chart_sheets": "Biểu đồ", "macros": "yes"}


HEAD = [
    ["SỞ CÔNG THƯƠNG", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
    ["Số: 393/BC-SCT", None, None, "Đắk Lắk, ngày 05 tháng 8 năm 2026"],
    [None, "BÁO CÁO"],
    [None, "Tiến độ nhiệm vụ trọng tâm"],
    ["STT", "Nội dung", "Ngày giao"],
    [1, "Trả lời kiến nghị", date(2025, 3, 15)],
]


@MAKERS
def test_the_letterhead_of_a_workbook_is_understood(make, name):
    document = read_bytes(make(HEAD, {"C6": "dd/mm/yyyy"}), name)
    assert (document.title, document.number, document.issuer, document.published.code) == (
        "BÁO CÁO Tiến độ nhiệm vụ trọng tâm", "393/BC-SCT", "SỞ CÔNG THƯƠNG", "2026-08-05",
    )  # fmt: skip


def test_a_day_in_a_cell_does_not_date_the_file():
    document = read_bytes(xlsx([["Ngày cấp"], [date(2025, 3, 15)]], {"A2": "dd/mm/yyyy"}), "a.xlsx")
    assert (document.published, document.title) == (None, None)
    assert document.text == "Ngày cấp\n15/03/2025"


def test_a_title_in_the_properties_is_the_last_resort():
    made = openpyxl.Workbook()
    made.properties.title = "Mẫu năm cũ"
    made.active["A1"] = "Tháng"
    assert read_bytes(saved(made), "a.xlsx").title == "Mẫu năm cũ"
    made.active["A1"] = "Danh mục cụm công nghiệp"
    assert read_bytes(saved(made), "a.xlsx").title == "Danh mục cụm công nghiệp"


def test_cells_far_apart_are_parted_by_a_few_tabs():
    made = openpyxl.Workbook()
    sheet = made.active
    sheet["A1"], sheet["XFD1"], sheet["XFD2"] = "đầu", "cuối", "dưới"
    document = read_bytes(saved(made), "a.xlsx")
    assert [(it.locator.cell, it.locator.column) for it in document.blocks] == [
        ("A1", 1), ("XFD1", 16384), ("XFD2", 16384),
    ]  # fmt: skip
    assert len(document.text) < 200


def test_formatting_without_values_costs_nothing():
    made = openpyxl.Workbook()
    made.active["B2"] = 1
    made.active["XFD1048576"].number_format = "0%"
    assert told(read_bytes(saved(made), "a.xlsx")) == [("B2", "1", Decimal(1))]
    empty = TableRow(numberrowsrepeated=1048575)
    empty.addElement(TableCell(numbercolumnsrepeated=16384))
    data = ods({"Sheet": [[number("1"), TableCell(numbercolumnsrepeated=16383)], empty]})
    assert told(read_bytes(data, "a.ods")) == [("A1", "1", Decimal(1))]


def far_xlsx():
    made = openpyxl.Workbook()
    made.active["A1"], made.active["XFD1048576"] = 1, 2
    return saved(made)


def astray_xlsx():
    return repacked(xlsx([[1, 2]]), SHEET, lambda xml: xml.replace('r="B1"', 'r="XFD1048576"'))


def far_ods():
    empty = TableRow(numberrowsrepeated=1048574)
    empty.addElement(TableCell())
    return ods({"Sheet": [[number("1")], empty, [TableCell(numbercolumnsrepeated=16383), number("2")]]})


def many_ods():
    row = TableRow(numberrowsrepeated=1048576)
    row.addElement(number("1", numbercolumnsrepeated=16384))
    return ods({"Sheet": [row]})


@pytest.mark.parametrize(("make", "name", "expected"), [
    (far_xlsx, "a.xlsx", "read.book_too_far"),
    (astray_xlsx, "a.xlsx", "read.book_too_far"),
    (far_ods, "a.ods", "read.book_too_far"),
    (many_ods, "a.ods", "read.book_too_many_cells"),
])  # fmt: skip
def test_a_few_bytes_that_stand_for_milliards_of_cells_are_refused(make, name, expected):
    error = refused(make(), name)
    assert error.code == expected
    assert error.values.get("cell", "XFD1048576") == "XFD1048576"


def test_too_many_cells_are_refused(monkeypatch):
    monkeypatch.setattr(sheets, "CELL_LIMIT", 3)
    assert len(read_bytes(xlsx([[1, 2, 3]]), "a.xlsx").blocks) == 3
    assert refused(xlsx([[1, 2], [3, 4]])).code == "read.book_too_many_cells"


def test_a_bomb_is_refused_whatever_its_header_states(monkeypatch):
    monkeypatch.setattr(packages, "UNPACKED_LIMIT", 100_000)
    data = BytesIO(xlsx([[1]]))
    with zipfile.ZipFile(data, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/bomb.xml", bytes(200_000))
    assert refused(data.getvalue()).code == "read.package_too_large"
    size = (200_000).to_bytes(4, "little")
    assert data.getvalue().count(size) == 2
    assert refused(data.getvalue().replace(size, (9).to_bytes(4, "little"))).code == "read.package_too_large"


def with_shared_words(data):
    """The package with its words in a part of their own, as Excel keeps them."""
    words = (
        '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>WORD</t></si></sst>'
    )
    inline = 't="inlineStr"><is><t>WORD</t></is>'
    data = BytesIO(repacked(data, SHEET, lambda xml: xml.replace(inline, 't="s"><v>0</v>')))
    with zipfile.ZipFile(data, "a") as package:
        package.writestr("xl/sharedStrings.xml", words)
    return data.getvalue()


@pytest.mark.parametrize(("part", "word"), [
    (SHEET, "WORD"), ("xl/sharedStrings.xml", "WORD"), ("xl/workbook.xml", "Sheet"),
])  # fmt: skip
def test_entities_of_its_own_are_not_resolved(part, word):
    made = openpyxl.Workbook()
    made.active.append(["WORD", 0.14])
    made.active["B1"].number_format = "0%"
    data = saved(made) if part == SHEET else with_shared_words(saved(made))
    assert read_bytes(data, "a.xlsx").text == "WORD\t14%"
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "ha"}">' for n in range(12))

    def armed(xml):
        start = xml.index("<", xml.index("?>")) if xml.startswith("<?xml") else 0
        return f"<!DOCTYPE x [{bomb}]>{xml[start:].replace(word, '&e11;')}"

    data = repacked(data, part, armed)
    assert b"&e11;" in zipfile.ZipFile(BytesIO(data)).read(part)
    outcome = read_or_refused(data)
    assert outcome == "read.book_broken" or "ha" not in outcome


def test_a_false_count_of_words_is_refused_before_room_is_made_for_them():
    made = openpyxl.Workbook()
    made.active.append(["WORD"])
    data = with_shared_words(saved(made))
    claim = partial(re.sub, "<sst ", '<sst uniqueCount="99999999999" ')
    assert refused(repacked(data, "xl/sharedStrings.xml", claim)).code == "read.book_broken"


def test_damaged_formats_do_not_cost_the_values():
    data = xlsx([[0.14, "x"]], {"A1": "0%"})
    document = read_bytes(repacked(data, SHEET, lambda xml: xml.removesuffix("</worksheet>")), "a.xlsx")
    assert texts(document) == ["0.14", "x"]
    assert document.metadata["formats_unread"] == "Biểu"


def test_a_workbook_without_words_is_said_to_be_blank():
    assert refused(xlsx([])).code == "read.blank"
    assert refused(xls([]), "a.xls").code == "read.blank"


def test_a_workbook_is_what_it_holds_not_what_it_is_named():
    for data, name in (
        (xlsx([["chữ"]]), "a.xls"),
        (xls([["chữ"]]), "a.xlsx"),
        (ods({"S": [[cell("chữ")]]}), "a.xls"),
    ):
        assert texts(read_bytes(data, name)) == ["chữ"]
    rows = "<tr><td>Kỳ</td><td>Giá trị</td></tr><tr><td>1</td><td>2,5</td></tr>"
    page = f"<html xmlns:x='urn:schemas-microsoft-com:office:excel'><table>{rows}</table></html>"
    document = read_bytes(page.encode(), "xuất.xls")
    assert [(it.locator.row, it.locator.column) for it in document.blocks] == [(1, 1), (1, 2), (2, 1), (2, 2)]
    assert document.media_type == "text/html"


@pytest.mark.parametrize(("data", "name"), [
    ("Kỳ\tGiá trị\n1\t2,5\n", "xuất.xls"),
    ("Kỳ\tGiá trị\r\n1\t2,5\r\n", "a.tsv"),
    ("\ufeffKỳ;Giá trị\r\n1;2,5\r\n", "a.csv"),
    ('Kỳ,"Giá trị"\n1,"2,5"\n', "a.csv"),
    ("sep=|\nKỳ|Giá trị\n1|2,5\n", "a.csv"),
])  # fmt: skip
def test_separated_text_is_one_sheet_of_words(data, name):
    document = read_bytes(data.encode(), name)
    assert told(document) == [
        ("A1", "Kỳ", None),
        ("B1", "Giá trị", None),
        ("A2", "1", None),
        ("B2", "2,5", None),
    ]
    assert document.text == "Kỳ\tGiá trị\n1\t2,5"
    assert {it.locator.sheet for it in document.blocks} == {name.split(".")[0]}


def test_separated_text_keeps_lines_and_titles_in_their_cells():
    text = 'Danh mục chợ hạng I;;\nTên;"Địa chỉ\nmới";Hạng\nChợ A;"Phường ""Một""";I\n'
    document = read_bytes(text.encode("utf-16"), "chợ.csv")
    assert document.title == "Danh mục chợ hạng I"
    assert texts(document) == [
        "Danh mục chợ hạng I",
        "Tên",
        "Địa chỉ\nmới",
        "Hạng",
        "Chợ A",
        'Phường "Một"',
        "I",
    ]


def test_a_text_without_cells_stays_a_text_whatever_it_is_named():
    document = read_bytes("Xuất khẩu tăng 5%.\nNhập khẩu giảm 2%.\n".encode(), "a.csv")
    assert [str(it.kind) for it in document.blocks] == ["paragraph", "paragraph"]
    assert refused(b"not a workbook", "a.xls").code == "read.book_broken"


@pytest.mark.parametrize(
    "make", [xlsx, xls, lambda rows: ods({"S": [[cell(text) for text in row] for row in rows]})]
)
def test_damaged_workbooks_are_read_or_refused(make):
    whole, chance = make([["Đắk Lắk", "số 1"], ["tăng", "giảm"]]), random.Random(20260801)
    for _ in range(40):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 30)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        cut = bytes(data[: chance.randint(1, len(data))] if chance.random() < 0.3 else data)
        assert read_or_refused(cut)


LETTERS = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Co", "Cn"])
WORDS = st.text(LETTERS, max_size=12).filter(
    lambda text: not text.startswith(("=", "#"))  # formulas and errors to openpyxl
)
NUMBERS = st.integers(-(10**14), 10**14) | st.decimals(-(10**6), 10**6, places=4).map(float)
DAYS = st.dates(date(1901, 1, 1), date(2100, 12, 31))
GRIDS = st.lists(st.lists(st.none() | WORDS | NUMBERS | DAYS, min_size=1, max_size=5), min_size=1, max_size=5)


def expected(raw):
    if isinstance(raw, str):
        text = canonical(raw).replace("\t", " ").strip()
        return (text, None) if text else None
    if isinstance(raw, date):
        return raw.strftime("%d/%m/%Y"), raw
    if raw is None:
        return None
    value = Decimal(repr(raw)) if isinstance(raw, float) else Decimal(raw)
    plain = f"{value.normalize():f}" if value else "0"
    return plain, value


@settings(max_examples=40, deadline=None)
@given(GRIDS)
@pytest.mark.parametrize("make", [xlsx, xls])
def test_any_grid_comes_back(make, grid):
    said = {
        (row, column): it
        for row, values in enumerate(grid, 1)
        for column, raw in enumerate(values, 1)
        if (it := expected(raw)) is not None
    }
    days = {
        f"{'ABCDE'[column]}{row + 1}": "dd/mm/yyyy"
        for row, values in enumerate(grid) for column, raw in enumerate(values) if isinstance(raw, date)
    }  # fmt: skip
    assume(said)
    document = read_bytes(make(grid, days), "a.xlsx")
    assert {
        (it.locator.row, it.locator.column): (document.text[it.start : it.end], it.value)
        for it in document.blocks
    } == said


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
@pytest.mark.parametrize("ending", ["xls", "ods"])
def test_libreoffice_saves_what_reads_the_same(tmp_path, ending):
    made = openpyxl.Workbook()
    sheet = made.active
    for number, (raw, code, _, _) in enumerate(FORMATS, 1):
        sheet.cell(number, 2, raw).number_format = code
    sheet["A1"], sheet["A2"] = "Chỉ số sản xuất công nghiệp", "Dòng một\nDòng hai"
    sheet["D3"] = 58331.2977099237
    sheet.merge_cells("E1:G3")
    sheet["E1"] = "So với cùng kỳ (%)"
    made.create_sheet("Ẩn").append(["ẩn", 1.5])
    made["Ẩn"].sheet_state = "hidden"
    made.create_sheet("Trống")
    made.save(tmp_path / "a.xlsx")
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", ending, "--outdir", tmp_path]
    subprocess.run([*command, tmp_path / "a.xlsx"], check=True, capture_output=True, timeout=120)
    before = read_bytes((tmp_path / "a.xlsx").read_bytes(), "a")
    after = read_bytes((tmp_path / f"a.{ending}").read_bytes(), "a")
    assert after.text == before.text
    assert after.blocks == before.blocks
    assert after.metadata == before.metadata
