"""What was told when, what was stood by on a day, how far estimates were off."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from toancanh.extract import extract
from toancanh.model import Bound, Measure, Period, Status
from toancanh.read import read_bytes
from toancanh.reconcile.editions import editions
from toancanh.reconcile.precedence import Source
from toancanh.reconcile.vintages import (
    agree,
    as_of,
    change,
    errors,
    estimate_error,
    histories,
    record,
    row_of,
)
from twins.quirks import Book
from twins.workbooks import build

HERE = {"area": "Tây Ninh", "area_code": "80", "area_since": date(2025, 7, 1)}
JUNE, JULY, AUGUST = date(2025, 6, 23), date(2025, 7, 21), date(2025, 8, 6)


@pytest.fixture
def history(make_fact, make_document) -> Callable:
    """The history of exports told as (day, value, parts); documents named after their day."""

    def make(*told, superseded=None):
        facts, sources = [], {}
        for day, value, parts in told:
            document = make_document(f"báo cáo ngày {day}, số liệu xuất khẩu của tỉnh")
            facts.append(make_fact(value, document, **{"step": 1, "status": Status.ESTIMATE, **parts}))
            sources[document.sha256] = Source(day)
        own = [it for family in editions(facts, sources).values() for it in family]
        by_day = {source.vintage: sha256 for sha256, source in sources.items()}
        later = {by_day[day]: until for day, until in (superseded or {}).items()}
        (found,) = histories(own, later).values()
        return found

    return make


def test_a_history_runs_from_the_first_telling_to_the_last(history) -> None:
    found = history(
        (AUGUST, 1520, {"status": Status.ACTUAL}),
        (JUNE, 1500, {}),
        (JULY, 1510, {"status": Status.PRELIMINARY}),
    )
    assert [it.vintage for it in found] == [JUNE, JULY, AUGUST]
    assert [it.fact.status for it in found] == [Status.ESTIMATE, Status.PRELIMINARY, Status.ACTUAL]
    assert change(found[0], found[1]) == Decimal(10) / 1500 * 100
    assert not agree(found[0], found[1])


def test_changes_of_a_growth_are_points(history) -> None:
    rate = {"measure": Measure.YOY, "unit": "percent", "step": "0.01"}
    found = history((JUNE, "7.18", rate), (JULY, "6.68", rate))
    assert change(*found) == Decimal("-0.50")


def test_a_figure_told_with_more_digits_agrees(history) -> None:
    rate = {"measure": Measure.YOY, "unit": "percent"}
    found = history((JUNE, "15", rate), (JULY, "15.26", {**rate, "step": "0.01"}))
    assert agree(*found)
    assert estimate_error(found) is None


def test_a_bound_has_no_change(history) -> None:
    found = history((JUNE, 1500, {"bound": Bound.AT_LEAST}), (JULY, 1520, {}))
    assert change(*found) is None


@pytest.mark.parametrize(("day", "value"), [
    (date(2025, 6, 22), None), (JUNE, 1500), (date(2025, 7, 20), 1500), (JULY, 1510), (AUGUST, 1510),
])  # fmt: skip
def test_what_was_stood_by_on_a_day(history, day: date, value: int | None) -> None:
    found = history((JUNE, 1500, {}), (JULY, 1510, {"status": Status.ACTUAL}), (AUGUST, 1530, {}))
    stood = as_of(found, day)
    assert (stood and stood.fact.quantity.value) == value


def test_a_superseded_document_stands_until_the_later_one_comes(history) -> None:
    found = history((JUNE, 1500, {}), (JULY, 1510, {}), superseded={JUNE: JULY})
    assert as_of(found, date(2025, 7, 20)) is found[0]
    assert as_of(found, JULY) is found[1]
    assert found[0].until == JULY


@pytest.mark.parametrize(
    ("told", "error"),
    [
        ([(JUNE, 1000, {}), (JULY, 1020, {"status": Status.ACTUAL})], Decimal(2)),
        ([(JUNE, 1000, {}), (JULY, 1000, {"status": Status.ACTUAL})], Decimal(0)),
        ([(JUNE, 1000, {}), (JULY, 1000, {})], None),
        ([(JUNE, 1000, {"status": Status.ACTUAL}), (JULY, 1020, {})], None),
        ([(JUNE, 1000, {})], None),
    ],
    ids=["off", "confirmed", "repeated", "told after the actual", "told once"],
)
def test_how_far_an_estimate_was_off(history, told, error) -> None:
    assert estimate_error(history(*told)) == error


@pytest.fixture(scope="module")
def industry():
    """The histories of three months of the workbooks of the index of industrial production."""
    facts, sources = [], {}
    for month in (1, 2, 3):
        built = build(Book.INDUSTRY, month)
        document = read_bytes(built.data, built.name)
        found = (it if it.area else replace(it, **HERE) for it in extract(document).facts)
        facts += [it for it in found if it.indicator == "iip"]
        sources[document.sha256] = Source(date(2026, month, 28))
    return histories(it for family in editions(facts, sources).values() for it in family)


def node_of(found, row: str, month: int):
    (node,) = (
        it
        for it in found
        if dict(it.thing.dims).get("sector", "") == row
        and it.thing.period == Period.month(2026, month)
        and it.measure is Measure.YOY
    )
    return node


@pytest.mark.parametrize(
    ("row", "first", "last"),
    [("sản xuất xe có động cơ", "159.26", "311.11"), ("", "25.95", "26.06")],
    ids=["motor vehicles", "all industry"],
)
def test_revisions_of_the_index_in_january(industry, row: str, first: str, last: str) -> None:
    history = industry[node_of(industry, row, 1)]
    values = [it.fact.quantity.value for it in history]
    assert values == [Decimal(first), Decimal(last)]
    assert [it.fact.status for it in history] == [Status.ESTIMATE, Status.ACTUAL]
    assert change(*history) == Decimal(last) - Decimal(first)


def test_the_record_of_a_row_is_that_of_earlier_periods(industry) -> None:
    past = errors(industry)
    vehicles = node_of(industry, "sản xuất xe có động cơ", 2)
    january = record(past, vehicles)
    assert january is not None
    assert (january.times, january.worst) == (1, Decimal("151.85"))
    march = record(past, node_of(industry, "", 3))
    assert march is not None
    assert (march.times, march.worst) == (2, Decimal("0.79"))
    assert march.mean_absolute == (Decimal("0.11") + Decimal("0.79")) / 2
    assert record(past, node_of(industry, "", 1)) is None
    assert row_of(vehicles).single
