"""Boards, lists and counts say what the facts and the clock make of the matters."""

from datetime import date

import pytest

from toancanh.followup import actions, selectors
from toancanh.followup.models import MatterKind
from toancanh.followup.selectors import Board
from toancanh.followup.sketches import Entry, Given, Shown

pytestmark = pytest.mark.django_db
FRIDAY = date(2026, 6, 5)
PROOF = [Shown("393/BC-SCT")]


@pytest.fixture
def five(by, open_matter):
    """One of each: done in time, done late, in hand, overdue, stopped; due early or late in June."""
    early, late = date(2026, 6, 3), date(2026, 6, 30)
    done, slow, hand, over, given_up = (open_matter(due) for due in (early, early, late, early, early))
    actions.resolve(matter=done.pk, seen=1, by=by(3), papers=PROOF)
    actions.resolve(matter=slow.pk, seen=1, by=by(4), papers=PROOF)
    actions.stop(matter=given_up.pk, seen=1, by=by(2, reason="trùng"))
    return done, slow, hand, over, given_up


def test_tally_of_an_office_adds_up(five, open_matter, energy) -> None:
    open_matter(lead=None)
    tally, nobody = selectors.tallies(FRIDAY)
    assert (tally.name, nobody.office) == (energy, None)
    found = (tally.done_in_time, tally.done_late, tally.in_hand, tally.overdue, tally.stopped)
    assert (tally.given, found) == (5, (1, 1, 1, 1, 1))
    assert (nobody.given, nobody.in_hand) == (1, 1)


def test_day_has_its_digest(five, by, open_matter) -> None:
    today = open_matter(FRIDAY)
    soon = open_matter(date(2026, 6, 12))
    old = open_matter(date(2026, 5, 1))
    asked = open_matter(kind=MatterKind.PETITION)
    actions.ask_extension(matter=soon.pk, seen=1, by=by(5), until=date(2026, 7, 1))
    found = selectors.digest(FRIDAY)
    assert set(found.overdue) == {five[3], old}
    assert list(found.newly_overdue) == []
    assert (found.due_today.get(), found.due_soon.get()) == (today, soon)
    assert (found.unanswered.get(), found.extensions.get()) == (asked, soon)
    assert [(event.matter, event.what) for event in found.done] == [(soon, "extension_asked")]
    assert selectors.digest(date(2026, 6, 4)).newly_overdue.get() == five[3]


def test_what_ran_out_on_a_weekend_is_new_on_monday(open_matter) -> None:
    matter = open_matter(date(2026, 6, 6))
    assert selectors.digest(date(2026, 6, 8)).newly_overdue.get() == matter
    assert not selectors.digest(date(2026, 6, 9)).newly_overdue.exists()


def test_boards_of_an_office_an_area_a_project(by, open_matter, energy) -> None:
    helped = open_matter(given=Given(lead="Phòng Quản lý Công nghiệp", partners=(energy,)))
    led = open_matter(given=Given(lead=energy, area="Gia Lai", area_code="52"))
    project = open_matter(given=Given(entry=Entry("energy_projects", "7", "Ia Le 1")))
    assert set(selectors.matters(Board(office=selectors.find_office(energy).pk))) == {helped, led}
    assert list(selectors.matters(Board(area="52"))) == [led]
    assert list(selectors.matters(Board(register="energy_projects", entry="7"))) == [project]
    assert list(selectors.listed("unassigned", FRIDAY)) == [project]


def test_matters_without_a_day_are_listed_apart_and_last(open_matter) -> None:
    undated, dated = open_matter(), open_matter(FRIDAY)
    assert list(selectors.listed("open", FRIDAY)) == [dated, undated]
    assert list(selectors.listed("undated", FRIDAY)) == [undated]


def test_lists_ask_the_database_once(five, django_assert_num_queries) -> None:
    with django_assert_num_queries(1):
        assert [matter.lead.name for matter in selectors.listed("overdue", FRIDAY)] == [
            "Phòng Quản lý Năng lượng"
        ]
    with django_assert_num_queries(1):
        selectors.counted(FRIDAY)
    with django_assert_num_queries(2):
        selectors.tallies(FRIDAY)
