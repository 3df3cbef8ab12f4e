"""Everything that writes to what was handed in: keyword-only functions, each whole or not at all."""

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Length
from django.utils import timezone

from toancanh.model import UserError
from toancanh.model.text import canonical
from toancanh.read import LIMIT
from toancanh.read.characters import without_controls
from toancanh.store.actions import adopt, keep_original
from toancanh.store.models import Outcome, Reading, SourceDocument
from toancanh.submissions.models import Batch, Rereading, Submitted

MOST_FILES = 1_000
"""Files that one batch may have."""
_LONGEST_NAME = 255
_MEGABYTE = 1_000_000


def open_batch(*, who: str, area: str | None = None) -> Batch:
    """Begin a batch.

    Raises:
        UserError: nobody signs.
    """
    return Batch.objects.create(who=_signed(who), area=area)


def refuse_too_large(name: str, size: int) -> None:
    """Refuse a file before its bytes are loaded.

    Raises:
        UserError: it is larger than what is read.
    """
    if size > LIMIT:
        raise UserError("read.too_large", name=name, size=-(-size // _MEGABYTE), limit=LIMIT // _MEGABYTE)


@transaction.atomic
def submit(*, batch: Batch, name: str, content: bytes) -> Submitted:
    """Keep a file; from now on it waits to be read.

    Raises:
        UserError: it is too large, or the batch is full.
    """
    name = canonical(without_controls(name))[-_LONGEST_NAME:] or "?"
    refuse_too_large(name, len(content))
    if batch.files.count() >= MOST_FILES:
        raise UserError("submissions.too_many", name=name, limit=MOST_FILES)
    Batch.objects.filter(pk=batch.pk).update(settled_at=None)
    return Submitted.objects.create(
        batch=batch, name=name, size=len(content), original=keep_original(content)
    )


@transaction.atomic
def try_again(*, failures: QuerySet[Outcome], who: str) -> tuple[Batch, ...]:
    """Have files that could not be used read again; a batch for each area that they were said to be of.

    Raises:
        UserError: nobody signs, or the bytes of none of them are here.
    """
    batches: dict[str | None, Batch] = {}
    kept = failures.filter(original__isnull=False).select_related("run")
    for it in kept.annotate(size=Length("original__content")).order_by("id"):
        area = it.run.parameters.get("area")
        if area not in batches:
            batches[area] = open_batch(who=who, area=area)
        name = (it.values or {}).get("name", it.name)
        Submitted.objects.create(
            batch=batches[area], name=name, size=it.size, original_id=it.original_id or "", failure=it
        )
    if not batches:
        raise UserError("submissions.nothing_to_try")
    return tuple(batches.values())


def begin(*, file: Submitted) -> None:
    """Write down that a file is being read."""
    file.begun_at = timezone.now()
    file.save(update_fields=["begun_at"])


def finish(*, file: Submitted, outcome: Outcome) -> None:
    """Write down what became of a file."""
    file.outcome = outcome
    file.save(update_fields=["outcome"])


@transaction.atomic
def take_up() -> None:
    """Have those files wait again that a process had in hand which is no more.

    What was taken in before the process could say so has its outcome: it would be told as known already.
    Only who holds the lock may call it, for then nobody else has any in hand.
    """
    in_hand = Submitted.objects.filter(outcome__isnull=True, begun_at__isnull=False).order_by("pk")
    for file in in_hand:
        told = Submitted.objects.filter(outcome=OuterRef("pk"))
        came = Outcome.objects.filter(original=file.original_id, container=None, at__gte=file.begun_at)
        if outcome := came.filter(~Exists(told)).order_by("pk").first():
            finish(file=file, outcome=outcome)
    in_hand.update(begun_at=None)


def settle(*, batch: Batch) -> None:
    """Write down that all files of a batch are done, unless one came meanwhile."""
    left = Submitted.objects.filter(batch=OuterRef("pk"), outcome__isnull=True)
    Batch.objects.filter(~Exists(left), pk=batch.pk).update(settled_at=timezone.now())


@transaction.atomic
def ask_again(*, document: SourceDocument, who: str) -> Rereading:
    """Have a document read again by the rules of today; one that waits already is given back.

    Raises:
        UserError: nobody signs.
    """
    signed = _signed(who)
    before = document.readings.select_for_update().get(current=True)
    if waiting := Rereading.objects.filter(document=document, done_at__isnull=True).first():
        return waiting
    return Rereading.objects.create(document=document, who=signed, before=before)


def reread(*, rereading: Rereading, after: Reading | None = None, error: UserError | None = None) -> None:
    """Write down what came of reading a document again: another reading, the same, or an error."""
    rereading.after, rereading.done_at = after, timezone.now()
    rereading.code, rereading.values = (error.code, error.values) if error else (None, None)
    rereading.save()


@transaction.atomic
def decide(*, rereading: Rereading, keep: bool, who: str) -> Rereading:
    """Put the new reading of a document in the place of the former one, or leave it as it is.

    Raises:
        UserError: nobody signs, it was decided already, or the document was read otherwise meanwhile.
    """
    signed = _signed(who)
    row = Rereading.objects.select_for_update().get(pk=rereading.pk)
    if row.after is None or row.kept is not None:
        raise UserError("submissions.decided", who=row.decided_by or row.who)
    if keep:
        if not row.before.current:
            raise UserError("submissions.read_since", name=row.document.name)
        adopt(reading=row.after)
    row.kept, row.decided_by, row.decided_at = keep, signed, timezone.now()
    row.save()
    return row


def _signed(who: str) -> str:
    if not who.strip():
        raise UserError("submissions.unsigned")
    return who.strip()
