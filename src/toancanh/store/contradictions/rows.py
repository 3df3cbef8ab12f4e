"""The tables of contradictions."""

# ruff: noqa: D106 (what Meta is for is said by the model)

from django.db import models
from django.db.models import Q

from toancanh.model import Period
from toancanh.store.fields import ExactDecimalField
from toancanh.store.signed import REASONED, Signed, one_current, signed


class Waiting(models.Model):
    """A document whose figures count otherwise than when they were reconciled last.

    It is written together with what changed them: a reading, a successor, a verdict.
    """

    document = models.ForeignKey("store.SourceDocument", models.PROTECT, related_name="waiting")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("id",)


class Reconciliation(models.Model):
    """One go of reconciling: of how much, on what basis, and what came of it.

    ``basis`` names all but the documents and verdicts that the result depends on: the version of the engine,
    the confidence from which a figure counts. ``families`` were done and ``failed`` were not, which keeps
    their documents waiting; ``appeared`` and ``gone`` count the contradictions that were new and are no more.
    """

    run = models.ForeignKey("store.Run", models.PROTECT, related_name="reconciliations")
    basis = models.TextField()
    whole = models.BooleanField()
    families = models.PositiveIntegerField()
    failed = models.PositiveIntegerField()
    observations = models.PositiveIntegerField()
    appeared = models.PositiveIntegerField()
    gone = models.PositiveIntegerField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-id",)


class ContradictionRow(models.Model):
    """Figures that cannot all be true: the columns of ``model.Contradiction``.

    ``indicator`` to ``measure`` say what it is about. ``terms`` are the values in the identity and what each
    has to be, that one first. ``gap`` is how far it is off, ``weight`` the same in millionths of the value;
    the worst has the least ``rank``, then the most ``weight``. ``key`` names the contradiction: the same
    figures in contradiction have the same key in every store.
    """

    reconciliation = models.ForeignKey(Reconciliation, models.PROTECT, related_name="contradictions")
    family = models.TextField(db_index=True)
    key = models.CharField(max_length=20)
    identity = models.CharField(max_length=40)
    severity = models.CharField(max_length=10)
    rank = models.PositiveSmallIntegerField()
    document = models.ForeignKey("store.SourceDocument", models.PROTECT, related_name="brought_to_light")
    indicator = models.CharField(max_length=80)
    dims = models.JSONField()
    area_code = models.TextField()
    area_since = models.DateField(null=True)
    period_start = models.DateField()
    period_end = models.DateField()
    kind = models.CharField(max_length=10)
    unit = models.TextField()
    measure = models.CharField(max_length=20)
    expected = models.JSONField()
    terms = models.JSONField()
    gap = ExactDecimalField(null=True)
    weight = models.BigIntegerField()
    spread = models.PositiveIntegerField()

    class Meta:
        ordering = ("rank", "-weight", "key", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(period_start__lte=models.F("period_end")), name="contradiction_period_in_order"
            ),
        )
        indexes = (
            models.Index(fields=("rank", "-weight", "key"), name="contradiction_worst_first"),
            models.Index(fields=("indicator", "area_code"), name="contradiction_by_thing"),
        )

    @property
    def period(self) -> Period:
        """The period that it is about."""
        return Period(self.period_start, self.period_end)


class SettlementRow(Signed):
    """What a person decided about a contradiction, by its key, with the argument as the person read it.

    ``how`` is one of ``model.Settlement``. Unlike the contradictions it is a source: it stays when they go.
    ``told`` has the argument in each language. The latest row on a key is ``current``, all are kept.
    """

    key = models.CharField(max_length=20, db_index=True)
    how = models.CharField(max_length=10)
    observation = models.ForeignKey("store.ObservationRow", models.PROTECT, null=True, related_name="settled")
    reason = models.TextField()
    told = models.JSONField()

    class Meta(Signed.Meta):
        constraints = (
            one_current("settlement_one_current", "key"),
            signed("settlement_signed_with_reason", REASONED),
            models.CheckConstraint(
                condition=Q(how__in=("chosen", "corrected", "rejected"), observation__isnull=False)
                | Q(how__in=("differ", "open")),
                name="settlement_how_known",
            ),
        )


class MemberRow(models.Model):
    """One of the figures that cannot all be true."""

    contradiction = models.ForeignKey(ContradictionRow, models.CASCADE, related_name="members")
    position = models.PositiveIntegerField()
    observation = models.ForeignKey("store.ObservationRow", models.PROTECT, related_name="contradicted")

    class Meta:
        ordering = ("contradiction", "position")
        constraints = (models.UniqueConstraint(fields=("contradiction", "position"), name="member_position"),)


class SuspectRow(models.Model):
    """A figure of which one change, to a value in ``should_be``, would repair a contradiction."""

    contradiction = models.ForeignKey(ContradictionRow, models.CASCADE, related_name="suspects")
    position = models.PositiveIntegerField()
    observation = models.ForeignKey("store.ObservationRow", models.PROTECT, related_name="suspected")
    should_be = models.JSONField()
    slip = models.CharField(max_length=10)

    class Meta:
        ordering = ("contradiction", "position")
        constraints = (
            models.UniqueConstraint(fields=("contradiction", "position"), name="suspect_position"),
        )
