"""An interval reads as people speak of it, and what is said never excludes what is possible."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toancanh.model import Interval
from toancanh.publish.spans import distance, span


def between(low, high):
    return Interval(None if low is None else Decimal(str(low)), None if high is None else Decimal(str(high)))


@pytest.mark.parametrize(
    ("low", "high", "unit", "told"),
    [
        (1858375269, 1862491001, "USD", "khoảng 1.860,4 triệu USD (1.858,3–1.862,5)"),
        (92740000000000, 92742000000000, "VND", "khoảng 92.741 tỷ đồng (92.740–92.742)"),
        (9699676430000, 9699676470000, "VND", "khoảng 9.699.676,45 triệu đồng (9.699.676,43–9.699.676,47)"),
        (189017500, 213277500, "USD", "từ 189 đến 213,3 triệu USD"),
        (2116788321, None, "USD", "ít nhất 2.116,7 triệu USD"),
        (None, 182743842364532, "VND", "nhiều nhất 182.750 tỷ đồng"),
        (1520000000, 1520000000, "USD", "1,52 tỷ USD"),
        ("67.949", "68.069", "percent", "khoảng 68,01% (67,94–68,07)"),
        ("20", "31", "percent", "từ 20 đến 31%"),
        (None, None, "USD", "chưa rõ"),
        ("2169.6", "2171.9", "count", "khoảng 2.171 (2.169–2.172)"),
    ],
)
def test_spans_read_as_people_speak(low, high, unit, told) -> None:
    assert span(between(low, high), unit, "vi") == told


def test_growths_bear_their_sign() -> None:
    assert span(between("12.59", "12.91"), "percent", "vi", signed=True) == "khoảng +12,75% (+12,59–+12,91)"
    assert span(between("-28.9", "-28.8"), "percent", "en", signed=True) == "about -28.85% (-28.9–-28.8)"


@given(
    st.decimals(1, 10**15, places=4),
    st.decimals(0, 10**14, places=4),
    st.sampled_from(["VND", "USD", "kWh", "ha", "tonne"]),
)
def test_told_ends_lie_outside(low: Decimal, width: Decimal, unit: str) -> None:
    it = Interval(low, low + width)
    told = span(it, unit, "en")
    factor = next((f for word, f in (("billion", 10**9), ("million", 10**6)) if word in told), 1)
    numbers = [
        Decimal(word.replace(",", "")) * factor
        for word in told.replace("–", " ").replace("(", " ").replace(")", " ").split()
        if word[0].isdigit()
    ]
    if told.startswith("about"):
        numbers = numbers[1:]
    if len(numbers) == 2:
        assert numbers[0] <= low
        assert low + width <= numbers[1]
    else:
        assert width <= max(Decimal("0.01"), low / 100)


def test_distances_have_the_digits_of_the_source() -> None:
    assert distance(Decimal(200000000), "VND", Decimal(10000), "vi") == "200 triệu đồng"
    assert distance(Decimal(438731999999), "VND", Decimal(10**6), "vi") == "438.732 triệu đồng"
    assert distance(Decimal("0.5"), "percent", Decimal("0.01"), "vi") == "0,5 điểm %"
