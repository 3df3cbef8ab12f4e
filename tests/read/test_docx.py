import zipfile
from io import BytesIO

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from toancanh.model import UserError
from toancanh.read import read_bytes
from toancanh.read.packages import UNPACKED_LIMIT


def test_paragraphs_and_tables_in_document_order(save, quoted):
    word = docx.Document()
    word.add_heading("Kết quả", 1)
    word.add_paragraph("Sản xuất tăng 7%.", style="List Bullet")
    word.add_table(1, 1).rows[0].cells[0].text = "Ô"
    word.add_paragraph("Sau bảng có số liệu.")
    assert quoted(read_bytes(save(word), "a.docx")) == [
        ("heading", "Kết quả"),
        ("list_item", "• Sản xuất tăng 7%."),
        ("cell", "Ô"),
        ("paragraph", "Sau bảng có số liệu."),
    ]


def test_merged_cells_stand_once_and_keep_columns(save, cells):
    word = docx.Document()
    table = word.add_table(3, 3)
    for row in range(3):
        for column in range(3):
            table.cell(row, column).text = f"{row}{column}"
    for cell, text in (
        (table.cell(0, 1).merge(table.cell(0, 2)), "ngang"),
        (table.cell(1, 0).merge(table.cell(2, 0)), "dọc"),
    ):
        cell.text = text
    document = read_bytes(save(word), "a.docx")
    assert cells(document) == [
        (1, 1, 1, "00"), (1, 1, 2, "ngang"),
        (1, 2, 1, "dọc"), (1, 2, 2, "11"), (1, 2, 3, "12"),
        (1, 3, 2, "21"), (1, 3, 3, "22"),
    ]  # fmt: skip
    assert document.text == "00\tngang\ndọc\t11\t12\n\t21\t22"


def test_a_nested_table_follows_its_row(save, cells):
    word = docx.Document()
    table = word.add_table(1, 2)
    table.cell(0, 0).text = "ngoài"
    table.cell(0, 0).add_table(1, 1).cell(0, 0).text = "trong"
    table.cell(0, 1).text = "cạnh"
    found = cells(read_bytes(save(word), "a.docx"))
    assert found == [(1, 1, 1, "ngoài"), (1, 1, 2, "cạnh"), (2, 1, 1, "trong")]


def test_changes_are_read_as_accepted(save):
    word = docx.Document()
    paragraph = word.add_paragraph("Tăng ")
    for xml in (
        "<w:del {}><w:r><w:delText>5%</w:delText></w:r></w:del>",
        "<w:ins {}><w:r><w:t>7%</w:t></w:r></w:ins>",
        "<w:r {}><w:noBreakHyphen/><w:t>8%</w:t></w:r>",
    ):
        paragraph._p.append(parse_xml(xml.format(nsdecls("w"))))
    assert read_bytes(save(word), "a.docx").text == "Tăng 7%-8%"


def test_content_controls_and_text_boxes_are_read(save, quoted):
    word = docx.Document()
    control = "<w:sdt {}><w:sdtContent><w:p><w:r><w:t>Trong khung.</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    word.element.body.insert(0, parse_xml(control.format(nsdecls("w"))))
    inner = "<w:txbxContent><w:p><w:r><w:t>Trong hộp.</w:t></w:r></w:p></w:txbxContent>"
    box = parse_xml(f"<w:r {nsdecls('w')}><w:pict>{inner}</w:pict></w:r>")
    word.add_paragraph("Ngoài hộp.")._p.append(box)
    texts = [text for _, text in quoted(read_bytes(save(word), "a.docx"))]
    assert texts == ["Trong khung.", "Ngoài hộp.", "Trong hộp."]


def test_a_line_break_parts_blocks_of_one_paragraph(save):
    word = docx.Document()
    word.add_paragraph("Dòng một.\nDòng hai.")
    document = read_bytes(save(word), "a.docx")
    assert [(b.locator.paragraph, document.text[b.start : b.end]) for b in document.blocks] == [
        (1, "Dòng một."), (1, "Dòng hai."),
    ]  # fmt: skip


def test_letterhead_in_a_table_is_understood(save):
    word = docx.Document()
    table = word.add_table(1, 2)
    table.cell(0, 0).text = "UBND TỈNH ĐẮK LẮK\nSỞ CÔNG THƯƠNG\nSố: 393/BC-SCT"
    table.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nBuôn Ma Thuột, ngày 23 tháng 6 năm 2025"
    word.add_paragraph("BÁO CÁO")
    word.add_paragraph("Tình hình công nghiệp 6 tháng đầu năm 2025")
    document = read_bytes(save(word), "a.docx")
    assert (document.issuer, document.number, document.published.code) == (
        "SỞ CÔNG THƯƠNG", "393/BC-SCT", "2025-06-23",
    )  # fmt: skip
    assert document.title == "BÁO CÁO Tình hình công nghiệp 6 tháng đầu năm 2025"


def repacked(data, change):
    """The package with the parts that ``change`` gives for name and bytes; ``None`` leaves one out."""
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if (part := change(name, old.read(name))) is not None:
                new.writestr(name, part)
    return file.getvalue()


MAIN = "word/document.xml"


@pytest.mark.parametrize(("change", "expected"), [
    (lambda name, part: None if name == MAIN else part, "read.docx_incomplete"),
    (lambda name, part: part[:-20] if name == MAIN else part, "read.docx_broken"),
    (lambda name, part: None if name == "_rels/.rels" else part, "read.docx_broken"),
    (lambda name, part: None if name == "[Content_Types].xml" else part, "read.docx_broken"),
    (lambda name, part: bytes(UNPACKED_LIMIT) if name.endswith(".jpeg") else part, "read.package_too_large"),
])  # fmt: skip
def test_broken_packages_are_refused(files, change, expected):
    with pytest.raises(UserError) as caught:
        read_bytes(repacked(files["report.docx"], change), "a.docx")
    assert caught.value.code == expected


def test_half_a_file_is_refused(files):
    with pytest.raises(UserError, match=r"read\.docx_broken"):
        read_bytes(files["report.docx"][:5000], "a.docx")
