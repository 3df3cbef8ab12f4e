"""The tables."""

# ruff: noqa: D106 (what Meta is for is said by the model)

from enum import StrEnum

from django.db import models
from django.db.models import F, Q

from toancanh.model import Period
from toancanh.store.models import ObservationRow
from toancanh.store.origin import here
from toancanh.store.signed import Signed, one_current, signed


class _OfPeriod(models.Model):
    """One reporting period of one area: its unit by code and first day."""

    area_code = models.CharField(max_length=10)
    area_since = models.DateField()
    period_start = models.DateField()
    period_end = models.DateField()

    class Meta:
        abstract = True

    @property
    def period(self) -> Period:
        """The reporting period."""
        return Period(self.period_start, self.period_end)


_IN_ORDER = Q(period_start__lte=F("period_end"))
CELL = ("area_code", "area_since", "period_start", "period_end")
"""The columns that name a period of an area."""


class State(StrEnum):
    """Where a submission stands: chờ duyệt, đã duyệt, trả lại, đã rút."""

    WAITING = "waiting"
    APPROVED = "approved"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"


class Submission(_OfPeriod):
    """The figures of an area and period that somebody sent up, and what became of them.

    ``revision`` is a change to a period that is closed. ``official`` is the last one approved of its area and
    period. The accounts are empty where names are typed.
    """

    state = models.CharField(max_length=10)
    revision = models.BooleanField()
    official = models.BooleanField(default=False)
    reason = models.TextField()
    sent_by = models.TextField()
    sent_account = models.CharField(max_length=150)
    sent_at = models.DateTimeField(auto_now_add=True)
    address = models.CharField(max_length=45, default=here)
    note = models.TextField(default="")
    decided_by = models.TextField(default="")
    decided_account = models.CharField(max_length=150, default="")
    decided_at = models.DateTimeField(null=True)
    decided_address = models.CharField(max_length=45, default="")

    class Meta:
        ordering = ("-id",)
        constraints = (
            models.CheckConstraint(condition=_IN_ORDER, name="submission_period_in_order"),
            models.UniqueConstraint(fields=CELL, condition=Q(state="waiting"), name="submission_one_waiting"),
            models.UniqueConstraint(fields=CELL, condition=Q(official=True), name="submission_one_official"),
            models.CheckConstraint(condition=~Q(sent_by=""), name="submission_signed"),
            models.CheckConstraint(
                condition=Q(state="waiting", decided_by="", decided_at__isnull=True)
                | (Q(state__in=("approved", "returned", "withdrawn"), decided_at__isnull=False))
                & ~Q(decided_by=""),
                name="submission_decided_signed",
            ),
            models.CheckConstraint(
                condition=Q(official=False) | Q(state="approved"), name="submission_official_approved"
            ),
            models.CheckConstraint(condition=~Q(state="returned", note=""), name="submission_returned_why"),
            models.CheckConstraint(condition=~Q(revision=True, reason=""), name="submission_revision_why"),
        )
        indexes = (models.Index(fields=("state", "sent_at"), name="submission_waiting"),)


class Item(models.Model):
    """A figure that was sent up, as it stood then.

    ``subject`` (``model.subject_of``) is what it measures and ``claim`` what its passage says; ``correction``
    is what stood instead. ``disputed``: other documents said otherwise.
    """

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="items")
    position = models.PositiveIntegerField()
    observation = models.ForeignKey(ObservationRow, models.PROTECT, related_name="sent_up")
    subject = models.CharField(max_length=20, db_index=True)
    claim = models.CharField(max_length=20)
    correction = models.JSONField(null=True)
    disputed = models.BooleanField()

    class Meta:
        ordering = ("submission", "position")
        constraints = (
            models.UniqueConstraint(fields=("submission", "subject"), name="item_once"),
            models.UniqueConstraint(fields=("submission", "position"), name="item_position"),
        )


class PeriodStep(_OfPeriod, Signed):
    """A period of an area was closed, or opened again. The latest step is ``current``, all are kept."""

    closed = models.BooleanField()
    account = models.CharField(max_length=150)
    reason = models.TextField()

    class Meta(Signed.Meta):
        constraints = (
            models.CheckConstraint(condition=_IN_ORDER, name="periodstep_period_in_order"),
            one_current("periodstep_one_current", *CELL),
            signed("periodstep_signed"),
            models.CheckConstraint(condition=Q(closed=True) | ~Q(reason=""), name="periodstep_opened_why"),
        )
