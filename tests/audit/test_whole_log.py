"""What is done on the screens is in the log too, and what is done once is guarded from then on."""

import json
from datetime import date
from decimal import Decimal

import pytest
from django.db import DatabaseError, connection, transaction

from toancanh import pipeline
from toancanh.approving import actions as approving
from toancanh.approving.values import Cell, Signature
from toancanh.audit import guards, keeping
from toancanh.audit.models import Line
from toancanh.audit.verifying import Wrong, verify
from toancanh.model import Period, Settlement
from toancanh.pipeline import Upload
from toancanh.store import actions
from toancanh.store.boundaries import actions as boundaries
from toancanh.store.contradictions import selectors, settling
from toancanh.store.models import ObservationRow
from toancanh.store.origin import from_address
from toancanh.submissions.actions import open_batch, submit

pytestmark = pytest.mark.django_db
SAID = (
    "Kim ngạch nhập khẩu 6 tháng đầu năm 2024 của tỉnh Gia Lai đạt 1.000 triệu USD, bằng 50% kế hoạch năm. "
    "Kế hoạch nhập khẩu năm 2024 của tỉnh Gia Lai là 3.000 triệu USD."
)
RING = [[107, 12], [108, 12], [108, 13], [107, 13], [107, 12]]
SQUARE = {"type": "Polygon", "coordinates": [RING]}
FILE = {
    "type": "FeatureCollection",
    "features": [{"type": "Feature", "properties": {"code": "66"}, "geometry": SQUARE}],
}
LAN, MINH = Signature("Lan"), Signature("Minh")


def new() -> list[tuple[str, str, str, str]]:
    """The lines that were not there before."""
    known = Line.objects.count()
    keeping.catch_up()
    found = Line.objects.order_by("pk")[known:]
    return [(it.who, it.kind.removeprefix("audit."), it.about, it.address) for it in found]


@pytest.fixture
def done():
    """Two figures that contradict each other."""
    pipeline.ingest([Upload("bao-cao.txt", SAID.encode())])
    new()


@pytest.fixture
def cell(done) -> Cell:
    row = ObservationRow.objects.order_by("pk").first()
    return Cell(row.area_code, row.area_since, Period.parse("2024-H1"))


def test_corrections_and_settlements_have_their_lines(done) -> None:
    (found,) = selectors.told(selectors.contradictions())
    key, fact = selectors.contradictions().get().key, found.members[0]
    way = settling.Way(Settlement.CORRECTED, fact.id, Decimal(1))
    told = {"vi": {"about": "Nhập khẩu, Gia Lai"}}
    with from_address("10.0.0.7"):
        settling.settle(key=key, way=way, who="Lan", reason="gõ nhầm", told=told)
    assert {it[1:] for it in new()} == {
        ("confirmed", fact.passage.text, "10.0.0.7"),
        ("corrected", fact.passage.text, "10.0.0.7"),
        ("settled_corrected", "Nhập khẩu, Gia Lai", "10.0.0.7"),
    }
    actions.uncorrect(fact_id=fact.id, who="Minh", reason="nhầm")
    assert [it[:2] for it in new()] == [("Minh", "uncorrected")]
    refuses("UPDATE store_correctionrow SET value = 2", "DELETE FROM store_settlementrow")


def test_what_is_sent_up_and_what_becomes_of_it_have_theirs(cell) -> None:
    figures = pipeline.standing(cell)
    with from_address("10.0.0.7"):
        first = approving.send(cell=cell, figures=figures, by=LAN)
    ((_, _, about, _),) = told = new()
    assert told == [("Lan", "sent_up", "Gia Lai, 2024-H1", "10.0.0.7")]
    guards.put_up()
    with from_address("10.0.0.8"):
        approving.give_back(number=first.pk, by=MINH, reason="thiếu")
    approving.withdraw(number=approving.send(cell=cell, figures=figures, by=LAN).pk, by=LAN)
    approving.approve(number=approving.send(cell=cell, figures=figures, by=LAN).pk, by=MINH, note="ổn")
    approving.close(cell=cell, by=MINH)
    approving.open_again(cell=cell, by=MINH, reason="đính chính")
    told = new()
    assert ("Minh", "sent_returned", about, "10.0.0.8") in told
    assert [it[1] for it in told] == [
        "sent_returned", "sent_up", "sent_withdrawn", "sent_up", "sent_approved", "period_closed",
        "period_opened",
    ]  # fmt: skip
    refuses(
        "UPDATE approving_submission SET decided_by = 'Kẻ khác' WHERE state = 'returned'",
        "UPDATE approving_submission SET sent_by = 'Kẻ khác'",
        "UPDATE approving_item SET disputed = NOT disputed",
        "DELETE FROM approving_periodstep",
    )


def test_a_decision_that_was_changed_in_spite_of_that_is_noticed(cell) -> None:
    made = approving.send(cell=cell, figures=pipeline.standing(cell), by=LAN)
    approving.give_back(number=made.pk, by=MINH, reason="thiếu")
    new()
    assert verify().faults == ()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE approving_submission SET note = 'khác'")
    assert [(it.wrong, it.source) for it in verify().faults] == [(Wrong.CHANGED, "decided")]


def test_a_figure_that_was_changed_after_it_was_sent_up_is_noticed(cell) -> None:
    approving.send(cell=cell, figures=pipeline.standing(cell), by=LAN)
    new()
    assert verify().faults == ()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE approving_item SET claim = 'khác'")
    assert [(it.wrong, it.source) for it in verify().faults] == [(Wrong.CHANGED, "sent")]


def test_what_is_handed_in_and_boundaries_have_theirs(db) -> None:
    guards.put_up()
    with from_address("10.0.0.7"):
        batch = open_batch(who="Lan")
        submit(batch=batch, name="thang-6.txt", content=b"x")
    assert new() == [("Lan", "handed_in", "thang-6.txt", "10.0.0.7")]
    told = boundaries.Told("Sở", date(2026, 6, 1), "Lan")
    loaded = boundaries.load(content=json.dumps(FILE).encode(), name="a.geojson", told=told)
    assert new() == [("Lan", "boundary_loaded", "a.geojson", "")]
    with from_address("10.0.0.8"):
        boundaries.withdraw(number=loaded.pk, who="Minh", why="lệch")
    assert new() == [("Minh", "boundary_withdrawn", "a.geojson", "10.0.0.8")]
    assert verify().faults == ()
    guards.lift()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE store_boundaryrow SET rings = '[]'")
    assert [(it.wrong, it.source) for it in verify().faults] == [(Wrong.CHANGED, "boundaries")]
    refuses(
        "UPDATE submissions_batch SET who = 'Kẻ khác'",
        "UPDATE store_boundaryset SET withdrawn_why = NULL, withdrawn_by = NULL, withdrawn_at = NULL",
        "DELETE FROM store_boundaryset",
        "DELETE FROM store_boundaryrow",
    )


def refuses(*statements: str) -> None:
    """The database lets none of the statements through."""
    guards.put_up()
    for statement in statements:
        refused = pytest.raises(DatabaseError, match="history is neither changed nor deleted")
        with refused, transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
