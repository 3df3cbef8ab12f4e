import pytest

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


def test_a_scan_is_named(pdf):
    with pytest.raises(UserError) as caught:
        read_bytes(pdf(text=""), "quét.pdf")
    assert caught.value.code == "read.pdf_no_text"
    assert caught.value.values["pages"] == "1"


def test_a_broken_pdf_is_named(files):
    with pytest.raises(UserError, match=r"read\.pdf_broken"):
        read_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 20, "a.pdf")
