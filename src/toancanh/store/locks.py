"""One at a time: who takes files in, reconciles or makes the tables, while others may read and decide."""

import fcntl
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from django.db import connection

INGEST, MIGRATE, RECONCILE, SUBMISSIONS, AUDIT = "ingest", "migrate", "reconcile", "submissions", "audit"
WORK = "work"  # held as long as a process works behind the pages
# PostgreSQL's advisory locks are numbers.
_KEYS = {
    INGEST: 7_080_911_014,
    MIGRATE: 7_080_911_015,
    RECONCILE: 7_080_911_016,
    SUBMISSIONS: 7_080_911_017,
    AUDIT: 7_080_911_018,
    WORK: 7_080_911_019,
}


class Held(Exception):
    """Somebody else has the permission, and it was not waited for."""


def leave() -> None:
    """Do not wait: for ``one_at_a_time``.

    Raises:
        Held: always.
    """
    raise Held


def held(what: str) -> bool:
    """Whether some process holds a permission just now."""
    try:
        with one_at_a_time(what, waiting=leave):
            return False
    except Held:
        return True


@contextmanager
def if_free(what: str) -> Iterator[None]:
    """Hold a permission unless somebody else does; what is done under it is done in any case."""
    with ExitStack() as stack:
        with suppress(Held):
            stack.enter_context(one_at_a_time(what, waiting=leave))
        yield


@contextmanager
def one_at_a_time(what: str = INGEST, *, waiting: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Hold the only permission to do one of these; call ``waiting`` once if somebody else holds it.

    Who would not wait raises something there.
    The operating system or the server takes it back when the process ends, in whatever way.
    """
    if connection.vendor == "postgresql":
        with _on_postgresql(_KEYS[what], waiting):
            yield
    elif connection.is_in_memory_db():  # type: ignore[attr-defined]  # of SQLite; nobody else can reach it
        yield
    else:
        with _beside_the_file(Path(connection.settings_dict["NAME"]).with_name(f"{what}.lock"), waiting):
            yield


@contextmanager
def _on_postgresql(key: int, waiting: Callable[[], None]) -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [key])
        if not cursor.fetchone()[0]:
            waiting()
            cursor.execute("SELECT pg_advisory_lock(%s)", [key])
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [key])


@contextmanager
def _beside_the_file(file: Path, waiting: Callable[[], None]) -> Iterator[None]:
    with file.open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            waiting()
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield
