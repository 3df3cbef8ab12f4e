"""The sides of a merged province are the provinces of before: figures of both must not become one."""

from io import BytesIO

import pytest
from openpyxl import Workbook

from toancanh.extract import extract
from toancanh.model import Block, BlockKind, Document, Locator, Period
from toancanh.read import read_bytes

HEAD = "Đắk Lắk: Ngành Công Thương 10 tháng năm 2025"
WEST, EAST = ("66", 2004), ("54", 2004)


def told(sentence: str, published: str = "2025-11-12", head: str = HEAD) -> list[tuple[str, int]]:
    """Code of the area and first year of it, figure by figure."""
    text = f"{head}\n{sentence}"
    cut = len(head)
    blocks = (
        Block(0, cut, BlockKind.HEADING, Locator(paragraph=1)),
        Block(cut + 1, len(text), BlockKind.PARAGRAPH, Locator(paragraph=2)),
    )
    document = Document("0" * 64, "tin.txt", "text/plain", text, blocks, published=Period.parse(published))
    return [
        (it.area_code or it.area, it.area_since.year if it.area_since else 0)
        for it in extract(document).facts
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Xuất khẩu 10 tháng của khu vực phía Đông đạt 410 triệu USD.", [EAST]),
        ("Xuất khẩu 10 tháng phía Tây đạt 2.310 triệu USD, phía Đông đạt 410 triệu USD.", [WEST, EAST]),
        ("Bán lẻ tháng 10 ở phía Đông đạt 3.800 tỷ đồng, còn ở phía Tây là 8.000 tỷ đồng.", [EAST, WEST]),
        ("Khu vực phía Đông tỉnh Đắk Lắk có 12 cụm công nghiệp.", [EAST]),
        ("Xuất khẩu tháng 10 đạt 265 triệu USD, trong đó phía Đông 41 triệu USD.", [("66", 2025), EAST]),
    ],
)  # fmt: skip
def test_a_side_is_the_province_of_before(sentence: str, expected: list[tuple[str, int]]) -> None:
    assert told(sentence) == expected


def test_a_side_is_the_one_that_pages_tell() -> None:
    """Thái Bình lies south-east of Hưng Yên: a page calls it the south, and so does a report."""
    head = "Hưng Yên: Ngành Công Thương 10 tháng năm 2025"
    own = told("Khu vực phía Nam có 12 cụm công nghiệp; khu vực phía Bắc có 9 cụm.", head=head)
    assert own == [("34", 2004), ("33", 2004)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Phía Đông giáp biển, tỉnh xuất khẩu tháng 10 đạt 265 triệu USD.",
        "Cùng với tuyến đường phía Tây, kim ngạch xuất khẩu tháng 10 đạt 265 triệu USD.",
    ],
)
def test_where_a_road_or_border_lies_is_no_area(sentence: str) -> None:
    assert told(sentence) == [("66", 2025)]


def test_a_side_that_was_no_province_has_no_figures_of_the_whole() -> None:
    assert told("Xuất khẩu tháng 10 của khu vực phía Nam đạt 20 triệu USD.") == [("khu vực phía Nam", 0)]
    before = told(
        "Xuất khẩu tháng 10 của khu vực phía Đông đạt 20 triệu USD.", "2023-11-12",
        "Đắk Lắk: Ngành Công Thương 10 tháng năm 2023",
    )  # fmt: skip
    assert before == [("khu vực phía Đông", 0)]


def test_rows_of_a_workbook_are_sides_and_columns_name_what_is_told() -> None:
    book = Workbook()
    rows = (
        ["Sở Công Thương tỉnh Đắk Lắk"],
        ["Kết quả xuất khẩu, bán lẻ 10 tháng năm 2025"],
        ["Địa bàn", "Kim ngạch xuất khẩu (triệu USD)", "Tổng mức bán lẻ hàng hóa (tỷ đồng)"],
        ["Toàn tỉnh", 2650, 118500],
        ["Phía Đông", 410, 38500],
        ["Phía Tây", 2240, 80000],
    )
    for row in rows:
        book.active.append(row)
    file = BytesIO()
    book.save(file)
    facts = extract(read_bytes(file.getvalue(), "so-lieu.xlsx")).facts
    assert [(it.indicator, it.area_code, it.area_since.year) for it in facts] == [
        (code, *where) for where in (("66", 2025), EAST, WEST) for code in ("exports", "retail_sales")
    ]
