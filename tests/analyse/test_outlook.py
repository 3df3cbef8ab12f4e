"""The outlook: a course that is known is found again, and what cannot be told is refused with its reason."""

import math
import random
from decimal import Decimal

import pytest

from toancanh.analyse.figures import joined
from toancanh.analyse.months import monthly, run
from toancanh.analyse.outlook import Outlook, Refusal, Refused, outlook
from toancanh.model import Period

M = 10**6


def course(months: int, *, growth: float = 0.10, noise: float = 0.02, seed: int = 7) -> list[float]:
    """Months of a flow with a season and a steady growth a year, from January of a year on."""
    chance = random.Random(seed)
    return [
        1000
        * (1 + growth) ** (at / 12)
        * (1 + 0.25 * math.sin(2 * math.pi * at / 12))
        * (1 + chance.gauss(0, noise))
        for at in range(months)
    ]


def lines(first: int, values: list[float]) -> list[str]:
    start = Period.month(first, 1).start
    return [f"{Period.month_from(start, at).code} {round(value)}" for at, value in enumerate(values)]


def test_rest_of_a_year_is_found_where_the_course_is_steady(said) -> None:
    """Four years and a half of 10 % a year with a season: the year to come lies in the range, and near it."""
    values = course(60)
    found = outlook(said(*lines(2021, values[:54])), 2025)
    assert isinstance(found, Outlook)
    assert [it.period.code for it in found.months] == [f"2025-M{it:02}" for it in range(7, 13)]
    true = Decimal(sum(values[48:])) * M
    assert found.year.low < true < found.year.high
    assert abs(found.year.middle - true) < true * Decimal("0.03")
    assert found.trial.mase < found.trial.naive
    assert found.trial.origins == 12
    assert (found.trial.points, found.trial.expected) == (7 * 6 + 5 + 4 + 3 + 2 + 1, 46)
    assert found.trial.covered > found.trial.points / 2


def test_same_figures_give_the_same_outlook(said) -> None:
    of = said(*lines(2022, course(42)))
    assert outlook(of, 2025) == outlook(of, 2025)


def test_range_of_the_year_begins_with_what_was_reached(said) -> None:
    """What is told for the stretch so far counts, not the sum of the rounded months."""
    values = course(42)
    reached = sum(map(round, values[36:]))
    found = outlook(said(*lines(2022, values), f"2025-H1 {reached + 2}"), 2025)
    assert found.reached.fact.quantity.value == (reached + 2) * M
    assert found.year.low > found.reached.interval.high
    assert found.year.low < found.year.middle < found.year.high


def test_course_that_repeats_itself_is_refused(said) -> None:
    """The same twelve months each year: nothing is nearer than the month a year before."""
    year = [900, 1100, 1000, 1050, 950, 1200, 1000, 990, 1010, 1100, 1150, 1300]
    found = outlook(said(*lines(2022, [*year, *year, *year, *year[:6]])), 2025)
    assert found == Refused(Refusal.NOT_BETTER, 42)


def test_method_that_was_no_nearer_is_refused_with_what_the_trial_showed(said) -> None:
    """The last two years were alike to the digit: the naïve forecast made no error."""
    values = course(30, noise=0.1)
    found = outlook(said(*lines(2022, [*values, *values[-12:]])), 2025)
    assert isinstance(found, Refused)
    assert found.why is Refusal.NOT_BETTER
    assert found.trial.mase > found.trial.naive == 0


def test_method_that_was_too_sure_of_itself_is_refused(said) -> None:
    """A steady season, and from one month on every other month at half of it: no range held that."""
    values = course(42, growth=0, noise=0.01)
    halved = [*values[:30], *(it / 2 if at % 2 else it for at, it in enumerate(values[30:]))]
    found = outlook(said(*lines(2022, halved)), 2025)
    assert isinstance(found, Refused)
    assert found.why is Refusal.TOO_SURE
    assert found.trial.covered < found.trial.points / 2


@pytest.mark.parametrize(
    ("of", "indicator", "why"),
    [
        (lines(2023, course(30)), "exports", Refusal.SHORT),
        (lines(2021, course(60)), "exports", Refusal.OVER),
        (lines(2021, course(40)), "exports", Refusal.OLD),
        (["2025-H1 1500"], "exports", Refusal.SHORT),
        (["2025-H1 9%"], "iip", Refusal.NOT_SUMMED),
        (["2025-H1 40"], "grdp", Refusal.PRICES),
    ],
)
def test_refuses_and_says_why(said, of, indicator, why) -> None:
    found = outlook(said(*of, indicator=indicator), 2025)
    assert isinstance(found, Refused)
    assert found.why is why


def test_scaled_error_of_the_naive_forecast_worked_by_hand(said) -> None:
    """Each month 10 more than a year before, by some rule or other: the naïve forecast errs by 10, and did so
    within what was known by then, so that its scaled error is 1 (Hyndman & Koehler 2006, MASE).
    """
    year = [900, 1100, 1000, 1050, 950, 1200, 1000, 990, 1010, 1100, 1150, 1300]
    found = outlook(said(*lines(2022, [it + 10 * at for at in range(4) for it in year][:42])), 2025)
    assert found.trial.naive == 1
    assert found.trial.mase < 1


def test_gap_ends_what_is_known(said) -> None:
    values = lines(2021, course(54))
    found = outlook(said(*values[:40], *values[41:]), 2025)
    assert (found.why, found.months) == (Refusal.SHORT, 13)


def test_months_follow_from_what_was_reached_by_their_ends(said) -> None:
    """262 in July: 1,762 in seven months less 1,500 in six, each to half a million."""
    months = monthly(said("2025-H1 1500", "2025-M01..M07 1762", "2025-M08 270"), "USD")
    july = months[Period.parse("2025-M07")].interval
    assert (july.low, july.high) == (261 * M, 263 * M)
    assert [it.code for it in run(months)] == ["2025-M07", "2025-M08"]


def test_month_that_rounding_leaves_open_is_none(said) -> None:
    assert Period.parse("2025-M07") not in monthly(said("2025-H1 1500", "2025-M01..M07 1505"), "USD")


def test_months_of_before_a_merger_are_only_those_of_all_parts(said) -> None:
    """The whole knows a month of before only if every part does (``joined``)."""
    west, east = said("2025-M05 100", "2025-M06 110"), said("2025-M05 50")
    whole, _ = joined(said("2025-M07 170"), (west, east))
    assert [it.code for it in monthly(whole, "USD")] != []
    assert {it.code for it in monthly(whole, "USD")} == {"2025-M05", "2025-M07"}
