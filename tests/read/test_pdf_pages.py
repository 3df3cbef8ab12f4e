"""PDF pages as they come: columns, notes, turned and doubled letters, forms, layers that lie."""

from decimal import Decimal

import pytesseract
import pytest
from fpdf import FPDF
from PIL import Image

from toancanh.model import UserError
from toancanh.read import read_bytes
from toancanh.read.formats import pdf as reader
from toancanh.read.paper import layer
from toancanh.read.paper.quality import is_nonsense
from toancanh.read.paper.words import Box, Word

LEFT = "Thi truong hang hoa on dinh, nguon cung doi dao, gia ca it bien dong trong thang. " * 4 + "Het trai."
RIGHT = "San xuat cong nghiep tiep tuc tang truong kha, nhieu du an da di vao hoat dong. " * 4 + "Het phai."


@pytest.fixture
def page():
    """A page of plain letters, to draw on."""
    paper = FPDF()
    paper.set_auto_page_break(False)
    paper.set_font("Helvetica", size=11)
    paper.add_page()
    return paper


def text(paper):
    return read_bytes(bytes(paper.output()), "a.pdf").text


def lines(paper, *said, height=7):
    for line in said:
        paper.cell(text=line, h=height, new_x="LMARGIN", new_y="NEXT")


@pytest.mark.parametrize("columns", [2, 3])
def test_columns_are_read_one_after_the_other(page, columns):
    lines(page, "BAO CAO TINH HINH KINH TE XA HOI THANG SAU VA SAU THANG DAU NAM CUA TINH", height=20)
    width, top = (190 - 8 * (columns - 1)) / columns, page.get_y()
    columns_said = [LEFT, RIGHT, LEFT][:columns]
    for number, said in enumerate(columns_said):
        page.set_xy(10 + number * (width + 8), top + number)
        page.multi_cell(width, 5, said)
    assert text(page).split("\n")[1:] == columns_said


def test_a_paragraph_goes_on_over_the_notes_at_the_foot(page):
    said = "Mot so cum cong nghiep tai tinh chua co he thong xu ly nuoc thai tap trung va rieng, nen chua the"
    page.set_font("Helvetica", size=13)
    page.set_y(240)
    lines(page, said)
    page.set_y(262)
    page.set_font("Helvetica", size=8)
    lines(page, "1 Theo so lieu cua Cuc Thong ke tinh.", height=4)
    page.add_page()
    page.set_font("Helvetica", size=13)
    lines(page, "tiep nhan them du an.", "Doan sau.")
    assert text(page).split("\n") == [
        f"{said} tiep nhan them du an.", "1 Theo so lieu cua Cuc Thong ke tinh.", "Doan sau.",
    ]  # fmt: skip


def test_heads_that_count_from_any_number_and_differ_by_side_are_left_out(page):
    for number in range(1, 8):
        if number > 1:
            page.add_page()
        lines(page, "So Cong Thuong" if number % 2 else "Bao cao quy II", height=12)
        lines(page, f"Noi dung so {number}00.")
        page.set_y(285)
        lines(page, f"Trang {number + 2}/12 - Luu hanh noi bo")
    assert text(page).split("\n") == [f"Noi dung so {number}00." for number in range(1, 8)]


def test_a_watermark_on_the_slant_is_left_out(page):
    lines(page, "San luong dat 1.250 tan.")
    with page.rotation(45, 100, 150):
        page.text(60, 150, "DU THAO")
    assert text(page) == "San luong dat 1.250 tan."


def test_letters_drawn_twice_are_read_once(page):
    for offset in (0, 0.3):
        page.text(20 + offset, 30 + offset, "Tong so 2.025 tan")
    assert text(page) == "Tong so 2.025 tan"


def test_a_raised_mark_of_a_note_is_no_digit_of_the_number(page):
    at = 20
    for said, size in (("Dien tich 25 km", 11), ("2", 7), (" va 1.250", 11), ("3", 7)):
        page.set_font("Helvetica", size=size)
        page.text(at, 30 if size == 11 else 28.5, said)
        at += page.get_string_width(said)
    assert text(page) == "Dien tich 25 km² va 1.250 ³"


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_page_whose_letters_are_turned_is_held_so(page, degrees):
    with page.rotation(degrees, 105, 148):
        page.text(40, 120, "Dong mot cua trang xoay.")
        page.text(40, 127, "Dong hai co 1.250 tan.")
    assert text(page) == "Dong mot cua trang xoay.\nDong hai co 1.250 tan."


def test_upright_heads_of_columns_stay_in_their_cells(page, cells):
    lines(page, "Bang so lieu cua tinh trong ky.")
    with page.table(width=90, first_row_as_headings=False) as table:
        head, row = table.row(), table.row()
        for number in range(3):
            head.cell("\n\n\n")
            row.cell(f"{number},5")
    for number, said in enumerate(("Ten", "Thang 6", "6 thang")):
        with page.rotation(90, 70 + 30 * number, 34):
            page.text(70 + 30 * number, 34, said)
    document = read_bytes(bytes(page.output()), "a.pdf")
    assert [cell[3] for cell in cells(document)] == ["Ten", "Thang 6", "6 thang", "0,5", "1,5", "2,5"]


def test_merged_cells_say_what_they_cover(files):
    document = read_bytes(files["long-report.pdf"], "a.pdf")
    shapes = {document.text[it.start : it.end]: (it.down, it.across) for it in document.blocks}
    assert (shapes["Nhóm hàng"], shapes["Kim ngạch"], shapes["Tháng 6"]) == ((2, 1), (1, 2), (1, 1))


def test_the_head_of_a_table_printed_again_is_no_row(page, cells):
    page.set_auto_page_break(True, 20)
    with page.table() as table:
        table.row(("Ten", "Thang 6"))
        for number in range(60):
            table.row((f"Hang {number}", f"{number},5"))
    found = cells(read_bytes(bytes(page.output()), "a.pdf"))
    assert [cell[3] for cell in found].count("Ten") == 1
    assert found[-1] == (1, 61, 2, "59,5")


def test_a_span_of_years_broken_by_a_line_is_one_word(page):
    page.set_font("Courier", size=11)
    line = "Thuc hien ke hoach phat trien cong nghiep cua tinh trong giai doan ca nam 2021-"
    lines(page, line, "2025 theo nghi quyet cua Hoi dong nhan dan.")
    assert "ca nam 2021-2025 theo" in text(page)


def test_what_is_laid_over_a_page_is_read(page):
    lines(page, "Ket luan cua cuoc hop.")
    page.free_text_annotation("Dong y 1.250 tan", x=20, y=60, w=80, h=8)
    page.text_annotation(20, 90, "Kiem tra lai so nay")
    page.link(20, 20, 30, 5, "https://example.org/bao-cao")
    document = read_bytes(bytes(page.output()), "a.pdf")
    assert document.text == "Ket luan cua cuoc hop.\nDong y 1.250 tan"
    assert document.metadata["comments"] == "Kiem tra lai so nay"
    assert document.metadata["links"] == "https://example.org/bao-cao"


def test_a_stamp_on_a_scan_is_kept_and_the_page_named_where_no_image_can_be_read(page, monkeypatch):
    monkeypatch.setattr(pytesseract, "get_languages", list)
    page.image(Image.new("L", (600, 850), 200), 0, 0, 210, 297)
    lines(page, "Ky boi: So Cong Thuong")
    document = read_bytes(bytes(page.output()), "a.pdf")
    assert document.text == "Ky boi: So Cong Thuong"
    assert document.metadata["pages_without_text"] == "1"


def test_letters_that_cannot_be_seen_over_a_scan_are_marked(page):
    page.image(Image.new("L", (600, 850), 200), 0, 0, 210, 297)
    with page.local_context(text_mode="INVISIBLE"):
        lines(page, "San luong dat 1.250 tan.")
    document = read_bytes(bytes(page.output()), "a.pdf")
    assert (document.text, document.metadata["text_layer"]) == ("San luong dat 1.250 tan.", "ocr")


PLAIN = ("Kim", "ngạch", "xuất", "khẩu", "của", "tỉnh", "ước", "đạt", "1.245", "triệu", "USD")
TCVN3 = ("c«ng", "nghiÖp", "chÕ", "biÕn", "t¨ng", "m¹nh", "trong", "th¸ng", "s¸u", "n¨m", "nay")


def spelled(*said):
    return [Word(word, Box(0, 0, 1, 1), Decimal(1)) for word in said]


def test_letters_that_no_font_explains_are_nonsense():
    assert is_nonsense(spelled("\ue012\ue044\ue021", "năm"))
    assert is_nonsense(spelled(*["ElrF", "Flr", "wqk", "vPr"] * 10))
    assert not is_nonsense(
        spelled(*["Kim", "ngạch", "xuất", "khẩu", "của", "tỉnh", "ước", "đạt", "1.245", "triệu", "USD"] * 4)
    )
    assert not is_nonsense(
        spelled(*["c«ng", "nghiÖp", "chÕ", "biÕn", "t¨ng", "m¹nh", "trong", "th¸ng", "s¸u", "n¨m", "nay"] * 4)
    )


def test_too_many_pages_are_refused_before_any_is_read(page, monkeypatch):
    monkeypatch.setattr(reader, "MOST_PAGES", 0)
    with pytest.raises(UserError) as caught:
        text(page)
    assert (caught.value.code, caught.value.values["limit"]) == ("read.pdf_too_long", "0")


def test_a_page_with_too_much_on_it_is_refused(page, monkeypatch):
    monkeypatch.setattr(layer, "LONGEST", 3)
    lines(page, "Bao cao")
    with pytest.raises(UserError) as caught:
        text(page)
    assert (caught.value.code, caught.value.values["page"]) == ("read.pdf_page_full", "1")
