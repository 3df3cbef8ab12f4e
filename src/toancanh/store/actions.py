"""Everything that writes to the store: keyword-only functions, each whole or not at all."""

import hashlib
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from toancanh.model import Document, Extraction, Observation, UserError, Verdict, subject_of
from toancanh.store import mapping
from toancanh.store.contradictions.actions import wait
from toancanh.store.fulltext.actions import keep_lines
from toancanh.store.models import (
    ActRow,
    ChoiceRow,
    CorrectionRow,
    DecisionRow,
    FindingRow,
    MentionRow,
    ObservationRow,
    Original,
    Outcome,
    Reading,
    Run,
    SourceDocument,
)
from toancanh.store.signed import must_say_why, must_sign
from toancanh.store.superseding import why_supersedes


class Within(NamedTuple):
    """The file that another came in, by its SHA-256, and the path of the other there."""

    container: str
    path: str


class Read(NamedTuple):
    """What was read in a document, and the area that the clerk said it is of, if anything."""

    extraction: Extraction
    area: str | None = None


def start_run(*, kind: Run.Kind, engine: str, parameters: Mapping[str, object]) -> Run:
    """Open a run. Its outcomes and readings are written as they come, so a stop in the middle loses none."""
    return Run.objects.create(kind=kind, engine=engine, parameters=dict(parameters))


def finish_run(*, run: Run) -> Run:
    """Close a run: nothing is added to it afterwards."""
    run.finished_at = timezone.now()
    run.save(update_fields=["finished_at"])
    return run


def mark_interrupted() -> tuple[Run, ...]:
    """Mark the runs that took files in and never finished; what they had stored is whole and stays.

    Only who holds ``locks.one_at_a_time`` may call it, for then none of them is still at work.
    """
    found = Run.objects.filter(kind=Run.Kind.INGEST, finished_at__isnull=True, interrupted_at__isnull=True)
    runs = tuple(found.order_by("id"))
    found.update(interrupted_at=timezone.now())
    return runs


@transaction.atomic
def save_document(*, document: Document, content: bytes) -> SourceDocument:
    """Keep a document with its bytes, and mark the one that it supersedes, or that supersedes it.

    Files arrive in any order: the first version may come after the one that corrected it. A document
    that is here already is given back as it is.

    Raises:
        ValueError: ``content`` is not what the document was read from.
    """
    if hashlib.sha256(content).hexdigest() != document.sha256:
        raise ValueError(f"{document.name}: the bytes are not those the document was read from")
    if known := SourceDocument.objects.filter(original_id=document.sha256).first():
        return known
    row = mapping.document_row(document, keep_original(content))
    others = [(other, mapping.to_document(other)) for other in _candidates(row)]
    earlier = ((other, why.value) for other, read in others if (why := why_supersedes(document, read)))
    row.supersedes, row.supersedes_why = next(earlier, (None, None))
    row.save()
    keep_lines(document=row)
    if row.supersedes:
        wait(document=row.supersedes)
    else:
        _correct_late_arrival(row, document, others)
    return row


def _correct_late_arrival(
    row: SourceDocument, document: Document, others: Sequence[tuple[SourceDocument, Document]]
) -> None:
    for other, read in others:
        why = None if other.supersedes_id else why_supersedes(read, document)
        if why:
            other.supersedes, other.supersedes_why = row, why.value
            other.save(update_fields=["supersedes", "supersedes_why"])
            wait(document=other)
            return


@transaction.atomic
def save_extraction(
    *, run: Run, document: SourceDocument, extraction: Extraction, area: str | None = None
) -> Reading:
    """Keep what a run read in a document; from now on it is the document's current reading.

    ``area`` is what the clerk said that the document is of.
    """
    reading = propose_reading(run=run, document=document, extraction=extraction, area=area)
    return adopt(reading=reading)


@transaction.atomic
def propose_reading(
    *, run: Run, document: SourceDocument, extraction: Extraction, area: str | None = None
) -> Reading:
    """Keep what a run read in a document beside its current reading, which it may replace (``adopt``)."""
    reading = Reading.objects.create(
        run=run, document=document, digest=mapping.digest(extraction), area_told=area, current=False
    )
    facts, acts, findings = mapping.rows(extraction, reading)
    ObservationRow.objects.bulk_create(facts, batch_size=500)
    ActRow.objects.bulk_create(acts, batch_size=500)
    FindingRow.objects.bulk_create(findings, batch_size=500)
    MentionRow.objects.bulk_create(mapping.mention_rows(extraction, reading), batch_size=500)
    return reading


@transaction.atomic
def adopt(*, reading: Reading) -> Reading:
    """Make a reading the current one of its document.

    Decisions and choices are about claims and subjects, not about readings: they hold where it says the same.
    """
    reading.document.readings.filter(current=True).update(current=False)
    reading.current = True
    reading.save(update_fields=["current"])
    wait(document=reading.document)
    return reading


@transaction.atomic
def store_reading(
    *,
    run: Run,
    document: Document,
    content: bytes,
    read: Read,
    within: Within | None = None,
) -> SourceDocument:
    """Keep a new document, what was read in it and that it came in, together or not at all."""
    row = save_document(document=document, content=content)
    save_extraction(run=run, document=row, extraction=read.extraction, area=read.area)
    _came(run, document.name, within, result=Outcome.Result.STORED, document=row, original=row.original)
    return row


@transaction.atomic
def decide(*, fact_id: str, verdict: Verdict, who: str, note: str = "") -> DecisionRow:
    """Write down what a person decided about a figure; it takes the place of what was decided before.

    Raises:
        UserError: there is no such figure, or nobody signs.
    """
    known, fact = _signed(fact_id, who)
    # Two people who decide at once are put in a row by the lock on the figure.
    row, claim = ObservationRow.objects.select_for_update().get(pk=known.pk), fact.claim
    DecisionRow.objects.filter(claim=claim, current=True).update(current=False)
    wait(document=known.reading.document)
    return DecisionRow.objects.create(
        observation=row, claim=claim, verdict=verdict.value, who=who.strip(), note=note.strip(), current=True
    )


@transaction.atomic
def choose(*, fact_id: str, who: str, reason: str) -> ChoiceRow:
    """Write down that a claim is to stand for what it measures, instead of what was chosen before.

    Who stands by a figure confirms it, so one that waits to be reviewed waits no more.

    Raises:
        UserError: there is no such figure, nobody signs, or no reason is given.
    """
    row, fact = _signed(fact_id, who)
    must_say_why(reason)
    decide(fact_id=fact_id, verdict=Verdict.CONFIRMED, who=who, note=reason)
    return _choose(row, fact, stands=True, who=who.strip(), reason=reason.strip())


@transaction.atomic
def correct(*, fact_id: str, value: Decimal, who: str, reason: str, source: str = "") -> CorrectionRow:
    """Write down the right number of a figure, in its unit; what was read stays, and is told beside it.

    Who puts a figure right confirms the rest of it, so one that waits to be reviewed waits no more.

    Raises:
        UserError: there is no such figure, nobody signs, no reason is given, the figure does not say what it
            measures or when, or it says that number itself.
    """
    _, fact = _signed(fact_id, who)
    if not (fact.indicator and fact.period):
        raise UserError("review.cannot_correct", fact=fact_id)
    if not value.is_finite() or value == fact.said.value:
        raise UserError("review.same_number", fact=fact_id)
    row = _correct(fact_id, value, who, reason, source)
    decide(fact_id=fact_id, verdict=Verdict.CONFIRMED, who=who, note=reason)
    return row


@transaction.atomic
def uncorrect(*, fact_id: str, who: str, reason: str) -> CorrectionRow:
    """Write down that a figure is to stand again as it was read.

    Raises:
        UserError: as ``correct``, or nobody has put it right.
    """
    _, fact = _signed(fact_id, who)
    if not CorrectionRow.objects.filter(claim=fact.claim, current=True, value__isnull=False).exists():
        raise UserError("review.nothing_corrected", fact=fact_id)
    return _correct(fact_id, None, who, reason, "")


@transaction.atomic
def undo(*, fact_id: str, who: str, reason: str) -> DecisionRow:
    """Take back the verdict on a figure and the number put in its place: the rules decide again.

    Raises:
        UserError: as ``decide``, or nobody has decided anything.
    """
    _, fact = _signed(fact_id, who)
    verdicts = DecisionRow.objects.filter(claim=fact.claim, current=True)
    if not verdicts.exclude(verdict=Verdict.OPEN.value).exists():
        raise UserError("review.nothing_decided", fact=fact_id)
    if CorrectionRow.objects.filter(claim=fact.claim, current=True, value__isnull=False).exists():
        uncorrect(fact_id=fact_id, who=who, reason=reason)
    return decide(fact_id=fact_id, verdict=Verdict.OPEN, who=who, note=reason)


def _correct(fact_id: str, value: Decimal | None, who: str, reason: str, source: str) -> CorrectionRow:
    must_say_why(reason)
    known, fact = _signed(fact_id, who)
    row = ObservationRow.objects.select_for_update().get(pk=known.pk)
    CorrectionRow.objects.filter(claim=fact.claim, current=True).update(current=False)
    wait(document=known.reading.document)
    said = {"who": who.strip(), "reason": reason.strip(), "source": source.strip()}
    return CorrectionRow.objects.create(claim=fact.claim, observation=row, value=value, current=True, **said)


@transaction.atomic
def take_back(*, fact_id: str, who: str, reason: str) -> ChoiceRow:
    """Write down that the rules are to choose again what stands for that which a figure measures.

    Raises:
        UserError: as ``choose``, or nobody has chosen anything there.
    """
    row, fact = _signed(fact_id, who)
    must_say_why(reason)
    if not ChoiceRow.objects.filter(subject=subject_of(fact), current=True, stands=True).exists():
        raise UserError("review.nothing_chosen", fact=fact_id)
    return _choose(row, fact, stands=False, who=who.strip(), reason=reason.strip())


def _signed(fact_id: str, who: str) -> tuple[ObservationRow, Observation]:
    """A figure about which somebody decides."""
    must_sign(who)
    found = ObservationRow.objects.filter(fact_id=fact_id).select_related("reading__document")
    row = found.order_by("-reading__current", "-reading").first()
    if row is None:
        raise UserError("review.no_fact", fact=fact_id)
    return row, mapping.to_observation(row, row.reading.document.sha256)


def _choose(row: ObservationRow, fact: Observation, **decided: Any) -> ChoiceRow:
    # Two people who choose at once, each another claim, are put in a row by the lock on all of them.
    same = {name: getattr(row, name) for name in ("indicator", "period_start", "period_end", "measure")}
    list(ObservationRow.objects.select_for_update().filter(**same).order_by("pk").values_list("pk"))
    subject = subject_of(fact)
    ChoiceRow.objects.filter(subject=subject, current=True).update(current=False)
    wait(document=row.reading.document)
    return ChoiceRow.objects.create(subject=subject, observation=row, current=True, **decided)


def record_known(*, run: Run, name: str, document: SourceDocument, within: Within | None = None) -> Outcome:
    """Note that a file was handed in whose bytes are here already; nothing else changes."""
    known = {"document": document, "original_id": document.original_id}
    return _came(run, name, within, result=Outcome.Result.KNOWN, **known)


@transaction.atomic
def record_opened(*, run: Run, name: str, content: bytes, within: Within | None = None) -> Outcome:
    """Keep a file that says nothing itself and holds others, before these are kept; note if it is known."""
    original = keep_original(content)
    before = original.outcomes.filter(result=Outcome.Result.OPENED).exists()
    result = Outcome.Result.KNOWN if before else Outcome.Result.OPENED
    return _came(run, name, within, result=result, original=original)


@transaction.atomic
def record_failure(
    *, run: Run, name: str, error: UserError, content: bytes | None = None, within: Within | None = None
) -> Outcome:
    """Put a file aside that could not be used, with the reason and, if they could be had, its bytes."""
    original = None if content is None else keep_original(content)
    why = {"code": error.code, "values": error.values}
    return _came(run, name, within, result=Outcome.Result.FAILED, original=original, **why)


def _came(run: Run, name: str, within: Within | None, **became: Any) -> Outcome:
    """Write down that a file came, and what became of it."""
    container, path = within or (None, None)
    return Outcome.objects.create(run=run, name=name, container_id=container, path=path, **became)


def keep_original(content: bytes) -> Original:
    """Keep the bytes of a file; those that are here already are not kept twice."""
    return Original.objects.get_or_create(
        sha256=hashlib.sha256(content).hexdigest(), defaults={"content": content}
    )[0]


def _candidates(row: SourceDocument) -> QuerySet[SourceDocument]:
    """Documents in force that share a key with this one, last received first."""
    shared = Q()
    for name in ("name_key", "title_key", "number_key"):
        if key := getattr(row, name):
            shared |= Q(**{name: key})
    in_force = SourceDocument.objects.filter(superseded_by__isnull=True)
    return in_force.filter(shared).order_by("-id") if shared else in_force.none()
