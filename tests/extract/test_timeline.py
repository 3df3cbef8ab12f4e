"""Years that a text leaves out are filled in from the date of the document and the words around."""

import pytest

from toancanh.extract.dating import written
from toancanh.extract.rules.period import find_moments
from toancanh.extract.timeline import Timeline, timeline
from toancanh.model import Period
from toancanh.model.text import reading_form


def line(text: str, published: str | None) -> Timeline:
    found = find_moments(reading_form(text))
    return timeline(Period.parse(published) if published else None, found, 1200, last=None, report=False)


def read(text: str, published: str, near: int | None = None) -> str | None:
    (moment,) = find_moments(reading_form(text))
    period = Timeline(Period.parse(published)).period(moment.value, near)
    return period and period.code


@pytest.mark.parametrize(
    ("text", "published", "main"),
    [
        ("Báo cáo tháng 6 và 6 tháng đầu năm 2025", "2025-06-20", "2025-H1"),
        ("Tình hình công thương tháng 7 và 7 tháng năm 2025", "2025-M07", "2025-M01..M07"),
        ("Kết quả quý III/2024", "2024-10-02", "2024-Q3"),
        ("Báo cáo tổng kết năm 2024", "2024-12-30", "2024"),
        ("Từ đầu năm đến nay, sản xuất ổn định", "2025-07-21", "2025-H1"),
        ("Sản xuất ổn định", "2025-07-21", None),
        ("Kế hoạch đến năm 2030", "2025-07-21", None),
    ],
)
def test_main_period_of_a_document(text: str, published: str, main: str | None) -> None:
    found = line(text, published).main
    assert (found and found.code) == main


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Sáng 27-4, quý I/2021 tăng 5%", "2021-04-27"),
        ("Quý I/2021 tăng 5%", "2021"),
        ("Quý III tăng 5%. Giá mới áp dụng từ ngày 1/1/2026", "2025"),
        ("Năm 2023 giảm 5%. Nộp trước ngày 30/9/2025", "2025"),
        ("Tháng 10/2025 giảm 5%, hạn chót là ngày 31/12/2024", "2025"),
        ("Chiều 7.10, quý III/2021 giảm 5%. Hội đề nghị giãn nợ đến hết quý II/2022", "2021-10-07"),
        ("Chín tháng năm nay 700, cả năm 2022 chỉ 225. Phấn đấu cả năm 2023 được 850", "2023"),
        ("Sáu tháng 700, cả năm 2022 được 1.200. Vụ 2023/24 kém; năm 2024 chừng 900", "2023"),
        ("Số: 25/NQ-CP. Từ tháng 10/2023 đến tháng 3/2024 được 900", "2024"),
        ("Quý I tăng 5%. Từ đầu năm 2015 đến nay chưa thu hồi dự án nào", "2015"),
        ("Tuần từ 13-19/5 được 906, tăng 11% so với cùng kỳ 2023. Ngày 23/6/2020 là 38", "2024-05-19"),
    ],
)
def test_undated_document_takes_the_year_it_reports_of(text: str, date: str | None) -> None:
    found, year = written(reading_form(text), find_moments(reading_form(text)))
    assert (found.code if found else year and str(year)) == date


def test_year_looked_back_on_is_not_that_of_the_document() -> None:
    found = line("9 tháng, xuất khẩu tăng 5%; năm 2019 từng giảm", "2025-10-11").main
    assert found == Period.months(2025, 1, 9)


@pytest.mark.parametrize(
    ("text", "published", "period"),
    [
        ("tháng 6", "2025-07-21", "2025-M06"),
        ("tháng 12", "2025-01-05", "2024-M12"),
        ("6 tháng đầu năm", "2025-M07", "2025-H1"),
        ("năm ngoái", "2025-07-21", "2024"),
        ("từ đầu năm đến nay", "2025-07-31", "2025-M01..M07"),
        ("từ đầu năm đến nay", "2025-01-10", "2024"),
        ("hiện nay", "2025-07-21", "2025-M07"),
    ],
)
def test_year_is_filled_in_from_the_date_of_the_document(text: str, published: str, period: str) -> None:
    assert read(text, published) == period


def test_year_spoken_of_counts_more_than_that_of_the_document() -> None:
    assert read("tháng 6", "2025-07-21", near=2023) == "2023-M06"


def test_nothing_is_guessed_without_any_date() -> None:
    (moment,) = find_moments("tháng 6")
    assert Timeline(None).period(moment.value) is None
