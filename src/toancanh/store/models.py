"""The tables.

::

    Run ──< Outcome >── SourceDocument ── Original      what became of each file handed to a run, and
     │        └── container ──────────────────┘         in which other; LineRow: lines to be searched
     └────< Reading >────────┘
              ├──< ObservationRow                       what one run read in one document
              ├──< ActRow, MentionRow
              └──< FindingRow
    ObservationRow ──< DecisionRow                      what people decided about a doubtful figure
                   ├─< CorrectionRow                    the number that people put in its place
                   ├─< ChoiceRow                        which claim people chose to stand for a thing
                   ──< MemberRow, SuspectRow            what it contradicts (``store.contradictions``)

Nothing is overwritten or deleted. Of the readings of a document one is ``current``; one that is sent again
supersedes the earlier, and both stay readable. The bytes lie here too: one file to back up, one transaction.
"""

# ruff: noqa: D106 (what Meta is for is said by the model)

from enum import StrEnum

from django.db import models
from django.db.models import F, Q

from toancanh.model import Period
from toancanh.store import indexes
from toancanh.store.boundaries.rows import BoundaryRow, BoundarySet
from toancanh.store.contradictions.rows import (
    ContradictionRow,
    MemberRow,
    Reconciliation,
    SettlementRow,
    SuspectRow,
    Waiting,
)
from toancanh.store.fields import ExactDecimalField
from toancanh.store.fulltext.rows import LineRow
from toancanh.store.judgements import ChoiceRow, CorrectionRow, DecisionRow
from toancanh.store.origin import here

__all__ = [
    "ActRow", "BoundaryRow", "BoundarySet", "ChoiceRow", "ContradictionRow", "CorrectionRow", "DecisionRow",
    "FindingRow", "LineRow", "MemberRow", "ObservationRow", "Original", "Outcome", "Reading",
    "Reconciliation", "Run", "SettlementRow", "SourceDocument", "SuspectRow", "Waiting", "long_columns",
]  # fmt: skip


def _in_order(start: str, end: str) -> Q:
    return Q(**{f"{start}__lte": F(end)})


def _neither(*names: str) -> Q:
    return Q(**{f"{name}__isnull": True for name in names})


def _both(*names: str) -> Q:
    return Q(**{f"{name}__isnull": False for name in names})


def _period(start: str, end: str, name: str) -> models.CheckConstraint:
    """A period is two days in order, or not known at all."""
    known = _both(start, end) & _in_order(start, end)
    return models.CheckConstraint(condition=_neither(start, end) | known, name=name)


class Original(models.Model):
    """The bytes of a file as received, by their SHA-256."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    content = models.BinaryField()
    received_at = models.DateTimeField(auto_now_add=True)


class SourceDocument(models.Model):
    """A document as read. ``supersedes`` is the earlier one that this one was sent to replace.

    ``name_key``, ``title_key``, ``number_key`` (``superseding.keys``) find that one, all four keys a reader.
    """

    original = models.OneToOneField(Original, models.PROTECT, related_name="document", db_column="sha256")
    name = models.TextField()
    media_type = models.CharField(max_length=127)
    text = models.TextField()
    blocks = models.JSONField()
    metadata = models.JSONField()
    title = models.TextField(null=True)
    published_start = models.DateField(null=True, db_index=True)
    published_end = models.DateField(null=True)
    issuer = models.TextField(null=True)
    number = models.TextField(null=True)
    name_key = models.CharField(max_length=200, null=True, db_index=True)
    title_key = models.CharField(max_length=200, null=True, db_index=True)
    number_key = models.CharField(max_length=200, null=True, db_index=True)
    issuer_key = models.CharField(max_length=200, null=True, db_index=True)
    received_at = models.DateTimeField(auto_now_add=True)
    supersedes = models.OneToOneField("self", models.PROTECT, null=True, related_name="superseded_by")
    supersedes_why = models.CharField(max_length=40, null=True)

    class Meta:
        ordering = ("-received_at", "-id")
        constraints = (
            _period("published_start", "published_end", "document_published_pair"),
            models.CheckConstraint(
                condition=_neither("supersedes", "supersedes_why") | _both("supersedes", "supersedes_why"),
                name="document_supersedes_pair",
            ),
            models.CheckConstraint(
                condition=Q(supersedes__isnull=True) | ~Q(supersedes=F("id")), name="document_not_itself"
            ),
        )

    def __str__(self) -> str:
        return self.title or self.name

    @property
    def sha256(self) -> str:
        """Identity of the document: SHA-256 of its bytes."""
        return self.original_id

    @property
    def published(self) -> Period | None:
        """When it was published, as precisely as it says itself."""
        if self.published_start is None or self.published_end is None:
            return None
        return Period(self.published_start, self.published_end)

    @property
    def successor(self) -> "SourceDocument | None":
        """The document that superseded this one, if any."""
        return getattr(self, "superseded_by", None)


def long_columns(*ways: str) -> tuple[str, ...]:
    """The columns that hold all of a document, which lists leave out.

    Args:
        ways: by which the documents are reached from the rows asked for; empty for documents themselves.
    """
    return tuple(f"{way}__{it}" if way else it for way in ways for it in ("text", "blocks", "metadata"))


class Run(models.Model):
    """One go of the pipeline: which version of the engine, when, with what."""

    class Kind(StrEnum):
        """What it did: took files in, read stored documents again, or reconciled what they say."""

        INGEST = "ingest"
        REPLAY = "replay"
        RECONCILE = "reconcile"

    kind = models.CharField(max_length=10)
    engine = models.CharField(max_length=40)
    parameters = models.JSONField(default=dict)
    started_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True)
    interrupted_at = models.DateTimeField(null=True)  # when it was noticed that it had never finished

    class Meta:
        ordering = ("-id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(finished_at__isnull=True) | Q(interrupted_at__isnull=True),
                name="run_finished_or_interrupted",
            ),
            models.CheckConstraint(
                condition=_neither("finished_at") | _in_order("started_at", "finished_at"),
                name="run_finished_after_start",
            ),
        )


class Outcome(models.Model):
    """What became of one file handed to a run.

    A failed file keeps its bytes (``original``) unless they could not be had. A file that came inside
    another knows its ``container`` and its ``path`` there; the path is a label, never one of a file of ours.
    """

    class Result(StrEnum):
        """Stored as new, known by its bytes, failed, or opened: it only holds other files."""

        STORED = "stored"
        OPENED = "opened"
        KNOWN = "known"
        FAILED = "failed"

    run = models.ForeignKey(Run, models.PROTECT, related_name="outcomes")
    name = models.TextField()
    result = models.CharField(max_length=10)
    original = models.ForeignKey(Original, models.PROTECT, null=True, related_name="outcomes")
    document = models.ForeignKey(SourceDocument, models.PROTECT, null=True, related_name="outcomes")
    container = models.ForeignKey(Original, models.PROTECT, null=True, related_name="members")
    path = models.TextField(null=True)
    code = models.CharField(max_length=80, null=True)
    values = models.JSONField(null=True)
    at = models.DateTimeField(auto_now_add=True)
    address = models.CharField(max_length=45, default=here)

    class Meta:
        ordering = ("-id",)
        constraints = (
            models.CheckConstraint(
                condition=(Q(result="failed") & _neither("document") & _both("code", "values"))
                | (Q(result="stored") & _both("document", "original") & _neither("code", "values"))
                | (Q(result="opened") & _both("original") & _neither("document", "code", "values"))
                | (Q(result="known") & _both("original") & _neither("code", "values")),
                name="outcome_failed_says_why",
            ),
            models.CheckConstraint(
                condition=_neither("container", "path") | _both("container", "path"),
                name="outcome_member_has_its_path",
            ),
        )


class Reading(models.Model):
    """What one run read in one document; ``digest`` is the same exactly when the content is.

    ``area_told`` is the area that the clerk said the document is of, where it names none itself.
    """

    run = models.ForeignKey(Run, models.PROTECT, related_name="readings")
    document = models.ForeignKey(SourceDocument, models.PROTECT, related_name="readings")
    digest = models.CharField(max_length=64)
    area_told = models.TextField(null=True)
    current = models.BooleanField()

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("run", "document"), name="reading_once_per_run"),
            models.UniqueConstraint(
                fields=("document",), condition=Q(current=True), name="reading_one_current"
            ),
        )


class _Read(models.Model):
    """What the three kinds of row of a reading share: their order and the passage they quote."""

    reading = models.ForeignKey(Reading, models.PROTECT)
    position = models.PositiveIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    text = models.TextField()
    locator = models.JSONField()

    class Meta:
        abstract = True
        ordering = ("reading", "position")
        constraints = (
            models.CheckConstraint(condition=_in_order("start", "end"), name="%(class)s_span"),
            models.UniqueConstraint(fields=("reading", "position"), name="%(class)s_position"),
        )


class ObservationRow(_Read):
    """One number claimed by one passage: the columns of ``model.Observation``."""

    fact_id = models.CharField(max_length=20)
    indicator = models.CharField(max_length=80, null=True)
    label = models.TextField()
    dims = models.JSONField()
    measure = models.CharField(max_length=20)
    status = models.CharField(max_length=20)
    value = ExactDecimalField()
    high = ExactDecimalField(null=True)
    step = ExactDecimalField()
    unit = models.TextField()
    bound = models.CharField(max_length=20)
    period_start = models.DateField(null=True)
    period_end = models.DateField(null=True)
    area = models.TextField(null=True)
    area_code = models.CharField(max_length=10, null=True)
    area_since = models.DateField(null=True)
    sentence_start = models.PositiveIntegerField()
    sentence_end = models.PositiveIntegerField()
    rule = models.TextField()
    evidence = models.JSONField(default=list)
    doubts = models.JSONField(default=list)
    confidence = models.DecimalField(max_digits=3, decimal_places=2, null=True)

    class Meta(_Read.Meta):
        constraints = (  # type: ignore[assignment]  # longer than the base's, as meant
            *_Read.Meta.constraints,
            _period("period_start", "period_end", "observation_period_pair"),
            models.CheckConstraint(
                condition=_in_order("sentence_start", "sentence_end"), name="observation_sentence_span"
            ),
            models.CheckConstraint(
                condition=_neither("confidence") | Q(confidence__gte=0, confidence__lte=1),
                name="observation_confidence_is_a_share",
            ),
            models.UniqueConstraint(fields=("reading", "fact_id"), name="observation_once"),
        )
        indexes = indexes.OF_OBSERVATIONS


class ActRow(_Read):
    """One act: the columns of ``model.Act``. ``due`` is the last day of ``deadline``, to be asked for."""

    type = models.CharField(max_length=20)
    actor = models.TextField(null=True)
    addressee = models.TextField(null=True)
    topics = models.JSONField()
    rule = models.TextField()
    deadline = models.JSONField(null=True)
    due = models.DateField(null=True, db_index=True)
    references = models.JSONField(default=list)


class MentionRow(_Read):
    """One place where a document names something: the columns of ``model.Mention``."""

    kind = models.CharField(max_length=30)
    variety = models.TextField()
    name = models.TextField()
    key = models.TextField()
    attributes = models.JSONField()
    rule = models.TextField()


class FindingRow(models.Model):
    """One doubt: the columns of ``model.Finding``; it may be about no passage in particular."""

    reading = models.ForeignKey(Reading, models.PROTECT)
    position = models.PositiveIntegerField()
    code = models.CharField(max_length=80)
    severity = models.CharField(max_length=10)
    values = models.JSONField()
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    text = models.TextField(null=True)
    locator = models.JSONField(null=True)

    class Meta:
        ordering = ("reading", "position")
        constraints = (
            models.CheckConstraint(
                condition=_neither("start", "end", "text", "locator")
                | (_both("start", "end", "text", "locator") & _in_order("start", "end")),
                name="finding_passage_whole",
            ),
            models.UniqueConstraint(fields=("reading", "position"), name="finding_position"),
        )
