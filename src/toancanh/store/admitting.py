"""Which rows count: what documents in force claim now, and what of it the picture may stand by.

What is no longer in force, or was rejected, is little beside the rest. It is told as sets of keys, which a
database makes once, so that an index finds the rows asked for and no other table has to be gone through.
"""

from decimal import Decimal
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from toancanh.model import Verdict
from toancanh.store.models import DecisionRow, ObservationRow, Reading, SourceDocument

_CLAIMED = tuple(f"observation__{name}" for name in ("fact_id", "value", "unit", "bound", "status"))


def replaced() -> QuerySet[SourceDocument, Any]:
    """The keys of documents that a later one supersedes."""
    return SourceDocument.objects.filter(supersedes__isnull=False).order_by().values("supersedes")


def current(*, superseded: bool = False) -> QuerySet[ObservationRow]:
    """The rows of the latest reading of each document in force, or also of superseded ones, in no order."""
    read_again = Reading.objects.filter(current=False).order_by().values("pk")
    rows = ObservationRow.objects.order_by().exclude(reading__in=read_again)
    if superseded:
        return rows
    return rows.exclude(reading__in=Reading.objects.filter(document__in=replaced()).order_by().values("pk"))


def admitted(threshold: Decimal) -> QuerySet[ObservationRow]:
    """The current rows that ``reconcile.gate`` admits, in no order."""
    unsure = Q(confidence__lt=threshold) & ~Q(decided(Verdict.CONFIRMED))
    return current().exclude(unsure).exclude(pk__in=_rejected())


def _rejected() -> QuerySet[ObservationRow, Any]:
    """The keys of figures that were rejected, wherever they were read."""
    verdicts = DecisionRow.objects.filter(current=True, verdict=Verdict.REJECTED.value)
    alike = ObservationRow.objects.filter(fact_id__in=verdicts.order_by().values("observation__fact_id"))
    return alike.filter(Q(decided(Verdict.REJECTED))).order_by().values("pk")


def decided(*verdicts: Verdict) -> Exists:
    """Whether the claim of a row, in the columns that ``Observation.claim`` sums up, bears a verdict now."""
    same = {name: OuterRef(name.removeprefix("observation__")) for name in _CLAIMED}
    found = DecisionRow.objects.filter(current=True, verdict__in=[it.value for it in verdicts], **same)
    ends = Coalesce("observation__high", "observation__value")
    return Exists(found.annotate(to=ends).filter(to=Coalesce(OuterRef("high"), OuterRef("value"))))
