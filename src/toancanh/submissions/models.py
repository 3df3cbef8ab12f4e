"""The tables.

::

    Batch ──< Submitted ── Original        files handed in together; each leads to what became of it
                 └──────── Outcome
    Rereading ── Reading (before, after)   a document read again by the rules of today, to be kept or not
"""

# ruff: noqa: D106 (what Meta is for is said by the model)

from django.db import models
from django.db.models import F, Q

from toancanh.store.models import Original, Outcome, Reading, SourceDocument
from toancanh.store.origin import here


class Batch(models.Model):
    """Files that somebody handed in together.

    ``area`` is what they are of that name none. ``settled_at`` is when all of them were read and reconciled.
    """

    who = models.TextField()
    area = models.TextField(null=True)
    at = models.DateTimeField(auto_now_add=True)
    address = models.CharField(max_length=45, default=here)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-id",)
        constraints = (models.CheckConstraint(condition=~Q(who=""), name="batch_signed"),)
        indexes = (
            models.Index(fields=("id",), condition=Q(settled_at__isnull=True), name="batch_unsettled"),
        )


class Submitted(models.Model):
    """One file of a batch. It waits, is being read since ``begun_at``, or has its ``outcome``.

    ``failure`` is that of an earlier go, if it is tried again: it then knows what it came in.
    """

    batch = models.ForeignKey(Batch, models.PROTECT, related_name="files")
    name = models.TextField()
    size = models.PositiveBigIntegerField()
    original = models.ForeignKey(Original, models.PROTECT, related_name="+")
    failure = models.ForeignKey(Outcome, models.PROTECT, null=True, related_name="+")
    begun_at = models.DateTimeField(null=True)
    outcome = models.ForeignKey(Outcome, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(outcome__isnull=True) | Q(begun_at__isnull=False), name="submitted_done_was_begun"
            ),
        )
        indexes = (
            models.Index(fields=("batch", "id"), condition=Q(outcome__isnull=True), name="submitted_left"),
        )


class Rereading(models.Model):
    """A document to be read again: ``after`` is what was read, if it says something else than ``before``.

    It is decided once whether that is kept; ``code`` and ``values`` say why it could not be read.
    """

    document = models.ForeignKey(SourceDocument, models.PROTECT, related_name="rereadings")
    who = models.TextField()
    at = models.DateTimeField(auto_now_add=True)
    before = models.ForeignKey(Reading, models.PROTECT, related_name="+")
    after = models.ForeignKey(Reading, models.PROTECT, null=True, related_name="+")
    done_at = models.DateTimeField(null=True)
    code = models.CharField(max_length=80, null=True)
    values = models.JSONField(null=True)
    kept = models.BooleanField(null=True)
    decided_by = models.TextField(null=True)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-id",)
        constraints = (
            models.CheckConstraint(condition=~Q(who=""), name="rereading_signed"),
            models.CheckConstraint(
                condition=Q(kept__isnull=True, decided_by__isnull=True, decided_at__isnull=True)
                | Q(kept__isnull=False, decided_at__isnull=False, after__isnull=False) & ~Q(decided_by=""),
                name="rereading_decided_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(after__isnull=True) | Q(done_at__isnull=False) & ~Q(after=F("before")),
                name="rereading_done",
            ),
            models.UniqueConstraint(
                fields=("document",), condition=Q(done_at__isnull=True), name="rereading_one_waits"
            ),
        )
