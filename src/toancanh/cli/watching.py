"""A folder that files arrive in: each is taken in once nobody writes to it any more.

Import it after ``open_store``. What wakes the watch (``watchfiles``) only says that something happened; what
is there is seen by looking, so that no event that gets lost, and no time when nobody watched, costs a file.
"""

import shutil
import signal
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count, takewhile
from pathlib import Path
from threading import Event
from types import FrameType

import click
from django.conf import settings
from django.db import DatabaseError, close_old_connections
from django.utils import timezone
from watchfiles import watch

from toancanh import pipeline
from toancanh.cli.files import found_in
from toancanh.cli.taking_in import note, tell_contradictions, waiting
from toancanh.cli.words import complain, say
from toancanh.isolation import Hands
from toancanh.model import UserError
from toancanh.pipeline import FileReport, Told
from toancanh.store.models import Outcome

_LOOK = 30.0  # seconds: how long a lost event can cost
State = tuple[int, int]  # size, time of the last change
_STOPS = (signal.SIGTERM, signal.SIGINT)


@dataclass(frozen=True, slots=True)
class Places:
    """The folder watched, and where its files go after, if anywhere."""

    folder: Path
    done: Path | None = None
    failed: Path | None = None

    def files(self) -> dict[Path, State]:
        """Size and time of each file that waits, without those put away."""
        found = {}
        for file in found_in([self.folder]) if self.folder.is_dir() else ():
            if not any(place and file.is_relative_to(place) for place in (self.done, self.failed)):
                try:
                    state = file.stat()
                except OSError:
                    continue  # gone again
                found[file] = (state.st_size, state.st_mtime_ns)
        return found

    def put_away(self, file: Path, *, failed: bool) -> None:
        """Move a file that was taken in, if there is a place for it; nothing there is overwritten."""
        place = self.failed if failed else self.done
        if place is None or not file.exists():
            return
        wanted = place / file.relative_to(self.folder)
        names = (wanted.with_stem(f"{wanted.stem} ({number})") for number in count(2))
        try:
            wanted.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(file, next(names) if wanted.exists() else wanted)
        except OSError as error:
            complain(UserError("cli.unwritable", name=wanted, seen=error.strerror or error))


class Watch:
    """One watch over a folder.

    Args:
        places: the folder, and where its files go.
        hands: who reads them.
        quiet: seconds for which a file must stay as it is before it is whole.
        area: what the files are of that name none.
    """

    def __init__(self, places: Places, hands: Hands, quiet: float, area: str | None = None) -> None:
        self._places = places
        self._hands = hands
        self._quiet = quiet
        self._area = area
        self._stop = Event()
        self._taken: dict[Path, State] = {}
        self._seen: dict[Path, tuple[State, float]] = {}  # with the moment since when it is in that state

    def run(self, *, poll: bool) -> None:
        """Watch until SIGTERM or Ctrl+C; the file in hand is finished first.

        Args:
            poll: look again and again: network drives send no word of what others write to them.
        """
        before = {it: signal.signal(it, self._end) for it in _STOPS}
        click.echo(say("cli.watching", name=self._places.folder))
        try:
            while not self._stop.is_set():
                self._look_again_and_again(poll=poll)
        finally:
            for it, handler in before.items():
                signal.signal(it, handler)
        click.echo(say("cli.watched"))

    def _end(self, _signal: int, _frame: FrameType | None) -> None:
        self._stop.set()

    def _look_again_and_again(self, *, poll: bool) -> None:
        """Look when something happens, when a file may be whole by now, and now and then in any case."""
        looked = -_LOOK
        for changed in self._changes(poll=poll):
            if changed or self._seen or time.monotonic() - looked >= _LOOK:
                looked = time.monotonic()
                self._take_in(self._settled())

    def _changes(self, *, poll: bool) -> Iterator[bool]:
        """Whether something happened in the folder, again and again."""
        step = min(max(self._quiet / 2, 0.1), 2.0)
        try:
            for changes in watch(
                self._places.folder,
                watch_filter=None,
                stop_event=self._stop,
                debounce=200,
                rust_timeout=round(step * 1000),
                yield_on_timeout=True,
                raise_interrupt=False,
                force_polling=poll or None,
            ):
                yield bool(changes)
        except (OSError, RuntimeError):  # the second is what the library raises of its own
            self._stop.wait(_LOOK)  # a network drive that is away comes back

    def _settled(self) -> list[Path]:
        """The files not taken in yet that stayed as they are for long enough; the others are remembered."""
        now, there = time.monotonic(), self._places.files()
        self._taken = {file: state for file, state in self._taken.items() if there.get(file) == state}
        seen, self._seen = self._seen, {}
        for file, state in there.items():
            if file not in self._taken:
                before, since = seen.get(file, (state, now))
                self._seen[file] = (state, since if before == state else now)
        return [file for file, (_, since) in self._seen.items() if now - since >= self._quiet]

    def _take_in(self, files: Sequence[Path]) -> None:
        """Take in what is whole, and put each file away when all that it holds is done."""
        if not files:
            return
        close_old_connections()  # the database may have been restarted since the last file
        batch = _Batch(self._places, files, self._stop)
        try:
            told = Told(batch.tell, waiting)
            report = pipeline.ingest(batch.given(), hands=self._hands, told=told, area=self._area)
        except DatabaseError as error:
            complain(UserError("cli.no_store", folder=settings.DATA, seen=error))
            self._stop.wait(_LOOK)
            return
        tell_contradictions(report)
        batch.put_last_away()
        for file in files:
            self._taken[file] = self._seen.pop(file)[0]


class _Batch:
    """The files of one go. Reports come in the order of the files, each followed by those of its members."""

    def __init__(self, places: Places, files: Sequence[Path], stop: Event) -> None:
        self._places = places
        self._files = files
        self._stop = stop
        self._reported = iter(files)
        self._last: Path | None = None
        self._failed = False

    def given(self) -> Iterator[Path]:
        """The files, until the watch is to stop."""
        return takewhile(lambda _: not self._stop.is_set(), self._files)

    def tell(self, file: FileReport) -> None:
        """Say in a line what became of a file."""
        if file.inside is None:
            self.put_last_away()
            self._last, self._failed = next(self._reported), False
        self._failed |= file.result is Outcome.Result.FAILED
        when = timezone.localtime().strftime("%H:%M:%S")
        if file.error:
            click.echo(f"{when} {say(file.error.code, **file.error.values)}")
        else:
            facts = say("cli.with_figures", count=file.facts) if file.facts else ""
            told = ", ".join(filter(None, (say(f"word.{file.result}"), facts, note(file))))
            click.echo(f"{when} {file.name}: {told}")

    def put_last_away(self) -> None:
        """Move the file reported last; it failed if anything in it did."""
        if self._last:
            self._places.put_away(self._last, failed=self._failed)
        self._last = None
