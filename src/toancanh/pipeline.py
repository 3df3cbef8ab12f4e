"""The path top to bottom: read → extract → store, and from the store the picture.

The way in is ``intake``, which has ``work`` join the first two for each file; what the registers do not hold
of it is proposed to them.
Django must be set up before it is imported (``toancanh.web.prepare``).
"""

import logging
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.conf import settings

from toancanh import intake, joining
from toancanh.approving import selectors as approving
from toancanh.approving.values import Cell, Standing
from toancanh.intake import File, FileReport, IngestReport, PutAside, Told, Upload, aside, put_aside
from toancanh.integrate import compositions_among
from toancanh.isolation import Hands
from toancanh.model import (
    Area,
    Choice,
    Correction,
    Finding,
    Measure,
    Node,
    Observation,
    Period,
    UserError,
    Value,
)
from toancanh.publish import names
from toancanh.reconcile import vintages
from toancanh.reconcile.around import derived
from toancanh.reconcile.claims import Family, joined
from toancanh.reconcile.corrections import correct
from toancanh.reconcile.corrections.declaring import Amendment
from toancanh.reconcile.editions import Reconciled, editions
from toancanh.reconcile.picture import Picture, PictureLine, build_picture
from toancanh.reconcile.precedence import Source
from toancanh.reconcile.vintages import Telling
from toancanh.reconciling import ENGINE, amendments, current_gate, declarations, of_people, sources_of
from toancanh.reference.areas import areas
from toancanh.registers import proposing
from toancanh.store import actions, mapping, selectors
from toancanh.store.contradictions.claims import papers, papers_of
from toancanh.store.contradictions.selectors import as_of_change
from toancanh.store.models import Run
from toancanh.store.remembering import Remembered
from toancanh.store.selection import EVERYTHING, Asked, Dims, Measured, Selection
from toancanh.work import extract_for

__all__ = [
    "Change",
    "Claims",
    "File",
    "FileReport",
    "IngestReport",
    "PutAside",
    "Told",
    "Upload",
    "aside",
    "claims",
    "corrections",
    "following",
    "histories",
    "ingest",
    "picture",
    "put_aside",
    "reconciled",
    "replay",
    "standing",
    "standpoint",
]


log = logging.getLogger(__name__)
_NOBODY = Told()
_pictures: Remembered[Picture] = Remembered(32)
_officials: Remembered[Picture] = Remembered(8)
_followed: Remembered[tuple[Value, ...]] = Remembered(32)


def ingest(
    files: Iterable[File], *, hands: Hands | None = None, told: Told = _NOBODY, area: str | None = None
) -> IngestReport:
    """Take files in (``intake.ingest``), and propose to the registers what they say that is not there."""
    report = intake.ingest(files, hands=hands, told=told, area=area)
    came = [file.document for file in report.files if file.document]
    try:
        return replace(report, proposed=len(proposing.propose(came).new))
    except Exception as error:
        # Proposals can be looked for again at any time; what was taken in stays.
        log.error("proposing", exc_info=error)
        return report


@dataclass(frozen=True, slots=True)
class Claims:
    """What the documents in force claim, as it may be stood by.

    Args:
        facts: put right where a correction says so; those that the gate does not admit are left out.
        dropped: those that a correction leaves out, by id.
        sources: the documents that the claims quote, by SHA-256.
        choices: what people chose among the facts.
        findings: corrections that could not be applied.
    """

    facts: tuple[Observation, ...]
    dropped: Mapping[str, Correction]
    sources: Mapping[str, Source]
    choices: tuple[Choice, ...]
    findings: tuple[Finding, ...]


def claims(asked: Asked = EVERYTHING) -> Claims:
    """What may be stood by of what is asked for: corrections first, then the gate."""
    told, unread = declarations()
    every = (*told, *of_people())
    wanted = [it for it in every if asked.covers(Measured(it.indicator, it.area, *_narrow(it)))]
    facts = selectors.current_observations(asked)
    sources = _quoted(facts, wanted)
    corrected = correct(facts, sources, wanted)
    gate = current_gate()
    admitted = tuple(filter(gate.admits, corrected.facts))
    choices = tuple(it for it in selectors.choices() if _covered(it, asked))
    return Claims(admitted, corrected.dropped, sources, choices, (*corrected.findings, *unread))


def corrections() -> tuple[tuple[Amendment, ...], Claims]:
    """All corrections declared, and the claims that they speak of with what became of them."""
    every = amendments()
    # Without any, the findings alone are asked for: of an indicator that no claim has.
    return every, claims(Selection({it.indicator for it in every} or [""]))


def _covered(it: Choice, asked: Asked) -> bool:
    fact = it.fact
    return fact is not None and asked.covers(Measured(fact.indicator, fact.area_code, *_narrow(fact)))


def _narrow(it: Amendment | Observation) -> tuple[Period | None, Dims, Measure]:
    return it.period, it.dims, it.measure


def picture(asked: Asked = EVERYTHING, *, official: bool = False) -> Picture:
    """The picture that the documents in force give of what is asked for; it is kept until that changes.

    With ``official`` the one of the figures that were approved (``toancanh.approving``), whatever documents
    say since.
    """
    if official:
        as_of = as_of_change()
        approved = as_of and (*as_of, approving.official_numbers(asked.codes))
        return _officials.of(asked.key, approved, lambda: _built(_official(asked)))
    return _pictures.of((asked.key, standpoint()), as_of_change(), lambda: _built(claims(asked)))


def standpoint() -> Hashable:
    """What pictures depend on beside the store: what is made of them holds as long as it is the same."""
    return settings.CONFIDENCE, declarations()


def _built(found: Claims) -> Picture:
    built = build_picture(found.facts, found.sources, choices=found.choices)
    return replace(built, findings=(*built.findings, *found.findings), dropped=found.dropped)


def _official(asked: Asked) -> Claims:
    """What was approved: nothing is chosen or held back any more."""
    facts = approving.official_figures(asked)
    sources = sources_of(papers({it.passage.document for it in facts}))
    return Claims(facts, {}, sources, (), ())


def standing(cell: Cell) -> tuple[Standing, ...]:
    """What the working picture stands by of an area and period: what can be sent up to be approved.

    Only figures of catalogued indicators: of the others nobody knows what they measure.
    """
    built = picture(Selection(area_codes=(cell.code,), within=cell.period))
    return tuple(
        Standing(fact, line.conflict)
        for line in built.lines
        if line.indicator and cell.holds(line.period) and _is_of(line, cell)
        for fact in line.observations
    )


def _is_of(line: PictureLine, cell: Cell) -> bool:
    """Whether a line is of the unit of a cell; one that went on under a later date is the same unit."""
    return line.area_code == cell.code and names.since(cell.code, line.area_since) == cell.since


def _quoted(facts: Iterable[Observation], amendments: Iterable[Amendment]) -> dict[str, Source]:
    """The documents in force that figures quote or that corrections speak of."""
    named = [dict(it.document).get("document") for it in amendments]
    found = {it.passage.document for it in facts} | set(filter(None, named))
    # A correction that tells its document by issuer and number may mean any.
    among = selectors.few(found) if all(named) else None
    return sources_of(papers_of(selectors.in_force(among)))


def reconciled(indicator: str) -> dict[Family, Reconciled]:
    """What follows from all that is told of an indicator and of those that it is joined with, by family."""
    found = claims(Selection(joined(indicator)))
    return joining.reconciled(found.facts, found.sources, found.choices)


def following(indicator: str, area_codes: Collection[str] = ()) -> tuple[Value, ...]:
    """All that is known of an indicator: what is told and stands, narrowed by others, and what follows.

    Areas are joined: of one that was merged, what its parts add up to; of a part, what is left of the whole.

    Args:
        indicator: code of the catalogue.
        area_codes: only what is told of the units of these codes, of those that they were merged from and of
            what they were merged into; empty for all.
    """
    wanted = frozenset(it.code for code in area_codes for it in _related(code))
    key = indicator, wanted, standpoint()
    return _followed.of(key, as_of_change(), lambda: _following(indicator, wanted or area_codes))


def _following(indicator: str, codes: Collection[str]) -> tuple[Value, ...]:
    found = claims(Selection(joined(indicator), codes))
    every = joining.following(found.facts, found.sources, found.choices).values()
    return tuple(it for family in every for it in _known_of(indicator, family))


def _known_of(indicator: str, family: Sequence[Value]) -> Iterable[Value]:
    """The values of an indicator in a family, those that nobody tells as readers take them."""

    def own(node: Node) -> bool:
        return node.thing.indicator == indicator

    there = compositions_among({it.node.thing.place for it in family})
    yield from (it for it in family if it.told is not None and own(it.node))
    yield from (it for it in derived(own, family, there) if own(it.node))


def _related(code: str) -> Iterable[Area]:
    """The units of a code with all that was merged into one with them, and what they were merged into."""
    for unit in areas().versions(code):
        for whole in (unit, *(new for new, _ in areas().became(unit) if areas().parts(new))):
            yield whole
            yield from areas().parts(whole)


def histories(asked: Selection) -> dict[Node, tuple[Telling, ...]]:
    """What was told of everything asked for, by which document and when; superseded documents included."""
    gate = current_gate()
    admitted = tuple(filter(gate.admits, selectors.current_observations(asked, superseded=True)))
    quoted = {it.passage.document for it in admitted}
    rows = list(selectors.every_document(selectors.few(quoted)))
    sources = sources_of(papers_of(rows))
    told = [edition for family in editions(admitted, sources).values() for edition in family]
    days = {sha256: it.vintage for sha256, it in sources.items()} | {it.document: it.vintage for it in told}
    later = {row.supersedes.sha256: days[row.sha256] for row in rows if row.supersedes}
    return vintages.histories(told, later)


@dataclass(frozen=True, slots=True)
class Change:
    """A document that is read differently now: ids of the observations lost and gained."""

    document: str
    name: str
    lost: frozenset[str]
    gained: frozenset[str]


def replay(run_id: int, *, adopt: bool = False) -> tuple[Change, ...]:
    """Extract every document of a run again and say which come out differently; none is the rule.

    A document can change with nothing lost or gained: the same claims, another value or status.
    With ``adopt``, what is read now becomes the current reading of the documents that changed.

    Raises:
        UserError: there is no such run.
    """
    run = selectors.run(run_id)
    if run is None:
        raise UserError("store.no_run", run=run_id)
    again = adopt and actions.start_run(kind=Run.Kind.REPLAY, engine=ENGINE, parameters={"run": run_id})
    changes = []
    for reading in selectors.readings(run):
        extraction = extract_for(mapping.to_document(reading.document), reading.area_told)
        if mapping.digest(extraction) == reading.digest:
            continue
        before, now = selectors.fact_ids(reading), {fact.id for fact in extraction.facts}
        row = reading.document
        changes.append(Change(row.sha256, row.name, frozenset(before - now), frozenset(now - before)))
        if again:
            actions.save_extraction(run=again, document=row, extraction=extraction, area=reading.area_told)
    if again:
        actions.finish_run(run=again)
    return tuple(changes)
