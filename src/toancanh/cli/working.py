"""Working off what was handed in on the site, until told to stop. Import it after ``open_store``."""

import logging
import os
import signal
from contextlib import suppress
from threading import Event
from types import FrameType

import click
from django.db import close_old_connections

from toancanh.cli.words import say
from toancanh.isolation import Hands
from toancanh.reconciling import catch_up_unless_busy
from toancanh.store import locks
from toancanh.store.contradictions import selectors as found
from toancanh.store.locks import Held
from toancanh.submissions.working import work_off

_LOOK = 0.2  # seconds that a file or a deed waits at most before it is seen
_AFTER_A_FAULT = 30.0
_STOPS = (signal.SIGTERM, signal.SIGINT)
log = logging.getLogger(__name__)


class Worker:
    """One process that works.

    Args:
        hands: who reads the files.
        attached: stop when the process that started this one has ended, in whatever way.
    """

    def __init__(self, hands: Hands, *, attached: bool = False) -> None:
        self._hands = hands
        self._parent = os.getppid() if attached else None
        self._stop = Event()
        self._failing: dict[int, int] = {}

    def run(self) -> None:
        """Work until SIGTERM or Ctrl+C; the file in hand is finished first."""
        before = {it: signal.signal(it, self._end) for it in _STOPS}
        click.echo(say("cli.working"))
        try:
            while not self._stopped():
                self._round()
        finally:
            for it, handler in before.items():
                signal.signal(it, handler)

    def run_once(self) -> None:
        """Work until nothing is left; what others do is waited for."""
        while not self._stopped():
            try:
                work_off(self._hands, self._stopped)
            except Held:
                self._stop.wait(_LOOK)
            else:
                return

    def _round(self) -> None:
        """Do what there is, and rest; all the while requests leave to this process what they had to wait for.

        That is said anew in each round, for a connection that is renewed loses what it held.
        """
        close_old_connections()  # the database may have been restarted since the last time
        try:
            with locks.if_free(locks.WORK):
                self._work()
                self._stop.wait(_LOOK)
        except Exception as error:
            # Whatever it was, people go on handing files in.
            log.error("working", exc_info=error)
            self._stop.wait(_AFTER_A_FAULT)

    def _work(self) -> None:
        with suppress(Held):
            work_off(self._hands, self._stopped)
            self._reconcile()

    def _reconcile(self) -> None:
        """What deeds on pages left waiting; what failed is tried again when something else waits too.

        Who takes files in does it at the end.
        """
        if found.waiting() != self._failing and not locks.held(locks.INGEST):
            catch_up_unless_busy()
            self._failing = found.waiting()

    def _stopped(self) -> bool:
        return self._stop.is_set() or (self._parent is not None and os.getppid() != self._parent)

    def _end(self, _signal: int, _frame: FrameType | None) -> None:
        self._stop.set()
