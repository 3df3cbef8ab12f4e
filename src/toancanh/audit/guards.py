"""Triggers by which the database itself refuses to change or delete what was done.

They are put up after the tables have been brought up to date and taken down before: SQLite makes a table anew
to change it, and loses its triggers. Whoever owns the database can take them down too: so there is the chain.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection

from toancanh.audit.models import Line
from toancanh.audit.sources import SOURCES, Source

_SAYS = "history is neither changed nor deleted"
_FUNCTION = f"""CREATE OR REPLACE FUNCTION keep_history() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '{_SAYS}'; END $$"""


@dataclass(frozen=True, slots=True)
class Guard:
    """One trigger: against which statement on which table, and from when a column is filled on."""

    table: str
    against: str
    once: str = ""

    @property
    def name(self) -> str:
        """What the trigger is called."""
        told = (f"keep_{self.table}", self.against.split()[0].lower(), self.once)
        return "_".join(it for it in told if it)

    @property
    def statement(self) -> str:
        """What puts it up."""
        when = f'WHEN (OLD."{self.once}" IS NOT NULL)' if self.once else ""
        if connection.vendor == "postgresql":
            each = "STATEMENT" if self.against == "TRUNCATE" else "ROW"
            then = f"FOR EACH {each} {when} EXECUTE FUNCTION keep_history()"
        else:
            then = f"{when} BEGIN SELECT RAISE(ABORT, '{_SAYS}'); END"
        return f'CREATE TRIGGER "{self.name}" BEFORE {self.against} ON "{self.table}" {then}'


def put_up() -> None:
    """Put the triggers up that are not."""
    standing = _standing()
    missing = [it for it in _guards() if it.name not in standing]
    with connection.cursor() as cursor:
        if missing and connection.vendor == "postgresql":
            cursor.execute(_FUNCTION)
        for guard in missing:
            cursor.execute(guard.statement)


def lift() -> None:
    """Take them down, for the tables to be changed."""
    standing = _standing()
    with connection.cursor() as cursor:
        for guard in _guards():
            if guard.name in standing:
                on = f' ON "{guard.table}"' if connection.vendor == "postgresql" else ""
                cursor.execute(f'DROP TRIGGER "{guard.name}"{on}')


def _guards() -> tuple[Guard, ...]:
    """All of them, each once: what begins and what ends a row stand in one table."""
    whole = tuple(it.attname for it in Line._meta.concrete_fields if not it.primary_key)
    every = [Source("line", Line, whole), *SOURCES]
    return tuple(dict.fromkeys(guard for it in every for guard in _of(it)))


def _of(source: Source) -> Iterator[Guard]:
    by_attribute = {it.attname: it.column for it in source.model._meta.concrete_fields}
    columns = ", ".join(f'"{by_attribute[name]}"' for name in source.fixed)
    table = source.model._meta.db_table
    yield Guard(table, f"UPDATE OF {columns}", source.once)
    yield Guard(table, "DELETE")
    if connection.vendor == "postgresql":
        yield Guard(table, "TRUNCATE")


def _standing() -> frozenset[str]:
    known = {
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    }
    with connection.cursor() as cursor:
        cursor.execute(known[connection.vendor])
        return frozenset(name for (name,) in cursor.fetchall())
