"""The slips planted in the twins are told to the row, the month and the cell; clean months raise no alarm."""

from dataclasses import replace
from datetime import date

import pytest

from toancanh.extract import extract
from toancanh.model import Severity
from toancanh.publish import contradictions
from toancanh.read import read_bytes
from toancanh.reconcile.editions import editions, reconcile
from toancanh.reconcile.precedence import Source
from twins.quirks import Book
from twins.workbooks import build

HERE = {"area": "Tây Ninh", "area_code": "80", "area_since": date(2025, 7, 1)}


@pytest.fixture(scope="module")
def alarms() -> list[str]:
    """What is told of the eight months of the workbooks of trade, and of the department's own file."""
    claims, sources, names = [], {}, {}
    for book, month in [(Book.TRADE, month) for month in range(1, 9)] + [(Book.DEPARTMENT, 8)]:
        built = build(book, month)
        document = read_bytes(built.data, built.name)
        facts = [it if it.area else replace(it, **HERE) for it in extract(document).facts]
        claims += facts
        sources[document.sha256] = Source(date(2026, month, 28))
        names[document.sha256] = f"{book.value}-{month}"
    found = (it for own in editions(claims, sources).values() for it in reconcile(own).contradictions)
    told = [contradictions.told(it, names, "vi") for it in found if it.severity is Severity.WARNING]
    return ["\n".join(line.text for line in contradictions.lines(it, "vi")) for it in told]


@pytest.mark.parametrize(
    ("row", "said", "suspect"),
    [
        (
            "xăng, dầu các loại – Tây Ninh – 5 tháng đầu năm 2026",
            "ghi 9.699.476,45 triệu đồng, mà phải là 9.699.676,45 triệu đồng; thấp hơn 200 triệu đồng",
            "trang tính DT bán lẻ, ô D14 (5 tháng đầu năm 2026): "
            "9.699.476,45 triệu đồng → 9.699.676,45 triệu đồng, sai một chữ số",
        ),
        (
            "xăng, dầu các loại – Tây Ninh – 6 tháng đầu năm 2026",
            "ghi 11.700.967,89 triệu đồng, mà phải là 11.700.767,89 triệu đồng; cao hơn 200 triệu đồng",
            "9.699.476,45 triệu đồng → 9.699.676,45 triệu đồng, sai một chữ số",
        ),
        (
            "Doanh thu dịch vụ khác – Tây Ninh – 7 tháng đầu năm 2026",
            "ghi 27.636.346,85 triệu đồng, mà phải là 27.666.346,85 triệu đồng; thấp hơn 30.000 triệu đồng",
            "27.636.346,85 triệu đồng → 27.666.346,85 triệu đồng, sai một chữ số",
        ),
        (
            "Tháng 2/2026",
            "ghi 18.350.223,45 triệu đồng",
            "ô B6 (Tháng 2/2025): 15.718.084 triệu đồng → 15.781.084 triệu đồng, đảo hai chữ số",
        ),
    ],
    ids=["fuel in May", "fuel in June", "other services in July", "digits swapped"],
)
def test_planted_slips_are_told(alarms: list[str], row: str, said: str, suspect: str) -> None:
    (alarm,) = [it for it in alarms if f"{row}:" in it.split("\n")[0]]
    assert said in alarm
    assert suspect in alarm


def test_clean_months_raise_no_alarm(alarms: list[str]) -> None:
    about = [it.split("\n")[0] for it in alarms]
    assert not [it for it in about if "Tháng 4/2026" in it or "8 tháng đầu năm 2026" in it]
