"""What is drawn says no more than what is told: gaps stay gaps, aims and doubts are other signs."""

from datetime import date
from decimal import Decimal

from toancanh.model import Bound, Status
from toancanh.publish.charts.making import Shown, aims_of, chart
from toancanh.publish.charts.values import Break, Role
from toancanh.publish.series import Rhythm, strands
from toancanh.reconcile.picture import build_picture
from toancanh.reconcile.precedence import Source


def trace(drawn, role: Role):
    return next(it for it in drawn.traces if it.role is role)


def test_a_month_that_nobody_tells_breaks_the_line(exports, words) -> None:
    own = exports({"2025-M01": 100, "2025-M02": 110, "2025-M04": 130})
    dots = trace(chart(Shown(own), words), Role.OWN).dots
    assert [it.run for it in dots] == [0, 0, 1]
    assert [it.at for it in dots] == [date(2025, 1, 15), date(2025, 2, 15), date(2025, 4, 15)]


def test_the_year_so_far_begins_anew_every_year(exports, words) -> None:
    own = exports({"2024-H1": 500, "2024": 1100, "2025-H1": 600}, Rhythm.TO_DATE)
    assert [it.run for it in trace(chart(Shown(own), words), Role.OWN).dots] == [0, 0, 1]


def test_the_axis_is_in_a_unit_that_keeps_numbers_short(exports, words) -> None:
    drawn = chart(Shown(exports({"2025-M01": "100.5"})), words)
    assert drawn.subtitle == "Tỉnh Đắk Lắk · từng tháng · triệu USD"
    assert drawn.traces[0].dots[0].value == Decimal("100.5")


def test_an_estimate_is_not_settled_and_says_so(exports, words) -> None:
    (dot,) = chart(Shown(exports({"2025-M05": 120}, status=Status.ESTIMATE)), words).traces[0].dots
    assert not dot.settled
    assert dot.told == ("Tháng 5/2025", "120,0 triệu USD (ước tính)", "12/BC-SCT")


def test_what_is_wide_bears_its_ends_and_what_is_narrow_none(exports, words) -> None:
    about = exports({"2025-M05": 100}, bound=Bound.ABOUT, step=10**6)
    exact = exports({"2025-M05": 100}, step=10**4)
    assert chart(Shown(about), words).traces[0].dots[0].low == Decimal(50)
    assert chart(Shown(exact), words).traces[0].dots[0].low is None


def test_the_plan_of_a_year_lies_over_the_year(exports, words) -> None:
    own = exports({"2025-H1": 600, "2025-M01..M09": 900})
    plan = exports({"2025": 1300}, Rhythm.TO_DATE, status=Status.PLAN)
    drawn = chart(Shown(own, aims_of([plan], own)), words)
    (dot,) = trace(drawn, Role.AIM).dots
    assert (dot.at, dot.until) == (date(2025, 1, 1), date(2025, 12, 31))


def test_years_are_laid_over_each_other_the_last_one_first(exports, words) -> None:
    shown = Shown(exports({"2023-M05": 90, "2024-M05": 100, "2025-M05": 120}))
    assert shown.comparable
    drawn = chart(shown, words, compared=True)
    assert [(it.name, it.role) for it in drawn.traces] == [
        ("2025", Role.OWN),
        ("2024", Role.BEFORE),
        ("2023", Role.BEFORE),
    ]
    assert not Shown(exports({"2025-M05": 120})).comparable


def test_who_says_otherwise_is_a_cross_beside_the_point(told, words) -> None:
    facts = [
        told(
            value * 10**6,
            period="2025-M05",
            unit="USD",
            step=10**5,
            text=f"báo cáo {value} của tỉnh năm 2025",
        )
        for value in (100, 160)
    ]
    sources = {fact.passage.document: Source(date(2025, 7, 31)) for fact in facts}
    (own,) = strands(build_picture(facts, sources).lines)
    drawn = chart(Shown(own), words)
    assert trace(drawn, Role.OWN).dots[0].value != trace(drawn, Role.RIVAL).dots[0].value


def test_a_break_is_drawn_where_there_are_values_on_both_sides(exports, words) -> None:
    merger = Break(date(2025, 7, 1), "Sáp nhập")
    both = exports({"2025-M06": 90, "2025-M07": 150})
    after = exports({"2025-M08": 150, "2025-M09": 150})
    years = exports({"2024": 900, "2025": 1900}, Rhythm.YEAR)
    assert chart(Shown(both, breaks=(merger,)), words).breaks == (merger,)
    assert chart(Shown(after, breaks=(merger,)), words).breaks == ()
    # The figure of the whole year is of the land at its end.
    assert chart(Shown(years, breaks=(merger,)), words).breaks[0].on == date(2025, 1, 1)
