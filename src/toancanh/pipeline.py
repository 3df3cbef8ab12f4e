"""The path top to bottom: read → extract → store, and from the store the picture.

This is the only module that joins stages. Django must be set up before it is imported
(``toancanh.web.prepare``).
"""

import hashlib
import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from toancanh.extract import extract
from toancanh.model import UserError
from toancanh.read import LIMIT, read, read_bytes
from toancanh.reconcile.gate import Gate
from toancanh.reconcile.picture import Picture, Source, build_picture
from toancanh.store import actions, mapping, selectors
from toancanh.store.models import Outcome, Run, SourceDocument
from toancanh.store.selectors import EVERYTHING, Selection

ENGINE = version("toancanh")
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that is in memory only."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of one file.

    ``document`` is its SHA-256 if it is stored now, ``facts`` how many figures it has there,
    ``supersedes`` the name of the earlier document it replaces, ``superseded_by`` that of one here
    already that replaces it, ``error`` why it could not be used.
    """

    name: str
    result: Outcome.Result
    document: str | None = None
    facts: int = 0
    supersedes: str | None = None
    superseded_by: str | None = None
    error: UserError | None = None


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What became of every file of a run, in the order given."""

    run: int
    files: tuple[FileReport, ...]

    def of(self, result: Outcome.Result) -> tuple[FileReport, ...]:
        """The files with this result."""
        return tuple(file for file in self.files if file.result is result)


def ingest(
    files: Iterable[Path | Upload], *, progress: Callable[[FileReport], None] | None = None
) -> IngestReport:
    """Read, extract and store each file; call ``progress`` after each.

    A file that cannot be used is put aside with its reason and the others are done; a file whose
    bytes are here already changes nothing.
    """
    run = actions.start_run(kind=Run.Kind.INGEST, engine=ENGINE, parameters={})
    reports = []
    for file in files:
        reports.append(report := _receive(run, file))
        if progress:
            progress(report)
    actions.finish_run(run=run)
    return IngestReport(run.pk, tuple(reports))


def _receive(run: Run, file: Path | Upload) -> FileReport:
    content = None
    try:
        content = _content(file)
        known = selectors.document(hashlib.sha256(content).hexdigest())
        return _known(run, file.name, known) if known else _store(run, file.name, content)
    except UserError as error:
        reason = error
    except Exception as error:
        # A fault of ours in one file must not cost the user the rest of the batch.
        log.exception("%s", file.name)
        reason = UserError("read.unexpected", name=file.name, seen=type(error).__name__)
    actions.record_failure(run=run, name=file.name, error=reason, content=content)
    return FileReport(file.name, Outcome.Result.FAILED, error=reason)


def _content(file: Path | Upload) -> bytes:
    if isinstance(file, Upload):
        return file.content
    if not file.is_file() or file.stat().st_size > LIMIT:
        read(file)  # raises, saying what is wrong with it
    return file.read_bytes()


def _known(run: Run, name: str, row: SourceDocument) -> FileReport:
    actions.record_known(run=run, name=name, document=row)
    return FileReport(name, Outcome.Result.KNOWN, row.sha256, len(selectors.facts_of(row)))


def _store(run: Run, name: str, content: bytes) -> FileReport:
    document = read_bytes(content, name)
    extraction = extract(document)
    row = actions.store_reading(run=run, document=document, content=content, extraction=extraction)
    earlier = row.supersedes.name if row.supersedes else None
    later = row.successor.name if row.successor else None
    return FileReport(name, Outcome.Result.STORED, row.sha256, len(extraction.facts), earlier, later)


def picture(asked: Selection = EVERYTHING) -> Picture:
    """The picture that the documents in force give of what is asked for."""
    sources = {
        row.sha256: Source(
            vintage=row.published.start if row.published else timezone.localdate(row.received_at),
            official=row.number is not None,
        )
        for row in selectors.in_force()
    }
    gate = Gate(settings.CONFIDENCE, selectors.verdicts())
    return build_picture(selectors.current_observations(asked), sources, gate)


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
        extraction = extract(mapping.to_document(reading.document))
        if mapping.digest(extraction) == reading.digest:
            continue
        before, now = selectors.fact_ids(reading), {fact.id for fact in extraction.facts}
        row = reading.document
        changes.append(Change(row.sha256, row.name, frozenset(before - now), frozenset(now - before)))
        if again:
            actions.save_extraction(run=again, document=row, extraction=extraction)
    if again:
        actions.finish_run(run=again)
    return tuple(changes)
