"""What holds for every extraction, whatever the rules: lines stay apart and order is kept."""

import pytest

from toancanh.extract import extract
from toancanh.model import Observation
from toancanh.read import read_bytes


def facts(text: str) -> tuple[Observation, ...]:
    return extract(read_bytes(text.encode(), "a.txt")).facts


def test_figures_of_two_lines_are_no_range() -> None:
    found = facts("Số cụm công nghiệp là 5\n- 7 chợ")
    assert [(fact.quantity.value, fact.quantity.high) for fact in found] == [(5, None), (7, None)]


@pytest.mark.parametrize(
    "following", ["Cụm công nghiệp được quan tâm.", "Tháng 7, tỉnh họp.", "ha là đơn vị đo."]
)
def test_last_number_of_a_line_does_not_count_what_the_next_begins_with(following: str) -> None:
    assert [fact.passage.text for fact in facts(f"Tổng số chợ là 15\n\n{following}")] == ["15"]


def test_figures_stand_in_reading_order() -> None:
    found = facts(
        "Có 5 chợ.\nChỉ tiêu | Năm 2024\nThu ngân sách (tỷ đồng) | 9.000\nThu nội địa | 8\nCó 3 chợ."
    )
    starts = [fact.passage.start for fact in found]
    assert starts == sorted(starts)


def test_document_without_numbers_holds_no_figure() -> None:
    assert facts("Sản xuất công nghiệp ổn định.") == ()


RESULTS = "Công ty cổ phần Sữa Hồng báo lãi. Quý II/2025, lợi nhuận sau thuế 900 tỷ đồng, cổ phiếu tăng 5%. "


@pytest.mark.parametrize(
    ("text", "area"),
    [
        (f"{RESULTS}Các nhà máy sản xuất 40.000 tấn bột.", None),
        (f"{RESULTS}Nhà máy tại Hưng Yên sản xuất 40.000 tấn bột.", "Hưng Yên"),
        (f"Tỉnh Hưng Yên. {RESULTS}Các nhà máy sản xuất 40.000 tấn bột.", "Hưng Yên"),
    ],
)
def test_figures_of_a_company_are_of_no_area_unless_one_is_named(text: str, area: str | None) -> None:
    assert facts(text)[-1].area == area
