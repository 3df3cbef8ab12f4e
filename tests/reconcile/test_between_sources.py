"""What two documents tell of one thing, and what a year can still make of its first months."""

from datetime import date
from decimal import Decimal

from toancanh.model import Bound, Contradiction, Measure, Observation, Passage, Period, Quantity, Status
from toancanh.reconcile.claims import told_values
from toancanh.reconcile.editions import Edition, reconcile

YEAR = Period.year(2025)


def told(
    document: str,
    value: str,
    period: Period = YEAR,
    bound: Bound = Bound.EXACT,
    status: Status = Status.ESTIMATE,
) -> Observation:
    """Budget revenue of Gia Lai."""
    billion = Decimal(10**9)
    return Observation(
        Passage(document, 0, 9, value), Quantity(Decimal(value) * billion, "VND", step=billion, bound=bound),
        "budget_revenue", "thu ngân sách", Measure.LEVEL, status, period, "Gia Lai", "52", (), (0, 9), "r",
        area_since=date(2025, 7, 1),
    )  # fmt: skip


def index(document: str, value: str, period: Period, status: Status = Status.ESTIMATE) -> Observation:
    """Growth of the index of industrial production of old Gia Lai."""
    return Observation(
        Passage(document, period.end.month, 20, value),
        Quantity(Decimal(value), "percent", step=Decimal("0.01")),
        "iip", "IIP", Measure.YOY, status, period, "Gia Lai", "64", (), (0, 20), "r",
        area_since=date(2004, 7, 8),
    )  # fmt: skip


def found(*documents: tuple[date, list[Observation]]) -> list[Contradiction]:
    editions = [Edition(said[0].passage.document, day, told_values(said)) for day, said in documents]
    return list(reconcile(editions).contradictions)


def test_two_reports_of_one_press_meeting_contradict_each_other() -> None:
    day = date(2026, 1, 5)
    over = told("a", "28000", bound=Bound.AT_LEAST)
    (only,) = found((day, [over]), (day, [told("b", "26656")]))
    assert only.relation.identity == "sources"
    assert only.severity == "warning"
    assert {it.passage.document for it in only.members} == {"a", "b"}


def test_a_revision_is_history_and_no_contradiction() -> None:
    assert not found((date(2026, 1, 5), [told("a", "26656")]), (date(2026, 2, 5), [told("b", "26700")]))


def test_an_estimate_and_the_actual_figure_are_both_right() -> None:
    actual = told("b", "30000", status=Status.ACTUAL)
    assert not found((date(2026, 1, 5), [told("a", "26656")]), (date(2026, 6, 5), [actual]))


def test_a_year_that_its_months_cannot_reach_is_told() -> None:
    eleven, year = Period.months(2024, 1, 11), Period.year(2024)
    said = [index("a", "-3.53", eleven), index("a", "2.9", year, Status.FORECAST)]
    (only,) = found((date(2024, 12, 20), said))
    assert (only.relation.identity, only.severity) == ("pace", "warning")


def test_a_year_near_its_months_is_believed() -> None:
    eleven, year = Period.months(2024, 1, 11), Period.year(2024)
    said = [index("a", "-3.53", eleven), index("a", "-2.1", year, Status.FORECAST)]
    assert not found((date(2024, 12, 20), said))
