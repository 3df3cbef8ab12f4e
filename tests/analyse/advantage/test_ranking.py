"""Places are told as widely as what is known allows."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from tests.analyse.advantage.conftest import at, holds, spread

from toancanh.analyse.advantage.ranking import Criterion, normalised, rank
from toancanh.model import Interval
from toancanh.model.intervals import exactly

ONE = Decimal(1)


def test_what_is_known_exactly_is_put_in_order():
    growth = Criterion({"cà phê": at(3), "bia": at(9), "đường": at(6)}, ONE)
    found = rank(["cà phê", "bia", "đường"], [growth])
    assert [(found[it].best, found[it].worst) for it in ("bia", "đường", "cà phê")] == [
        (1, 1),
        (2, 2),
        (3, 3),
    ]
    assert found["đường"].score == exactly(Decimal("0.5"))


def test_a_branch_of_which_a_criterion_is_not_known_may_stand_anywhere():
    size = Criterion({"a": at(10), "b": at(0), "c": at(5)}, ONE)
    growth = Criterion({"a": at(1), "b": at(2)}, ONE)
    found = rank(["a", "b", "c"], [size, growth])
    assert (found["c"].best, found["c"].worst) == (1, 3)
    assert found["c"].score == Interval(Decimal("0.25"), Decimal("0.75"))


def test_a_weight_of_nought_takes_a_criterion_out():
    size, growth = {"a": at(10), "b": at(0)}, {"a": at(1), "b": at(2)}
    assert rank(["a", "b"], [Criterion(size, ONE), Criterion(growth, Decimal(0))])["a"].worst == 1
    assert rank(["a", "b"], [Criterion(size, Decimal(0)), Criterion(growth, ONE)])["b"].worst == 1


def test_less_can_be_better():
    found = rank(["a", "b"], [Criterion({"a": at(1), "b": at(4)}, ONE, more=False)])
    assert (found["a"].best, found["a"].worst) == (1, 1)


def test_nothing_is_ranked_by_what_is_known_of_one_alone():
    assert rank(["a", "b"], [Criterion({"a": at(1)}, ONE)]) == {}


values = st.lists(spread(), min_size=2, max_size=5)


@given(values)
def test_the_true_place_between_least_and_greatest_lies_inside(given_):
    """The bounds of a score hold whatever the true figures are."""
    names = [str(it) for it in range(len(given_))]
    found = normalised(Criterion({name: span for name, (span, _) in zip(names, given_, strict=True)}, ONE))
    truly = dict(zip(names, (it for _, it in given_), strict=True))
    least, most = min(truly.values()), max(truly.values())
    for name, value in truly.items():
        true = (value - least) / (most - least) if most > least else Decimal("0.5")
        assert holds(found[name], true, "1e-20")


@given(values, values)
def test_the_true_order_is_one_of_those_told(first, second):
    count = min(len(first), len(second))
    names = [str(it) for it in range(count)]
    criteria, truly = [], dict.fromkeys(names, Decimal(0))
    for given_ in (first[:count], second[:count]):
        criteria.append(Criterion(dict(zip(names, (it for it, _ in given_), strict=True)), ONE))
        own = [it for _, it in given_]
        spread_ = max(own) - min(own)
        for name, value in zip(names, own, strict=True):
            truly[name] += (value - min(own)) / spread_ if spread_ else Decimal("0.5")
    for name, found in rank(names, criteria).items():
        slack = Decimal("1e-20")
        ahead = sum(it > truly[name] + slack for it in truly.values())
        alike = sum(abs(it - truly[name]) <= slack for it in truly.values())
        assert found.best <= ahead + alike
        assert found.worst >= ahead + 1


@given(values, st.decimals(min_value=1, max_value=9, places=1))
def test_a_single_criterion_ranks_alike_whatever_it_weighs(given_, weight):
    names = [str(it) for it in range(len(given_))]
    of = dict(zip(names, (it for it, _ in given_), strict=True))
    one, other = (rank(names, [Criterion(of, it)]) for it in (ONE, weight))
    assert {it: (one[it].best, one[it].worst) for it in names} == {
        it: (other[it].best, other[it].worst) for it in names
    }
