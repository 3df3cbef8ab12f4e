"""Who may make figures official, what that changes, and what it leaves alone."""

import os
import threading
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction

from toancanh import pipeline
from toancanh.approving import actions, selectors
from toancanh.approving.models import Item, PeriodStep, State, Submission
from toancanh.approving.values import Signature
from toancanh.model import Period, UserError, Verdict
from toancanh.store import actions as store

pytestmark = pytest.mark.django_db
LAN, MINH = Signature("Trần Thị Lan"), Signature("Lê Văn Minh")


def numbers(*, official: bool) -> list[int]:
    """What a picture says of exports."""
    lines = pipeline.picture(official=official).lines
    return [int(line.value.quantity.value) for line in lines if line.value]


def refused(code: str):
    return pytest.raises(UserError, match=code)


def test_nothing_is_official_until_another_person_approves(told, send) -> None:
    told("1,5")
    made = send()
    assert (numbers(official=False), numbers(official=True)) == ([1_500_000_000], [])
    actions.approve(number=made.pk, by=MINH)
    assert numbers(official=True) == [1_500_000_000]


@pytest.mark.parametrize(
    "same",
    [LAN, Signature(" trần thị LAN "), Signature("Trần Thị Lan", "lan")],
    ids=["name", "case", "account"],
)
def test_nobody_approves_or_returns_what_they_sent_up(told, send, same: Signature) -> None:
    told()
    made = send()
    with refused("approving.same_person"):
        actions.approve(number=made.pk, by=same)
    with refused("approving.same_person"):
        actions.give_back(number=made.pk, by=same, reason="sai")
    assert numbers(official=True) == []


def test_accounts_tell_people_of_one_name_apart(told, send) -> None:
    told()
    made = send(Signature("Trần Thị Lan", "lan.kh"))
    approved = actions.approve(number=made.pk, by=Signature("Trần Thị Lan", "lan.nl"))
    assert approved.official


def test_late_document_does_not_change_what_was_approved(told, approve, cell) -> None:
    told("1,5")
    approve()
    told("1,7", "2025-08-01")
    assert numbers(official=True) == [1_500_000_000]
    official = selectors.official(cell)
    before = [it.fact for it in selectors.sent(official)]
    (change,) = selectors.differences(before, [it.fact for it in pipeline.standing(cell)])
    assert (change.before.quantity.value, change.now.quantity.value) == (1_500_000_000, 1_700_000_000)


def test_approved_figure_stays_when_its_document_is_superseded_or_it_is_rejected(told, approve) -> None:
    fact = told("1,5")
    approve()
    store.decide(fact_id=fact.id, verdict=Verdict.REJECTED, who="Lan")
    assert (numbers(official=False), numbers(official=True)) == ([], [1_500_000_000])


def test_number_put_right_is_approved_as_it_was_put_right(told, approve) -> None:
    fact = told("1,5")
    store.correct(fact_id=fact.id, value=Decimal(1_450_000_000), who="Lan", reason="gõ nhầm")
    approve()
    store.uncorrect(fact_id=fact.id, who="Lan", reason="không nhầm")
    assert (numbers(official=False), numbers(official=True)) == ([1_500_000_000], [1_450_000_000])
    (line,) = pipeline.picture(official=True).lines
    assert (line.value.correction.reason, int(line.value.said.value)) == ("gõ nhầm", 1_500_000_000)


def test_returned_with_a_reason_mended_and_sent_again(told, send) -> None:
    told("1,5")
    made = send()
    with refused("approving.no_reason"):
        actions.give_back(number=made.pk, by=MINH, reason=" ")
    actions.give_back(number=made.pk, by=MINH, reason="thiếu phía Đông")
    assert [it.note for it in selectors.returned()] == ["thiếu phía Đông"]
    again = send()
    assert selectors.returned() == []
    actions.approve(number=again.pk, by=MINH)
    kept = [(it.state, it.decided_by) for it in Submission.objects.order_by("id")]
    assert kept == [("returned", MINH.name), ("approved", MINH.name)]


def test_only_the_sender_withdraws(told, send) -> None:
    told()
    made = send()
    with refused("approving.not_yours"):
        actions.withdraw(number=made.pk, by=MINH)
    assert actions.withdraw(number=made.pk, by=LAN).state == State.WITHDRAWN
    with refused("approving.decided"):
        actions.approve(number=made.pk, by=MINH)


def test_doubts_need_a_word(told, send) -> None:
    told()
    made = send()
    with refused("approving.doubts"):
        actions.approve(number=made.pk, by=MINH, doubts=2)
    assert actions.approve(number=made.pk, by=MINH, doubts=2, note="đã gọi điện").note == "đã gọi điện"


def test_nothing_or_nothing_new_is_not_sent_up(told, send, approve) -> None:
    with refused("approving.nothing"):
        send()
    told()
    approve()
    with refused("approving.nothing_new"):
        send()


def test_one_submission_waits_at_a_time(told, send) -> None:
    told()
    send()
    with refused("approving.waits"):
        send(MINH)


def test_closed_period_changes_by_revision_only(told, approve, send, cell) -> None:
    told("1,5")
    approve()
    actions.close(cell=cell, by=MINH)
    told("1,7", "2025-08-01")
    with refused("approving.closed"):
        send()
    approved = approve("Cục Thống kê điều chỉnh")
    assert (approved.revision, numbers(official=True)) == (True, [1_700_000_000])
    assert selectors.is_closed(cell) is not None
    (fact,) = selectors.official_figures()
    (approval,) = selectors.approvals([fact]).values()
    assert approval.revision


def test_opened_again_with_a_reason_it_is_no_revision(told, approve, send, cell) -> None:
    told("1,5")
    approve()
    actions.close(cell=cell, by=MINH)
    with refused("approving.no_reason"):
        actions.open_again(cell=cell, by=MINH, reason="")
    actions.open_again(cell=cell, by=MINH, reason="thiếu báo cáo")
    told("1,7", "2025-08-01")
    assert send().revision is False
    assert [(it.closed, it.reason) for it in selectors.steps(cell)] == [(False, "thiếu báo cáo"), (True, "")]


def test_period_is_closed_only_when_nothing_is_pending(told, send, cell) -> None:
    told()
    with refused("approving.nothing_official"):
        actions.close(cell=cell, by=MINH)
    actions.approve(number=send().pk, by=MINH)
    told("1,7", "2025-08-01")
    send()
    with refused("approving.waits"):
        actions.close(cell=cell, by=MINH)


def test_what_was_sent_up_while_another_closed_the_period_is_not_approved(told, approve, send, cell) -> None:
    told("1,5")
    approve()
    told("1,7", "2025-08-01")
    made = send()
    PeriodStep.objects.create(
        **cell.columns, closed=True, who=MINH.name, account="", reason="", current=True
    )  # as if at once: after the one looked whether it is closed, before the other sees what waits
    with refused("approving.closed"):
        actions.approve(number=made.pk, by=MINH)
    assert numbers(official=True) == [1_500_000_000]


def test_days_that_make_no_period_are_reported_in_the_one_that_covers_them(cell) -> None:
    held = {
        code: cell.holds(Period.parse(code)) for code in ("2025-06-14", "2025-H1", "2025-M06", "2025-07-02")
    }
    assert held == {"2025-06-14": True, "2025-H1": True, "2025-M06": False, "2025-07-02": False}


def test_nothing_unsigned_or_twice_official_gets_in(told, send) -> None:
    told()
    made = send()
    with pytest.raises(IntegrityError), transaction.atomic():
        Submission.objects.filter(pk=made.pk).update(official=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        Submission.objects.filter(pk=made.pk).update(state=State.RETURNED, note="")
    with pytest.raises(IntegrityError), transaction.atomic():
        PeriodStep.objects.create(
            area_code="66", area_since="2025-07-01", period_start="2025-01-01", period_end="2025-06-30",
            closed=False, who="Lan", account="", reason="", current=True,
        )  # fmt: skip


@pytest.mark.skipif("DATABASE_URL" not in os.environ, reason="a store in memory has one connection")
@pytest.mark.django_db(transaction=True)
def test_two_approve_at_once_and_one_of_them_does(told, send) -> None:
    told()
    made, ready, said = send(), threading.Barrier(2), []

    def act(name: str) -> None:
        ready.wait()
        try:
            actions.approve(number=made.pk, by=Signature(name))
            said.append("approved")
        except UserError as error:
            said.append(error.code)
        finally:
            connection.close()

    both = [threading.Thread(target=act, args=(name,)) for name in ("Minh", "Hoa")]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert sorted(said) == ["approved", "approving.decided"]
    assert Item.objects.filter(submission__official=True).count() == 1
