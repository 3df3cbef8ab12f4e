"""Reckoned numbers: one where they are narrow, their ends where they are not, never narrower than known."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from toancanh.model import Interval
from toancanh.publish.reckoned import ends, number

BILLION, MILLION = Decimal(10**9), Decimal(10**6)


def span(low: str | int, high: str | int) -> Interval:
    return Interval(Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("interval", "unit", "told"),
    [
        (span(14923 * 10**9, 14923 * 10**9), "VND", "14.923 tỷ đồng"),
        (span(215 * 10**6, 239 * 10**6), "USD", "215–239 triệu USD"),
        (span("50.74", "50.85"), "percent", "50,8%"),
        (span(0, 239 * 10**6), "USD", "đến 239 triệu USD"),
        (Interval(Decimal(2116), None), "tonne", "ít nhất 2.116 tấn"),
    ],
)
def test_it_is_told_shortly(interval: Interval, unit: str, told: str) -> None:
    assert number(interval, unit, "vi") == told


def test_growth_has_its_sign_where_asked() -> None:
    assert number(span(-30, -20), "percent", "vi", signed=True) == "-30 đến -20%"
    assert number(span(2, 4), "percent", "en", signed=True) == "+2 to +4%"


def test_ends_stand_in_the_unit_of_a_column() -> None:
    assert ends(span(215 * 10**6, 239 * 10**6), "USD", MILLION, "vi") == ("215", "239")
    assert ends(span(60_760 * 10**9, 60_760 * 10**9), "VND", BILLION, "vi") == ("60.760",)


def test_an_open_end_has_no_place_in_a_column() -> None:
    with pytest.raises(ValueError, match="without an end"):
        ends(Interval(None, Decimal(1)), "VND", BILLION, "vi")


@given(some.integers(1, 10**15), some.integers(2, 50))
def test_what_is_told_is_never_narrower_than_what_is_known(low: int, percent: int) -> None:
    high = low + low * percent // 100 + 1
    told = [
        Decimal(it.replace(".", "").replace(",", "."))
        for it in ends(span(low, high), "VND", Decimal(1), "vi")
    ]
    assert len(told) == 1 or (told[0] <= low and high <= told[1])
