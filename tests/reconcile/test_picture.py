"""Which claim is stood by, and when sources contradict each other."""

from dataclasses import replace
from datetime import date

import pytest

from toancanh.model import Bound, Kind, Locator, Measure, Passage, Period, Status
from toancanh.reconcile.picture import build_picture
from toancanh.reconcile.precedence import Source

OLD, NEW, OFFICIAL = "old", "new", "official"
SOURCES = {
    OLD: Source(date(2025, 7, 1)),
    NEW: Source(date(2025, 8, 1)),
    OFFICIAL: Source(date(2025, 7, 1), number="1/BC-UBND"),
}


@pytest.fixture
def fact(make_fact):
    def make(value=100, source=OLD, **parts):
        place = Locator(cell=parts.pop("cell", None))
        passage = Passage(source, parts.pop("start", 0), 10, str(value), place)
        return replace(make_fact(value, **parts), passage=passage)

    return make


def lines(*facts):
    return build_picture(facts, SOURCES).lines


def values(line):
    return [int(it.quantity.value) for it in (line.value, *line.rivals)]


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ({"status": Status.ACTUAL}, {"status": Status.PRELIMINARY, "source": NEW}),
        ({"status": Status.PRELIMINARY}, {"status": Status.ESTIMATE, "source": NEW}),
        ({"source": OFFICIAL}, {"source": NEW}),
        ({"source": NEW}, {"source": OLD}),
        ({"cell": "D7"}, {}),
        ({"bound": Bound.EXACT, "step": 1}, {"bound": Bound.ABOUT}),
        ({"step": 1}, {"step": 10}),
    ],
)
def test_precedence(better, worse, fact) -> None:
    (line,) = lines(fact(1, start=1, **worse), fact(2, **better))
    assert values(line) == [2, 1]


def test_level_plan_and_growth_stand_on_one_line(fact) -> None:
    (line,) = lines(
        fact(92_742), fact(50.8, measure=Measure.PCT_OF_PLAN, start=1), fact(16, measure=Measure.YOY, start=2)
    )
    assert [int(it.quantity.value) for it in line.observations] == [92_742, 50, 16]
    assert line.rivals == ()


@pytest.mark.parametrize("status", [Status.PLAN, Status.TARGET, Status.FORECAST])
def test_what_is_wanted_does_not_correct_what_happened(status, fact) -> None:
    found = lines(fact(100), fact(200, status=status, source=NEW))
    assert {line.kind: values(line) for line in found} == {Kind.OUTCOME: [100], Kind(status): [200]}


@pytest.mark.parametrize(
    "other",
    [
        {"indicator": "imports"},
        {"period": Period.parse("2025")},
        {"area": "Gia Lai", "area_code": "64"},
        {"dims": (("commodity", "cà phê"),)},
    ],
)
def test_different_things_are_different_lines(other, fact) -> None:
    assert len(lines(fact(1), fact(2, **other))) == 2


def test_spelling_and_order_of_dimensions_make_no_difference(fact) -> None:
    one = fact(1, dims=(("commodity", "Cà phê"), ("partner", "Hòa Kỳ")))
    other = fact(1, NEW, dims=(("partner", "Hoà Kỳ"), ("commodity", "cà phê")))
    assert len(lines(one, other)) == 1


def test_other_measures_make_no_line(fact) -> None:
    assert lines(fact(measure=Measure.SHARE), fact(measure=Measure.CONTRIBUTION)) == ()


@pytest.mark.parametrize(
    ("one", "other", "conflict"),
    [
        ({"value": 100}, {"value": 100}, False),
        ({"value": 100}, {"value": 101}, True),
        ({"value": 100, "step": 1}, {"value": 101, "step": 1}, False),
        ({"value": 100}, {"value": 120, "bound": Bound.AT_MOST}, False),
        ({"value": 100}, {"value": 120, "bound": Bound.AT_LEAST}, True),
        ({"value": 100}, {"value": 101, "status": Status.ESTIMATE}, False),
        ({"value": 100}, {"value": 101, "unit": "VND"}, False),
        ({"value": 100}, {"value": 101, "measure": Measure.YOY}, False),
    ],
)
def test_conflict(one, other, conflict, fact) -> None:
    picture = build_picture([fact(**one), fact(source=NEW, **other)], SOURCES)
    assert [line.conflict for line in picture.lines] == [conflict]
    assert len(picture.findings) == conflict


def test_several_things_in_one_document_contradict_nobody(fact) -> None:
    offices, branch, elsewhere = fact(4), fact(1, start=5), fact(3, NEW)
    picture = build_picture([offices, branch, elsewhere], SOURCES)
    assert not picture.findings


def test_document_that_repeats_itself_still_contradicts(fact) -> None:
    picture = build_picture([fact(4), fact(4, start=5), fact(3, NEW)], SOURCES)
    assert len(picture.findings) == 1


def test_finding_quotes_the_chosen_and_names_the_other(fact) -> None:
    chosen, rival = fact(100, NEW), fact(90)
    (finding,) = build_picture([rival, chosen], SOURCES).findings
    assert finding.code == "reconcile.sources_disagree"
    assert finding.passage == chosen.passage
    told = dict(finding.values)
    assert (told["said"], told["other"], told["other_fact"]) == ("100", "90", rival.id)


@pytest.mark.parametrize(
    "unknown", [{"period": None}, {"area": None, "area_code": None}, {"indicator": None}]
)
def test_claim_about_something_unknown_contradicts_nobody(unknown, fact) -> None:
    picture = build_picture([fact(1, **unknown), fact(2, NEW, **unknown)], SOURCES)
    assert len(picture.lines) == 2
    assert picture.findings == ()


def test_latest_period_comes_first(fact) -> None:
    found = lines(*(fact(period=Period.parse(code)) for code in ("2024", "2025-H1", "2025", "2025-M06")))
    assert [line.period.code for line in found] == ["2025", "2025-M06", "2025-H1", "2024"]
