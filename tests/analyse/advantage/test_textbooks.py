"""Each method gives what a published example gives."""

from decimal import Decimal

import pytest
from tests.analyse.advantage.conftest import Region, at, near

from toancanh.analyse.advantage import concentration, growth, quotient, revealed, shares, shift_share
from toancanh.analyse.advantage.growth import Change
from toancanh.analyse.advantage.shift_share import Growths
from toancanh.model import Interval
from toancanh.model.intervals import total


def _growths(industry: int) -> Growths:
    before, now = Region.before[industry], Region.now[industry]
    return Growths(growth.growth(Change(at(before), at(now))), at(Region.grown[industry]), at(Region.country))


def test_location_quotients_of_a_region_are_those_of_the_course():
    own = shares.shares([at(it) for it in Region.before])
    for here, there, told in zip(own, Region.nation, Region.quotients, strict=True):
        assert near(quotient.quotient(here, at(there)), told, "0.0005")


def test_shift_share_of_a_region_is_that_of_the_course():
    parts = [shift_share.in_amounts(at(it), _growths(at_)) for at_, it in enumerate(Region.before)]
    assert near(total(it.national for it in parts), 290)
    assert near(total(it.mix for it in parts), -80)
    assert near(total(it.local for it in parts), 420)
    for it, mix, local in zip(parts, Region.composition, Region.differential, strict=True):
        assert near(it.mix, mix)
        assert near(it.local, local)


def test_local_parts_by_esteban_marquillas_on_the_same_region():
    """Worked by hand: with the make-up of the nation the region would have 100, 200, 400 and 300."""
    expected = [(90, 360), (-40, 20), (-20, 10), (0, 0)]
    for at_, (competitive, allocation) in enumerate(expected):
        homothetic = at(10 * Region.nation[at_])
        found = shift_share.local_parts(at(Region.before[at_]), homothetic, _growths(at_))
        assert near(found.competitive, competitive)
        assert near(found.allocation, allocation)


def test_contributions_to_the_growth_of_the_same_region():
    """630 more on 1000 are 63 %, of which the first industry gives 50 points (table of the course)."""
    changes = [Change(at(a), at(b)) for a, b in zip(Region.before, Region.now, strict=True)]
    for found, told in zip(growth.contributions(changes), (50, 0, 5, 8), strict=True):
        assert near(found, told)


def test_contribution_by_weight():
    """A branch of 12 % that grows by 4 % gives 0.48 points (the definition of INSEE, c1207, in numbers)."""
    assert near(growth.weighted(at(12), at(4)), "0.48")


def test_revealed_advantage_of_brazil_in_soya():
    """R. Hausmann and others, The Atlas of Economic Complexity, 2011, technical box 2.2: around 21."""
    brazil = shares.share_of(at(11), at(140))  # "nearly 11 billion" of 140
    found = revealed.balassa(Interval(Decimal("7.75"), brazil.high), at("0.35"))
    assert found.low is not None
    assert found.high is not None
    assert Decimal(21) < (found.low + found.high) / 2 < Decimal(23)


@pytest.mark.parametrize(("rca", "turned"), [("1", "0"), ("3", "0.5"), ("0", "-1")])
def test_symmetric_form_of_an_advantage(rca, turned):
    assert near(revealed.symmetric(at(rca)), turned)


def test_concentration_of_four_firms():
    """The US Department of Justice: firms of 30, 30, 20 and 20 percent make an index of 2,600 in 10,000."""
    found = concentration.herfindahl([at(it) for it in (30, 30, 20, 20)])
    assert near(found, "0.26")
    assert near(concentration.normalised(found, 4), Decimal("0.01") / Decimal("0.75"))


def test_specialisation_of_two_alike_and_of_two_with_nothing_in_common():
    """P. Krugman, Geography and Trade, 1991, pp. 75-76: nought and two are the ends of the index."""
    alike = {"a": at(40), "b": at(60)}
    assert near(concentration.krugman(alike, alike), 0)
    assert near(concentration.krugman({"a": at(100)}, {"b": at(100)}), 2)
    assert near(concentration.krugman(alike, {"a": at(60), "b": at(40)}), "0.4")
