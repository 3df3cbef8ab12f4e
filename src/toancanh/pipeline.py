"""The path top to bottom: read → extract → store, and from the store the picture.

The way in is ``intake``, which has ``work`` join the first two for each file.
Django must be set up before it is imported (``toancanh.web.prepare``).
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone

from toancanh.intake import File, FileReport, IngestReport, Told, Upload, ingest, put_aside
from toancanh.model import Node, UserError
from toancanh.reconcile import vintages
from toancanh.reconcile.claims import Family, joined
from toancanh.reconcile.editions import Reconciled, editions, reconcile
from toancanh.reconcile.gate import Gate
from toancanh.reconcile.picture import Picture, Source, build_picture
from toancanh.reconcile.vintages import Telling
from toancanh.reconciling import ENGINE
from toancanh.store import actions, mapping, selectors
from toancanh.store.models import Run, SourceDocument
from toancanh.store.selectors import EVERYTHING, Selection
from toancanh.work import extract_for

__all__ = [
    "Change",
    "File",
    "FileReport",
    "IngestReport",
    "Told",
    "Upload",
    "histories",
    "ingest",
    "picture",
    "put_aside",
    "reconciled",
    "replay",
]


def picture(asked: Selection = EVERYTHING) -> Picture:
    """The picture that the documents in force give of what is asked for."""
    gate = Gate(settings.CONFIDENCE, selectors.verdicts())
    return build_picture(selectors.current_observations(asked), _sources(selectors.in_force()), gate)


def _sources(rows: Iterable[SourceDocument]) -> dict[str, Source]:
    """What the choice between documents needs to know of them."""
    return {
        row.sha256: Source(
            vintage=row.published.start if row.published else timezone.localdate(row.received_at),
            official=row.number is not None,
            dated=row.published is not None,
        )
        for row in rows
    }


def reconciled(indicator: str) -> dict[Family, Reconciled]:
    """What follows from all that is told of an indicator and of those joined with it, by family."""
    gate = Gate(settings.CONFIDENCE, selectors.verdicts())
    claims = filter(gate.admits, selectors.current_observations(Selection(joined(indicator))))
    found = editions(claims, _sources(selectors.in_force()))
    return {family: reconcile(own) for family, own in found.items()}


def histories(asked: Selection) -> dict[Node, tuple[Telling, ...]]:
    """What was told of everything asked for, by which document and when; superseded documents included."""
    gate = Gate(settings.CONFIDENCE, selectors.verdicts())
    claims = filter(gate.admits, selectors.current_observations(asked, superseded=True))
    rows = list(selectors.every_document())
    sources = _sources(rows)
    told = [edition for family in editions(claims, sources).values() for edition in family]
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
