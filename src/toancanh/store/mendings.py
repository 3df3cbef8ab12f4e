"""What people put right in the store: numbers in the place of those that documents have wrong."""

from django.db.models import F, QuerySet

from toancanh.model import Mending, Observation
from toancanh.store import mapping
from toancanh.store.models import CorrectionRow


def mendings() -> tuple[Mending, ...]:
    """The numbers that people put right and did not take back, of documents in force."""
    found = CorrectionRow.objects.filter(current=True, value__isnull=False)
    return _mendings(found.filter(observation__reading__document__superseded_by__isnull=True))


def mendings_on(fact: Observation) -> tuple[Mending, ...]:
    """All that was put right about a claim, or taken back, the latest first."""
    return _mendings(CorrectionRow.objects.filter(claim=fact.claim))


def _mendings(found: QuerySet[CorrectionRow]) -> tuple[Mending, ...]:
    rows = found.select_related("observation").annotate(
        sha256=F("observation__reading__document__original_id")
    )
    return tuple(mapping.to_mending(it, it.sha256) for it in rows)
