"""The figures that are exchanged: what is stood by, what was stood by on a day, or all that ever was.

One figure stands for each series and period. Which of several is decided as the picture decides it
(``reconcile.precedence``); figures in different units stand side by side, as in a chart.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from toancanh import joining
from toancanh.approving.selectors import official_figures
from toancanh.integrate import Basis, Figure
from toancanh.model import Interval, Measure, Observation, Period, Place
from toancanh.model.intervals import common
from toancanh.pipeline import Claims, claims, histories, standpoint
from toancanh.publish.sdmx import codes, data
from toancanh.publish.sdmx.codes import Used
from toancanh.publish.sdmx.components import CodeList
from toancanh.publish.sdmx.data import Datum, Derivation, Key, Made, Paper, Stood
from toancanh.reconcile import vintages
from toancanh.reconcile.choices import upheld
from toancanh.reconcile.precedence import Precedence
from toancanh.reconcile.vintages import Telling
from toancanh.reconciling import sources_of
from toancanh.store import selectors
from toancanh.store.contradictions.claims import papers_of
from toancanh.store.contradictions.selectors import as_of_change
from toancanh.store.remembering import Remembered
from toancanh.store.selection import EVERYTHING, Selection

_Spot = tuple[Key, Period]
"""What one figure stands for."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which figures are asked for.

    Args:
        selection: of which indicators and areas; what else narrows is for who asks to leave out.
        as_of: those that were stood by on this day; ``None`` for now.
        history: all that were ever stood by, each with the day until which.
        since: only those whose document came after this moment.
        derived: what follows for other areas and no document tells, instead; only for now.
    """

    selection: Selection = field(default_factory=Selection)
    as_of: date | None = None
    history: bool = False
    since: datetime | None = None
    derived: bool = False


@dataclass(frozen=True, slots=True)
class Gathered:
    """What was found.

    Args:
        data: the observations, in order.
        left_out: how many figures have no place in a series: no indicator, period or coded area.
        updated: when the last document of them came.
    """

    data: Sequence[Datum]
    left_out: int
    updated: datetime | None


_gathered: Remembered[Gathered] = Remembered(8)
_kept: Remembered[tuple[Stood, ...]] = Remembered(16)
_lists: Remembered[tuple[CodeList, ...]] = Remembered(1)


def gather(wanted: Wanted) -> Gathered:
    """The observations that are asked for; kept until anything that counts changes."""
    approved = frozenset(it.claim for it in official_figures(wanted.selection))
    asked = wanted.selection.key, wanted.as_of, wanted.history, wanted.since, wanted.derived
    key = asked, approved, standpoint()
    return _gathered.of(key, as_of_change(), lambda: _gather(wanted, approved))


def stood(selection: Selection) -> tuple[Stood, ...]:
    """The figures that are stood by now, each with its document; kept until anything that counts changes."""
    key = selection.key, standpoint()
    return _kept.of(key, as_of_change(), lambda: tuple(_of_now(claims(selection))))


def code_lists() -> tuple[CodeList, ...]:
    """The code lists of the structure, with what the store tells of in the open ones."""
    return _lists.of("lists", as_of_change(), lambda: codes.lists(_used()))


def _used() -> Used:
    """What the figures of all documents use, those that were superseded too: histories tell of them."""
    return data.used(selectors.current_observations(EVERYTHING, superseded=True))


def _gather(wanted: Wanted, approved: Collection[str]) -> Gathered:
    if wanted.derived:
        return _derived(wanted)
    past = wanted.history or wanted.as_of is not None
    found = list(_of_past(wanted) if past else _of_now(claims(wanted.selection)))
    placed = [it for it in found if data.key_of(it.fact)]
    told = (replace(it, official=it.fact.claim in approved) for it in placed)
    made, came = data.data(told), _received({it.paper.sha256 for it in placed})
    if wanted.since:
        new = {sha256 for sha256, at in came.items() if at > wanted.since}
        made = [it for it in made if it.attributes["SOURCE_DOCUMENT"] in new]
    last = max((came[it.attributes["SOURCE_DOCUMENT"]] for it in made), default=None)
    return Gathered(tuple(made), len(found) - len(placed), last)


def _derived(wanted: Wanted) -> Gathered:
    """What figures of areas make for those around them: sums, and what a whole has over its other parts."""
    found = claims(Selection(wanted.selection.indicators))  # of all areas: one is made of others
    days = {sha256: it.vintage for sha256, it in found.sources.items()}
    papers = _papers({it.passage.document for it in found.facts}, days)
    made = [
        _made(it, papers) for it in joining.integrated(found.facts, found.sources).figures if _follows(it)
    ]
    told = data.made(it for it in made if _asked(it.node.thing.place, wanted.selection))
    return Gathered(tuple(told), 0, None)


def _follows(it: Figure) -> bool:
    """Whether a level was made of told ones alone, without weights that somebody states."""
    bases = (Basis.DERIVED, Basis.RESIDUAL)
    return (
        it.node.measure is Measure.LEVEL
        and it.basis in bases
        and not (it.keys or it.weights or it.reason)
        and all(one.told or _follows(one) for one in it.inputs)
    )


def _asked(place: Place, selection: Selection) -> bool:
    return not selection.area_codes or place.code in selection.area_codes


def _made(it: Figure, papers: Mapping[str, Paper]) -> Made:
    facts, nothing = tuple(_facts(it)), Interval(None, None)
    which = Derivation.RESIDUAL if it.basis is Basis.RESIDUAL else Derivation.DERIVED
    return Made(
        it.node, it.interval or nothing, which, facts, tuple(papers[one.passage.document] for one in facts)
    )


def _facts(it: Figure) -> Iterator[Observation]:
    if it.told:
        yield it.told
    for one in it.inputs:
        yield from _facts(one)


def _received(documents: Collection[str]) -> Mapping[str, datetime]:
    """When documents came, by SHA-256."""
    rows = selectors.every_document(selectors.few(documents))
    return dict(rows.values_list("original_id", "received_at"))


def _of_now(found: Claims) -> Iterator[Stood]:
    """What is stood by, and what has no place in a series."""
    precedence = Precedence(found.sources, upheld(found.facts, found.choices).chosen)
    days = {sha256: it.vintage for sha256, it in found.sources.items()}
    papers = _papers({it.passage.document for it in found.facts}, days)
    for place, its in _by_place(found.facts).items():
        if place is None:
            yield from (Stood(it, papers[it.passage.document]) for it in its)
            continue
        first, *rivals = precedence.ranked(its)
        yield Stood(first, papers[first.passage.document], disputed=_disputed(first, rivals))


def _by_place(facts: Iterable[Observation]) -> dict[_Spot | None, list[Observation]]:
    found: defaultdict[_Spot | None, list[Observation]] = defaultdict(list)
    for it in facts:
        found[_place(it)].append(it)
    return found


def _place(it: Observation) -> _Spot | None:
    key = data.key_of(it)
    return (key, it.period) if key and it.period else None


def _disputed(first: Observation, rivals: Iterable[Observation]) -> bool:
    """Whether another document says otherwise, of the same status."""
    return any(
        it.status is first.status
        and it.passage.document != first.passage.document
        and common(it.quantity.interval, first.quantity.interval) is None
        for it in rivals
    )


def _of_past(wanted: Wanted) -> Iterator[Stood]:
    """What was stood by on a day, or day after day."""
    tellings: defaultdict[_Spot, list[Telling]] = defaultdict(list)
    for history in histories(wanted.selection).values():
        for telling in history:
            if place := _place(telling.fact):
                tellings[place].append(telling)
    every = [it for its in tellings.values() for it in its]
    papers = _papers({it.document for it in every}, {it.document: it.vintage for it in every})
    for its in tellings.values():
        for standing, until in _standing(its, wanted):
            rivals = (it.fact for it in its if it.document != standing.document)
            disputed = until is None and _disputed(standing.fact, rivals)
            yield Stood(standing.fact, papers[standing.document], disputed=disputed, until=until)


def _standing(its: Sequence[Telling], wanted: Wanted) -> Iterator[tuple[Telling, date | None]]:
    """Which tellings of one thing stood, each with the day until which."""
    if not wanted.history:
        found = vintages.as_of(its, wanted.as_of) if wanted.as_of else None
        if found:
            yield found, None
        return
    days = {it.vintage for it in its} | {it.until for it in its if it.until}
    stood: Telling | None = None
    for day in sorted(it for it in days if wanted.as_of is None or it <= wanted.as_of):
        now = vintages.as_of(its, day)
        if stood is not None and now is not stood:
            yield stood, day
        stood = now
    if stood is not None:
        yield stood, None


def _papers(documents: Collection[str], days: Mapping[str, date]) -> dict[str, Paper]:
    """What is told of documents, by SHA-256."""
    rows = [row for row in selectors.every_document(selectors.few(documents)) if row.sha256 in documents]
    unsaid = {row.sha256 for row in rows} - set(days)
    more = sources_of(papers_of(row for row in rows if row.sha256 in unsaid)) if unsaid else {}
    return {
        row.sha256: Paper(
            row.sha256,
            row.title or row.name,
            row.issuer,
            row.number,
            days[row.sha256] if row.sha256 in days else more[row.sha256].vintage,
        )
        for row in rows
    }
