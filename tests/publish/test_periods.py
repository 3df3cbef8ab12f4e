"""Periods are called by their everyday names."""

import pytest

from toancanh.model import Period
from toancanh.publish import periods


@pytest.mark.parametrize(
    ("code", "vi", "en"),
    [
        ("2025-H1", "6 tháng đầu năm 2025", "First 6 months of 2025"),
        ("2025-H2", "6 tháng cuối năm 2025", "Last 6 months of 2025"),
        ("2020-M10", "Tháng 10/2020", "October 2020"),
        ("2019-Q1", "Quý I/2019", "Quarter I of 2019"),
        ("2021-M01..M09", "9 tháng đầu năm 2021", "First 9 months of 2021"),
        ("2021-M02..M05", "Tháng 2 đến tháng 5/2021", "February to May 2021"),
        ("2016..2020", "Giai đoạn 2016–2020", "2016–2020"),
        ("2025", "Năm 2025", "2025"),
        ("2017-12-12", "12/12/2017", "12 December 2017"),
        ("2024-12-15..2025-06-14", "15/12/2024 – 14/6/2025", "15 December 2024 – 14 June 2025"),
    ],
)
def test_period(code: str, vi: str, en: str) -> None:
    span = Period.parse(code)
    assert (periods.period(span, "vi"), periods.period(span, "en")) == (vi, en)


def test_date_of_a_document_stands_inside_a_sentence() -> None:
    assert periods.published(Period.parse("2023-M07"), "vi") == "tháng 7/2023"
