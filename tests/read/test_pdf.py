import pytest
from fpdf import FPDF

from toancanh.model import UserError
from toancanh.read import read_bytes


def test_wrapped_lines_and_page_breaks_are_joined(files, paragraphs, quoted):
    document = read_bytes(files["long-report.pdf"], "a.pdf")
    matter = [text for kind, text in quoted(document) if kind != "cell"]
    assert matter == ["BÁO CÁO", paragraphs[0], *(paragraphs[1:] * 4)]


def test_running_heads_and_page_numbers_are_left_out(files):
    text = read_bytes(files["long-report.pdf"], "a.pdf").text
    assert "Báo cáo của Sở" not in text
    assert "Trang" not in text


HEAD = "So Cong Thuong Dak Lak - Bao cao thang 6"


@pytest.fixture
def two_pages():
    """An official report of two pages: the first without a head, the second with its number and a head."""

    def made(above, below, head=HEAD, head_size=9):
        page = FPDF()
        page.set_auto_page_break(False)
        page.add_page()
        page.set_font("Helvetica", size=13)
        for line in ("SO CONG THUONG DAK LAK", "BAO CAO", "Tinh hinh thang 6 nam 2025", *above):
            page.cell(text=line, h=8, new_x="LMARGIN", new_y="NEXT")
        page.add_page()
        page.set_font("Helvetica", size=9)
        page.cell(0, text="2", align="C", new_x="LMARGIN", new_y="NEXT")
        page.set_font("Helvetica", size=head_size)
        page.cell(0, text=head, align="R", h=6, new_x="LMARGIN", new_y="NEXT")
        page.set_font("Helvetica", size=13)
        for line in below:
            page.cell(text=line, h=8, new_x="LMARGIN", new_y="NEXT")
        return bytes(page.output())

    return made


LINE = "Mot so cum cong nghiep tai tinh chua co he thong xu ly nuoc thai tap trung va rieng, nen chua the"


@pytest.mark.parametrize(
    "rest", ["tiep nhan them du an.", "Buon Ma Thuot cap phep.", "1.250 ha duoc lap day."]
)
def test_a_head_of_the_second_page_alone_does_not_cut_a_sentence(two_pages, rest):
    text = read_bytes(two_pages([LINE], [rest, "Doan sau."]), "a.pdf").text
    assert f"{LINE} {rest}\nDoan sau." in text
    assert HEAD not in text


@pytest.mark.parametrize(("head", "size"), [
    (HEAD, 13),
    ("Noi nhan: So Cong Thuong, UBND tinh, Bo Cong Thuong", 9),
    ("Tinh hinh thang 6 nam 2025.", 9),
    ("- So Cong Thuong Dak Lak", 9),
    ("Bao cao", 9),
])  # fmt: skip
def test_a_line_that_may_be_text_stays(two_pages, head, size):
    text = read_bytes(two_pages(["Het cau."], ["Doan sau."], head, size), "a.pdf").text
    assert f"\n{head}" in text


@pytest.mark.parametrize("before", ["Het cau o day.", "MUC LUC", "Ngan"])
def test_a_new_paragraph_on_the_next_page_stays_one(two_pages, before):
    text = read_bytes(two_pages([before], ["Doan sau."]), "a.pdf").text
    assert text.endswith(f"{before}\nDoan sau.")


def test_a_head_with_the_number_of_its_page_is_left_out():
    page = FPDF()
    page.set_font("Helvetica", size=13)
    for number in (1, 2, 3):
        page.add_page()
        page.cell(text=f"Phu luc bao cao - {number}", h=20, new_x="LMARGIN", new_y="NEXT")
        page.cell(text=f"Noi dung so {number}00.")
    assert (
        read_bytes(bytes(page.output()), "a.pdf").text
        == "Noi dung so 100.\nNoi dung so 200.\nNoi dung so 300."
    )


def test_letterhead_in_two_columns(files, cells):
    document = read_bytes(files["long-report.pdf"], "a.pdf")
    assert cells(document)[:2] == [
        (1, 1, 1, "UBND TỈNH ĐẮK LẮK"),
        (1, 1, 2, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    ]
    assert (document.issuer, document.number, document.published.code) == (
        "SỞ CÔNG THƯƠNG", "393/BC-SCT", "2025-06-23",
    )  # fmt: skip


def test_a_table_over_two_pages_is_one(files, cells):
    document = read_bytes(files["long-report.pdf"], "a.pdf")
    rows = [cell for cell in cells(document) if cell[0] == 2]
    assert rows[:4] == [
        (2, 1, 1, "Nhóm hàng"), (2, 1, 2, "Kim ngạch"), (2, 2, 2, "Tháng 6"), (2, 2, 3, "6 tháng"),
    ]  # fmt: skip
    assert rows[-3:] == [(2, 42, 1, "Nhóm hàng số 40"), (2, 42, 2, "40,5"), (2, 42, 3, "240,0")]
    assert {cell[0] for cell in cells(document)} == {1, 2}


def test_pages_are_named(files):
    document = read_bytes(files["long-report.pdf"], "a.pdf")
    pages = [block.locator.page for block in document.blocks]
    assert pages == sorted(pages)
    assert set(pages) == {1, 2, 3}


def test_a_password_is_named(pdf):
    with pytest.raises(UserError, match=r"read\.pdf_encrypted"):
        read_bytes(pdf(password="secret"), "a.pdf")


def test_a_pdf_locked_only_against_change_is_read(pdf):
    assert read_bytes(pdf(password=""), "a.pdf").text == "Cong nghiep"


def test_a_scan_without_words_is_named(pdf, tesseract):
    with pytest.raises(UserError) as caught:
        read_bytes(pdf(text=""), "quét.pdf")
    assert caught.value.code == "read.pdf_no_text"
    assert caught.value.values["pages"] == "1"


def test_a_broken_pdf_is_named(files):
    with pytest.raises(UserError, match=r"read\.pdf_broken"):
        read_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 20, "a.pdf")
