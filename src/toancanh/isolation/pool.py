"""Handing out work, to this process or to workers, and what becomes of a worker that fails."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import astuple
from enum import Enum
from multiprocessing.connection import Connection
from pathlib import Path
from queue import SimpleQueue
from types import TracebackType
from typing import Any, NamedTuple, ParamSpec, Protocol, Self, TypeVar

from toancanh.isolation.limits import Limits
from toancanh.isolation.scratch import Scratch
from toancanh.isolation.session import end_session
from toancanh.model import UserError

P = ParamSpec("P")
T = TypeVar("T")
_START = 120  # seconds that a process may take to be ready, on a slow or busy machine


class End(Enum):
    """How a job ended that its worker survived."""

    DONE = 1
    FAULT = 2
    OUT_OF_MEMORY = 3


class Answer(NamedTuple):
    """What a worker sends back; a ``worn`` one ends after it."""

    end: End
    value: Any = None
    worn: bool = False


class Fault(Exception):
    """A job raised something that is no ``UserError``: a fault of ours. ``seen`` is its type."""

    def __init__(self, seen: str, trace: str) -> None:
        super().__init__(f"{seen}\n{trace}")
        self.seen = seen


class Hands(Protocol):
    """Where work is done."""

    @property
    def count(self) -> int:
        """How many jobs are done at once."""

    def do(self, name: str, job: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> "Future[T]":
        """Have a job done about the file ``name``."""


class Here:
    """Work done at once, in this process."""

    count = 1

    def do(self, name: str, job: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> "Future[T]":
        """Do the job now."""
        done: Future[T] = Future()
        try:
            done.set_result(job(*args, **kwargs))
        except Exception as error:
            done.set_exception(error)
        return done


class Workers:
    """Processes that do the work; a context manager, at whose end they are gone with all that they started.

    Args:
        count: how many at once.
        limits: what each may take for one file; more time for one of many bytes.
        prepare: done first in each new process, off the clock of any file: what every job needs is loaded.
    """

    def __init__(self, count: int, limits: Limits, prepare: Callable[[], object] = int) -> None:
        self.count = count
        self._limits = limits
        self._threads = ThreadPoolExecutor(count, "worker")
        self._scratch = Scratch()
        self._workers = [_Worker(limits, prepare, self._scratch.path) for _ in range(count)]
        self._free: SimpleQueue[_Worker] = SimpleQueue()
        for worker in self._workers:
            self._free.put(worker)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)
        for worker in self._workers:
            worker.end()
        self._threads.shutdown()
        self._scratch.close()

    def do(self, name: str, job: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> "Future[T]":
        """Have a job done by the next worker that is free.

        The job must be known by the name of its module, what goes in and out must pickle. The future raises
        ``UserError`` when the worker took too much or died, ``Fault`` when the job raised anything else.
        """
        return self._threads.submit(self._have_done, name, job, args)

    def _have_done(self, name: str, job: Callable[..., T], args: tuple[Any, ...]) -> T:
        worker = self._free.get()
        try:
            answer = worker.ask(name, job, args)
        finally:
            self._free.put(worker)
        if answer.end is End.OUT_OF_MEMORY:
            raise UserError("read.out_of_memory", name=name, limit=self._limits.memory // 1_000_000)
        if answer.end is End.FAULT:
            raise Fault(*answer.value)
        done: T = answer.value
        return done


class _Worker:
    """One process at a time, started when there is work and again when it ended."""

    def __init__(self, limits: Limits, prepare: Callable[[], object], folder: Path) -> None:
        self._limits = limits
        self._prepare = prepare
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None
        self._connection: Connection[Any, Answer]

    def ask(self, name: str, job: Callable[..., Any], args: tuple[Any, ...]) -> Answer:
        """Have one job done.

        Raises:
            UserError: the process took too long or died.
        """
        seconds = self._limits.seconds_for(sum(len(it) for it in args if isinstance(it, bytes)))
        try:
            if self._process is None:
                self._start()
                self._talk(name, self._prepare, (), _START)
            answer = self._talk(name, job, args, seconds)
        except (EOFError, OSError) as error:
            raise self._died(name, seconds) from error
        finally:
            if sys.exc_info()[0]:
                self.end()
        if answer.worn:
            self.end()
        return answer

    def end(self) -> None:
        """Stop the process and all that it started."""
        process, self._process = self._process, None
        if process:
            process.kill()
            end_session(process.pid)
            process.wait()
            self._connection.close()

    def _talk(self, name: str, job: Callable[..., Any], args: tuple[Any, ...], seconds: int) -> Answer:
        self._connection.send((job, args, seconds))
        if not self._connection.poll(seconds):
            raise _too_slow(name, seconds)
        return self._connection.recv()

    def _start(self) -> None:
        ours, theirs = socket.socketpair()
        command = [sys.executable, "-m", "toancanh.isolation.worker", str(theirs.fileno())]
        with theirs:
            # A session of its own, so that Ctrl+C is for us alone and all of it can be killed at once.
            self._process = subprocess.Popen(  # noqa: S603 (our own interpreter and module)
                [*command, *map(str, astuple(self._limits))],
                pass_fds=[theirs.fileno()],
                start_new_session=True,
                env={**os.environ, "TMPDIR": str(self._folder)},
            )
        self._connection = Connection(ours.detach())

    def _died(self, name: str, seconds: int) -> UserError:
        code = self._wait()
        if code == -signal.SIGXCPU:
            return _too_slow(name, seconds)
        seen = signal.Signals(-code).name if code < 0 else str(code)
        return UserError("read.crashed", name=name, seen=seen)

    def _wait(self) -> int:
        """The exit code of a process that has closed its connection."""
        process = self._process
        if process is None:  # ended by us meanwhile
            return -signal.SIGKILL
        until = time.monotonic() + 5
        while (code := process.poll()) is None and time.monotonic() < until:
            time.sleep(0.01)
        return -signal.SIGKILL if code is None else code


def _too_slow(name: str, seconds: int) -> UserError:
    return UserError("read.too_slow", name=name, limit=seconds)
