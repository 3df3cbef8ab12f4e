"""What can be asked: what waits, what is official, what is closed, what differs."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery

from toancanh.approving.models import CELL, Item, PeriodStep, State, Submission
from toancanh.approving.values import Approval, Cell, as_sent
from toancanh.model import Observation, subject_of
from toancanh.store import figures, mapping
from toancanh.store.contradictions.selectors import contradicted_figures
from toancanh.store.models import ObservationRow
from toancanh.store.selection import EVERYTHING, Asked


def submissions(*states: State) -> QuerySet[Submission]:
    """Submissions that stand so, the last first, each with ``figures`` and ``disputed``, how many it has."""
    counts = {"figures": Count("items"), "disputed": Count("items", filter=Q(items__disputed=True))}
    return Submission.objects.filter(state__in=states).annotate(**counts)


def returned() -> list[Submission]:
    """What was returned and has not been sent up again, the last first."""
    later = Submission.objects.filter(**{name: OuterRef(name) for name in CELL}, pk__gt=OuterRef("pk"))
    return list(submissions(State.RETURNED).filter(~Exists(later)))


def submission(number: int) -> Submission | None:
    """One submission."""
    return Submission.objects.filter(pk=number).first()


def of(cell: Cell) -> QuerySet[Submission]:
    """All submissions of an area and period, the last first."""
    return Submission.objects.filter(**cell.columns)


def official(cell: Cell) -> Submission | None:
    """The submission whose figures are official."""
    return Submission.objects.filter(**cell.columns, official=True).first()


def is_closed(cell: Cell) -> PeriodStep | None:
    """The step that closed a period of an area, if it is closed."""
    return PeriodStep.objects.filter(**cell.columns, current=True, closed=True).first()


def steps(cell: Cell) -> QuerySet[PeriodStep]:
    """When a period of an area was closed and opened, the last first."""
    return PeriodStep.objects.filter(**cell.columns)


@dataclass(frozen=True, slots=True)
class Sent:
    """A figure as it was sent up, with what is to be known of it."""

    fact: Observation
    item: Item
    contradicted: bool = False

    @property
    def doubtful(self) -> bool:
        """Whether anything says otherwise."""
        return self.contradicted or self.item.disputed


def sent(made: Submission) -> tuple[Sent, ...]:
    """The figures of a submission, in their order."""
    items = tuple(
        made.items.select_related("observation").annotate(
            sha256=F("observation__reading__document__original_id")
        )
    )
    broken = contradicted(it.observation_id for it in items)
    return tuple(Sent(_fact(it), it, it.observation_id in broken) for it in items)


def contradicted(rows: Iterable[int]) -> frozenset[int]:
    """Which of these observations, by key, contradict others in a way that nobody has settled."""
    return frozenset(
        contradicted_figures().filter(observation__in=list(rows)).values_list("observation_id", flat=True)
    )


def doubts(numbers: Iterable[int]) -> dict[int, int]:
    """How many figures of these submissions are said otherwise elsewhere or contradict others, by number."""
    broken = Exists(contradicted_figures().filter(observation=OuterRef("observation")))
    found = Item.objects.filter(Q(disputed=True) | broken, submission__in=list(numbers)).order_by()
    return dict(found.values_list("submission").annotate(count=Count("pk")))


def official_numbers(codes: Collection[str]) -> tuple[int, ...]:
    """The submissions whose figures are official, of these units; of all if none is named.

    What is official is another only when these are: what was sent up is never changed.
    """
    found = Submission.objects.filter(official=True).order_by("pk")
    return tuple((found.filter(area_code__in=codes) if codes else found).values_list("pk", flat=True))


def official_rows(asked: Asked = EVERYTHING) -> QuerySet[ObservationRow]:
    """The rows of what is official of what is asked for, each with its ``correction`` and ``sha256``."""
    pinned = Item.objects.filter(submission__official=True)
    last = pinned.filter(observation=OuterRef("pk")).order_by("-submission")
    found = ObservationRow.objects.filter(asked.condition(), pk__in=pinned.values("observation"))
    return found.annotate(
        sha256=F("reading__document__original_id"), correction=Subquery(last.values("correction")[:1])
    ).order_by("reading", "position")


def official_figure(row: Any) -> Observation:
    """A row of ``official_rows`` as it was sent up."""
    return as_sent(mapping.to_observation(row, row.sha256), row.correction)


def official_figures(asked: Asked = EVERYTHING) -> tuple[Observation, ...]:
    """The figures that are official of what is asked for, each as it was sent up; each once.

    Their evidence is left out (``figures``).
    """
    found = figures.rows(official_rows(asked), "sha256", "correction")
    return tuple(as_sent(figures.observation(sha256, row), sent) for sha256, sent, *row in found)


def approvals(facts: Iterable[Observation]) -> dict[str, Approval]:
    """By whom what these figures measure was made official, by subject (``model.subject_of``)."""
    subjects = {subject_of(it) for it in facts}
    rows = Item.objects.filter(subject__in=subjects, submission__official=True)
    found = rows.select_related("submission", "observation").order_by("submission__decided_at")
    return {it.subject: Approval.of(it) for it in found}


@dataclass(frozen=True, slots=True)
class Difference:
    """What one thing measured was, and what it is now: one of both may be missing."""

    before: Observation | None
    now: Observation | None


def differences(before: Iterable[Observation], now: Iterable[Observation]) -> tuple[Difference, ...]:
    """What is new, other or gone between two lists of figures, in the order of the second, then the first."""
    one = {subject_of(it): it for it in before}
    other = {subject_of(it): it for it in now}
    changed = (Difference(one.get(key), it) for key, it in other.items() if not _same(one.get(key), it))
    gone = (Difference(it, None) for key, it in one.items() if key not in other)
    return (*changed, *gone)


def _same(one: Observation | None, other: Observation) -> bool:
    if one is None:
        return False
    return (one.quantity, one.status) == (other.quantity, other.status)


def states(code: str) -> dict[Cell, Submission]:
    """The last submission of each period of an area."""
    rows = Submission.objects.filter(area_code=code).order_by("id")
    return {Cell.of(row): row for row in rows}


def official_cells(code: str) -> frozenset[Cell]:
    """The periods of an area that have official figures."""
    return frozenset(map(Cell.of, Submission.objects.filter(area_code=code, official=True)))


def closed(code: str) -> dict[Cell, PeriodStep]:
    """The closed periods of an area."""
    rows = PeriodStep.objects.filter(area_code=code, current=True, closed=True)
    return {Cell.of(row): row for row in rows}


def _fact(it: Item) -> Observation:
    return as_sent(mapping.to_observation(it.observation, it.sha256), it.correction)  # type: ignore[attr-defined]
