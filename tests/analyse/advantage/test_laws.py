"""What holds of any numbers."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from tests.analyse.advantage.conftest import amounts, at, holds, near, spread

from toancanh.analyse.advantage import (
    concentration,
    growth,
    quotient,
    revealed,
    shares,
    shift_share,
    stability,
)
from toancanh.analyse.advantage.growth import Change
from toancanh.analyse.advantage.shift_share import Growths
from toancanh.model import Interval
from toancanh.model.intervals import ANYTHING, add, negative, total

economies = st.lists(st.tuples(amounts, amounts), min_size=1, max_size=6)
percents = st.decimals(min_value=-50, max_value=100, places=2)
years = st.lists(spread(), min_size=3, max_size=5)


@given(economies)
def test_shares_add_up_to_a_hundred(parts):
    assert near(total(shares.shares([at(now) for _, now in parts])), 100)


@given(economies)
def test_contributions_add_up_to_the_growth_of_the_whole(parts):
    changes = [Change(at(before), at(now)) for before, now in parts]
    whole = Change(total(it.before for it in changes), total(it.now for it in changes))
    rest = add(total(growth.contributions(changes)), negative(growth.growth(whole)))
    assert near(rest, 0)


@given(amounts, percents, percents, percents)
def test_parts_of_shift_share_add_up_to_what_became_more(before, here, branch, country):
    of = Growths(at(here), at(branch), at(country))
    assert near(total(shift_share.in_points(of)), here)
    assert near(total(shift_share.in_amounts(at(before), of)), before * here / 100)
    local = shift_share.local_parts(at(before), at("17.5"), of)
    assert near(add(total(local), negative(shift_share.in_amounts(at(before), of).local)), 0)


@given(st.lists(amounts, min_size=1, max_size=6), st.integers(2, 1000))
def test_quotients_of_a_uniform_economy_are_one(here, times):
    there = [it * times for it in here]
    pairs = zip(shares.shares([at(it) for it in here]), shares.shares([at(it) for it in there]), strict=True)
    assert all(near(quotient.quotient(one, other), 1) for one, other in pairs)


@given(st.lists(st.tuples(amounts, amounts), min_size=2, max_size=6))
def test_no_quotient_is_more_than_the_country_over_the_area(parts):
    here = [at(own) for own, _ in parts]
    there = [at(own + rest) for own, rest in parts]
    most = sum(own + rest for own, rest in parts) / sum(own for own, _ in parts)
    for one, other in zip(shares.shares(here), shares.shares(there), strict=True):
        assert holds(Interval(Decimal(0), most), quotient.quotient(one, other).low)


@given(st.lists(spread(), min_size=2, max_size=5))
def test_the_true_share_and_contribution_lie_inside(parts):
    spans, truly = [it for it, _ in parts], [it for _, it in parts]
    for found, value in zip(shares.shares(spans), truly, strict=True):
        assert holds(found, 100 * value / sum(truly))
    before = [Change(span, at(it + 1)) for span, it in parts]
    whole = sum(truly)
    for found, value in zip(growth.contributions(before), truly, strict=True):
        assert holds(found, Decimal(100) / whole)
        assert value <= whole


@given(spread(), spread())
def test_bounds_of_a_share_are_reached(part, rest):
    """No narrower interval would do: the ends are shares of numbers that may be true."""
    (one, _), (other, _) = part, rest
    found = shares.share(one, other)
    assert near(Interval(found.low, found.low), 100 * one.low / (one.low + other.high), "1e-20")
    assert near(Interval(found.high, found.high), 100 * one.high / (one.high + other.low), "1e-20")


@given(spread(), st.decimals(min_value=-90, max_value=200, places=2))
def test_an_increase_is_what_was_added_since_the_year_before(now, grown):
    span, value = now
    found = growth.increase(span, at(grown))
    assert holds(found, value - value * 100 / (100 + grown), "1e-20")


@given(st.lists(spread(), min_size=1, max_size=6))
def test_concentration_lies_between_all_alike_and_one_alone(parts):
    spans, truly = [it for it, _ in parts], [it for _, it in parts]
    found = concentration.herfindahl(shares.shares(spans))
    true = sum((it / sum(truly)) ** 2 for it in truly)
    assert holds(found, true, "1e-20")
    assert found.low >= Decimal(1) / len(parts) - Decimal("1e-20")
    assert found.high <= 1


@given(st.lists(amounts, min_size=1, max_size=4), st.lists(amounts, min_size=1, max_size=5))
def test_branches_that_nobody_tells_only_widen_the_concentration(known, others):
    whole = sum(known) + sum(others)
    found = concentration.herfindahl([at(100 * it / whole) for it in known], at(100 * sum(others) / whole))
    assert holds(found, sum((it / whole) ** 2 for it in (*known, *others)), "1e-20")


@given(years)
def test_the_true_deviation_lies_inside(values):
    spans, truly = [it for it, _ in values], [it for _, it in values]
    mean = sum(truly) / len(truly)
    true = (sum((it - mean) ** 2 for it in truly) / (len(truly) - 1)).sqrt()
    assert holds(stability.deviation(spans), true, "1e-15")
    assert holds(stability.variation(spans), true / mean, "1e-15")


@given(st.lists(spread(), min_size=3, max_size=4), st.lists(st.integers(0, 8), min_size=4, max_size=4))
def test_no_values_vary_less_than_the_least_deviation(values, steps):
    """On a grid of what the years can be none comes under the lower end."""
    spans = [it for it, _ in values]
    grid = [it.low + (it.high - it.low) * step / 8 for it, step in zip(spans, steps, strict=False)]
    mean = sum(grid) / len(grid)
    true = (sum((it - mean) ** 2 for it in grid) / (len(grid) - 1)).sqrt()
    assert holds(stability.deviation(spans), true, "1e-15")


def test_years_that_can_all_be_alike_need_not_vary():
    spans = [
        Interval(Decimal(1), Decimal(4)),
        Interval(Decimal(3), Decimal(6)),
        Interval(Decimal(2), Decimal(9)),
    ]
    assert stability.deviation(spans).low == 0


def test_years_of_growth_are_counted_surely_and_perhaps():
    growths = [at(4), at(-2), Interval(Decimal(-1), Decimal(1)), at(3)]
    assert stability.years_growing(growths) == Interval(Decimal(50), Decimal(75))


@given(spread())
def test_the_symmetric_form_keeps_the_order(rca):
    span, value = rca
    assert holds(revealed.symmetric(span), (value - 1) / (value + 1), "1e-20")


def test_what_does_not_follow_is_left_open():
    nothing = at(0)
    assert shares.share(nothing, nothing) == ANYTHING
    assert growth.growth(Change(nothing, at(3))) == ANYTHING
    assert quotient.quotient(at(5), nothing) == ANYTHING
    assert stability.deviation([at(1), at(2)]) == ANYTHING
    assert stability.years_growing([]) == ANYTHING
    assert stability.variation([at(-1), at(0), at(1)]) == ANYTHING
    assert concentration.normalised(at(1), 1) == ANYTHING
