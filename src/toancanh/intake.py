"""Files from outside into the store: what each holds, what it says, and what became of it.

Reading and extracting is done by ``isolation.Hands`` (other processes, as a rule), storing here, one file at
a time in the order given, the members of a file right after it. So the store comes out the same however many
hands there are. Each file is one transaction: a stop in the middle costs the file in hand, and the next go
takes it up.
Django must be set up before it is imported (``toancanh.web.prepare``).
"""

import hashlib
import logging
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from contextlib import closing
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import count, islice
from pathlib import Path

from toancanh.isolation import Fault, Hands, Here, Scratch
from toancanh.model import Document, Extraction, Severity, UserError
from toancanh.read import DEEPEST, MOST_MEMBERS, bytes_of, holds_files
from toancanh.read.characters import without_controls
from toancanh.read.containers import file_name
from toancanh.reconciling import ENGINE, Report, catch_up
from toancanh.store import actions, locks, mapping, selectors
from toancanh.store.actions import Read, Within
from toancanh.store.models import Outcome, Run, SourceDocument
from toancanh.work import Found, Taken, extract_for, take

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that is in memory only."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class PutAside:
    """A file that is in the store but could not be used, as it came.

    ``label`` names it with the files around it; ``area`` is what the clerk said that it is of.
    """

    name: str
    label: str
    sha256: str
    within: Within | None
    area: str | None = None

    def content(self) -> bytes:
        """Its bytes."""
        return selectors.content(self.sha256) or b""


File = Path | Upload | PutAside


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of one file.

    ``inside`` names the file it came in, ``document`` is its SHA-256 if it is stored now. ``facts`` counts
    the figures it has there, ``doubts`` its warnings; ``placeless`` says that most figures have no area,
    ``area`` is the one it was read again for. ``supersedes`` is the name of the earlier document it replaces,
    ``superseded_by`` that of one here already that replaces it, ``error`` why it could not be used.
    """

    name: str
    result: Outcome.Result
    inside: str | None = None
    document: str | None = None
    facts: int = 0
    doubts: int = 0
    placeless: bool = False
    area: str | None = None
    supersedes: str | None = None
    superseded_by: str | None = None
    error: UserError | None = None


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What became of every file of a run, in the order given, and which runs before it never finished.

    ``reconciled`` says what the figures that came make of those that were here, ``unreconciled`` why that is
    not known yet. ``proposed`` counts what they propose to the registers.
    """

    run: int
    files: tuple[FileReport, ...]
    interrupted: tuple[int, ...] = ()
    reconciled: Report | None = None
    unreconciled: UserError | None = None
    proposed: int = 0

    def of(self, result: Outcome.Result) -> tuple[FileReport, ...]:
        """The files with this result."""
        return tuple(file for file in self.files if file.result is result)


@dataclass(frozen=True, slots=True)
class Told:
    """Whom to tell what: of each file done, and that somebody else's ingest has to end first."""

    file: Callable[[FileReport], None] = lambda _: None
    waiting: Callable[[], None] = lambda: None


_NOBODY = Told()


def ingest(
    files: Iterable[File], *, hands: Hands | None = None, told: Told = _NOBODY, area: str | None = None
) -> IngestReport:
    """Read, extract and store each file and what it holds.

    A file that cannot be used is put aside with its reason and the others are done; a file whose
    bytes are here already changes nothing, unless the clerk says another ``area`` for it than before.
    ``files`` may end early: what was given by then is done.
    """
    with locks.one_at_a_time(waiting=told.waiting), closing(Scratch()) as spool:
        interrupted = tuple(run.pk for run in actions.mark_interrupted())
        run = actions.start_run(
            kind=Run.Kind.INGEST, engine=ENGINE, parameters={"area": area} if area else {}
        )
        reports = []
        for report in _Intake(run, hands or Here(), spool.path, area).take_in(files):
            reports.append(report)
            told.file(report)
        reconciled, error = _reconciled(run)
        actions.finish_run(run=run)
    return IngestReport(run.pk, tuple(reports), interrupted, reconciled, error)


def _reconciled(run: Run) -> tuple[Report | None, UserError | None]:
    """Reconcile what came; what was taken in stays, and is reconciled the next time if it cannot be now."""
    try:
        return catch_up(run=run), None
    except Exception as error:
        log.error("reconciling", exc_info=error)
        return None, UserError("reconcile.put_off", seen=type(error).__name__)


def put_aside() -> tuple[PutAside, ...]:
    """The files that could not be used and whose bytes are here, the first put aside first."""
    found = selectors.failures().filter(original__isnull=False).select_related("run").order_by("id")
    return tuple(map(aside, found))


def aside(failure: Outcome) -> PutAside:
    """The file of which this says why it could not be used."""
    label = (failure.values or {}).get("name", failure.name)
    container, path = failure.container_id, failure.path
    within = Within(container, path) if container and path is not None else None
    return PutAside(
        failure.name, label, failure.original_id or "", within, failure.run.parameters.get("area")
    )


@dataclass
class _Root:
    """What is left for all that is inside a file that came by itself."""

    members: int = field(default_factory=lambda: MOST_MEMBERS)


@dataclass
class _Entry:
    """One file on its way: at first only how to get it, then its bytes and the work on them.

    ``name`` is its own, ``label`` has the names of the files around it too, ``within`` is the one it came in
    and ``inside`` its label; ``area`` is what the clerk says; ``depth`` counts the files around it.
    """

    name: str
    label: str
    load: Callable[[], bytes]
    within: Within | None = None
    inside: str | None = None
    area: str | None = None
    depth: int = 0
    root: _Root = field(default_factory=_Root)
    begun: bool = False
    content: bytes | None = None
    sha256: str = ""
    taken: Future[Taken] | None = None
    again: Future[Extraction] | None = None
    error: UserError | None = None

    def get(self) -> bytes:
        """Have its bytes."""
        self.content = self.load()
        self.sha256 = hashlib.sha256(self.content).hexdigest()
        return self.content


class _Intake:
    """One run: a queue whose first few files are being worked on; the very first is stored when done."""

    def __init__(self, run: Run, hands: Hands, spool: Path, area: str | None) -> None:
        self._run = run
        self._area = area
        self._hands = hands
        self._spools = (spool / str(number) for number in count())
        self._queue: deque[_Entry] = deque()

    def take_in(self, files: Iterable[File]) -> Iterator[FileReport]:
        """Do one file after the other, with what it holds."""
        ahead = self._hands.count + 1
        rest = map(self._entry, files)
        while True:
            self._queue.extend(islice(rest, max(0, ahead - len(self._queue))))
            if not self._queue:
                return
            for entry in islice(self._queue, ahead):
                if not entry.begun:
                    self._begin(entry)
            entry = self._queue.popleft()
            taken = _result(entry)
            yield self._keep(entry, taken)
            yield from self._unfold(entry, taken)

    def _entry(self, file: File) -> _Entry:
        if isinstance(file, PutAside):
            area = self._area or file.area
            return _Entry(file.name, file.label, file.content, file.within, area=area)
        name = without_controls(file.name)
        load = partial(bytes_of, file) if isinstance(file, Path) else lambda: file.content
        return _Entry(name, name, load, area=self._area)

    def _begin(self, entry: _Entry) -> None:
        """Get a file and have the work done that it needs, if any."""
        entry.begun, name = True, entry.name
        try:
            content = entry.get()
            if entry.error:
                return
            row, holds = selectors.document(entry.sha256), holds_files(content, name)
            if holds and entry.depth >= DEEPEST:
                raise UserError("read.nested_too_deep", name=name, limit=DEEPEST)
            if holds or row is None:
                spool = next(self._spools)
                entry.taken = self._hands.do(name, take, content, name, spool, row is not None, entry.area)
            if row and entry.area and entry.area != selectors.area_told(row):
                entry.again = self._hands.do(name, extract_for, mapping.to_document(row), entry.area)
        except UserError as error:
            entry.error = error

    def _unfold(self, entry: _Entry, taken: Taken) -> Iterator[FileReport]:
        """Put what a file holds at the head of the queue."""
        allowed = taken.members[: entry.root.members]
        entry.root.members -= len(allowed)
        self._queue.extendleft(self._member(entry, it) for it in reversed(allowed))
        if len(allowed) < len(taken.members):
            error = UserError("read.too_many_members", name=entry.label, limit=MOST_MEMBERS)
            yield replace(self._fail(entry, error), inside=entry.label)

    def _member(self, entry: _Entry, found: Found) -> _Entry:
        """A member on its way; one that is not to be read only with its bytes, if they could be had."""
        within, label = Within(entry.sha256, found.path), f"{entry.label}/{found.path}"
        load = partial(_moved, found.at or Path())
        member = _Entry(file_name(found.path), label, load, within, entry.label, entry.area)
        member.depth, member.root = entry.depth + 1, entry.root
        member.begun, member.error = found.at is None, found.error
        return member

    def _keep(self, entry: _Entry, taken: Taken) -> FileReport:
        """Store what became of a file."""
        if taken.error or entry.content is None:
            return self._fail(entry, taken.error or UserError("read.missing", name=entry.name))
        try:
            if known := selectors.document(entry.sha256):
                return self._known(entry, known)
            if taken.document and taken.extraction:
                return self._store(entry, taken.document, taken.extraction)
            return self._opened(entry)
        except Exception as error:
            return self._fail(entry, _fault(entry, error))

    def _store(self, entry: _Entry, document: Document, extraction: Extraction) -> FileReport:
        content = entry.content or b""
        row = actions.store_reading(
            run=self._run,
            document=document,
            content=content,
            read=Read(extraction, entry.area),
            within=entry.within,
        )
        earlier = row.supersedes.name if row.supersedes else None
        later = row.successor.name if row.successor else None
        return replace(
            self._said(entry, Outcome.Result.STORED, row.sha256, extraction),
            supersedes=earlier,
            superseded_by=later,
        )

    def _said(self, entry: _Entry, result: Outcome.Result, sha256: str, extraction: Extraction) -> FileReport:
        """What became of a file that was read in this run."""
        doubts = sum(it.severity is not Severity.INFO for it in extraction.findings)
        facts = len(extraction.facts)
        placeless = 2 * sum(it.area is None for it in extraction.facts) > facts
        return FileReport(entry.label, result, entry.inside, sha256, facts, doubts, placeless)

    def _known(self, entry: _Entry, row: SourceDocument) -> FileReport:
        actions.record_known(run=self._run, name=entry.name, document=row, within=entry.within)
        if entry.again and entry.area != selectors.area_told(row):  # not by its twin in this very run
            return self._again(entry, row, entry.again.result())
        facts = selectors.facts_count(row)
        return FileReport(entry.label, Outcome.Result.KNOWN, entry.inside, row.sha256, facts)

    def _again(self, entry: _Entry, row: SourceDocument, extraction: Extraction) -> FileReport:
        """Keep what a known document says now that the clerk says another area; often the same."""
        changed = mapping.digest(extraction) != selectors.digest(row)
        actions.save_extraction(run=self._run, document=row, extraction=extraction, area=entry.area)
        said = self._said(entry, Outcome.Result.KNOWN, row.sha256, extraction)
        return replace(said, area=entry.area if changed else None)

    def _opened(self, entry: _Entry) -> FileReport:
        content = entry.content or b""
        came = actions.record_opened(run=self._run, name=entry.name, content=content, within=entry.within)
        return FileReport(entry.label, Outcome.Result(came.result), entry.inside)

    def _fail(self, entry: _Entry, error: UserError) -> FileReport:
        """Put a file aside; what is wrong with a member is said with the names of the files around it."""
        if entry.within:
            error = UserError(error.code, **{**error.values, "name": entry.label})
        actions.record_failure(
            run=self._run, name=entry.name, error=error, content=entry.content, within=entry.within
        )
        return FileReport(entry.label, Outcome.Result.FAILED, entry.inside, error=error)


def _moved(at: Path) -> bytes:
    """The bytes of a member, which then lie in memory only."""
    content = at.read_bytes()
    at.unlink()
    return content


def _result(entry: _Entry) -> Taken:
    """What the work on a file gave, waited for."""
    if entry.error or entry.taken is None:
        return Taken(error=entry.error)
    try:
        return entry.taken.result()
    except UserError as error:
        return Taken(error=error)
    except Exception as error:
        return Taken(error=_fault(entry, error))


def _fault(entry: _Entry, error: Exception) -> UserError:
    # A fault of ours in one file must not cost the user the rest of the batch.
    log.error("%s", entry.label, exc_info=error)
    seen = error.seen if isinstance(error, Fault) else type(error).__name__
    return UserError("read.unexpected", name=entry.name, seen=seen)
