"""Periods as SDMX writes them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toancanh.model import Period
from toancanh.publish.sdmx.times import frequency, parse, written


@pytest.mark.parametrize(
    ("code", "time", "of"),
    [
        ("2025", "2025", "A"),
        ("2025-Q2", "2025-Q2", "Q"),
        ("2025-M06", "2025-06", "M"),
        ("2025-07-25", "2025-07-25", "D"),
        ("2025-H1", "2025-01-01/P6M", "_O"),
        ("2025-M01..M09", "2025-01-01/P9M", "_O"),
        ("2025-H2", "2025-07-01/P6M", "_O"),
        ("2021..2025", "2021-01-01/P5Y", "_O"),
        ("2024-12-15..2025-06-14", "2024-12-15/P182D", "_O"),
    ],
)
def test_a_period_has_one_way_to_be_written(code: str, time: str, of: str) -> None:
    period = Period.parse(code)
    assert (written(period), frequency(period)) == (time, of)
    assert parse(time) == period


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(0, 4000))
def test_every_period_can_be_read_back(start: date, days: int) -> None:
    period = Period(start, date.fromordinal(start.toordinal() + days))
    assert parse(written(period)) == period


def test_other_ways_of_the_standard_are_understood() -> None:
    assert parse("2025-S1") == Period.parse("2025-H1")
    assert parse("2025-M06") == parse("2025-06")
    assert parse("2025-A1") == Period.year(2025)
    assert parse("2025-01-01T00:00:00/P6M") == Period.parse("2025-H1")


@pytest.mark.parametrize(
    "text", ["", "06/2025", "2025-13", "2025-00", "2025-Q5", "2025-02-30", "2025-01-31/P1M", "2025-01-01/P0M",
             "2025-01-01/P", "6 tháng", "9999-01-01/P99999Y", "2025-01-01/P6W", "٢٠٢٥-٠١"],
)  # fmt: skip
def test_what_is_no_period(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 (the text itself is the message)
        parse(text)
