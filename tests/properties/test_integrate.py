"""Joined areas: the same in any order, the whole always the sum, and nothing told is changed."""

import random
from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from toancanh.integrate import Basis, join
from toancanh.model import Interval, Kind, Measure, Node, Period, Place, Thing, Value

BEFORE, AFTER = date(2004, 7, 8), date(2025, 7, 1)
OLD, OTHER, NEW = Place("66", BEFORE), Place("54", BEFORE), Place("66", AFTER)
PERIODS = [
    Period.parse(code)
    for code in ("2024-H1", "2025-H1", "2025-M07", "2025-M01..M07", "2024-12-15..2025-06-14")
]
nodes = st.builds(
    Node,
    st.builds(
        Thing,
        st.sampled_from(("exports", "iip", "grdp")), st.sampled_from(((), (("price", "2010"),))),
        st.sampled_from((OLD, OTHER, NEW)), st.sampled_from(PERIODS),
        st.sampled_from((Kind.OUTCOME, Kind.PLAN)), st.sampled_from(("USD", "VND")),
    ),
    st.sampled_from((Measure.LEVEL, Measure.YOY)),
)  # fmt: skip
numbers = st.integers(-1000, 10**15).map(lambda it: Decimal(it) / 1000)
steps = st.integers(0, 9).map(lambda it: Decimal(it) / 2)


def told(node: Node, number: Decimal, half: Decimal) -> Value:
    return Value(node, Interval(number - half, number + half))


values = st.lists(st.builds(told, nodes, numbers, steps), max_size=12, unique_by=lambda it: it.node)


@settings(max_examples=50)
@given(values, st.randoms(use_true_random=False))
def test_order_makes_no_difference(batch: list[Value], chance: random.Random) -> None:
    assert join(chance.sample(batch, len(batch))) == join(batch)


@settings(max_examples=50)
@given(values)
def test_what_is_told_is_reported_as_it_is(batch: list[Value]) -> None:
    reported = {it.node: it.interval for it in join(batch).figures if it.basis is Basis.REPORTED}
    assert reported == {it.node: it.interval for it in batch}


@settings(max_examples=50)
@given(values)
def test_every_figure_is_had_or_says_why_not(batch: list[Value]) -> None:
    for it in join(batch).figures:
        assert (it.interval is None) == (it.basis is Basis.NOT_DERIVABLE)
        assert it.reason or it.interval


@settings(max_examples=50)
@given(st.tuples(numbers, steps), st.tuples(numbers, steps), st.integers(0, 10), st.integers(0, 10))
def test_sum_and_residual_hold_the_truth(
    one: tuple[Decimal, Decimal], two: tuple[Decimal, Decimal], near: int, far: int
) -> None:
    """Wherever in their intervals the true values of the parts lie, the whole and the rest hold theirs."""
    truth = [number + (Decimal(at) - 5) / 5 * half for (number, half), at in ((one, near), (two, far))]
    thing = Thing("exports", (), OLD, PERIODS[1], Kind.OUTCOME, "USD")
    old, other, new = (Node(thing._replace(place=place), Measure.LEVEL) for place in (OLD, OTHER, NEW))
    whole = {it.node: it for it in join([told(old, *one), told(other, *two)]).figures}[new]
    assert whole.basis is Basis.DERIVED
    assert sum(truth) in whole.interval
    published = told(new, sum(truth), Decimal(1))
    rest = {it.node: it for it in join([published, told(old, *one)]).figures}[other]
    if rest.basis is Basis.RESIDUAL:  # else the new figure is taken for a copy of the old one
        assert truth[1] in rest.interval
