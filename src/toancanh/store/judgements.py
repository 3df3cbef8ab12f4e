"""The tables of what people decided about figures: verdicts, choices, corrections. Nothing is overwritten."""

# ruff: noqa: D106 (what Meta is for is said by the model)

from django.db import models
from django.db.models import Q

from toancanh.store.fields import ExactDecimalField
from toancanh.store.origin import here


class DecisionRow(models.Model):
    """A verdict on a claim, made on the observation that it was read from. The latest one is ``current``.

    ``claim`` (``model.Observation.claim``) lets it hold for the same claim read again; all are kept.
    """

    observation = models.ForeignKey("store.ObservationRow", models.PROTECT, related_name="decisions")
    claim = models.CharField(max_length=20, db_index=True)
    verdict = models.CharField(max_length=10)
    who = models.TextField()
    note = models.TextField()
    at = models.DateTimeField(auto_now_add=True)
    address = models.CharField(max_length=45, default=here)
    current = models.BooleanField()

    class Meta:
        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(
                fields=("claim",), condition=Q(current=True), name="decision_one_current"
            ),
            models.CheckConstraint(condition=~Q(who=""), name="decision_signed"),
            models.CheckConstraint(
                condition=Q(verdict__in=("confirmed", "rejected", "open")), name="decision_verdict_known"
            ),
        )


class ChoiceRow(models.Model):
    """The claim that a person chose to stand for what it measures, or, if not ``stands``, took back.

    ``subject`` (``model.subject_of``) is what is measured; the latest row on it is ``current``, all are kept.
    """

    subject = models.CharField(max_length=20, db_index=True)
    observation = models.ForeignKey("store.ObservationRow", models.PROTECT, related_name="choices")
    stands = models.BooleanField()
    who = models.TextField()
    reason = models.TextField()
    at = models.DateTimeField(auto_now_add=True)
    address = models.CharField(max_length=45, default=here)
    current = models.BooleanField()

    class Meta:
        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(
                fields=("subject",), condition=Q(current=True), name="choice_one_current"
            ),
            models.CheckConstraint(condition=~Q(who="") & ~Q(reason=""), name="choice_signed_with_reason"),
        )


class CorrectionRow(models.Model):
    """The number that a person put in the place of a claim's, in its unit; with none the claim's own again.

    The latest row on a claim (``model.Observation.claim``) is ``current``, all are kept.
    """

    claim = models.CharField(max_length=20, db_index=True)
    observation = models.ForeignKey("store.ObservationRow", models.PROTECT, related_name="corrections")
    value = ExactDecimalField(null=True)
    who = models.TextField()
    reason = models.TextField()
    source = models.TextField()
    at = models.DateTimeField(auto_now_add=True)
    address = models.CharField(max_length=45, default=here)
    current = models.BooleanField()

    class Meta:
        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(
                fields=("claim",), condition=Q(current=True), name="correction_one_current"
            ),
            models.CheckConstraint(
                condition=~Q(who="") & ~Q(reason=""), name="correction_signed_with_reason"
            ),
        )
