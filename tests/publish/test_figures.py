"""Numbers are written as a Vietnamese, or an English, reader expects them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toancanh.model import Bound, Measure, Quantity, Status
from toancanh.publish import figures

B, M = 10**9, 10**6


def q(value, unit, step=0, high=None, bound=Bound.EXACT) -> Quantity:
    high = None if high is None else Decimal(str(high))
    return Quantity(Decimal(str(value)), unit, high, Decimal(str(step)), bound)


@pytest.mark.parametrize(
    ("quantity", "vi", "en"),
    [
        (q(92_742 * B, "VND", B), "92.742 tỷ đồng", "92,742 billion dong"),
        (q("14384700000000", "VND", B // 10), "14.384,7 tỷ đồng", "14,384.7 billion dong"),
        (q(1_500 * M, "USD", 100 * M), "1,5 tỷ USD", "1.5 billion USD"),
        (q(3_450 * M, "USD", M), "3.450 triệu USD", "3,450 million USD"),
        (q("50.8", "percent", "0.1"), "50,8%", "50.8%"),
        (q("6", "percent", "0.1"), "6,0%", "6.0%"),
        (q("9.5", "percent", "0.1", high="10.5"), "9,5–10,5%", "9.5–10.5%"),
        (q("85050000", "VND", 10_000), "85,05 triệu đồng", "85.05 million dong"),
        (q(1_234_567, "VND", 1), "1.234.567 đồng", "1,234,567 dong"),
        (q("4528800000", "kWh", 100_000), "4.528,8 triệu kWh", "4,528.8 million kWh"),
        (q(21_576, "ha", 1), "21.576 ha", "21,576 ha"),
        (q("181.73", "ha", "0.01"), "181,73 ha", "181.73 ha"),
        (q(42_100, "tonne", 100), "42.100 tấn", "42,100 tonnes"),
        (q(99, "count", 1), "99", "99"),
        (q(5, "other:sao", 1), "5 sao", "5 stars"),
        (q(7, "other:chưa từng có", 1), "7 chưa từng có", "7 chưa từng có"),
    ],
)
def test_amount(quantity: Quantity, vi: str, en: str) -> None:
    assert (figures.amount(quantity, "vi"), figures.amount(quantity, "en")) == (vi, en)


@pytest.mark.parametrize(
    ("bound", "status", "words"),
    [
        (Bound.AT_MOST, Status.ACTUAL, "gần 860 tỷ đồng"),
        (Bound.AT_LEAST, Status.ESTIMATE, "hơn 860 tỷ đồng"),
        (Bound.ABOUT, Status.PLAN, "khoảng 860 tỷ đồng"),
        (Bound.EXACT, Status.ACTUAL, "860 tỷ đồng"),
        (Bound.AT_LEAST, Status.TARGET, "trên 860 tỷ đồng"),
    ],
)
def test_bound_word(bound: Bound, status: Status, words: str) -> None:
    assert figures.bounded(q(860 * B, "VND", B, bound=bound), status, "vi") == words


@pytest.mark.parametrize(
    ("quantity", "words"),
    [
        (q("7.14", "percent"), "tăng 7,14%"),
        (q("-3.53", "percent"), "giảm 3,53%"),
        (q("0", "percent"), "không đổi"),
        (q("9.5", "percent", high="10.5"), "tăng 9,5–10,5%"),
        (q("-4", "percent", high="-2"), "giảm 2–4%"),
        (q("16", "percent", bound=Bound.AT_LEAST), "tăng hơn 16%"),
    ],
)
def test_change(quantity: Quantity, words: str) -> None:
    assert figures.change(quantity, Status.ACTUAL, "vi") == words


@pytest.mark.parametrize(
    ("quantity", "words"),
    [
        (q("48.6", "percent", "0.1"), "từ 48,55% đến 48,65%"),
        (q(860 * B, "VND", B, bound=Bound.AT_MOST), "đến 860,5 tỷ đồng"),
        (q(2 * B, "USD", B, bound=Bound.AT_LEAST), "từ 1,5 tỷ USD trở lên"),
        (q(19, "count"), "đúng 19"),
    ],
)
def test_interval(quantity: Quantity, words: str) -> None:
    assert figures.interval(quantity, "vi") == words


@pytest.mark.parametrize(
    ("value", "more", "words"),
    [
        ("7.14", {}, "+7,14%"),
        ("-3", {}, "-3%"),
        ("16", {"bound": Bound.AT_LEAST}, "hơn +16%"),
        ("68", {"measure": Measure.PCT_OF_PLAN}, "68%"),
    ],
)
def test_growth_in_a_table_carries_its_sign(make_fact, value: str, more: dict, words: str) -> None:
    fact = make_fact(value, unit="percent", **{"measure": Measure.YOY, **more})
    assert figures.entry(fact, "vi") == words


def test_growth_in_prose_is_told_in_words(make_fact) -> None:
    fact = make_fact("7.14", unit="percent", measure=Measure.YOY)
    assert (figures.figure(fact, "vi"), figures.figure(fact, "en")) == ("tăng 7,14%", "up 7.14%")


@given(st.decimals(-(10**15), 10**15, allow_nan=False, allow_infinity=False, places=4))
def test_no_digit_is_lost(value: Decimal) -> None:
    assert Decimal(figures.number(value, "vi").replace(".", "").replace(",", ".")) == value


@pytest.mark.parametrize(
    ("value", "unit", "told"),
    [
        ("22.103491984103", "percent", "22,10%"),
        ("-7.804492139441", "percent", "-7,80%"),
        ("864144.797209522", "tonne", "864.144,80 tấn"),
        ("12.3456", "percent", "12,3456%"),
        ("0.000123", "percent", "0,000123%"),
    ],
)
def test_digits_that_only_a_calculation_gives_are_not_told(value: str, unit: str, told: str) -> None:
    step = Decimal(1).scaleb(Decimal(value).as_tuple().exponent)
    assert figures.amount(Quantity(Decimal(value), unit, None, step), "vi") == told
