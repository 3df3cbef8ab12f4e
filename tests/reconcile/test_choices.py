"""What people chose holds as long as somebody in force still claims it."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from toancanh.model import Choice, Measure, Passage, Status, subject_of
from toancanh.reconcile.choices import upheld
from toancanh.reconcile.editions import editions, reconcile
from toancanh.reconcile.picture import build_picture
from toancanh.reconcile.precedence import Source

NOW = datetime(2026, 1, 2, tzinfo=UTC)
SOURCES = {name: Source(date(2025, 7, day)) for day, name in enumerate(("old", "new", "again"), start=1)}


@pytest.fixture
def fact(make_fact):
    def make(value=100, source="old", start=0, **parts):
        usual = {"area_since": date(2004, 1, 1), **parts}
        return replace(make_fact(value, **usual), passage=Passage(source, start, start + 3, str(value)))

    return make


def choice(fact, *later: str) -> Choice:
    documents = (fact.passage.document, *later)
    return Choice(subject_of(fact), fact, documents, "Lan", NOW, "Cục Thống kê xác nhận")


def test_chosen_claim_stands_and_says_so(fact) -> None:
    old, new = fact(100), fact(120, "new")
    (line,) = build_picture([old, new], SOURCES, [choice(old)]).lines
    assert (line.value, line.rivals, line.lost) == (old, (new,), ("decision",))
    assert line.why(old) == ("decision",)


def test_choice_holds_for_one_measure_of_the_line(fact) -> None:
    level, growth = fact(100), fact(7, start=9, measure=Measure.YOY)
    other = fact(9, "new", measure=Measure.YOY)
    (line,) = build_picture([level, growth, other], SOURCES, [choice(growth)]).lines
    assert (line.value, line.growth) == (level, growth)
    assert line.why(level) == ("only",)


def test_choice_holds_where_identities_are_applied(fact) -> None:
    old, beside, new = fact(100), fact(101, start=9), fact(120, "new")
    (own,) = editions([old, beside, new], SOURCES, [choice(old)]).values()
    assert [int(value.told.quantity.value) for value in reconcile(own).values if value.told] == [100]


def test_choice_goes_over_to_the_document_sent_again(fact) -> None:
    old, again, new = fact(100), fact(100, "again", start=40), fact(120, "new")
    chosen, _, findings = upheld([again, new], [choice(old, "again")])
    assert (chosen, findings) == ({again.id}, ())


def test_choice_holds_when_its_document_is_read_again(fact) -> None:
    moved = fact(100, start=5)
    assert upheld([moved, fact(120, "new")], [choice(fact(100))]).chosen == {moved.id}


@pytest.mark.parametrize(
    "other",
    [
        {"value": 101},
        {"status": Status.ESTIMATE},
        {"source": "new"},
        {"indicator": "imports"},
        {"unit": "VND"},
    ],
)
def test_claim_that_is_gone_is_told_and_the_rules_choose(fact, other) -> None:
    there = fact(**other)
    picture = build_picture([there], SOURCES, [choice(fact(100), "again")])
    assert picture.lines[0].value is there
    (finding,) = picture.findings
    assert finding.code == "reconcile.choice_gone"
    assert dict(finding.values)["who"] == "Lan"


def test_choice_taken_back_chooses_nothing(fact) -> None:
    old, new = fact(100), fact(120, "new")
    back = replace(choice(old), fact=None)
    assert build_picture([old, new], SOURCES, [back]).lines[0].value is new
