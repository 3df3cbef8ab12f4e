"""A number that is rounded and worded as people do it never excludes what it was written for."""

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toancanh.model import Bound, Quantity

_ROUNDINGS = {
    Bound.EXACT: ROUND_HALF_UP, Bound.ABOUT: ROUND_HALF_UP,
    Bound.AT_LEAST: ROUND_FLOOR, Bound.AT_MOST: ROUND_CEILING,
}  # fmt: skip
truths = st.decimals(-(10**9), 10**9, places=6)
factors = st.sampled_from([Decimal(1), Decimal(10**6), Decimal(10**9), Decimal("0.01")])


@given(truths, st.sampled_from(Bound), st.integers(-4, 4), st.integers(0, 5), factors)
def test_the_true_value_is_never_excluded(
    true: Decimal, bound: Bound, places: int, noughts: int, factor: Decimal
) -> None:
    step = Decimal(1).scaleb(places)
    rounded_to = step.scaleb(noughts) if bound is not Bound.EXACT else step
    written = (true / rounded_to).to_integral_value(_ROUNDINGS[bound]) * rounded_to
    if written or bound is not Bound.ABOUT:  # nobody writes "khoảng 0"
        said = Quantity(written * factor, "VND", step=step * factor, bound=bound)
        assert true * factor in said.interval


@pytest.mark.parametrize(
    ("value", "step", "true", "holds"),
    [
        ("30000", "1", "29874", True),  # "khoảng 30.000 tỷ đồng"
        ("30000", "1", "24000", False),
        ("29874", "1", "29875", True),
        ("29874", "1", "29876", False),
        ("1.5", "0.1", "1.42", True),
        ("0", "1", "0.9", True),
        ("-300", "1", "-340", True),
    ],
)
def test_about_is_as_wide_as_the_number_is_round(value: str, step: str, true: str, holds: bool) -> None:
    said = Quantity(Decimal(value), "VND", step=Decimal(step), bound=Bound.ABOUT)
    assert (Decimal(true) in said.interval) is holds


def test_the_finer_end_of_a_range_says_how_round_it_is() -> None:
    said = Quantity(Decimal(100), "percent", high=Decimal(120), step=Decimal(1), bound=Bound.ABOUT)
    assert (said.interval.low, said.interval.high) == (95, 125)
