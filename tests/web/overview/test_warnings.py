"""Targets that the year may miss are told first, with the month that showed it; an outlook stands apart."""

import math
import random
import re
from datetime import date
from html import unescape

import pytest
from django.test import Client

from toancanh.model import Period, Status

pytestmark = pytest.mark.django_db
EAST = ("54", date(2004, 7, 8))
HOME, TARGETS = "/?dia-ban=66&ky=2025-H1", "/muc-tieu/?dia-ban=66&ky=2025-H1"


def seen(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return unescape(" ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split()))


@pytest.fixture
def past(tell) -> None:
    """Half a year was 40 % of 2023 and 50 % of 2024."""
    for value, period in ((400, "2023-H1"), (1000, "2023"), (500, "2024-H1"), (1000, "2024")):
        tell(value, period)


@pytest.mark.usefixtures("past")
@pytest.mark.parametrize("address", [HOME, TARGETS])
def test_target_that_may_be_missed_is_told_with_its_years_and_its_month(client, tell, address) -> None:
    tell(300, "2025-M01..M05")
    tell(350, "2025-H1")
    tell(1000, "2025", status=Status.PLAN)
    text = seen(client, address)
    warned = text[text.index("Cảnh báo sớm") : text.index("không phải xác suất")]
    assert "diễn biến như các năm 2023 và 2024" in warned
    assert "bằng 69–88% chỉ tiêu: khả năng nào cũng dưới chỉ tiêu" in warned
    assert "Thấy từ số liệu 5 tháng đầu năm 2025" in warned  # behind the calendar, by May no year to compare


@pytest.mark.usefixtures("past")
def test_target_that_every_year_reaches_is_not_warned_of(client, tell) -> None:
    tell(600, "2025-H1")
    tell(1000, "2025", status=Status.PLAN)
    text = seen(client, TARGETS)
    assert "Cảnh báo sớm" not in text
    assert "khả năng nào cũng đạt chỉ tiêu" in text
    assert "Cả năm, như năm 2023" in text


@pytest.mark.usefixtures("past")
def test_half_of_the_province_is_warned_of_by_its_own_past(client, tell) -> None:
    tell(600, "2025-H1")
    for value, period in ((60, "2024-H1"), (100, "2024"), (40, "2025-H1")):
        tell(value, period, EAST)
    tell(100, "2025", EAST, status=Status.PLAN)
    tell(1000, "2025", status=Status.PLAN)
    text = seen(client, TARGETS)
    warned = text[text.index("Cảnh báo sớm") : text.index("không phải xác suất")]
    assert "Phú Yên (cũ), phía Đông" in warned
    assert "Mới có một năm để so" in warned


def test_outlook_says_why_there_is_none(client, tell) -> None:
    tell(600, "2025-H1")
    tell(1000, "2025", status=Status.PLAN)
    text = seen(client, "/muc-tieu/uoc-doan/?dia-ban=66&ky=2025-H1")
    assert "cần ít nhất 36 tháng liền nhau có số" in text


def test_outlook_stands_apart_on_the_page_of_the_series_and_is_never_a_figure(client, tell) -> None:
    chance = random.Random(7)
    for at in range(42):
        value = 1000 * 1.1 ** (at / 12) * (1 + 0.25 * math.sin(math.pi * at / 6)) * chance.gauss(1, 0.03)
        tell(round(value), Period.month_from(date(2022, 1, 1), at).code)
    page = "/chi-tieu/exports/?dia-ban=66"
    part = seen(client, "/chi-tieu/exports/uoc-doan/?dia-ban=66")
    assert "Cả năm 2025: khoảng" in part
    assert "Tháng 12/2025" in part
    assert "MASE" in part
    assert "không phải số liệu báo cáo" in part
    assert "12/2025" not in seen(client, page)
