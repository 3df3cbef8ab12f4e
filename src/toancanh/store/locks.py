"""One at a time: who takes files in, while others may read and decide."""

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection

_KEY = 7_080_911_014  # of PostgreSQL's advisory locks, which are numbers; any number nobody else uses


@contextmanager
def one_at_a_time(*, waiting: Callable[[], None]) -> Iterator[None]:
    """Hold the only permission to take files in; call ``waiting`` once if somebody else holds it.

    The operating system or the server takes it back when the process ends, in whatever way.
    """
    if connection.vendor == "postgresql":
        with _on_postgresql(waiting):
            yield
    elif connection.is_in_memory_db():  # type: ignore[attr-defined]  # of SQLite; nobody else can reach it
        yield
    else:
        with _beside_the_file(Path(connection.settings_dict["NAME"]), waiting):
            yield


@contextmanager
def _on_postgresql(waiting: Callable[[], None]) -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [_KEY])
        if not cursor.fetchone()[0]:
            waiting()
            cursor.execute("SELECT pg_advisory_lock(%s)", [_KEY])
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_KEY])


@contextmanager
def _beside_the_file(database: Path, waiting: Callable[[], None]) -> Iterator[None]:
    with database.with_name("ingest.lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            waiting()
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield
