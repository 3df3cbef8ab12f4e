"""Whatever a document writes, its observation tells the same number and holds it between its ends."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toancanh.model import (
    Bound,
    Interval,
    Locator,
    Measure,
    Observation,
    Passage,
    Period,
    Quantity,
    Status,
)
from toancanh.model.intervals import common
from toancanh.publish.sdmx import codes
from toancanh.publish.sdmx.data import Paper, Stood, datum, interval


@pytest.fixture(scope="module")
def stand_of():
    """A figure of exports with this quantity."""
    start = date(2025, 7, 1)
    paper = Paper("a" * 64, "Báo cáo", None, None, start)

    def make(quantity: Quantity) -> Stood:
        passage = Passage("a" * 64, 0, 5, "12,5", Locator(paragraph=1))
        fact = Observation(
            passage, quantity, "exports", "xuất khẩu", Measure.LEVEL, Status.ACTUAL, Period.parse("2025-H1"),
            "Đắk Lắk", "66", (), (0, 5), "test", area_since=start,
        )  # fmt: skip
        return Stood(fact, paper)

    return make


@given(
    number=st.decimals(-(10**6), 10**6, places=3),
    scale=st.sampled_from((0, 3, 6, 9)),
    unit=st.sampled_from(("VND", "USD", "percent", "tonne", "count", "kWh")),
    bound=st.sampled_from(tuple(Bound)),
)
def test_value_and_ends(stand_of, number: Decimal, scale: int, unit: str, bound: Bound) -> None:
    factor = Decimal(10) ** scale
    quantity = Quantity(number * factor, unit, step=factor / 1000, bound=bound)
    told = datum(stand_of(quantity))
    per = Decimal(10) ** codes.multiplier(unit)
    assert Decimal(told.number) * per == quantity.value
    said, own = interval(told), quantity.interval
    low, high = ((None if end is None else end * per) for end in (said.low, said.high))
    assert (low, high) == (own.low, own.high)
    assert common(Interval(low, high), Interval(quantity.value, quantity.value)) is not None
    assert int(told.attributes["DECIMALS"]) >= 0
