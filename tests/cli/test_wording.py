"""Figures as people write them, in Vietnamese and in English."""

from decimal import Decimal

import pytest

from toancanh.cli import wording
from toancanh.model import Bound, Locator, Measure, Period, Quantity


def amount(value: str, unit: str, **more: object) -> Quantity:
    return Quantity(Decimal(value), unit, **more)


@pytest.mark.parametrize(
    ("quantity", "vi", "en"),
    [
        (amount("92742000000000", "VND"), "92.742 tỷ đồng", "92,742 billion Vietnamese dong"),
        (amount("1500000000", "USD", bound=Bound.AT_LEAST), "≥ 1,5 tỷ USD", "≥ 1.5 billion USD"),
        (amount("48.60", "percent"), "48,6%", "48.6%"),
        (amount("10", "percent", high=Decimal(12)), "10–12%", "10–12%"),
        (amount("1011.5", "ha", bound=Bound.ABOUT), "~ 1.011,5 ha", "~ 1,011.5 ha"),
        (amount("22", "count"), "22", "22"),
    ],
)
def test_quantity(monkeypatch: pytest.MonkeyPatch, quantity: Quantity, vi: str, en: str) -> None:
    assert wording.quantity(quantity) == vi
    monkeypatch.setenv("TOANCANH_LANG", "en")
    assert wording.quantity(quantity) == en


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("2025", "năm 2025"),
        ("2025-H1", "6 tháng đầu năm 2025"),
        ("2025-Q3", "quý III/2025"),
        ("2025-M07", "tháng 7/2025"),
        ("2025-M01..M09", "9 tháng 2025"),
        ("2025-07-21", "21/7/2025"),
        ("2021..2025", "2021..2025"),
    ],
)
def test_period(code: str, words: str) -> None:
    assert wording.period(Period.parse(code)) == words


def test_codes_of_dimensions_are_told_in_words() -> None:
    name = wording.indicator_name("power_plants", "", (("source", "pumped storage"), ("place", "Ia Ly")))
    assert name.endswith(" · thủy điện tích năng · Ia Ly")


def test_growth_carries_its_sign(make_fact) -> None:
    assert wording.value(make_fact("7.14", unit="percent", measure=Measure.YOY)) == "+7,14%"
    assert wording.value(make_fact("-3", unit="percent", measure=Measure.YOY)) == "-3%"


def test_place_names_every_part() -> None:
    assert wording.place(Locator(table=1, row=2, column=3)) == "bảng 1, hàng 2, cột 3"
