"""Whatever true values two intervals hold, what is calculated from them holds the true result."""

from decimal import Context, Decimal, localcontext
from typing import NamedTuple

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from toancanh.model import Interval
from toancanh.reconcile import intervals as its

numbers = st.one_of(
    st.decimals(-(10**15), 10**15, places=3), st.integers(-20, 20).map(Decimal),
    st.decimals(-1, 1, places=12),
)  # fmt: skip
distances = st.one_of(st.none(), st.just(Decimal(0)), st.decimals(0, 10**9, places=4))
exact = Context(prec=120)


class Guess(NamedTuple):
    """An interval, and a value in it that is the true one."""

    interval: Interval
    true: Decimal


@st.composite
def guesses(draw: st.DrawFn) -> Guess:
    true, below, above = draw(numbers), draw(distances), draw(distances)
    low = None if below is None else exact.subtract(true, below)
    high = None if above is None else exact.add(true, above)
    opened = [bool(it) and draw(st.booleans()) for it in (below, above)]
    return Guess(Interval(low, high, *opened), true)


@given(guesses(), guesses())
def test_sums_and_differences_hold_the_true_one(one: Guess, other: Guess) -> None:
    assert exact.add(one.true, other.true) in its.add(one.interval, other.interval)
    difference = its.add(one.interval, its.negative(other.interval))
    assert exact.subtract(one.true, other.true) in difference


@given(st.lists(guesses(), max_size=6))
def test_totals_hold_the_true_one(parts: list[Guess]) -> None:
    with localcontext(exact):
        assert sum((it.true for it in parts), Decimal(0)) in its.total(it.interval for it in parts)


@given(guesses(), guesses())
def test_products_hold_the_true_one(one: Guess, other: Guess) -> None:
    assert exact.multiply(one.true, other.true) in its.multiply(one.interval, other.interval)


@given(guesses(), guesses())
def test_quotients_hold_the_true_one(one: Guess, other: Guess) -> None:
    assume(other.true)
    assert exact.divide(one.true, other.true) in its.divide(one.interval, other.interval)


@given(guesses(), guesses(), numbers)
def test_common_is_what_lies_in_both(one: Guess, other: Guess, any_value: Decimal) -> None:
    both = its.common(one.interval, other.interval)
    for value in (one.true, other.true, any_value):
        in_both = value in one.interval and value in other.interval
        assert (both is not None and value in both) == in_both
    ends = [it for each in (one, other) for it in (each.interval.low, each.interval.high) if it is not None]
    assert both is not None or not any(it in one.interval and it in other.interval for it in ends)


@given(guesses())
def test_what_is_known_is_not_narrowed_by_itself_or_by_nothing(one: Guess) -> None:
    assert its.common(one.interval, its.ANYTHING) == one.interval
    assert its.common(one.interval, one.interval) == one.interval


@given(guesses(), numbers)
def test_the_gap_is_by_how_much_a_value_was_moved(one: Guess, shift: Decimal) -> None:
    moved = its.add(one.interval, its.exactly(shift))
    between = its.gap(moved, one.interval)
    if one.interval == its.ANYTHING:
        assert between is None
    else:
        assert between is not None
        assert abs(between - shift) < Decimal("1e-6")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Interval(Decimal(1), Decimal(2), high_open=True), Interval(Decimal(2), Decimal(3))),
        (Interval(Decimal(1), Decimal(2)), Interval(Decimal(2), None, low_open=True)),
        (Interval(None, Decimal(1)), Interval(Decimal(2), None)),
    ],
)
def test_what_only_touches_at_an_open_end_has_nothing_in_common(one: Interval, other: Interval) -> None:
    assert its.common(one, other) is None
    assert its.common(other, one) is None


def test_turning_the_sign_keeps_every_digit():
    """A third has 40 digits here; a plain minus of ``decimal`` would leave 28 and round inwards."""
    third = its.divide(its.exactly(Decimal(1)), its.exactly(Decimal(3)))
    turned = its.negative(third)
    assert (turned.low, turned.high) == (third.high.copy_negate(), third.low.copy_negate())
    assert its.negative(turned) == third
