"""Scans and photographs: the same text, tables and figures as the file they were printed from."""

import io
from collections import Counter
from contextlib import closing
from decimal import Decimal

import pypdfium2 as pdfium
import pytesseract
import pytest
from PIL import Image

from toancanh.extract import extract
from toancanh.model import UserError
from toancanh.read import read_bytes

pytestmark = pytest.mark.usefixtures("tesseract")


@pytest.fixture(scope="module")
def printed(request):
    """The report as PDF with its text layer."""
    return (request.path.parent / "files" / "report.pdf").read_bytes()


@pytest.fixture(scope="module")
def scan(printed, scans, bound):
    """The report printed and scanned."""
    return read_bytes(bound(scans(printed)), "quét.pdf")


@pytest.fixture(scope="module")
def head(printed, scans):
    """The upper part of the scanned page: enough to see what becomes of it."""
    (page,) = scans(printed)
    return page.crop((0, 0, page.width, page.height // 3))


def claims(document):
    return Counter(
        (it.indicator, it.area, it.period, it.measure, it.quantity.value, it.quantity.unit, it.status)
        for it in extract(document).facts
    )


def test_figures_of_a_scan_are_those_of_the_print(printed, scan):
    wanted, found = claims(read_bytes(printed, "a.pdf")), claims(scan)
    assert wanted.total() > 10
    assert (wanted & found).total() >= 0.95 * max(wanted.total(), found.total())


def test_a_ruled_table_keeps_its_rows_and_columns(scan, table, cells):
    places = {cell[1:3] for cell in cells(scan)}
    assert places == {
        (row, column) for row in range(1, len(table) + 1) for column in range(1, len(table[0]) + 1)
    }


def test_pages_read_from_images_are_named(scan):
    assert scan.metadata["ocr"] == "1"
    assert Decimal("0.8") < Decimal(scan.metadata["ocr_confidence"]) <= 1


def test_only_pages_without_text_are_read_from_their_image(printed, head, bound):
    file, saved = pdfium.PdfDocument(printed), io.BytesIO()
    with closing(file), closing(pdfium.PdfDocument(bound([head]))) as scanned:
        file.import_pages(scanned)
        file.save(saved)
    document = read_bytes(saved.getvalue(), "a.pdf")
    assert document.metadata["ocr"] == "2"
    assert document.text.count("SẢN XUẤT CÔNG NGHIỆP") == 2


def test_an_image_is_read(head, bound):
    document = read_bytes(bound([head], "PNG"), "trang")
    assert document.media_type == "image/png"
    assert "Chỉ số sản xuất công nghiệp" in document.text


@pytest.mark.parametrize("turn", [Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_180])
def test_a_page_on_its_side_or_head_is_turned(head, bound, turn):
    document = read_bytes(bound([head.transpose(turn)], "PNG"), "trang.png")
    assert "Chỉ số sản xuất công nghiệp" in document.text


def test_pages_of_a_tiff_are_counted(head, bound):
    title = head.crop((0, 0, head.width, head.height // 2))
    document = read_bytes(bound([title, title], "TIFF"), "trang.tif")
    assert {block.locator.page for block in document.blocks} == {1, 2}


def test_an_image_without_words_is_named(bound):
    with pytest.raises(UserError, match=r"read\.image_no_text"):
        read_bytes(bound([Image.new("L", (800, 1100), 255)], "PNG"), "trang.png")


def test_more_pages_than_allowed_are_refused(monkeypatch, head, bound):
    monkeypatch.setenv("TOANCANH_OCR_PAGES", "0")
    with pytest.raises(UserError) as caught:
        read_bytes(bound([head]), "quét.pdf")
    assert (caught.value.code, caught.value.values["limit"]) == ("read.ocr_pages", "0")


def test_what_to_install_is_told(monkeypatch, head, bound):
    monkeypatch.setattr(pytesseract, "get_languages", lambda: ["eng"])
    with pytest.raises(UserError, match=r"read\.ocr_language"):
        read_bytes(bound([head]), "quét.pdf")


def test_a_limit_that_is_no_number_is_named(monkeypatch, head, bound):
    monkeypatch.setenv("TOANCANH_OCR_PAGES", "nhiều")
    with pytest.raises(UserError, match=r"cli\.bad_value"):
        read_bytes(bound([head]), "quét.pdf")


@pytest.mark.parametrize("cut", [40, 3000])
def test_a_broken_image_is_named(head, bound, cut):
    with pytest.raises(UserError, match=r"read\.(image_broken|unsupported)"):
        read_bytes(bound([head], "PNG")[:cut], "trang.png")
