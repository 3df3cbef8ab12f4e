"""Months, quarters and years are lines of their own, and nothing told is lost on the way to one."""

from datetime import date

import pytest

from toancanh.model import Kind, Measure, Period, Status
from toancanh.publish.series import Rhythm, by_series, by_year, rhythms, strand, strands
from toancanh.reconcile.picture import build_picture
from toancanh.reconcile.precedence import Source


@pytest.fixture
def lines(told):
    def make(*facts):
        sources = {fact.passage.document: Source(date(2025, 7, 31)) for fact in facts}
        return build_picture(facts, sources).lines

    return make


@pytest.mark.parametrize(
    ("period", "found"),
    [
        ("2025-M05", ["month"]),
        ("2025-M01", ["month", "to_date"]),
        ("2025-H1", ["to_date"]),
        ("2025-M01..M09", ["to_date"]),
        ("2025-Q1", ["to_date", "quarter"]),
        ("2025-Q3", ["quarter"]),
        ("2025", ["to_date", "year"]),
        ("2025-H2", ["other"]),
        ("2016..2020", ["other"]),
        ("2024-12-15..2025-06-14", ["other"]),
    ],
)
def test_each_period_has_its_strands(period: str, found: list[str]) -> None:
    assert list(rhythms(Period.parse(period), "exports")) == found


def test_what_is_counted_at_a_date_is_one_strand(told, lines) -> None:
    facts = [
        told(22, period=period, indicator="industrial_clusters", unit="count", step=1)
        for period in ("2024", "2025-H1", "2025-07-25")
    ]
    (only,) = strands(lines(*facts))
    assert only.rhythm is Rhythm.DATE
    assert [it.period.code for it in only.points] == ["2024", "2025-H1", "2025-07-25"]


def test_months_and_the_year_so_far_are_never_one_line(told, lines) -> None:
    periods = ("2025-M03", "2025-M01", "2025-M02", "2025-H1", "2025")
    found = strands(lines(*(told(10**9, period=it) for it in periods)))
    codes = {it.rhythm: [point.period.code for point in it.points] for it in found}
    assert codes == {
        Rhythm.MONTH: ["2025-M01", "2025-M02", "2025-M03"],
        Rhythm.TO_DATE: ["2025-M01", "2025-H1", "2025"],
        Rhythm.YEAR: ["2025"],
    }


def test_plans_and_units_are_strands_of_their_own(told, lines) -> None:
    found = strands(
        lines(
            told(15 * 10**8, period="2025", unit="USD"),
            told(30_000, period="2025", unit="tonne", step=1, text="sản lượng"),
            told(16 * 10**8, period="2025", unit="USD", status=Status.PLAN),
        )
    )
    assert {(it.kind, it.unit) for it in found if it.rhythm is Rhythm.YEAR} == {
        (Kind.OUTCOME, "USD"),
        (Kind.OUTCOME, "tonne"),
        (Kind.PLAN, "USD"),
    }


def test_a_point_has_what_is_told_with_it_and_against_it(told, lines) -> None:
    level = told(15 * 10**8, period="2025-H1", unit="USD")
    rival = told(17 * 10**8, period="2025-H1", unit="USD", text="báo khác của tỉnh năm 2025")
    growth = told("28.7", period="2025-H1", measure=Measure.YOY, step="0.1")
    (only,) = strands(lines(level, rival, growth))
    (point,) = only.points
    assert point.growth == growth
    assert {point.fact, *point.disputed} == {level, rival}
    (of_growth,) = strands(lines(level, growth), Measure.YOY)
    assert of_growth.points[0].fact == growth


def test_series_are_told_apart_by_area_and_by_what_narrows_them(told, lines) -> None:
    facts = [
        told(1, period="2024"),
        told(2, period="2025"),
        told(3, period="2025", dims=(("product", "Cà phê"),)),
        told(4, period="2025", area_code="54", area="Phú Yên"),
    ]
    found = by_series(lines(*facts))
    assert sorted(len(its) for its in found.values()) == [1, 1, 2]
    assert {key.place.code for key in found} == {"66", "54"}


def test_years_are_laid_beside_each_other(told, lines) -> None:
    facts = [told(1, period=it) for it in ("2024-M05", "2025-M05", "2025-M06")]
    months = strand(strands(lines(*facts)), rhythm=Rhythm.MONTH)
    assert {year: len(points) for year, points in by_year(months.points).items()} == {2024: 1, 2025: 2}
