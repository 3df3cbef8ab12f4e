"""Tables are read by what their headers, rows and captions say, not by where things stand."""

import io
from dataclasses import replace
from datetime import date
from decimal import Decimal

import docx
import pytest

from toancanh.extract import extract
from toancanh.extract.reading import Reading
from toancanh.extract.tables.grids import grids, is_numeric
from toancanh.model import Observation, Period
from toancanh.read import read_bytes

TODAY = Period.day(date(2025, 7, 21))
Rows = list[list[str]]


def word(caption: str, rows: Rows, merged: tuple[int, int, int] | None = None) -> tuple[Observation, ...]:
    """The facts of a Word document with one table under a caption; ``merged`` is a row and two columns."""
    paper, file = docx.Document(), io.BytesIO()
    paper.add_paragraph(caption)
    table = paper.add_table(len(rows), len(rows[0]))
    for cells, values in zip(table.rows, rows, strict=True):
        for cell, value in zip(cells.cells, values, strict=True):
            cell.text = value
    if merged:
        row, first, last = merged
        table.cell(row, last).text = ""
        table.cell(row, first).merge(table.cell(row, last))
    paper.save(file)
    return extract(replace(read_bytes(file.getvalue(), "a.docx"), published=TODAY)).facts


def text(lines: str) -> tuple[Observation, ...]:
    return extract(replace(read_bytes(lines.encode(), "a.txt"), published=TODAY)).facts


def said(facts: tuple[Observation, ...]) -> list[tuple[object, ...]]:
    return [(f.indicator, f.measure.value, f.quantity.value, f.quantity.unit) for f in facts]


@pytest.mark.parametrize("minus", "-–−")
def test_serial_and_unit_columns_are_no_figures(minus: str) -> None:
    facts = word(
        "Kết quả thực hiện 6 tháng đầu năm 2025",
        [
            ["STT", "Chỉ tiêu", "Đơn vị tính", "6 tháng năm 2025", "So cùng kỳ (%)"],
            ["1", "Kim ngạch xuất khẩu", "triệu USD", "900", "16,5"],
            ["2", "Thu ngân sách", "tỷ đồng", "5.000", f"{minus}3,2"],
        ],
    )
    assert said(facts) == [
        ("exports", "level", 900_000_000, "USD"),
        ("exports", "yoy", Decimal("16.5"), "percent"),
        ("budget_revenue", "level", 5_000_000_000_000, "VND"),
        ("budget_revenue", "yoy", Decimal("-3.2"), "percent"),
    ]
    assert {fact.period and fact.period.code for fact in facts} == {"2025-H1"}


def test_columns_may_change_places() -> None:
    rows = [
        ["Chỉ tiêu", "So cùng kỳ (%)", "6 tháng năm 2025", "Đơn vị"],
        ["Kim ngạch xuất khẩu", "16,5", "900", "triệu USD"],
    ]
    assert said(word("Kết quả thực hiện", rows)) == [
        ("exports", "yoy", Decimal("16.5"), "percent"),
        ("exports", "level", 900_000_000, "USD"),
    ]


def test_plan_column_is_a_plan_and_its_percentage_is_not() -> None:
    rows = [
        ["Chỉ tiêu", "Kế hoạch năm 2025", "Thực hiện 6 tháng 2025", "Đạt % kế hoạch"],
        ["Tổng mức bán lẻ (tỷ đồng)", "110.000", "55.000", "50"],
    ]
    facts = word("Kết quả thực hiện", rows)
    assert [(f.measure.value, f.status.value, f.period and f.period.code) for f in facts] == [
        ("level", "plan", "2025"),
        ("level", "actual", "2025-H1"),
        ("pct_of_plan", "actual", "2025-H1"),
    ]


def test_stacked_headers_say_together_what_a_column_is() -> None:
    rows = [
        ["Chỉ tiêu", "Năm 2025 (tỷ đồng)", "Năm 2025 (tỷ đồng)"],
        ["Chỉ tiêu", "Kế hoạch", "6 tháng"],
        ["Thu ngân sách", "10.000", "5.000"],
    ]
    facts = word("Thu ngân sách", rows, merged=(0, 1, 2))
    assert [(f.status.value, f.period and f.period.code, f.quantity.unit) for f in facts] == [
        ("plan", "2025", "VND"),
        ("actual", "2025-H1", "VND"),
    ]


def test_index_is_told_by_its_values_though_the_caption_tells_of_growth() -> None:
    facts = text(
        "Tính chung quý I/2025, chỉ số sản xuất công nghiệp tăng 2,4% (cùng kỳ giảm 1,9%), cụ thể:\n\n"
        "Ngành | Quý I/2025 so với cùng kỳ (%)\nKhai khoáng | 88,1\nChế biến, chế tạo | 106,9\n"
    )
    assert [str(fact.quantity.value) for fact in facts[-2:]] == ["-11.9", "6.9"]


def test_index_is_read_as_growth() -> None:
    rows = [
        ["Ngành", "So với tháng trước (%)", "So với cùng kỳ (%)"],
        ["Toàn ngành", "102,1", "107,73"],
        ["Khai khoáng", "98,5", "101,2"],
    ]
    facts = word("Chỉ số sản xuất công nghiệp tháng 6 năm 2025", rows)
    assert [(f.measure.value, f.quantity.value, dict(f.dims)) for f in facts] == [
        ("mom", Decimal("2.1"), {}),
        ("yoy", Decimal("7.73"), {}),
        ("mom", Decimal("-1.5"), {"sector": "khai khoáng"}),
        ("yoy", Decimal("1.2"), {"sector": "khai khoáng"}),
    ]


def test_rows_under_a_total_are_its_parts() -> None:
    rows = [
        ["Mặt hàng", "6 tháng 2025"],
        ["Kim ngạch xuất khẩu", "900"],
        ["Trong đó: Cà phê", "600"],
        ["- Cao su", "50"],
    ]
    facts = word("Kim ngạch hàng hóa 6 tháng đầu năm 2025 (triệu USD)", rows)
    assert [(f.indicator, dict(f.dims)) for f in facts] == [
        ("exports", {}),
        ("exports", {"commodity": "cà phê"}),
        ("exports", {"commodity": "cao su"}),
    ]


def test_products_are_named_by_their_rows() -> None:
    rows = [
        ["Sản phẩm", "Đơn vị tính", "6 tháng 2025"],
        ["Xi măng", "Tấn", "250.000"],
        ["Bia", "1000 lít", "12.000"],
    ]
    facts = word("Sản phẩm công nghiệp chủ yếu", rows)
    assert [(f.indicator, dict(f.dims), f.quantity.value, f.quantity.unit) for f in facts] == [
        ("industrial_product_output", {"product": "xi măng"}, 250_000, "tonne"),
        ("industrial_product_output", {"product": "bia"}, 12_000_000, "litre"),
    ]


def test_cell_is_quoted_with_its_place() -> None:
    rows = [["Chỉ tiêu", "6 tháng 2025 (tỷ đồng)"], ["Thu ngân sách", "5.000"]]
    (fact,) = word("Kết quả thực hiện", rows)
    assert fact.passage.text == "5.000"
    assert (fact.passage.locator.table, fact.passage.locator.row, fact.passage.locator.column) == (1, 2, 2)


@pytest.mark.parametrize("separator", [" | ", "; ", "\t"], ids=["bar", "semicolon", "tab"])
def test_table_typed_in_plain_text_is_read_as_one(separator: str) -> None:
    rows = [
        ["Chỉ tiêu", "6 tháng 2025 (tỷ đồng)", "So cùng kỳ (%)"],
        ["Tổng mức bán lẻ", "55.000", "12,5"],
        ["Thu ngân sách", "5.000", "-3,2"],
    ]
    facts = text("Kết quả 6 tháng đầu năm 2025\n" + "\n".join(map(separator.join, rows)))
    assert said(facts) == [
        ("retail_sales", "level", 55_000_000_000_000, "VND"),
        ("retail_sales", "yoy", Decimal("12.5"), "percent"),
        ("budget_revenue", "level", 5_000_000_000_000, "VND"),
        ("budget_revenue", "yoy", Decimal("-3.2"), "percent"),
    ]


def test_prose_with_semicolons_is_no_table() -> None:
    lines = "Tỉnh có 22 cụm; 3 khu; 18 chợ.\nHuyện có 2 cụm; 1 khu; 5 chợ.\nXã có 1 cụm; 0 khu; 1 chợ."
    assert list(grids(Reading(read_bytes(lines.encode(), "a.txt")))) == []


@pytest.mark.parametrize("cell", ["1.234,5", "-3,2", "+ 4", "12 %", "-", "…", " 5 "])
def test_numeric_cell(cell: str) -> None:
    assert is_numeric(cell)


@pytest.mark.parametrize("cell", ["", "Cà phê", "12 dự án", "Quý I", "A", "1a"])
def test_worded_cell(cell: str) -> None:
    assert not is_numeric(cell)


@pytest.mark.parametrize(
    ("head", "code"), [("Tên cụm công nghiệp", "industrial_cluster_occupancy"), ("Tên", None)]
)
def test_occupancy_is_of_what_the_table_lists(head: str, code: str | None) -> None:
    text = f"Tỉnh Đắk Lắk, ngày 2/7/2025\n{head} | Tỷ lệ lấp đầy (%)\nPhú Tài | 60,6\nTân An | 82\n"
    found = [fact.indicator for fact in extract(read_bytes(text.encode(), "bang.txt")).facts]
    assert found == [code, code]


def test_cell_that_can_be_read_in_two_ways_is_a_finding() -> None:
    lines = "Kim ngạch xuất khẩu (triệu USD)\nĐịa phương | Năm 2024\nĐắk Lắk | 1,234\nPhú Yên | {}\n"
    for beside, told in (("2,345", True), ("345,67", False)):
        document = read_bytes(lines.format(beside).encode(), "a.txt")
        found = {(one.code, one.passage.text) for one in extract(document).findings if one.passage}
        assert (("extract.two_ways", "1,234") in found) is told
