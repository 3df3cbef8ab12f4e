"""A store made ready to be read, and to nothing else: nothing is made, brought up to date or written.

A process reads one store, because Django knows one set of databases.
"""

import os
from pathlib import Path
from typing import Any

from toancanh.model import UserError

_FILE = "toancanh.sqlite3"
_POSTGRESQL = ("postgresql://", "postgres://")


def open_store(db: str | Path | None) -> None:
    """Set Django up over a store that is there.

    Args:
        db: a data folder, its database file, an address of PostgreSQL; ``None`` for the store of the
            environment (``DATABASE_URL``, ``TOANCANH_DATA``, ``./var``).

    Raises:
        UserError: there is no store, it is of another version, or another one is open already.
    """
    from django.apps import apps

    wanted = _environment(db)
    if apps.ready:
        _check_same(wanted)
        return
    os.environ.update(wanted)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "toancanh.web.settings")
    # A notebook runs an event loop in the thread of its cells, which Django takes for asynchronous code.
    os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    import django
    from django.conf import settings

    _read_only(settings.DATABASES["default"])
    django.setup()
    _check_tables()


def _environment(db: str | Path | None) -> dict[str, str]:
    """The variables that mean a store."""
    text = str(db or "")
    if text.startswith(_POSTGRESQL):
        return {"DATABASE_URL": text}
    if db is None:
        folder = Path(os.environ.get("TOANCANH_DATA", "var"))
        if os.environ.get("DATABASE_URL"):
            return {}
    else:
        folder = Path(db).parent if Path(db).is_file() else Path(db)
    if not (folder / _FILE).is_file():
        raise UserError("library.no_store", folder=folder)
    return {"TOANCANH_DATA": str(folder.resolve()), "DATABASE_URL": ""}


def _check_same(wanted: dict[str, str]) -> None:
    """Refuse another store than the one that is open."""
    from django.conf import settings

    other = wanted.get("DATABASE_URL") and wanted["DATABASE_URL"] != os.environ.get("DATABASE_URL")
    folder = wanted.get("TOANCANH_DATA")
    if other or (folder and Path(folder) != settings.DATA):
        raise UserError("library.one_store", folder=settings.DATA)


def _read_only(database: dict[str, Any]) -> None:
    """Have the database itself refuse whatever would write."""
    options = database["OPTIONS"]
    if "sqlite3" in database["ENGINE"]:
        options.update(init_command="PRAGMA query_only=ON;", transaction_mode="DEFERRED")
    else:
        options["options"] = f"{options.get('options', '')} -c default_transaction_read_only=on".strip()


def _check_tables() -> None:
    """Refuse a store whose tables are those of another version."""
    from django.conf import settings
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connection)
        behind = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as error:
        raise UserError("cli.no_store", folder=settings.DATA, seen=error) from error
    if behind:
        raise UserError("library.other_version", folder=settings.DATA)
