"""What was done is in one log, which neither the program nor SQL can change, and a gap in it shows."""

import os
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from toancanh.accounts.actions import note
from toancanh.accounts.models import AccountEvent
from toancanh.audit import guards, keeping, selectors
from toancanh.audit.models import Line
from toancanh.audit.selectors import Asked
from toancanh.audit.verifying import Wrong, verify
from toancanh.followup.actions import open_matter
from toancanh.followup.changes import By
from toancanh.followup.models import MatterKind
from toancanh.followup.sketches import Sketch
from toancanh.registers.actions import add, change
from toancanh.registers.grounds import Grounds
from toancanh.registers.registry import register
from toancanh.store.origin import from_address

pytestmark = pytest.mark.django_db


@pytest.fixture
def done():
    """A cluster added and changed, a matter opened, somebody let in: four lines."""
    clusters = register("clusters")
    with from_address("10.0.0.7"):
        entry = add(register=clusters, values={"name": "CCN Tân An"}, grounds=Grounds("Lê Minh"))
        grounds = Grounds("Nguyễn Thị Lan", "đo lại")
        change(entry=entry, values={"owner": "Công ty A"}, version=1, grounds=grounds)
    open_matter(by=By("Lê Minh", timezone.now()), sketch=Sketch(MatterKind.TASK, "Rà soát chợ"))
    note(by="Hoa", what=AccountEvent.What.LOGGED_IN)
    assert keeping.catch_up() == 4
    return entry


def sql(statement: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def wrong(**known: str) -> list[Wrong]:
    return [it.wrong for it in verify(**known).faults]


def told(**asked) -> list[tuple[str, str]]:
    return [(it.kind, it.about) for it in selectors.lines(Asked(**asked))]


def test_every_history_is_in_it_once(done) -> None:
    assert sorted(told()) == [
        ("account_event.logged_in", ""),
        ("deed.add", "CCN Tân An"),
        ("deed.change", "CCN Tân An"),
        ("event.opened", "Rà soát chợ"),
    ]
    assert keeping.catch_up() == 0
    line = Line.objects.get(kind="deed.change")
    assert (line.who, line.address, line.target) == ("Nguyễn Thị Lan", "10.0.0.7", f"clusters/{done.pk}")
    assert set(selectors.kinds()) == {kind for kind, _ in told()}


def test_it_is_searched_by_person_kind_day_and_words_without_marks(done) -> None:
    assert told(who="nguyen lan") == [("deed.change", "CCN Tân An")]
    assert told(kind="event.opened") == told(words="ra soat cho") == [("event.opened", "Rà soát chợ")]
    assert told(words="do lai") == [("deed.change", "CCN Tân An")]
    assert len(told(words="10.0.0.7")) == 2
    today = timezone.localdate()
    assert len(told(since=today, until=today)) == 4
    assert told(until=today - timedelta(days=1)) == []


STATEMENTS = [
    "UPDATE registers_deed SET who = 'Kẻ khác'",
    "DELETE FROM registers_valuechange",
    "UPDATE registers_valuechange SET after = 'x'",
    "UPDATE followup_event SET reason = 'x'",
    "DELETE FROM accounts_accountevent",
    "UPDATE audit_line SET about = 'x'",
    "DELETE FROM audit_line",
]


def test_guards_that_stand_are_looked_for_once(django_assert_num_queries) -> None:
    guards.put_up()
    with django_assert_num_queries(1):
        guards.put_up()


@pytest.mark.parametrize("statement", STATEMENTS)
def test_the_database_refuses_to_change_history(done, statement: str) -> None:
    guards.put_up()
    guards.put_up()
    with pytest.raises(DatabaseError, match="history is neither changed nor deleted"), transaction.atomic():
        sql(statement)
    guards.lift()
    sql(statement)


def test_a_log_that_nobody_touched_is_whole(done) -> None:
    report = verify()
    assert (report.lines, report.faults) == (4, ())
    assert wrong(known=report.head[:12]) == []


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("UPDATE audit_line SET who = 'Kẻ khác' WHERE kind = 'deed.add'", [Wrong.CHAIN]),
        ("DELETE FROM audit_line WHERE kind = 'deed.change'", [Wrong.CHAIN]),
        ("UPDATE registers_deed SET who = 'Kẻ khác' WHERE kind = 'change'", [Wrong.CHANGED]),
        ("UPDATE registers_valuechange SET after = 'Công ty B' WHERE field = 'owner'", [Wrong.CHANGED]),
        ("DELETE FROM accounts_accountevent", [Wrong.GONE]),
    ],
)
def test_what_was_changed_in_spite_of_that_is_noticed(done, statement: str, expected: list[Wrong]) -> None:
    sql(statement)
    assert wrong() == expected


def test_an_end_taken_off_is_noticed_by_who_noted_the_hash(done) -> None:
    head = verify().head
    Line.objects.order_by("-id").first().delete()
    assert wrong() == []
    assert wrong(known=head) == [Wrong.END]


def test_a_row_that_was_committed_late_gets_its_line_too(done) -> None:
    first = AccountEvent.objects.get()
    note(by="Hoa", what=AccountEvent.What.LOGGED_OUT)
    keeping.catch_up()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM audit_line WHERE source = 'account' AND key = %s", [first.pk])
    assert keeping.catch_up() == 1


@pytest.mark.skipif("DATABASE_URL" in os.environ, reason="the upgrade is tried on SQLite")
def test_who_brings_the_tables_up_to_date_puts_the_guards_up(tmp_path) -> None:
    import subprocess
    import sys

    script = (
        "from toancanh.web import prepare; prepare(); prepare()\n"
        "from toancanh.audit.guards import _guards, _standing\n"
        "print(sorted({it.name for it in _guards()} - _standing()))"
    )
    there = {**os.environ, "TOANCANH_DATA": str(tmp_path)}
    assert subprocess.check_output([sys.executable, "-c", script], env=there, text=True).strip() == "[]"
