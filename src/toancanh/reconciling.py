"""The store kept reconciled: the families that a change touches are looked at again, and no others.

Whatever changes what counts, a document read or sent again, a verdict, leaves its document waiting
(``store.contradictions``) in the same transaction. ``catch_up`` takes the families of all that waits, loads
what documents in force claim there, finds the contradictions and puts them in the place of the former ones.
If that fails, what waits goes on waiting; nothing else is lost.
Django must be set up before it is imported (``toancanh.web.prepare``).
"""

import hashlib
import logging
from collections import defaultdict, deque
from collections.abc import Collection, Iterable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import date
from importlib.metadata import version
from time import monotonic, sleep
from typing import NamedTuple

from django.conf import settings

from toancanh.isolation import Fault, Hands, Here, uncollected
from toancanh.joining import Renewed, renewed
from toancanh.model import Contradiction, Observation, UserError
from toancanh.publish import names
from toancanh.reconcile.claims import Family, family, joined, place
from toancanh.reconcile.corrections import correct
from toancanh.reconcile.corrections.declaring import OWN, Amendment, Declared, declared, mended
from toancanh.reconcile.gate import Gate
from toancanh.reconcile.precedence import Source, written
from toancanh.reference.areas import areas
from toancanh.reference.messages import language
from toancanh.store import actions, locks, mendings, selectors
from toancanh.store.contradictions import actions as contradictions
from toancanh.store.contradictions import claims
from toancanh.store.contradictions import selectors as found
from toancanh.store.contradictions.claims import Paper, Whereabouts
from toancanh.store.contradictions.mapping import Found
from toancanh.store.models import Run

ENGINE = version("toancanh")
log = logging.getLogger(__name__)
_MOMENT, _LOOK = 2.0, 0.05  # seconds that a request waits for another process, and between two looks


@dataclass(frozen=True, slots=True)
class Report:
    """What became of the families touched: how many, of how many figures; what is new, gone, failed."""

    families: int = 0
    observations: int = 0
    appeared: int = 0
    gone: int = 0
    failed: tuple[UserError, ...] = ()


def basis() -> str:
    """What contradictions depend on beside documents and what people decided about their figures."""
    told = declarations().amendments
    corrections = hashlib.sha256(repr(told).encode()).hexdigest()[:20] if told else "-"
    return f"{ENGINE} {settings.CONFIDENCE.normalize()} {corrections}"


def declarations() -> Declared:
    """The corrections that come with the package, and those of the installation."""
    return declared((OWN, settings.DATA / "corrections"))


def of_people() -> tuple[Amendment, ...]:
    """The corrections that people made in the store."""
    return tuple(map(mended, mendings.mendings()))


def amendments() -> tuple[Amendment, ...]:
    """All corrections: those of the folders, and those of people."""
    return (*declarations().amendments, *of_people())


def catch_up(*, run: Run | None = None, hands: Hands | None = None, everything: bool = False) -> Report:
    """Reconcile the families of all documents that wait.

    Args:
        run: the one to write it down under; one of its own without.
        hands: who does the work: other processes are worth their start for a large store only.
        everything: look at the whole store again, as is done in any case when the engine or the confidence
            from which a figure counts is another than the last time.
    """
    with locks.one_at_a_time(locks.RECONCILE):
        return _catch_up(run, hands or Here(), everything)


def catch_up_unless_busy() -> None:
    """Reconcile what waits if nobody else does."""
    try:
        while found.waiting():
            with locks.one_at_a_time(locks.RECONCILE, waiting=locks.leave):
                if _catch_up(None, Here(), everything=False).failed:
                    return
    except locks.Held:
        return
    except Exception as error:
        log.error("reconciling", exc_info=error)


def catch_up_soon() -> None:
    """Have what waits reconciled: by the process behind the pages if there is one, else here and now.

    For requests: an answer waits a moment for that process, so that it shows what came of a deed, and no
    longer; what is not done by then is told where contradictions are listed.
    """
    if not locks.held(locks.WORK):
        return catch_up_unless_busy()
    until = monotonic() + _MOMENT
    while found.waiting() and monotonic() < until:
        sleep(_LOOK)


def _catch_up(run: Run | None, hands: Hands, everything: bool) -> Report:
    waiting, now = found.waiting(), basis()
    whole = everything or found.last_basis() != now
    if not (waiting or whole):
        return Report()
    own = run or actions.start_run(kind=Run.Kind.RECONCILE, engine=ENGINE, parameters={})
    there = _families(claims.whereabouts() if whole else claims.whereabouts_of(set(waiting.values())))
    new = None if whole else found.new(set(waiting.values()))
    done = _Settling(hands, new).settle(there if whole else _complete(there))
    failing = {it for it, _ in done.failed}
    outcome = contradictions.Outcome(
        basis=now,
        whole=whole,
        found={_name(it): its for it, its in done.found.items()},
        kept={_name(it): its for it, its in done.kept.items() if its},
        keys=done.keys,
        done=_finished(waiting, failing),
        failed=[_name(it) for it in failing],
        observations=done.observations,
    )
    audit = contradictions.save(run=own, outcome=outcome)
    if run is None:
        actions.finish_run(run=own)
    errors = tuple(_told(it, error) for it, error in done.failed)
    return Report(audit.families, audit.observations, audit.appeared, audit.gone, errors)


def _finished(waiting: Mapping[int, int], failing: set[Family]) -> list[int]:
    """What waits no more: the documents none of whose families failed."""
    if not failing:
        return list(waiting)
    touched = {it: _families(claims.whereabouts_of([it])).keys() for it in set(waiting.values())}
    return [key for key, document in waiting.items() if not failing & touched[document]]


_Families = dict[Family, list[Whereabouts]]


def _families(there: Iterable[Whereabouts]) -> _Families:
    """What there are figures of, by family."""
    grouped: defaultdict[Family, list[Whereabouts]] = defaultdict(list)
    for it in there:
        grouped[family(it.indicator, place(it.code, it.since, it.name))].append(it)
    return dict(sorted(grouped.items(), key=lambda pair: _name(pair[0])))


def _complete(touched: _Families) -> _Families:
    """The families touched with all that the store has of them."""
    indicators = frozenset[str]().union(*(joined(head) for head, _ in touched))
    everything = _families(claims.whereabouts(indicators))
    return {it: everything.get(it, []) for it in touched}


def _name(it: Family) -> str:
    head, (code, since) = it
    return f"{head} {code} {since or ''}".rstrip()


class _Failure(NamedTuple):
    family: Family
    error: Exception


@dataclass
class _Done:
    """What came of the families, and the keys of the rows of the figures that contradictions name.

    ``kept`` are the documents whose contradictions in a family are as they were, by SHA-256.
    """

    found: dict[Family, list[Found]] = field(default_factory=dict)
    kept: dict[Family, frozenset[str]] = field(default_factory=dict)
    keys: dict[str, int] = field(default_factory=dict)
    failed: list[_Failure] = field(default_factory=list)
    observations: int = 0


def current_gate() -> Gate:
    """The gate by the setting and the verdicts in force, before pictures and contradictions alike."""
    verdicts = selectors.verdicts()
    return Gate(settings.CONFIDENCE, verdicts, selectors.documents_judged() if verdicts else ())


class _Job(NamedTuple):
    family: Family
    rows: list[tuple[int, Observation]]
    result: "Future[Renewed]"


class _Settling:
    """Families on their way: few at a time, because each holds its figures until it is done."""

    def __init__(self, hands: Hands, new: Collection[str] | None) -> None:
        self._hands = hands
        self._new = new
        self._gate = current_gate()
        self._amendments = amendments()
        self._choices = selectors.choices()
        self._sources: dict[str, Source] = {}
        self._jobs: deque[_Job] = deque()
        self._done = _Done()

    def settle(self, families: _Families) -> _Done:
        """Find the contradictions in each family."""
        for it, there in families.items():
            self._begin(it, there)
            if len(self._jobs) > self._hands.count:
                self._end()
        while self._jobs:
            self._end()
        return self._done

    @uncollected()
    def _begin(self, it: Family, there: Iterable[Whereabouts]) -> None:
        rows = list(claims.current(there))
        sources = self._sources_of({claim.passage.document for _, claim in rows})
        corrected = correct((claim for _, claim in rows), sources, self._amendments)
        said = tuple(filter(self._gate.admits, corrected.facts))
        self._done.observations += len(said)
        indicators = joined(it[0])
        choices = [choice for choice in self._choices if choice.fact and choice.fact.indicator in indicators]
        result = self._hands.do(_name(it), renewed, it, said, sources, choices, self._new)
        self._jobs.append(_Job(it, rows, result))

    def _sources_of(self, documents: set[str]) -> dict[str, Source]:
        missing = documents - self._sources.keys()
        self._sources |= sources_of(claims.papers(missing))
        return {it: self._sources[it] for it in documents}

    def _end(self) -> None:
        it, rows, result = self._jobs.popleft()
        try:
            its = result.result()
        except Exception as error:
            # A fault of ours in one family must not keep the others from being told.
            log.error("%s", _name(it), exc_info=error)
            self._done.failed.append(_Failure(it, error))
        else:
            self._done.found[it] = [Found(*pair) for pair in its.found]
            told = {claim.passage.document for _, claim in rows}
            self._done.kept[it] = frozenset(at for at in told if self._sources[at].vintage < its.since)
            self._done.keys |= _keys(rows, [contradiction for contradiction, _ in its.found])


def sources_of(papers: Mapping[str, Paper]) -> dict[str, Source]:
    """What the choice between documents needs to know of these, by SHA-256."""
    return {sha256: _source(it) for sha256, it in papers.items()}


def _source(it: Paper) -> Source:
    vintage = written(it.published, it.received, it.told)
    return Source(vintage, it.issuer, it.number, it.name, it.media_type, it.told or date.min)


def _keys(rows: Iterable[tuple[int, Observation]], contradictions: Iterable[Contradiction]) -> dict[str, int]:
    """The keys of the rows of the figures that contradictions name, by the ids of these."""
    named = {
        (fact.passage.document, fact.passage.start)
        for it in contradictions
        for fact in (*it.members, *(suspect.observation for suspect in it.suspects))
    }
    return {claim.id: key for key, claim in rows if (claim.passage.document, claim.passage.start) in named}


def _told(it: Family, error: Exception) -> UserError:
    """Which family could not be reconciled, and why."""
    head, where = it
    unit = areas().get(where.code, where.since) if where.since else None
    return UserError(
        "reconcile.failed",
        indicator=names.indicator(head, "", language()),
        area=unit.full_name if unit else where.code,
        seen=error.seen if isinstance(error, Fault) else getattr(error, "code", type(error).__name__),
    )
