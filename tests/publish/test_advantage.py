"""Results in words, in both languages, never narrower than what is known."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toancanh.model import Interval, Measure
from toancanh.publish import advantage as words
from toancanh.reference.advantage import methods, structures


def span(low: object, high: object) -> Interval:
    return Interval(*(None if it is None else Decimal(str(it)) for it in (low, high)))


@pytest.mark.parametrize(
    ("low", "high", "unit", "vi", "en"),
    [
        ("43.4531", "43.4533", "percent", "43,45%", "43.45%"),
        ("11.4", "12.6", "percent", "11,4–12,6%", "11.4–12.6%"),
        ("3.126", "3.130", "points", "+3,13 điểm %", "+3.13 points"),
        ("-1.41", "-1.22", "points", "-1,5 đến -1,2 điểm %", "-1.5 to -1.2 points"),
        ("1.2", "1.34", "plain", "+1,20 đến +1,34", "+1.20 to +1.34"),
        ("-0.001", "0.001", "points", "0,00 điểm %", "0.00 points"),
        (None, "5", "percent", "nhiều nhất 5,00%", "at most 5.00%"),
        ("5", None, "plain", "ít nhất 5,00", "at least 5.00"),
    ],
)
def test_results_are_written_as_each_language_does(low, high, unit, vi, en):
    signed = unit != "percent"
    assert words.value(span(low, high), unit, "vi", signed=signed) == vi
    assert words.value(span(low, high), unit, "en", signed=signed) == en


def test_unsigned_ends_are_joined_by_a_dash():
    assert words.value(span("1.2", "1.34"), "plain", "vi") == "1,20–1,34"


def test_jobs_are_told_for_a_large_unit():
    assert words.per_unit(span("1e-8", "1e-8"), "person", "VND", "vi") == "10 người/tỷ đồng"
    assert words.per_unit(span("2", "2"), "person", "tonne", "en") == "2 people/tonne"


def test_figures_of_workbooks_have_no_more_digits_than_a_table_is_read_with(make_fact):
    sold = make_fact("102856536520000", unit="VND", step=10**4)
    grown = make_fact("-0.0747453839402", unit="percent", step="1e-13", measure=Measure.YOY)
    assert words.rounded(sold, "vi") == "102.857 tỷ đồng"
    assert words.rounded(grown, "vi", signed=True) == "-0,07%"
    assert words.rounded(make_fact(1_500_000_000, step=10**8), "en") == "1.5 billion USD"


def test_names_of_branches_are_words():
    retail, electricity = structures()["retail"], structures()["electricity"]
    assert words.branch("retail_goods", retail, "en") == "Retail sales of goods"
    assert words.branch("hydro", electricity, "vi") == "Thủy điện"
    assert words.branch("cà phê", structures()["exports"], "en") == "Cà phê"


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_method_says_what_it_needs_and_what_is_lost_without_it(lang):
    for it in methods().values():
        assert all(words.described(it, lang)), it.code


@given(st.decimals(-100, 100, places=4), st.decimals(0, 50, places=4))
def test_ends_are_rounded_outwards(low, width):
    text = words.value(Interval(low, low + width), "plain", "en")
    ends = [Decimal(it) for it in text.replace("–", " ").replace("to", " ").split()]
    if len(ends) == 2:
        assert ends[0] <= low
        assert ends[1] >= low + width
    else:
        assert abs(ends[0] - low) <= Decimal("0.02")
