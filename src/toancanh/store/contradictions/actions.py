"""Writing what reconciliation found, and what is to be reconciled."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import Q, QuerySet

from toancanh.model import Observation
from toancanh.store.contradictions import mapping
from toancanh.store.contradictions.mapping import Found
from toancanh.store.contradictions.rows import (
    ContradictionRow,
    MemberRow,
    Reconciliation,
    SuspectRow,
    Waiting,
)
from toancanh.store.models import Run, SourceDocument

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one go of reconciling came to.

    Args:
        basis: what the result depends on beside documents and verdicts.
        whole: whether all families there are were looked at, so that any other is no more.
        found: the contradictions of each family that was done.
        keys: of the rows of the figures that ``found`` names, by their ids.
        kept: the documents of each family whose contradictions stay as they are, by SHA-256.
        done: which of the documents waiting (``Waiting``) wait no more.
        failed: the families that could not be done; what was found of them before stays.
        observations: how many figures were looked at.
    """

    basis: str
    whole: bool
    found: Mapping[str, Sequence[Found]]
    keys: Mapping[str, int]
    done: Collection[int]
    kept: Mapping[str, Collection[str]] = field(default_factory=dict)
    failed: Collection[str] = ()
    observations: int = 0


def wait(*, document: SourceDocument) -> Waiting:
    """Note that the figures of a document count otherwise than before, as part of what changes them."""
    return Waiting.objects.create(document=document)


@transaction.atomic
def save(*, run: Run, outcome: Outcome) -> Reconciliation:
    """Put what was found in the families done in the place of what was found there before, with its audit."""
    before = _replaced(outcome)
    old = set(before.values_list("key", flat=True))
    new = {mapping.key(it.contradiction) for its in outcome.found.values() for it in its}
    audit = Reconciliation.objects.create(
        run=run,
        basis=outcome.basis,
        whole=outcome.whole,
        families=len(outcome.found),
        failed=len(outcome.failed),
        observations=outcome.observations,
        appeared=len(new - old),
        gone=len(old - new),
    )
    before.delete()
    _create(audit, outcome)
    Waiting.objects.filter(pk__in=outcome.done).delete()
    return audit


def _replaced(outcome: Outcome) -> QuerySet[ContradictionRow]:
    """The contradictions in whose place those found come."""
    if outcome.whole:
        return ContradictionRow.objects.exclude(family__in=outcome.failed)
    before = ContradictionRow.objects.filter(family__in=outcome.found)
    stay = Q()
    for family, documents in outcome.kept.items():
        stay |= Q(family=family, document__original_id__in=documents)
    return before.exclude(stay) if outcome.kept else before


def _create(audit: Reconciliation, outcome: Outcome) -> None:
    pairs = [(family, it) for family, its in outcome.found.items() for it in its]
    documents = _documents({found.contradiction.document for _, found in pairs})
    rows = [_row(audit, family, found, documents) for family, found in pairs]
    ContradictionRow.objects.bulk_create(rows, batch_size=_AT_ONCE)
    made = list(zip(rows, (found.contradiction for _, found in pairs), strict=True))
    members = (
        MemberRow(contradiction=row, position=at, observation_id=_key(outcome, member))
        for row, it in made
        for at, member in enumerate(it.members)
    )
    suspects = (
        SuspectRow(
            contradiction=row,
            position=at,
            observation_id=_key(outcome, suspect.observation),
            slip=suspect.slip.value,
            should_be=mapping.span(suspect.should_be),
        )
        for row, it in made
        for at, suspect in enumerate(it.suspects)
    )
    MemberRow.objects.bulk_create(members, batch_size=_AT_ONCE)
    SuspectRow.objects.bulk_create(suspects, batch_size=_AT_ONCE)


def _row(audit: Reconciliation, family: str, found: Found, documents: Mapping[str, int]) -> ContradictionRow:
    return ContradictionRow(
        reconciliation=audit,
        family=family,
        document_id=documents[found.contradiction.document],
        **mapping.columns(found),
    )


def _key(outcome: Outcome, fact: Observation) -> int:
    return outcome.keys[fact.id]


def _documents(sha256s: Collection[str]) -> dict[str, int]:
    found = SourceDocument.objects.filter(original_id__in=sha256s)
    return dict(found.values_list("original_id", "pk"))
