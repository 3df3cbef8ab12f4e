"""Which periods are reported on, what they are called, what lies ahead of them."""

from datetime import date

import pytest

from toancanh.model import Period, UserError
from toancanh.reference.areas import areas
from toancanh.reporting.asked import Asked, spelled
from toancanh.reporting.chapters import chapters, indicators

DAY = date(2025, 12, 1)


def asked(code: str) -> Asked:
    unit = areas().get("66", DAY)
    assert unit
    return Asked(unit, Period.parse(code), DAY)


@pytest.mark.parametrize(
    ("code", "told", "ahead", "spans"),
    [
        ("2025-M01", "tháng 1 năm 2025", "nhiệm vụ trọng tâm tháng 2 năm 2025", ["2025-M01"]),
        ("2025-M07", "tháng 7 và 7 tháng đầu năm 2025", "nhiệm vụ trọng tâm tháng 8 năm 2025",
         ["2025-M01..M07", "2025-M07"]),
        ("2025-Q1", "quý I năm 2025", "nhiệm vụ trọng tâm quý II năm 2025", ["2025-Q1"]),
        ("2025-Q3", "quý III và 9 tháng đầu năm 2025", "nhiệm vụ trọng tâm quý IV năm 2025",
         ["2025-M01..M09", "2025-Q3"]),
        ("2025-H1", "6 tháng đầu năm 2025", "nhiệm vụ trọng tâm 6 tháng cuối năm 2025",
         ["2025-H1", "2025-M06"]),
        ("2025-M01..M09", "9 tháng đầu năm 2025", "nhiệm vụ trọng tâm quý IV năm 2025",
         ["2025-M01..M09", "2025-M09"]),
        ("2025", "năm 2025", "phương hướng, nhiệm vụ năm 2026", ["2025", "2025-M12"]),
    ],
)  # fmt: skip
def test_a_period_is_told_with_what_lies_ahead(code: str, told: str, ahead: str, spans: list[str]) -> None:
    it = asked(code)
    assert (it.told, it.tasks) == (told, ahead)
    assert [span.code for span in it.spans] == spans
    assert it.about == f"Tình hình hoạt động ngành Công Thương {told}, {ahead}"


@pytest.mark.parametrize("code", ["2025-H2", "2025-M02..M05", "2024..2025", "2025-07-01", "0001", "9999"])
def test_nobody_reports_on_other_periods(code: str) -> None:
    with pytest.raises(UserError) as caught:
        asked(code)
    assert caught.value.code == "report.no_such_period"


def test_rest_of_a_year_is_spelled() -> None:
    assert spelled(Period.months(2025, 8, 12)) == "5 tháng cuối năm 2025"


def test_chapters_tell_each_indicator_once() -> None:
    assert len(indicators()) == len(set(indicators()))
    assert len({it.code for it in chapters()}) == len(chapters())
