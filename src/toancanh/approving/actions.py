"""Everything that writes: keyword-only, whole or not at all, signed, and nothing edited afterwards."""

from collections.abc import Sequence

from django.db import IntegrityError, transaction
from django.utils import timezone

from toancanh.approving import selectors
from toancanh.approving.models import Item, PeriodStep, State, Submission
from toancanh.approving.values import Cell, Signature, Standing, correction_columns
from toancanh.model import UserError, subject_of
from toancanh.store.models import ObservationRow
from toancanh.store.origin import here
from toancanh.store.signed import must_sign

_AT_ONCE = 500
_DECIDED = ("state", "official", "note", "decided_by", "decided_account", "decided_at", "decided_address")


@transaction.atomic
def send(*, cell: Cell, figures: Sequence[Standing], by: Signature, reason: str = "") -> Submission:
    """Send up the figures of an area and period (trình duyệt).

    Args:
        cell: the area and period.
        figures: what the working picture stands by there; of several that measure the same the first.
        by: who sends it up.
        reason: what for; must be told where the period is closed, which makes it a revision (đính chính).

    Raises:
        UserError: nobody signs, there is nothing to send up or nothing new, something is waiting already, or
            the period is closed and no reason is told.
    """
    must_sign(by.name)
    closed = selectors.is_closed(cell)
    if closed and not reason.strip():
        raise UserError("approving.closed", who=closed.who, period=cell.period.code)
    made = Submission(
        **cell.columns, state=State.WAITING, revision=bool(closed), reason=reason.strip(),
        sent_by=by.name.strip(), sent_account=by.account,
    )  # fmt: skip
    rows = _items(made, figures)
    if not rows:
        raise UserError("approving.nothing")
    if _same(rows, selectors.official(cell)):
        raise UserError("approving.nothing_new")
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError as error:
        raise UserError("approving.waits", period=cell.period.code) from error
    Item.objects.bulk_create(rows, batch_size=_AT_ONCE)
    return made


@transaction.atomic
def approve(*, number: int, by: Signature, note: str = "", doubts: int = 0) -> Submission:
    """Approve a submission (duyệt): its figures are official from now on, in the place of those before.

    Args:
        number: of the submission.
        by: who approves: never who sent it up.
        note: what the approver has to say; must not be empty if there are doubts.
        doubts: how many of its figures contradict others, as the approver was told.

    Raises:
        UserError: it waits no more, nobody or the same person signs, nothing is said about the doubts, or the
            period was closed while it was sent up, and it is no revision.
    """
    made = _waiting(number, by)
    _another(made, by)
    cell = Cell.of(made)
    if not made.revision and (closed := selectors.is_closed(cell)):
        raise UserError("approving.closed", who=closed.who, period=cell.period.code)
    if doubts and not note.strip():
        raise UserError("approving.doubts", count=doubts)
    Submission.objects.filter(**cell.columns, official=True).update(official=False)
    made.official = True
    return _decide(made, State.APPROVED, by, note)


@transaction.atomic
def give_back(*, number: int, by: Signature, reason: str) -> Submission:
    """Give a submission back (trả lại), for whoever made it to mend it and send it up again.

    Raises:
        UserError: it waits no more, nobody or the same person signs, or no reason is given.
    """
    made = _waiting(number, by)
    _another(made, by)
    if not reason.strip():
        raise UserError("approving.no_reason")
    return _decide(made, State.RETURNED, by, reason)


@transaction.atomic
def withdraw(*, number: int, by: Signature) -> Submission:
    """Take back what one has sent up oneself (rút lại).

    Raises:
        UserError: it waits no more, or somebody else sent it up.
    """
    made = _waiting(number, by)
    if not by.is_of(Signature(made.sent_by, made.sent_account)):
        raise UserError("approving.not_yours", who=made.sent_by)
    return _decide(made, State.WITHDRAWN, by, "")


@transaction.atomic
def close(*, cell: Cell, by: Signature, reason: str = "") -> PeriodStep:
    """Close a period of an area (khóa kỳ): from now on its official figures change by revisions only.

    Raises:
        UserError: nobody signs, it is closed, nothing of it is official, or something waits to be approved.
    """
    must_sign(by.name)
    if known := selectors.is_closed(cell):
        raise UserError("approving.is_closed", who=known.who, period=cell.period.code)
    if selectors.official(cell) is None:
        raise UserError("approving.nothing_official", period=cell.period.code)
    if Submission.objects.filter(**cell.columns, state=State.WAITING).exists():
        raise UserError("approving.waits", period=cell.period.code)
    return _step(cell, by, reason, closed=True)


@transaction.atomic
def open_again(*, cell: Cell, by: Signature, reason: str) -> PeriodStep:
    """Open a period of an area again (mở lại kỳ).

    Raises:
        UserError: nobody signs, it is not closed, or no reason is given.
    """
    must_sign(by.name)
    if not reason.strip():
        raise UserError("approving.no_reason")
    if selectors.is_closed(cell) is None:
        raise UserError("approving.is_open", period=cell.period.code)
    return _step(cell, by, reason, closed=False)


def _step(cell: Cell, by: Signature, reason: str, *, closed: bool) -> PeriodStep:
    PeriodStep.objects.filter(**cell.columns, current=True).update(current=False)
    signed = {"who": by.name.strip(), "account": by.account, "reason": reason.strip()}
    try:
        with transaction.atomic():
            return PeriodStep.objects.create(**cell.columns, closed=closed, current=True, **signed)
    except IntegrityError as error:  # two people at once: the first one's step stands
        raise UserError("approving.at_once", period=cell.period.code) from error


def _another(made: Submission, by: Signature) -> None:
    if by.is_of(Signature(made.sent_by, made.sent_account)):
        raise UserError("approving.same_person", who=made.sent_by)


def _waiting(number: int, by: Signature) -> Submission:
    """A submission that waits, which nobody else can decide on until this is done."""
    must_sign(by.name)
    made = Submission.objects.select_for_update().filter(pk=number).first()
    if made is None:
        raise UserError("approving.none", number=number)
    if made.state != State.WAITING:
        raise UserError("approving.decided", who=made.decided_by, number=number)
    return made


def _decide(made: Submission, state: State, by: Signature, note: str) -> Submission:
    made.state, made.note = state, note.strip()
    made.decided_by, made.decided_account, made.decided_at = by.name.strip(), by.account, timezone.now()
    made.decided_address = here()
    made.save(update_fields=[*_DECIDED])
    return made


def _items(made: Submission, figures: Sequence[Standing]) -> list[Item]:
    first = {subject_of(it.fact): it for it in reversed(figures)}
    rows = dict(
        ObservationRow.objects.filter(
            fact_id__in=[it.fact.id for it in first.values()], reading__current=True
        ).values_list("fact_id", "pk")
    )
    return [
        Item(
            submission=made, position=at, observation_id=rows[it.fact.id], subject=subject,
            claim=it.fact.claim, correction=correction_columns(it.fact), disputed=it.disputed,
        )
        for at, (subject, it) in enumerate(reversed(first.items()))
        if it.fact.id in rows
    ]  # fmt: skip


def _same(rows: Sequence[Item], official: Submission | None) -> bool:
    if official is None:
        return False
    before = {(it.subject, it.claim, _number(it)) for it in official.items.all()}
    return before == {(it.subject, it.claim, _number(it)) for it in rows}


def _number(it: Item) -> str | None:
    return it.correction and str(it.correction["value"])
