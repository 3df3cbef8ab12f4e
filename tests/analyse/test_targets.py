"""Pace against a plan: worked by hand, and what must hold of any figures."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from toancanh.analyse.figures import Claim, How, cumulated, joined, told
from toancanh.analyse.targets import Pace, Reason, Verdict, paces
from toancanh.model import Period, Status

M = 10**6


def one(of, year: int = 2025) -> Pace:
    (pace,) = paces(of, year)
    return pace


def ends(figure, scale: int = M) -> tuple[Decimal, ...]:
    return tuple(round(end / scale, 1) for end in (figure.interval.low, figure.interval.high))


def test_exports_of_eight_months_worked_by_hand(said) -> None:
    """Hơn 2 tỷ USD, 91% kế hoạch 2.235 triệu: 90.95 % of it is 2,032.7, 91.05 % 2,035.0; 200 to 202 left."""
    pace = one(said("2025-M01..M08 >2000", "2025-M01..M08 91%kh", "2025 kh 2235"))
    assert ends(pace.done) == (Decimal("2032.7"), Decimal("2035.0"))
    assert pace.done.how is How.PERCENT
    assert ends(pace.left) == (Decimal("200.0"), Decimal("202.3"))
    assert pace.months == 4
    assert ends(pace.monthly) == (Decimal("50.0"), Decimal("50.6"))
    assert (pace.verdict, pace.reason) == (Verdict.ON_TRACK, Reason.SHARE)
    assert pace.season.years == ()  # by the calendar: 8 of 12 months
    assert ends(pace.season.share, 1) == (Decimal("66.7"), Decimal("66.7"))


def test_plan_follows_from_its_percent(said) -> None:
    """1.293 triệu là 69,5% kế hoạch: the plan is about 1,860; H1 was 920 of 1,650 (55.8 %) the year before.

    The rest of the year has to be 567 against 730: 22.3 % less.
    """
    pace = one(said("2025-H1 1293", "2025-H1 69.5%kh", "2024-H1 920", "2024 1650"))
    assert pace.target.how is How.PERCENT
    assert ends(pace.target) == (Decimal("1858.4"), Decimal("1862.5"))
    assert pace.season.years == (2024,)
    assert ends(pace.season.share, 1) == (Decimal("55.7"), Decimal("55.8"))
    assert pace.needed.interval.low < Decimal("-22.3") < pace.needed.interval.high
    assert pace.verdict is Verdict.ON_TRACK
    assert ends(pace.left) == (Decimal("565.9"), Decimal("569.0"))  # 1,292.5 × (1 / 0.6955 − 1), and so on


def test_season_of_past_years_turns_a_verdict(said) -> None:
    """48 % by June is slow if the half was 60 % of other years, and on time where it was 45 %."""
    now = ("2025-H1 480", "2025 kh 1000")
    early = said(*now, "2024-H1 600", "2024 1000", "2023-H1 580", "2023 1000")
    late = said(*now, "2024-H1 450", "2024 1000")
    assert (one(early).verdict, one(early).season.years) == (Verdict.BEHIND, (2023, 2024))
    assert one(late).verdict is Verdict.ON_TRACK


def test_what_is_reached_need_not_grow(said) -> None:
    """1,100 done of 1,000; with "more than" 1,000 of 1,020 it may be, so only the upper end is told."""
    past = ("2024-H1 450", "2024 1000")
    reached = one(said("2025-H1 1100", "2025 kh 1000", *past))
    assert (reached.left.interval.high, reached.needed) == (0, None)
    perhaps = one(said("2025-H1 >1000", "2025 kh 1020", *past))
    assert perhaps.left.interval.low == 0
    assert (perhaps.needed.interval.low, perhaps.needed.interval.high < -90) == (None, True)


def test_plan_told_as_a_growth_follows_from_last_year(said) -> None:
    """Tăng 8% on 1,000 is 1,080; 600 done leaves 480, against 450 of the same months: 6.7 % more."""
    pace = one(said("2025-H1 600", "2024-H1 550", "2024 1000", "2025 kh 8%"))
    assert pace.target.how is How.GROWTH
    assert ends(pace.target)[0] <= 1080 <= ends(pace.target)[1]
    assert pace.needed.interval.low < Decimal("6.67") < pace.needed.interval.high


@pytest.mark.parametrize(
    ("lines", "verdict", "reason"),
    [
        (("2025-H1 1100", "2025 kh 1000"), Verdict.EXCEEDED, Reason.LEVEL),
        (("2025 1000", "2025 kh 1000"), Verdict.REACHED, Reason.LEVEL),
        (("2025 990", "2025 kh 1000"), Verdict.MISSED, Reason.LEVEL),
        (("2025-H1 300", "2025 kh 1000"), Verdict.BEHIND, Reason.SHARE),
        (("2025-H1 >400", "2025 kh 1000"), Verdict.UNKNOWN, Reason.WIDE),
        (("2025 kh 1000",), Verdict.UNKNOWN, Reason.NOTHING),
        (("2025 kh 8%",), Verdict.UNKNOWN, Reason.NO_BASE),
    ],
)
def test_verdicts(said, lines, verdict, reason) -> None:
    pace = one(said(*lines))
    assert (pace.verdict, pace.reason) == (verdict, reason)


@pytest.mark.parametrize(
    ("lines", "verdict", "needed"),
    [
        (("2025-M01..M09 12%", "2025 mt 10%"), Verdict.ON_TRACK, 4),  # (10 − 0.75 × 12) / 0.25
        (("2025-M01..M09 6%", "2025 mt 8%"), Verdict.BEHIND, 14),
        (("2025 6.7%", "2025 kh 8%"), Verdict.MISSED, None),
        (("2025 8.2%", "2025 kh >8%"), Verdict.EXCEEDED, None),
    ],
)
def test_growth_of_an_index_is_held_against_the_growth_wanted(said, lines, verdict, needed) -> None:
    pace = one(said(*lines, indicator="iip"))
    assert pace.verdict is verdict
    assert needed is None or pace.needed.interval.low < needed < pace.needed.interval.high


def test_contradicting_claims_widen_what_is_known(said, make_fact) -> None:
    """720 or 450 of 1,000 by June: nobody can say; 720 or 650: on track either way, and told as disputed."""

    def told_by_two(one_: int, other: int):
        plan = make_fact(1000 * M, status=Status.PLAN, period=Period.year(2025))
        done, against = make_fact(one_ * M, step=M), make_fact(other * M, step=M)
        return told("exports", (), [Claim(plan), Claim(done, (against,))])

    apart, near = one(told_by_two(720, 450)), one(told_by_two(720, 650))
    assert (apart.verdict, apart.disputed) == (Verdict.UNKNOWN, True)
    assert (near.verdict, near.disputed) == (Verdict.ON_TRACK, True)


def test_stock_has_no_pace(said) -> None:
    pace = one(said("2025-M07 19", "2025 kh 25", indicator="industrial_clusters"))
    assert (pace.verdict, pace.reason) == (Verdict.UNKNOWN, Reason.STOCK)
    assert pace.monthly is None


def test_months_go_on_where_the_stretch_ends(said) -> None:
    of = said("2025-H1 600", "2025-M07 100", "2025-M08 110", "2025-M10 90")
    reached = cumulated(of, 2025, "USD")
    assert sorted(reached) == [date(2025, 6, 30), date(2025, 7, 31), date(2025, 8, 31)]
    assert ends(reached[date(2025, 8, 31)]) == (Decimal("808.5"), Decimal("811.5"))


def test_other_half_of_a_merged_province_is_the_rest(said) -> None:
    whole, west, east = said("2025-H1 1500", "2024 2000"), said("2025-H1 1293"), said("2024 300")
    _, (_, found) = joined(whole, (west, east))
    rest = found.levels[Period.parse("2025-H1")]
    assert (rest.how, ends(rest)) == (How.REST, (Decimal(206), Decimal(208)))
    assert {it.quantity.value for it in rest.facts} == {1500 * M, 1293 * M}
    again, _ = joined(said(), (said("2025-H1 1293"), said("2025-H1 207")))
    assert ends(again.levels[Period.parse("2025-H1")]) == (Decimal(1499), Decimal(1501))


def test_rates_are_never_summed_over_areas(said) -> None:
    parts = (said("2025 40", indicator="grdp_per_capita"), said("2025 60", indicator="grdp_per_capita"))
    whole, _ = joined(said(indicator="grdp_per_capita"), parts)
    assert not whole.levels


def test_values_in_prices_unsaid_are_never_summed_over_areas(said) -> None:
    parts = (said("2025 40", indicator="grdp"), said("2025 60", indicator="grdp"))
    whole, _ = joined(said(indicator="grdp"), parts)
    assert not whole.levels
    _, (_, east) = joined(said("2025 100", indicator="grdp"), (parts[0], said(indicator="grdp")))
    assert not east.levels


def test_limit_is_no_goal(said) -> None:
    limits = said("2025-H1 10", "2025 kh 5", indicator="enterprises_dissolved")
    assert one(limits).reason is Reason.LESS_IS_BETTER


amounts = st.integers(min_value=1, max_value=10**6)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(plan=amounts, done=amounts, month=st.integers(min_value=1, max_value=12), more=amounts)
def test_done_and_left_are_the_plan_and_more_is_never_worse(said, plan, done, month, more) -> None:
    def at(value: int) -> Pace:
        return one(said(f"{Period.months(2025, 1, month).code} {value}", f"2025 kh {plan}"))

    pace, better = at(done), at(done + more)
    span = pace.left.interval
    true = max(Decimal(plan - done), Decimal(0)) * M
    assert span.low <= true <= span.high
    order = [
        Verdict.MISSED,
        Verdict.BEHIND,
        Verdict.UNKNOWN,
        Verdict.ON_TRACK,
        Verdict.REACHED,
        Verdict.EXCEEDED,
    ]
    assert order.index(better.verdict) >= order.index(pace.verdict)
    if pace.monthly is not None:
        assert pace.monthly.interval.low * pace.months <= true <= pace.monthly.interval.high * pace.months
