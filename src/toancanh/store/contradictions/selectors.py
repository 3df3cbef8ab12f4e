"""What can be asked of the contradictions in force."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Max, OuterRef, Q, QuerySet, Subquery

from toancanh.model import Contradiction, Observation, Settlement, Severity
from toancanh.store import mapping as facts
from toancanh.store.contradictions import mapping
from toancanh.store.contradictions.rows import (
    ContradictionRow,
    MemberRow,
    Reconciliation,
    SettlementRow,
    SuspectRow,
    Waiting,
)
from toancanh.store.models import (
    ChoiceRow,
    CorrectionRow,
    DecisionRow,
    ObservationRow,
    SourceDocument,
    long_columns,
)

Unit = tuple[
    str, date | None
]  # an area: its code and the day it began; of one without a code its folded name


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which contradictions are asked for; an empty part does not narrow; it has ``documents``, ``facts``."""

    indicators: Collection[str] = ()
    areas: Collection[Unit] = ()
    severity: Severity | None = None
    documents: Collection[str] = ()
    facts: Collection[str] = ()

    def condition(self) -> Q:
        """What is wanted as a condition on ``ContradictionRow``."""
        wanted = Q()
        if self.indicators:
            wanted &= Q(indicator__in=self.indicators)
        if self.areas:
            units = (Q(area_code=code, area_since=since) for code, since in self.areas)
            wanted &= Q(pk__in=ContradictionRow.objects.filter(Q(*units, _connector=Q.OR)))
        if self.severity:
            wanted &= Q(severity=self.severity.value)
        if self.documents:
            wanted &= _with_member(reading__document__original__in=self.documents)
        if self.facts:
            wanted &= _with_member(fact_id__in=self.facts)
        return wanted


def _with_member(**such: object) -> Q:
    """Whether a figure like this is one of those that cannot all be true."""
    members = MemberRow.objects.filter(observation__in=ObservationRow.objects.filter(**such))
    return Q(pk__in=members.values("contradiction"))


EVERYTHING = Wanted()


def contradictions(wanted: Wanted = EVERYTHING) -> QuerySet[ContradictionRow]:
    """The contradictions among the documents in force that nobody has settled, the worst first.

    One that was settled by a choice or a correction is settled when it is no more; until then it is here.
    """
    return ContradictionRow.objects.filter(wanted.condition()).exclude(key__in=apart())


def contradicted_figures() -> QuerySet[MemberRow]:
    """The figures of the contradictions that nobody has settled, once for each of these."""
    return MemberRow.objects.exclude(contradiction__key__in=apart())


def apart() -> QuerySet[SettlementRow, Any]:
    """The keys of the contradictions that somebody settled because all of their figures stand."""
    return SettlementRow.objects.filter(current=True, how=Settlement.DIFFER.value).values("key")


def echoes(wanted: Wanted = EVERYTHING) -> tuple[tuple[int, ...], ...]:
    """Keys of rows of ``contradictions``, those together that one change of one figure would repair.

    The worst of a group comes first in it, and the group where that one would come.
    """
    groups: dict[object, list[int]] = {}
    found = contradictions(wanted).annotate(suspect=_suspect())
    for key, suspect in found.values_list("pk", "suspect"):
        groups.setdefault(suspect or (key,), []).append(key)
    return tuple(map(tuple, groups.values()))


def _suspect() -> Subquery:
    """The figure of which one change would likeliest repair a contradiction."""
    likeliest = SuspectRow.objects.filter(contradiction=OuterRef("pk")).order_by("position")
    return Subquery(likeliest.values("observation")[:1])


def rows(keys: Collection[int]) -> dict[int, ContradictionRow]:
    """Rows by their keys, in the order of these; those that are no more are left out."""
    found = ContradictionRow.objects.in_bulk(list(keys))
    return {key: found[key] for key in keys if key in found}


def group(key: str) -> tuple[int, ...]:
    """The rows of the contradiction of a name and of its echoes, that one first; empty if it is no more."""
    found = contradictions().annotate(suspect=_suspect())
    first = found.filter(key=key).values_list("pk", "suspect").first()
    if first is None:
        return ()
    number, suspect = first
    if suspect is None:
        return (number,)
    others = found.filter(suspect=suspect).exclude(pk=number)
    return (number, *others.values_list("pk", flat=True))


def told(rows: Iterable[ContradictionRow]) -> tuple[Contradiction, ...]:
    """Rows as contradictions, with the figures that they name."""
    keys = [row.pk for row in rows]
    fetched = ContradictionRow.objects.select_related("document").defer(*long_columns("document"))
    found = fetched.prefetch_related("members", "suspects").in_bulk(keys)
    said = _said(found.values())
    return tuple(mapping.to_contradiction(found[it], said, found[it].document.sha256) for it in keys)


def _said(rows: Collection[ContradictionRow]) -> dict[int, Observation]:
    keys = {it.observation_id for row in rows for it in row.members.all()}
    keys |= {it.observation_id for row in rows for it in row.suspects.all()}
    found = ObservationRow.objects.select_related("reading").filter(pk__in=keys)
    sha256 = dict(found.values_list("pk", "reading__document__original_id"))
    return {row.pk: facts.to_observation(row, sha256[row.pk]) for row in found}


def count(wanted: Wanted = EVERYTHING) -> Counter[Severity]:
    """How many contradictions of each severity there are."""
    found = contradictions(wanted).order_by().values_list("severity", flat=True)
    return Counter(map(Severity, found))


def indicators() -> tuple[str, ...]:
    """The indicators that any contradiction is about."""
    return tuple(
        ContradictionRow.objects.order_by("indicator").values_list("indicator", flat=True).distinct()
    )


def areas() -> tuple[Unit, ...]:
    """The areas that any contradiction is about."""
    found = ContradictionRow.objects.order_by("area_code", "area_since")
    return tuple(found.values_list("area_code", "area_since").distinct())


def waiting() -> dict[int, int]:
    """The documents not reconciled as they are now: keys of ``Waiting`` with those of the documents."""
    return dict(Waiting.objects.values_list("pk", "document_id"))


def as_of_change() -> tuple[object, ...] | None:
    """What is another after every change to what counts; ``None`` as long as there was none.

    All that changes it leaves its document waiting in its own transaction, and what waits is taken away only
    with a reconciliation written down. What waits is asked for first, so that nothing worked out after this
    is older than it says.
    """
    waits = Waiting.objects.order_by().aggregate(count=Count("pk"), last=Max("pk"), at=Max("at"))
    done = Reconciliation.objects.order_by("-id").values_list("id", "at").first()
    return (*waits.values(), done) if done or waits["count"] else None


def new(documents: Collection[int]) -> frozenset[str] | None:
    """These documents by SHA-256 if all of them are new: read once, alone, and decided on by nobody.

    Args:
        documents: keys of documents that wait.
    """
    asked = SourceDocument.objects.filter(pk__in=documents)
    again = asked.annotate(read=Count("readings")).exclude(read=1, supersedes=None, superseded_by=None)
    there = {"observation__reading__document__in": documents}
    decided = (rows.objects.filter(**there) for rows in (DecisionRow, ChoiceRow, CorrectionRow))
    if again.exists() or any(it.exists() for it in decided):
        return None
    return frozenset(asked.values_list("original_id", flat=True))


def last_basis() -> str | None:
    """What the contradictions stored rest on beside documents and verdicts."""
    return Reconciliation.objects.filter(whole=True).values_list("basis", flat=True).first()
