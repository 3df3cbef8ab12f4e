"""Which claim stands, by which rule, and who stands how high."""

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest

from toancanh.model import Bound, Locator, Passage, Period, Status
from toancanh.reconcile.precedence import CLOSER, Precedence, Source, decides, issuers, rank, rules, written

JULY, AUGUST = date(2025, 7, 1), date(2025, 8, 1)
SOURCES = {
    "july": Source(JULY),
    "august": Source(AUGUST),
    "statistics": Source(JULY, "Cục Thống kê tỉnh Đắk Lắk"),
    "department": Source(AUGUST, "SỞ CÔNG THƯƠNG", "12/BC-SCT"),
}


@pytest.fixture
def fact(make_fact):
    def make(value=100, source="july", **parts):
        place = Locator(cell=parts.pop("cell", None))
        passage = Passage(source, parts.pop("start", 0), 10, str(value), place)
        return replace(make_fact(value, **parts), passage=passage)

    return make


@pytest.mark.parametrize(
    ("source", "name"),
    [
        (Source(JULY, "CỤC THỐNG KÊ"), "statistics"),
        (Source(JULY, None, "31/BC-CTK"), "statistics"),
        (Source(JULY, "SỞ CÔNG THƯƠNG", "05/BC-SCT"), "department"),
        (Source(JULY, None, None, "iip.xlsx", "application/vnd.ms-excel"), "workbook"),
        (Source(JULY, "Sở Tài chính", "8/BC-STC", "a.xls", "application/vnd.ms-excel"), "office"),
        (Source(JULY, "ỦY BAN NHÂN DÂN TỈNH", "187/BC-UBND"), "office"),
        (Source(JULY, None, "3/BC-XYZ"), "office"),
        (Source(JULY, "Báo Công Thương"), "unknown"),
        (Source(JULY), "unknown"),
    ],
)
def test_issuer_is_known_by_letterhead_number_or_kind_of_file(source: Source, name: str) -> None:
    assert issuers()[rank(source)].name == name


@pytest.mark.parametrize(
    ("rule", "better", "worse"),
    [
        ("unit", {}, {"unit": "ha", "source": "statistics"}),
        ("status", {}, {"status": Status.ESTIMATE, "source": "statistics"}),
        ("issuer", {"source": "statistics"}, {"source": "department"}),
        ("issuer", {"source": "department"}, {"source": "august", "cell": "D7"}),
        ("vintage", {"source": "august"}, {"source": "july", "cell": "D7"}),
        ("directness", {"cell": "D7"}, {"bound": Bound.EXACT}),
        ("bound", {}, {"bound": Bound.AT_LEAST}),
        ("digits", {"step": 1}, {"step": 10}),
    ],
)
def test_rule_that_decides_is_named(rule: str, better: dict, worse: dict, fact) -> None:
    one, other = fact(100, **better), fact(900, start=1, **worse)
    precedence = Precedence(SOURCES)
    assert precedence.ranked([other, one]) == [one, other]
    assert decides(precedence.key(one), precedence.key(other)) == rule


def test_choice_of_a_person_goes_before_every_rule(fact) -> None:
    best, worst = fact(100, "statistics"), fact(90, status=Status.ESTIMATE, bound=Bound.ABOUT)
    precedence = Precedence(SOURCES, frozenset([worst.id]))
    assert precedence.ranked([best, worst])[0] is worst
    assert decides(precedence.key(worst), precedence.key(best)) == "decision" == rules()[0]


def test_later_report_that_only_rounds_wipes_nothing_out(fact) -> None:
    exact, rounded = fact(1520, step=1), fact(1500, "august", bound=Bound.AT_LEAST, step=100)
    precedence = Precedence(SOURCES)
    assert precedence.ranked([rounded, exact])[0] is exact
    assert decides(precedence.key(exact), precedence.key(rounded)) == CLOSER


def test_later_report_that_says_another_thing_stands_however_rough(fact) -> None:
    exact, revised = fact(1520, step=1), fact(1700, "august", bound=Bound.AT_LEAST, step=100)
    assert Precedence(SOURCES).ranked([exact, revised])[0] is revised


def test_lower_issuer_is_not_closer(fact) -> None:
    office, press = fact(1500, "statistics", step=100), fact(1523, "august", step=1)
    assert Precedence(SOURCES).ranked([press, office])[0] is office


def test_what_stands_depends_on_no_order_even_where_three_do_not_agree(fact) -> None:
    claims = [
        fact(100, step=1),
        fact(200, "august", step=1),
        fact(100, "august", step=200, start=2),
        fact(150, "statistics", step=300, bound=Bound.ABOUT),
    ]
    for several in (claims[:3], claims):
        assert len({Precedence(SOURCES).ranked(order)[0].id for order in permutations(several)}) == 1


@pytest.mark.parametrize(
    ("published", "told", "vintage"),
    [
        (Period.parse("2025-M07"), date(2025, 6, 30), JULY),
        (None, date(2025, 6, 30), date(2025, 6, 30)),
        (None, date(2025, 12, 31), AUGUST),
        (None, None, AUGUST),
    ],
)
def test_document_without_a_date_was_written_after_what_it_tells(published, told, vintage) -> None:
    assert written(published, AUGUST, told) == vintage
