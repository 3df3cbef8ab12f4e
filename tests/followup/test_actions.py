"""Matters change only through actions: signed, in order, and never over somebody else's change."""

from datetime import date
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction

from toancanh import pipeline
from toancanh.followup import actions, selectors
from toancanh.followup.models import Event, Matter, MatterKind
from toancanh.followup.sketches import Entry, Given, Meeting, Shown
from toancanh.followup.states import Standing, state
from toancanh.followup.terms import on_day
from toancanh.model import UserError
from toancanh.store.models import ActRow, SourceDocument

pytestmark = pytest.mark.django_db
SAMPLE = Path(__file__).parents[2] / "samples" / "documents" / "gialai-2025-10-du-an-nang-luong.pdf"
REPLY = Shown("1157/TTr-SCT")


def whats(matter: Matter) -> list[str]:
    return [event.what for event in actions.history(matter.pk)]


def test_obstacle_of_a_document_is_followed_until_it_is_resolved(by, energy) -> None:
    pipeline.ingest([SAMPLE])
    document = SourceDocument.objects.get()
    project = Entry("energy_projects", "cho-long", "Nhà máy điện gió Chơ Long")
    given = Given(area="Gia Lai", area_code="52", entry=project)
    (matter,) = actions.take_up(by=by(), document=document.sha256, acts=[1], given=given)
    assert document.text[matter.start : matter.end] == matter.quote
    assert "điện gió Chơ Long" in matter.quote
    assert (matter.kind, matter.number) == ("obstacle", document.number)

    matter = actions.assign(matter=matter.pk, seen=1, by=by(), lead="Phòng Quản lý Năng lượng")
    matter = actions.set_deadline(matter=matter.pk, seen=2, by=by(), term=on_day(date(2026, 6, 2)))
    assert list(selectors.listed("overdue", date(2026, 6, 2))) == []
    board = selectors.Board(register="energy_projects", entry="cho-long")
    assert list(selectors.listed("overdue", date(2026, 6, 3), board)) == [matter]
    assert state(matter, date(2026, 6, 3)).days_late == 1

    proof = Shown("11410/UBND-KTTC", document=document.sha256)
    matter = actions.resolve(matter=matter.pk, seen=3, by=by(4, "Minh"), papers=[proof])
    assert list(selectors.listed("overdue", date(2026, 6, 5))) == []
    assert state(matter, date(2026, 6, 30)).standing is Standing.LATE
    told = [(event.what, event.who, event.after) for event in actions.history(matter.pk)]
    assert [what for what, _, _ in told] == ["opened", "assigned", "deadline_set", "resolved"]
    assert told[1][2] == {"lead": energy}
    assert told[3][1:] == ("Minh", {"resolved_on": "2026-06-04", "papers": ["11410/UBND-KTTC"]})


def test_acts_are_taken_up_once(by, energy) -> None:
    pipeline.ingest([SAMPLE])
    sha256 = SourceDocument.objects.get().sha256
    assert len(actions.take_up(by=by(), document=sha256, acts=[1, 2])) == 2
    rest = actions.take_up(by=by(), document=sha256)
    assert len(rest) == ActRow.objects.count() - 2
    assert actions.take_up(by=by(), document=sha256) == ()
    with pytest.raises(UserError, match="no_act"):
        actions.take_up(by=by(), document=sha256, acts=[99])


def test_second_writer_is_told_what_the_first_changed(by, open_matter) -> None:
    matter = open_matter(date(2026, 6, 10))
    actions.assign(matter=matter.pk, seen=1, by=by(who="Minh"), lead="Phòng Quản lý Công nghiệp")
    with pytest.raises(UserError) as caught:
        actions.escalate(matter=matter.pk, seen=1, by=by(), to="Giám đốc")
    told = caught.value.values
    assert (told["who"], told["what"]) == ("Minh", "assigned")
    assert told["columns"] == "lead: Phòng Quản lý Năng lượng → Phòng Quản lý Công nghiệp"
    assert whats(matter) == ["opened", "assigned"]


def test_comment_needs_no_version_and_hinders_nobody_from_being_told(by, open_matter) -> None:
    matter = open_matter()
    actions.comment(matter=matter.pk, by=by(reason="đã gọi điện cho chủ đầu tư"))
    assert actions.history(matter.pk)[-1].reason == "đã gọi điện cho chủ đầu tư"
    with pytest.raises(UserError, match="overtaken"):
        actions.begin(matter=matter.pk, seen=1, by=by())


def test_answered_is_not_resolved_and_several_answers_may_be_needed(by, open_matter) -> None:
    matter = open_matter(kind=MatterKind.PETITION, answers=2)
    actions.answer(matter=matter.pk, seen=1, by=by(2), paper=REPLY)
    assert list(selectors.listed("unanswered", date(2026, 6, 5))) == [matter]
    matter = actions.answer(matter=matter.pk, seen=2, by=by(3), paper=Shown("60/BC-SCT"))
    assert (matter.answered_on, matter.resolved_on) == (date(2026, 6, 3), None)
    assert list(selectors.listed("unanswered", date(2026, 6, 5))) == []
    assert list(selectors.listed("open", date(2026, 6, 5))) == [matter]
    matter = actions.need_answers(matter=matter.pk, seen=3, by=by(4), count=3)
    assert list(selectors.listed("unanswered", date(2026, 6, 5))) == [matter]


def test_nothing_is_done_without_evidence(by, open_matter) -> None:
    matter = open_matter()
    with pytest.raises(UserError, match="no_evidence"):
        actions.resolve(matter=matter.pk, seen=1, by=by())
    actions.show(matter=matter.pk, by=by(), papers=[REPLY])
    assert actions.resolve(matter=matter.pk, seen=2, by=by()).closed


def test_extension_is_asked_and_granted_and_the_first_deadline_stays(by, open_matter) -> None:
    matter = open_matter(date(2026, 6, 10))
    actions.ask_extension(matter=matter.pk, seen=1, by=by(9), until=date(2026, 6, 20))
    assert list(selectors.listed("overdue", date(2026, 6, 11))) == [matter]
    matter = actions.decide_extension(matter=matter.pk, seen=2, by=by(11, "Giám đốc"), granted=True)
    assert (matter.due, matter.due_first) == (date(2026, 6, 20), date(2026, 6, 10))
    assert list(selectors.listed("overdue", date(2026, 6, 11))) == []
    granted = actions.history(matter.pk)[-1]
    assert granted.before["due"] == "2026-06-10"
    with pytest.raises(UserError, match="nothing_asked"):
        actions.decide_extension(matter=matter.pk, seen=3, by=by(), granted=True)


def test_refused_extension_changes_no_deadline(by, open_matter) -> None:
    matter = open_matter(date(2026, 6, 10))
    actions.ask_extension(matter=matter.pk, seen=1, by=by(), until=date(2026, 6, 20))
    refused = actions.decide_extension(matter=matter.pk, seen=2, by=by(), granted=False)
    assert (refused.due, refused.asked_until) == (date(2026, 6, 10), None)
    with pytest.raises(UserError, match="no_extension"):
        actions.ask_extension(matter=matter.pk, seen=3, by=by(), until=date(2026, 6, 10))


def test_escalated_matter_comes_back_when_it_is_assigned(by, open_matter) -> None:
    matter = open_matter()
    up = actions.escalate(matter=matter.pk, seen=1, by=by(), to="Phó Chủ tịch UBND tỉnh")
    assert up.escalated_on == date(2026, 6, 1)
    down = actions.assign(matter=matter.pk, seen=2, by=by(), lead="phong quan ly nang luong")
    assert (down.escalated_to, down.escalated_on) == (None, None)


def test_closed_matter_is_reopened_before_it_is_changed(by, open_matter) -> None:
    matter = open_matter()
    with pytest.raises(UserError, match="no_words"):
        actions.stop(matter=matter.pk, seen=1, by=by())
    actions.stop(matter=matter.pk, seen=1, by=by(reason="dự án đã thu hồi"))
    with pytest.raises(UserError, match="closed"):
        actions.begin(matter=matter.pk, seen=2, by=by())
    assert not actions.reopen(matter=matter.pk, seen=2, by=by()).closed
    with pytest.raises(UserError, match=r"followup\.open"):
        actions.reopen(matter=matter.pk, seen=3, by=by())
    assert whats(matter) == ["opened", "stopped", "reopened"]


def test_matter_comes_out_of_a_working_session(by, open_matter) -> None:
    meeting = Meeting("Đoàn công tác số 2", "Phó Giám đốc", "xã Ea Súp", date(2026, 5, 20), "UBND xã")
    session = actions.hold_session(meeting=meeting)
    first = open_matter(given=Given(session=session.pk))
    open_matter()
    assert list(selectors.matters(selectors.Board(session=session.pk))) == [first]


@pytest.mark.parametrize(("who", "title", "lead", "code"), [
    (" ", "Đôn đốc", None, "unsigned"),
    ("Lan", "  ", None, "untitled"),
    ("Lan", "Đôn đốc", "Phòng Nào Đó", "no_office"),
])  # fmt: skip
def test_what_cannot_be_opened_is_told_and_leaves_nothing(
    open_matter, by, monkeypatch, who, title, lead, code
):
    with pytest.raises(UserError, match=code):
        actions.open_matter(by=by(who=who), sketch=_sketch(title, lead))
    assert not Matter.objects.exists()
    assert not Event.objects.exists()


def _sketch(title, lead):
    return actions.Sketch(MatterKind.TASK, title, Given(lead=lead))


@pytest.mark.parametrize(
    "broken",
    [{"register": "parks"}, {"start": 3}, {"title": ""}, {"escalated_to": "Giám đốc"}, {"line": 4}],
)
def test_half_of_what_belongs_together_is_refused(open_matter, broken) -> None:
    matter = open_matter()
    with pytest.raises(IntegrityError), transaction.atomic():
        Matter.objects.filter(pk=matter.pk).update(**broken)
