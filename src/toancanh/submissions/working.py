"""The work behind the pages: what was handed in goes the way of ``toancanh ingest``, outside of any request.

One process works at a time, whichever server it runs on; the others try again now and then.
"""

import logging
from collections import deque
from collections.abc import Callable, Iterator

from toancanh import pipeline
from toancanh.isolation import Fault, Hands
from toancanh.model import UserError
from toancanh.pipeline import FileReport, PutAside, Told, aside
from toancanh.reconciling import ENGINE
from toancanh.registers import proposing
from toancanh.store import actions as store
from toancanh.store import locks, mapping
from toancanh.store.models import Run
from toancanh.submissions import actions
from toancanh.submissions import selectors as submitted
from toancanh.submissions.models import Batch, Rereading, Submitted
from toancanh.work import extract_for

log = logging.getLogger(__name__)
Stop = Callable[[], bool]


def work_off(hands: Hands, stop: Stop = lambda: False) -> int:
    """Do all that waits, until there is nothing left or it is to stop; say how many things were done.

    The file in hand is finished before it stops.

    Raises:
        Held: another process works, or takes files in.
    """
    done = 0
    with locks.one_at_a_time(locks.SUBMISSIONS, waiting=locks.leave):
        if (
            submitted.unsettled()
        ):  # only there can be files in hand, and nothing is written while nobody hands in
            actions.take_up()
        while not stop():
            if rereading := submitted.waiting_rereading():
                _read_again(rereading, hands)
            elif batch := submitted.unsettled():
                _take_in(batch, hands, stop)
            else:
                break
            done += 1
    return done


def _take_in(batch: Batch, hands: Hands, stop: Stop) -> None:
    """Take in the files of a batch that are left, and propose to the registers what all of them say."""
    before = submitted.documents_in(batch)  # of a go that was interrupted
    given = _Given(batch, stop)
    pipeline.ingest(given.files(), hands=hands, told=Told(given.tell, locks.leave), area=batch.area)
    if before:
        proposing.propose(before)
    actions.settle(batch=batch)


class _Given:
    """The files of a batch on their way; reports come in their order, each followed by its members."""

    def __init__(self, batch: Batch, stop: Stop) -> None:
        self._batch = batch
        self._stop = stop
        self._begun: deque[Submitted] = deque()

    def files(self) -> Iterator[PutAside]:
        """The files that wait, those too that come while the first are read."""
        after = 0
        while not self._stop() and (file := submitted.next_file(self._batch, after)):
            after = file.pk
            actions.begin(file=file)
            self._begun.append(file)
            yield _put_by(file)

    def tell(self, report: FileReport) -> None:
        """Tie a file to what became of it."""
        if report.inside is None:
            self._finish(self._begun.popleft())

    def _finish(self, file: Submitted) -> None:
        actions.finish(file=file, outcome=submitted.last_outcome(file.original_id))


def _put_by(file: Submitted) -> PutAside:
    return aside(file.failure) if file.failure else PutAside(file.name, file.name, file.original_id, None)


def _read_again(it: Rereading, hands: Hands) -> None:
    """Extract a document by the rules of today; another reading is kept beside the present one."""
    document, area = it.document, it.before.area_told
    try:
        extraction = hands.do(document.name, extract_for, mapping.to_document(document), area).result()
    except UserError as error:
        return actions.reread(rereading=it, error=error)
    except Exception as error:
        # A fault of ours in one document must not stop the others.
        log.error("%s", document.name, exc_info=error)
        seen = error.seen if isinstance(error, Fault) else type(error).__name__
        return actions.reread(rereading=it, error=UserError("read.unexpected", name=document.name, seen=seen))
    if mapping.digest(extraction) == it.before.digest:
        return actions.reread(rereading=it)
    run = store.start_run(kind=Run.Kind.REPLAY, engine=ENGINE, parameters={"document": document.sha256})
    after = store.propose_reading(run=run, document=document, extraction=extraction, area=area)
    store.finish_run(run=run)
    return actions.reread(rereading=it, after=after)
