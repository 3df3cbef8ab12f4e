"""What can be asked of the store. Documents come as rows, what was read in them as frozen values."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from operator import itemgetter
from typing import Any, TypeVar

from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from toancanh.model import (
    Act,
    Choice,
    Decision,
    Finding,
    Measure,
    Mention,
    Observation,
    Period,
    Severity,
    Status,
    Verdict,
    subject_of,
)
from toancanh.store import figures, mapping
from toancanh.store.admitting import current, decided, replaced
from toancanh.store.models import (
    ActRow,
    ChoiceRow,
    DecisionRow,
    FindingRow,
    MentionRow,
    ObservationRow,
    Original,
    Outcome,
    Reading,
    Run,
    SourceDocument,
    long_columns,
)
from toancanh.store.selection import EVERYTHING, Asked, Selection


@dataclass(frozen=True, slots=True)
class Claim:
    """An observation with the document that makes it: all that is needed to show where it comes from."""

    observation: Observation
    document: SourceDocument
    run: Run

    @property
    def sentence(self) -> tuple[str, str, str]:
        """The sentence in three parts: before the number, the number, after it."""
        text, (start, end) = self.document.text, self.observation.sentence
        passage = self.observation.passage
        return text[start : passage.start], passage.text, text[passage.end : end]


_Key = TypeVar("_Key")
_FEW = 5000


def few(keys: Collection[_Key]) -> Collection[_Key] | None:
    """Keys that a condition can name one by one; nothing, which asks for all, if they are too many."""
    return keys if len(keys) <= _FEW else None


def documents() -> QuerySet[SourceDocument]:
    """All documents, last received first, each with ``facts`` and ``doubts``, how many were found last.

    Texts and blocks are left out; they load when touched.
    """
    related = ("supersedes", "superseded_by")
    found = SourceDocument.objects.select_related(*related).defer(*long_columns("", *related))
    doubts = FindingRow.objects.exclude(severity=Severity.INFO.value)
    found = found.annotate(facts=_counted(ObservationRow.objects.all()), doubts=_counted(doubts))
    return found.order_by("-received_at", "-id")


def _counted(rows: QuerySet[Any]) -> Coalesce:
    """How many of these rows the current reading of a document has."""
    own = rows.filter(reading__document=OuterRef("pk"), reading__current=True)
    numbers = own.order_by().values("reading__document").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(numbers), 0)


def in_force(among: Collection[str] | None = None) -> QuerySet[SourceDocument]:
    """The documents, of these by SHA-256 or of all, that no later one supersedes, without their texts."""
    found = SourceDocument.objects.exclude(pk__in=replaced()).defer(*long_columns(""))
    return found if among is None else found.filter(original_id__in=among)


_PAST = (Status.ACTUAL.value, Status.PRELIMINARY.value, Status.ESTIMATE.value)


def last_told(among: Collection[str] | None = None) -> dict[str, date]:
    """The end of the last period that each document, of these or of all, tells of as past, by SHA-256."""
    found = ObservationRow.objects.filter(status__in=_PAST, period_end__isnull=False, reading__current=True)
    if among is not None:
        found = found.filter(reading__document__original_id__in=among)
    named = found.order_by().values_list("reading__document__original_id")
    return dict(named.annotate(Max("period_end")))


def every_document(among: Collection[str] | None = None) -> QuerySet[SourceDocument]:
    """The documents in force and those that they supersede, without their texts.

    Args:
        among: only those of these SHA-256, and what took their place.
    """
    found = SourceDocument.objects.select_related("supersedes").defer(*long_columns("", "supersedes"))
    if among is None:
        return found
    return found.filter(Q(original__in=among) | Q(supersedes__original__in=among))


def letters(readings: Collection[int]) -> dict[int, tuple[str | None, datetime]]:
    """Who issued the documents in force of these readings, and when they came, by the key of the reading."""
    found = Reading.objects.filter(current=True, document__superseded_by__isnull=True, pk__in=readings)
    rows = found.order_by().values_list("pk", "document__issuer", "document__received_at")
    return {key: (issuer, received) for key, issuer, received in rows}


def names(sha256s: Collection[str]) -> dict[str, str]:
    """The names of these documents, by SHA-256."""
    found = SourceDocument.objects.filter(original_id__in=sha256s)
    return dict(found.values_list("original_id", "name"))


def document(sha256: str) -> SourceDocument | None:
    """The document with these bytes, if it is here."""
    found = SourceDocument.objects.select_related("supersedes", "superseded_by")
    return found.filter(original_id=sha256).first()


def content(sha256: str) -> bytes | None:
    """The bytes received, of a document or of a file that failed."""
    original = Original.objects.filter(sha256=sha256).first()
    return bytes(original.content) if original else None


def facts_of(row: SourceDocument) -> tuple[Observation, ...]:
    """What the latest reading of a document found, in reading order."""
    found = ObservationRow.objects.filter(reading__document=row, reading__current=True).order_by("position")
    return tuple(mapping.to_observation(it, row.sha256) for it in found)


def facts_count(row: SourceDocument) -> int:
    """How many figures the latest reading of a document found."""
    return ObservationRow.objects.filter(reading__document=row, reading__current=True).count()


def area_told(row: SourceDocument) -> str | None:
    """The area that the clerk said a document is of, as it was read last."""
    return row.readings.filter(current=True).values_list("area_told", flat=True).first()


def digest(row: SourceDocument) -> str | None:
    """The digest of what was read in a document last."""
    return row.readings.filter(current=True).values_list("digest", flat=True).first()


def acts_of(row: SourceDocument) -> tuple[Act, ...]:
    """The acts that the latest reading of a document found."""
    found = ActRow.objects.filter(reading__document=row, reading__current=True).order_by("position")
    return tuple(mapping.to_act(it, row.sha256) for it in found)


def findings_of(row: SourceDocument) -> tuple[Finding, ...]:
    """The doubts that the latest reading of a document met."""
    found = FindingRow.objects.filter(reading__document=row, reading__current=True).order_by("position")
    return tuple(mapping.to_finding(it, row.sha256) for it in found)


def mentions_of(row: SourceDocument) -> tuple[Mention, ...]:
    """The things that the latest reading of a document found named."""
    found = MentionRow.objects.filter(reading__document=row, reading__current=True).order_by("position")
    return tuple(mapping.to_mention(it, row.sha256) for it in found)


def claim(fact_id: str) -> Claim | None:
    """One observation by its id with its document, from the latest reading that has it."""
    found = ObservationRow.objects.filter(fact_id=fact_id).select_related("reading__document", "reading__run")
    row = found.order_by("-reading__current", "-reading").first()
    return _claim(row) if row else None


def current_observations(asked: Asked = EVERYTHING, *, superseded: bool = False) -> tuple[Observation, ...]:
    """What documents claim, by the latest reading of each: of those in force, or also of superseded ones.

    Their evidence is left out (``figures``).
    """
    found = list(
        figures.rows(current(superseded=superseded).filter(asked.condition()), "reading", "position")
    )
    sources = _quoted({reading for reading, *_ in found})
    # Put in order here: a database that is asked to goes through all readings instead.
    found.sort(key=itemgetter(0, 1))
    return tuple(figures.observation(sources[reading], row) for reading, _, *row in found)


def aimed(area_codes: Collection[str], year: Period) -> dict[bool, frozenset[str | None]]:
    """The indicators that something is told of beside what happened, or how much of its plan is done.

    Args:
        area_codes: the areas that matter.
        year: the days that it is told of.

    Returns:
        those of which it is told without dimensions (``True``), and those with some.
    """
    asked = Q(measure=Measure.PCT_OF_PLAN.value) | ~Q(status__in=_PAST)
    found = current().filter(asked, Selection(area_codes=area_codes, touching=year).condition())
    told = set(found.annotate(whole=Q(dims=[])).values_list("whole", "indicator").distinct())
    return {kind: frozenset(it for whole, it in told if bool(whole) is kind) for kind in (True, False)}


def _quoted(readings: Collection[int]) -> dict[int, str]:
    """The SHA-256 of the document of each reading."""
    found = Reading.objects.order_by().values_list("pk", "document__original_id")
    among = few(readings)
    return dict(found if among is None else found.filter(pk__in=among))


def claimed(asked: Asked = EVERYTHING, sha256: str | None = None) -> QuerySet[ObservationRow]:
    """Rows of what the documents in force claim now, in order; or of one document, in force or not."""
    found = ObservationRow.objects.filter(asked.condition(), reading__current=True)
    if sha256:
        found = found.filter(reading__document__original=sha256)
    else:
        found = found.filter(reading__document__superseded_by__isnull=True)
    return found.annotate(sha256=F("reading__document__original_id")).order_by("reading", "position")


def observed(row: Any) -> Observation:
    """A row of ``claimed`` as a value."""
    return mapping.to_observation(row, row.sha256)


def verdicts() -> dict[str, Verdict]:
    """The verdicts in force by claim."""
    found = DecisionRow.objects.filter(current=True).exclude(verdict=Verdict.OPEN.value)
    return {claim: Verdict(verdict) for claim, verdict in found.values_list("claim", "verdict")}


def documents_judged() -> frozenset[str]:
    """SHA-256 of the documents whose claims verdicts in force are about."""
    found = DecisionRow.objects.filter(current=True).exclude(verdict=Verdict.OPEN.value).order_by()
    return frozenset(found.values_list("observation__reading__document__original_id", flat=True).distinct())


def decisions_on(fact: Observation) -> tuple[Decision, ...]:
    """All that was decided about a claim, the decision in force first."""
    return tuple(map(mapping.to_decision, DecisionRow.objects.filter(claim=fact.claim)))


def choices() -> tuple[Choice, ...]:
    """What people chose and did not take back."""
    found = ChoiceRow.objects.filter(current=True, stands=True)
    return _choices(found)


def choices_on(fact: Observation) -> tuple[Choice, ...]:
    """All that was chosen to stand for what a figure measures, or taken back, the latest first."""
    return _choices(ChoiceRow.objects.filter(subject=subject_of(fact)))


def _choices(found: QuerySet[ChoiceRow]) -> tuple[Choice, ...]:
    rows = tuple(
        found.select_related("observation").annotate(sha256=F("observation__reading__document__original_id"))
    )
    newer = SourceDocument.objects.filter(supersedes__isnull=False) if rows else SourceDocument.objects.none()
    after = dict(newer.values_list("supersedes__original_id", "original_id"))
    return tuple(mapping.to_choice(it, _with_successors(it.sha256, after)) for it in rows)


def _with_successors(sha256: str, after: dict[str, str]) -> tuple[str, ...]:
    """A document and those that took its place, in order."""
    found = [sha256]
    while following := after.get(found[-1]):
        found.append(following)
    return tuple(found)


def queue(threshold: Decimal) -> QuerySet[ObservationRow]:
    """What documents in force claim that nobody has decided on and that is not sure: the least sure first."""
    undecided = ~Q(decided(Verdict.CONFIRMED, Verdict.REJECTED))
    found = current().filter(undecided, confidence__lt=threshold)
    return found.order_by("confidence", "reading", "position")


def claims(rows: Iterable[ObservationRow]) -> tuple[Claim, ...]:
    """Rows of observations with their documents."""
    keys = [row.pk for row in rows]
    found = ObservationRow.objects.select_related("reading__document", "reading__run").in_bulk(keys)
    return tuple(_claim(found[key]) for key in keys)


def _claim(row: ObservationRow) -> Claim:
    document = row.reading.document
    return Claim(mapping.to_observation(row, document.sha256), document, row.reading.run)


def failures() -> QuerySet[Outcome]:
    """Files that could not be used and why, last first, each once, without those that could be used since."""
    same_bytes = Q(original__isnull=False, original=OuterRef("original"))
    same_name = Q(original__isnull=True, name=OuterRef("name"), path__isnull=True)
    later = Outcome.objects.filter(same_bytes | same_name, id__gt=OuterRef("id"))
    found = Outcome.objects.filter(~Exists(later), result=Outcome.Result.FAILED, original__document=None)
    return found.select_related("original").defer("original__content")


@dataclass(frozen=True, slots=True)
class Inside:
    """A file that another came in: its bytes' SHA-256, its name, the path of the other in it."""

    sha256: str
    name: str
    path: str
    document: bool  # whether it says something itself, as a mail does


def containers_of(sha256: str) -> tuple[tuple[Inside, ...], ...]:
    """In which files a file came, each time from the inmost to the outermost; empty if it came by itself."""
    came = Outcome.objects.filter(original_id=sha256, container__isnull=False).order_by("id")
    ways = dict.fromkeys((it.container_id, it.path) for it in came)
    return tuple(_way_out(container, path) for container, path in ways if container and path is not None)


def _way_out(container: str, path: str) -> tuple[Inside, ...]:
    """Up the containers, the first of each that is known; a file never holds itself, so there is an end."""
    came = Outcome.objects.filter(original_id=container).order_by("id").first()
    name = came.name if came else "?"
    here = Inside(container, name, path, document=bool(came and came.document_id))
    if came is None or came.container_id is None or came.path is None:
        return (here,)
    return (here, *_way_out(came.container_id, came.path))


def containers(sha256s: Collection[str]) -> dict[str, tuple[str, str]]:
    """For each of these files that came in another: SHA-256 and name of the one that it came in last."""
    came = Outcome.objects.filter(container__isnull=False, original__in=sha256s).order_by("id")
    inside = dict(came.values_list("original_id", "container_id"))
    holders = Outcome.objects.filter(original__in=set(inside.values())).order_by("-id")
    names = dict(holders.values_list("original_id", "name"))
    return {sha256: (holder, names.get(holder, "?")) for sha256, holder in inside.items()}


@dataclass(frozen=True, slots=True)
class Held:
    """A file in another: its path there, its bytes' SHA-256, its title, and why it could not be used."""

    path: str
    sha256: str | None
    title: str | None = None
    failure: Outcome | None = None


def held_in(sha256: str) -> tuple[Held, ...]:
    """What a file holds, in its own order; of a member that came several times the last."""
    came = Outcome.objects.filter(container_id=sha256).select_related("document").order_by("id")
    last = {it.path or "?": it for it in came.defer(*long_columns("document"))}
    return tuple(map(_held, last.values()))


def _held(it: Outcome) -> Held:
    failure = it if it.result == Outcome.Result.FAILED else None
    title = it.document.title if it.document else None
    return Held(it.path or "?", it.original_id, title, failure)


def file_name(sha256: str) -> str | None:
    """The name under which a file came, be it a document, a container or one that could not be used."""
    came = Outcome.objects.filter(original_id=sha256).order_by("id").first()
    return came.name if came else None


def run(run_id: int) -> Run | None:
    """One run by its number."""
    return Run.objects.filter(pk=run_id).first()


def runs() -> QuerySet[Run]:
    """All runs, last first."""
    return Run.objects.all()


def readings(of: Run) -> QuerySet[Reading]:
    """What a run read, in order, with the documents."""
    return of.readings.select_related("document").order_by("id")


def fact_ids(of: Reading) -> set[str]:
    """The ids of the observations of a reading."""
    return set(ObservationRow.objects.filter(reading=of).values_list("fact_id", flat=True))
