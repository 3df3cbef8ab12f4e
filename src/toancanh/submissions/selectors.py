"""What can be asked of what was handed in. The bytes of files are never loaded here."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from toancanh.model import Severity
from toancanh.read import DEEPEST
from toancanh.registers.models import Proposal
from toancanh.store.contradictions.selectors import contradicted_figures
from toancanh.store.models import ActRow, FindingRow, ObservationRow, Outcome, SourceDocument
from toancanh.submissions.models import Batch, Rereading, Submitted

_HEAVY = ("text", "blocks", "metadata")


class State(StrEnum):
    """How a file stands."""

    WAITING = "waiting"
    READING = "reading"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Yield:
    """How much a document gave: figures, doubts and contradictions, acts, open proposals to the registers."""

    facts: int = 0
    doubts: int = 0
    contradictions: int = 0
    acts: int = 0
    proposals: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """One file with what became of it; ``members`` are what it holds, each with its path."""

    name: str
    state: State
    size: int | None = None
    outcome: Outcome | None = None
    document: SourceDocument | None = None
    gave: Yield = Yield()
    members: tuple["Line", ...] = ()


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a batch is: files in each state, and whether all that follows from them is done too."""

    waiting: int
    reading: int
    done: int
    settled: bool

    @property
    def total(self) -> int:
        """All files of the batch."""
        return self.waiting + self.reading + self.done


_LEFT = Q(files__outcome__isnull=True)
_BEGUN = Q(files__begun_at__isnull=False)
_BEGINS = Exists(Submitted.objects.filter(batch=OuterRef("pk")))


def batches() -> QuerySet[Batch]:
    """The batches, last first, each with how many files it has, has left, and has that failed."""
    failed = Q(files__outcome__result=Outcome.Result.FAILED)
    return Batch.objects.annotate(
        total=Count("files"), left=Count("files", filter=_LEFT), failed=Count("files", filter=failed)
    ).order_by("-id")


def batch(number: int) -> Batch | None:
    """One batch by its number."""
    return Batch.objects.filter(pk=number).first()


def progress(of: Batch) -> Progress:
    """How far a batch is, in one query."""
    numbers = Batch.objects.filter(pk=of.pk).aggregate(
        waiting=Count("files", filter=_LEFT & ~_BEGUN),
        reading=Count("files", filter=_LEFT & _BEGUN),
        done=Count("files", filter=~_LEFT),
    )
    return Progress(**numbers, settled=of.settled_at is not None)


def unsettled() -> Batch | None:
    """The batch to be worked on next: the first that has a file left, or of which more is to be done."""
    left = Submitted.objects.filter(outcome__isnull=True).select_related("batch").order_by("id").first()
    return left.batch if left else Batch.objects.filter(_BEGINS, settled_at__isnull=True).last()


def next_file(of: Batch, after: int) -> Submitted | None:
    """The first file of a batch that waits, behind one that was taken before."""
    left = Submitted.objects.filter(batch=of, outcome__isnull=True, pk__gt=after)
    return left.select_related("failure__run").order_by("id").first()


def waiting_rereading() -> Rereading | None:
    """The document to be read again next."""
    found = Rereading.objects.filter(done_at__isnull=True).select_related("document", "before")
    return found.order_by("id").first()


def rereading_of(document: SourceDocument) -> Rereading | None:
    """The last time that somebody had a document read again."""
    found = Rereading.objects.filter(document=document).select_related("before__run", "after__run")
    return found.order_by("-id").first()


def turned_down(document: SourceDocument) -> QuerySet[Rereading, Any]:
    """The readings of a document, by key, that were proposed and not kept."""
    return Rereading.objects.filter(document=document, after__isnull=False).exclude(kept=True).values("after")


def last_outcome(sha256: str) -> Outcome:
    """What became last of these bytes; only while nobody else takes files in is it that of one's own."""
    return Outcome.objects.filter(original=sha256).latest("id")


def documents_in(of: Batch) -> set[str]:
    """SHA-256 of the documents that a batch gave until now, members of its files included."""
    outcomes = [it.outcome for it in _submitted(of) if it.outcome]
    inside = _inside(outcomes)
    everything = (*outcomes, *(it for its in inside.values() for it in its))
    return {it.original_id for it in everything if it.document_id and it.original_id}


def lines(of: Batch) -> tuple[Line, ...]:
    """The files of a batch in the order they came; the number of queries does not depend on how many."""
    files = _submitted(of)
    outcomes = [it.outcome for it in files if it.outcome]
    inside = _inside(outcomes)
    found = {it.document_id for it in outcomes} | {it.document_id for its in inside.values() for it in its}
    telling = _Telling(inside, yields([it for it in found if it]))
    return tuple(map(telling.line, files))


def _submitted(of: Batch) -> list[Submitted]:
    heavy = (f"outcome__document__{name}" for name in _HEAVY)
    found = of.files.select_related("outcome__document").order_by("id")
    return list(found.defer(*heavy))


_Inside = dict[tuple[int, str], list[Outcome]]
"""What was found in a file, by the run that opened it and the SHA-256 of the file."""


def _inside(outcomes: Iterable[Outcome]) -> _Inside:
    """All that these files hold, and what that holds: a query for each level."""
    found: _Inside = defaultdict(list)
    around = {(it.run_id, it.original_id) for it in outcomes if it.original_id}
    for _ in range(DEEPEST):
        if not around:
            break
        runs, files = {run for run, _ in around}, {sha256 for _, sha256 in around}
        heavy = (f"document__{name}" for name in _HEAVY)
        came = Outcome.objects.filter(run__in=runs, container__in=files).select_related("document")
        members = [it for it in came.defer(*heavy).order_by("id") if (it.run_id, it.container_id) in around]
        for it in members:
            found[it.run_id, it.container_id or ""].append(it)
        around = {(it.run_id, it.original_id) for it in members if it.original_id} - found.keys()
    return found


class _Telling:
    """Turns rows into lines."""

    def __init__(self, inside: _Inside, gave: dict[int, Yield]) -> None:
        self._inside = inside
        self._gave = gave

    def line(self, file: Submitted) -> Line:
        """The line of a file that was handed in."""
        if file.outcome:
            return self._done(file.name, file.outcome, file.size, DEEPEST)
        return Line(file.name, State.READING if file.begun_at else State.WAITING, file.size)

    def _done(self, name: str, it: Outcome, size: int | None, deep: int) -> Line:
        failed = it.result == Outcome.Result.FAILED
        gave = self._gave.get(it.document_id or 0, Yield())
        state = State.FAILED if failed else State.DONE
        return Line(name, state, size, it, it.document, gave, tuple(self._members(it, deep)))

    def _members(self, of: Outcome, deep: int) -> Iterator[Line]:
        """What a file holds; a member that came several times in the run as it came last."""
        if deep and of.original_id:
            last = {it.path or "?": it for it in self._inside.get((of.run_id, of.original_id), ())}
            for path, it in last.items():
                yield self._done(path, it, None, deep - 1)


def yields(documents: Collection[int]) -> dict[int, Yield]:
    """How much each of these documents gave, by its key, in five queries."""
    if not documents:
        return {}
    own = {"reading__document__in": documents, "reading__current": True}
    key = "reading__document"
    facts = _counted(ObservationRow.objects.filter(**own), key)
    doubts = _counted(FindingRow.objects.filter(**own).exclude(severity=Severity.INFO.value), key)
    acts = _counted(ActRow.objects.filter(**own), key)
    proposals = _counted(
        Proposal.objects.filter(document__in=documents, state=Proposal.State.OPEN), "document"
    )
    broken = contradicted_figures().filter(observation__reading__document__in=documents).order_by()
    pairs = broken.values_list("observation__reading__document", "contradiction").distinct()
    contradicted = Counter(document for document, _ in pairs)
    return {it: Yield(facts[it], doubts[it], contradicted[it], acts[it], proposals[it]) for it in documents}


def _counted(rows: QuerySet[Any], key: str) -> Counter[int]:
    return Counter(dict(rows.order_by().annotate(of=F(key)).values_list("of").annotate(n=Count("pk"))))


def idle() -> bool:
    """Whether nothing at all is being read at this moment."""
    return not Submitted.objects.filter(outcome__isnull=True, begun_at__isnull=False).exists()
