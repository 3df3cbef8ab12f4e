"""The tables of what people decided about figures: verdicts, choices, corrections. Nothing is overwritten."""

# ruff: noqa: D106 (what Meta is for is said by the model)

from django.db import models
from django.db.models import Q

from toancanh.store.fields import ExactDecimalField
from toancanh.store.signed import REASONED, Signed, one_current, signed


class DecisionRow(Signed):
    """A verdict on a claim, made on the observation that it was read from. The latest one is ``current``.

    ``claim`` (``model.Observation.claim``) lets it hold for the same claim read again; all are kept.
    """

    observation = models.ForeignKey("store.ObservationRow", models.PROTECT, related_name="decisions")
    claim = models.CharField(max_length=20, db_index=True)
    verdict = models.CharField(max_length=10)
    note = models.TextField()

    class Meta(Signed.Meta):
        constraints = (
            one_current("decision_one_current", "claim"),
            signed("decision_signed"),
            models.CheckConstraint(
                condition=Q(verdict__in=("confirmed", "rejected", "open")), name="decision_verdict_known"
            ),
        )


class ChoiceRow(Signed):
    """The claim that a person chose to stand for what it measures, or, if not ``stands``, took back.

    ``subject`` (``model.subject_of``) is what is measured; the latest row on it is ``current``, all are kept.
    """

    subject = models.CharField(max_length=20, db_index=True)
    observation = models.ForeignKey("store.ObservationRow", models.PROTECT, related_name="choices")
    stands = models.BooleanField()
    reason = models.TextField()

    class Meta(Signed.Meta):
        constraints = (
            one_current("choice_one_current", "subject"),
            signed("choice_signed_with_reason", REASONED),
        )


class CorrectionRow(Signed):
    """The number that a person put in the place of a claim's, in its unit; with none the claim's own again.

    The latest row on a claim (``model.Observation.claim``) is ``current``, all are kept.
    """

    claim = models.CharField(max_length=20, db_index=True)
    observation = models.ForeignKey("store.ObservationRow", models.PROTECT, related_name="corrections")
    value = ExactDecimalField(null=True)
    reason = models.TextField()
    source = models.TextField()

    class Meta(Signed.Meta):
        constraints = (
            one_current("correction_one_current", "claim"),
            signed("correction_signed_with_reason", REASONED),
        )
