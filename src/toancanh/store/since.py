"""What came into the store since a time, asked with few and narrow queries."""

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from django.db.models import Sum

from toancanh.model import Choice, Observation, subject_of
from toancanh.store import mapping, selectors
from toancanh.store.models import (
    ObservationRow,
    Outcome,
    Reading,
    Reconciliation,
    SourceDocument,
    long_columns,
)


class Contradicted(NamedTuple):
    """How many contradictions appeared, and how many are no more."""

    appeared: int
    gone: int


class Arrived(NamedTuple):
    """How many documents came, and the last of them without their texts."""

    number: int
    last: tuple[SourceDocument, ...]


def arrived(since: datetime, most: int) -> Arrived:
    """The documents received since; at most so many of them, the last first."""
    found = Outcome.objects.filter(result=Outcome.Result.STORED, at__gt=since)
    last = found.select_related("document").defer(*long_columns("document")).order_by("-id")[:most]
    return Arrived(found.count(), tuple(it.document for it in last if it.document))


def new_among(documents: Collection[str], since: datetime) -> frozenset[str]:
    """Which of these documents, by SHA-256, were received since."""
    found = SourceDocument.objects.filter(original__in=documents, received_at__gt=since)
    return frozenset(found.values_list("original_id", flat=True))


def contradicted(since: datetime) -> Contradicted:
    """What reconciling brought since."""
    found = Reconciliation.objects.filter(at__gt=since).aggregate(new=Sum("appeared"), old=Sum("gone"))
    return Contradicted(found["new"] or 0, found["old"] or 0)


def chosen(since: datetime) -> tuple[Choice, ...]:
    """What people chose since, and did not take back."""
    return tuple(it for it in selectors.choices() if it.when > since)


def replaced(documents: Collection[str], area_codes: Collection[str]) -> dict[str, Observation]:
    """What the documents told that these superseded, by what is measured (``model.subject_of``).

    Args:
        documents: SHA-256 of the later ones.
        area_codes: the areas that matter.
    """
    older = Reading.objects.filter(current=True, document__superseded_by__original__in=documents)
    told_by = dict(older.order_by().values_list("pk", "document__original_id"))
    rows = ObservationRow.objects.filter(
        reading__in=list(told_by), area_code__in=area_codes, indicator__isnull=False
    )
    found = (mapping.to_observation(row, told_by[row.reading_id]) for row in rows)
    return {subject_of(it): it for it in found}
