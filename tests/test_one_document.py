"""One news item with all that follows from it: a value of a register, and a matter until it is resolved."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from toancanh import pipeline
from toancanh.followup import actions, selectors
from toancanh.followup.changes import By
from toancanh.followup.sketches import Entry, Given, Shown
from toancanh.followup.states import state
from toancanh.followup.terms import on_day
from toancanh.registers import proposing
from toancanh.registers import selectors as registers
from toancanh.registers.registry import register
from toancanh.registers.starting import load_public
from toancanh.store.models import SourceDocument

pytestmark = pytest.mark.django_db
SAMPLE = Path(__file__).parents[1] / "samples" / "documents" / "gialai-2026-05-tin-ccn-binh-thanh.txt"


def by(day: int, who: str = "Lan") -> By:
    """Somebody, in the morning of a day of June 2026."""
    return By(who, datetime(2026, 6, day, 2, tzinfo=UTC))


def entry(of: str, name: str):
    return registers.entries(register(of)).get(name=name)


@pytest.fixture
def document() -> SourceDocument:
    """It comes when the public registers are there already."""
    load_public()
    pipeline.ingest([SAMPLE])
    return SourceDocument.objects.get()


def test_its_occupancy_is_proposed_accepted_and_stands_beside_the_one_before(
    document: SourceDocument,
) -> None:
    cluster = entry("clusters", "CCN Bình Thành")
    (proposal,) = registers.proposals(register("clusters"))
    assert (proposal.entry, proposal.values) == (cluster.pk, {"occupancy": "90"})
    assert "đạt 90%" in proposal.sentence
    assert entry("clusters", "CCN Bình Thành").occupancy == 86
    proposing.accept(key=proposal.pk, who="Minh")
    assert entry("clusters", "CCN Bình Thành").occupancy == 90
    changes = [deed.changes.filter(field="occupancy").get() for deed in registers.history(cluster)]
    assert [(it.before, it.after, it.deed.who) for it in changes] == [
        ("86", "90", "Minh"),
        (None, "86", "Toàn Cảnh"),
    ]
    new, old = (it.deed for it in changes)
    assert (new.document, "VnExpress" in old.source) == (document, True)
    assert document.text[new.start : new.end] == "90%"


def test_its_obstacle_is_followed_on_the_project_until_it_is_resolved(document: SourceDocument) -> None:
    farm = entry("energy_projects", "Nhà máy điện gió Ia Pech")
    actions.save_office(by=by(1), name="Phòng Quản lý Năng lượng")
    about = Given(entry=Entry("energy_projects", str(farm.pk), farm.name))
    (matter,) = actions.take_up(by=by(1), document=document.sha256, acts=[1], given=about)
    assert (matter.kind, document.text[matter.start : matter.end]) == ("obstacle", matter.quote)
    assert "Ia Pech gặp vướng mắc" in matter.quote
    matter = actions.assign(matter=matter.pk, seen=1, by=by(1), lead="Phòng Quản lý Năng lượng")
    matter = actions.set_deadline(matter=matter.pk, seen=2, by=by(1), term=on_day(date(2026, 6, 2)))
    board = selectors.Board(register="energy_projects", entry=str(farm.pk))
    assert list(selectors.listed("overdue", date(2026, 6, 2), board)) == []
    assert list(selectors.listed("overdue", date(2026, 6, 3), board)) == [matter]
    assert state(matter, date(2026, 6, 3)).days_late == 1
    proof = Shown("Biên bản bàn giao mặt bằng", document=document.sha256)
    matter = actions.resolve(matter=matter.pk, seen=3, by=by(4, "Minh"), papers=[proof])
    assert list(selectors.listed("overdue", date(2026, 6, 5), board)) == []
    told = [(event.what, event.who) for event in actions.history(matter.pk)]
    assert told == [("opened", "Lan"), ("assigned", "Lan"), ("deadline_set", "Lan"), ("resolved", "Minh")]
