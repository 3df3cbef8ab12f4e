"""What the clerk says of the area counts where the file says nothing, and never against it."""

from dataclasses import replace

import pytest

from toancanh.extract import extract
from toancanh.model import AREA_TOLD, Extraction, Part, Way
from toancanh.publish import explanation
from toancanh.read import read_bytes
from twins.quirks import Book, Quirk
from twins.workbooks import build


def told(data: bytes, name: str, area: str = "Tỉnh Gia Lai") -> Extraction:
    """What is read in a file of which the clerk names the area."""
    document = read_bytes(data, name)
    return extract(replace(document, metadata=document.metadata | {AREA_TOLD: area}))


def areas(found: Extraction) -> set[tuple[str | None, Way]]:
    return {(fact.area, next(it.way for it in fact.evidence if it.part is Part.AREA)) for fact in found.facts}


@pytest.mark.parametrize("book", [Book.INDUSTRY, Book.TRADE])
def test_figures_of_a_workbook_that_names_no_area_are_of_the_area_told(book: Book) -> None:
    built = build(book, 8)
    found = told(built.data, built.name)
    assert areas(found) == {("Gia Lai", Way.TOLD)}
    assert {fact.area_code for fact in found.facts} == {"52"}
    assert not [it for it in found.findings if it.code == "extract.sheet_placeless"]


def test_an_earlier_file_is_of_the_province_of_its_day() -> None:
    text = "Kim ngạch xuất khẩu tháng 6 năm 2024 đạt 125 triệu USD."
    (fact,) = told(text.encode(), "a.txt").facts
    assert (fact.area, fact.area_code) == ("Gia Lai", "64")
    assert "người nạp tệp cho biết" in " ".join(str(it) for it in explanation.lines(fact, text, "vi"))


def test_what_the_title_says_wins() -> None:
    built = build(Book.INDUSTRY, 8, (Quirk.AREA_NAMED,))
    assert areas(told(built.data, built.name)) == {("Tây Ninh", Way.TABLE)}


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("Xuất khẩu năm 2025 của tỉnh Đắk Lắk đạt 1 tỷ USD.", "Đắk Lắk"),
        ("Xuất khẩu năm 2025 của Đắk Lắk đạt 1 tỷ USD.", "Đắk Lắk"),
        ("Xuất khẩu năm 2025 của toàn tỉnh đạt 1 tỷ USD.", "Gia Lai"),
    ],
)
def test_what_the_text_says_wins(text: str, area: str) -> None:
    assert {fact.area for fact in told(text.encode(), "a.txt").facts} == {area}


def test_a_table_of_a_page_is_of_the_area_told() -> None:
    page = (
        "<html><body><p>Kết quả năm 2025</p><table><tr><th>Chỉ tiêu</th><th>Năm 2025 (triệu USD)</th></tr>"
        "<tr><td>Xuất khẩu</td><td>120</td></tr><tr><td>Nhập khẩu</td><td>80</td></tr></table></body></html>"
    )
    assert areas(told(page.encode(), "a.html")) == {("Gia Lai", Way.TOLD)}


def test_a_name_in_a_product_keeps_nobody_from_saying_the_area() -> None:
    rows = (
        "Sản lượng sản phẩm công nghiệp tháng 8 năm 2026;;\nSản phẩm;Đơn vị;Tháng 8/2026\n"
        "Bia Sài Gòn;nghìn lít;900\nXi măng;tấn;70\nĐường;tấn;50\n"
    )
    assert areas(told(rows.encode(), "a.csv")) == {("Gia Lai", Way.TOLD)}
