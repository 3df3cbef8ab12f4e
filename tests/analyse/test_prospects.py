"""What a year may come to by past patterns: worked by hand, and what must hold of any figures."""

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from toancanh.analyse.prospects import Lack, Pattern, Prospect, Risk, Watched, watched
from toancanh.model import Period

M = 10**6
PAST = ("2023-H1 400", "2023 1000", "2024-H1 500", "2024 1000")


def one(of, year: int = 2025) -> Watched:
    (found,) = watched(of, year)
    return found


def ends(prospect: Prospect, scale: int = M) -> tuple[Decimal, ...]:
    return tuple(round(it / scale, 0) for it in (prospect.span.interval.low, prospect.span.interval.high))


def test_range_is_what_each_past_year_would_make_of_this_one(said) -> None:
    """480 by June: 40 % of the year in 2023 makes 1,200 of it, 50 % in 2024 makes 960; the plan is 1,000."""
    found = one(said("2025-H1 480", "2025 kh 1000", *PAST))
    assert found.prospect.pattern is Pattern.SHARE
    assert found.prospect.years == (2023, 2024)
    assert [round(it.result.interval.low / M, -1) for it in found.prospect.outcomes] == [1200, 960]
    low, high = ends(found.prospect)
    assert low <= 960 <= low + 5
    assert high - 5 <= 1200 <= high
    assert found.prospect.risk is Risk.PARTLY
    assert Decimal(4) <= found.prospect.missing[1] <= Decimal("4.5")  # 40 of 1,000, and the rounding


@pytest.mark.parametrize(("done", "risk"), [(300, Risk.UNDER), (480, Risk.PARTLY), (600, Risk.CLEAR)])
def test_risk_is_where_the_range_lies(said, done, risk) -> None:
    found = one(said(f"2025-H1 {done}", "2025 kh 1000", *PAST))
    assert found.prospect.risk is risk
    assert found.warns is (risk is not Risk.CLEAR)


def test_growth_gains_or_loses_as_in_past_years(said) -> None:
    """IIP +9 % by June; years before gained 1 point and lost 2 after it: 7 to 10 %, the aim is 8 %."""
    past = ("2023-H1 5%", "2023 6%", "2024-H1 10%", "2024 8%")
    found = one(said("2025-H1 9%", "2025 kh 8%", *past, indicator="iip"))
    assert found.prospect.pattern is Pattern.SHIFT
    low, high = found.prospect.span.interval.low, found.prospect.span.interval.high
    assert low < 7 < low + Decimal("0.3")
    assert high - Decimal("0.3") < 10 < high
    assert found.prospect.risk is Risk.PARTLY


def test_plan_that_follows_from_a_percent_is_judged_by_the_percent(said) -> None:
    """ "69.5 %" by June, past years had done 69.5 and 60 %: the year makes 100 to 115.8 % of the plan."""
    past = ("2023-H1 695", "2023 1000", "2024-H1 600", "2024 1000")
    found = one(said("2025-H1 1293", "2025-H1 69.5%kh", *past))
    low, high = found.prospect.percent.low, found.prospect.percent.high
    assert Decimal("99.8") < low < 100
    assert Decimal("115.7") < high < Decimal("116.1")


@pytest.mark.parametrize(
    ("lines", "indicator", "lack"),
    [
        (("2025-H1 480", "2025 kh 1000"), "exports", Lack.NO_YEARS),
        (("2025 kh 1000", *PAST), "exports", Lack.NOTHING),
        (("2025 990", "2025 kh 1000", *PAST), "exports", Lack.OVER),
        (("2025-M07 19", "2025 kh 25"), "industrial_clusters", Lack.STOCK),
        (("2025-H1 10", "2025 kh 5"), "enterprises_dissolved", Lack.LESS_IS_BETTER),
    ],
)
def test_says_why_there_is_no_range(said, lines, indicator, lack) -> None:
    found = one(said(*lines, indicator=indicator))
    assert (found.prospect, found.lack) == (None, lack)


def test_warning_tells_the_month_from_which_it_held(said) -> None:
    """On time in March, behind the past by April and ever since: first to be seen at the end of April."""
    past = (
        "2024-M01..M03 250", "2024-M01..M04 400", "2024-M01..M05 450", "2024-H1 500", "2024 1000",
    )  # fmt: skip
    now = ("2025-M01..M03 260", "2025-M01..M04 350", "2025-M01..M05 400", "2025-H1 450", "2025 kh 1000")
    found = one(said(*now, *past))
    assert found.prospect.risk is Risk.UNDER
    assert found.since == Period.parse("2025-M01..M04")


def test_warning_that_went_away_between_is_not_told_as_older(said) -> None:
    past = ("2024-M01..M03 250", "2024-M01..M04 400", "2024-H1 500", "2024 1000")
    found = one(said("2025-M01..M03 200", "2025-M01..M04 420", "2025-H1 450", "2025 kh 1000", *past))
    assert found.since == Period.parse("2025-H1")


def test_what_is_behind_the_calendar_is_warned_of_without_a_range(said) -> None:
    found = one(said("2025-Q1 100", "2025-H1 300", "2025 kh 1000"))
    assert (found.prospect, found.warns, found.at_risk) == (None, True, False)
    assert found.since == Period.parse("2025-Q1")


def test_graver_comes_first(said) -> None:
    def at(done: int) -> Watched:
        return one(said(f"2025-H1 {done}", "2025 kh 1000", *PAST))

    behind = one(said("2025-H1 300", "2025 kh 1000"))
    order = sorted([behind, at(480), at(350), at(490), at(300)], key=lambda it: it.order)
    assert [it.pace.done.fact.quantity.value / M for it in order] == [300, 350, 480, 490, 300]
    assert order[-1] is behind


amounts = st.integers(min_value=10, max_value=10**5)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(done=amounts, plan=amounts, past=st.lists(st.tuples(amounts, amounts), min_size=1, max_size=5))
def test_every_past_pattern_lies_in_the_range_and_more_done_is_never_graver(said, done, plan, past) -> None:
    """Done × whole ÷ part of each past year is in it; doing more cannot raise a risk."""
    lines = [
        line
        for year, (part, rest) in enumerate(past, start=2020)
        for line in (f"{year}-H1 {part}", f"{year} {part + rest}")
    ]
    found, more = (one(said(f"2025-H1 {it}", f"2025 kh {plan}", *lines)) for it in (done, done + 10))
    if found.prospect is None:
        return
    span = found.prospect.span.interval
    for year, (part, rest) in enumerate(past, start=2020):
        if year in found.prospect.years:
            assert span.low <= Decimal(done) * M * (part + rest) / part <= span.high
    grave = [Risk.UNDER, Risk.PARTLY, Risk.CLEAR]
    if found.pace.left.interval.high and more.prospect is not None:
        assert grave.index(more.prospect.risk) >= grave.index(found.prospect.risk)
