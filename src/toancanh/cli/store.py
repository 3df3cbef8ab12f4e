"""Opening the store: the only door of the command line to Django."""

import os
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from toancanh.model import UserError
from toancanh.web import prepare


def open_store() -> None:
    """Make the store ready; afterwards ``toancanh.pipeline`` and ``toancanh.store`` can be imported.

    Raises:
        UserError: the data folder or the database cannot be used.
    """
    # Imported here and not above, so that a bad period or name is told before Django is loaded.
    from django.core.exceptions import ImproperlyConfigured
    from django.db import DatabaseError

    folder = Path(os.environ.get("TOANCANH_DATA", "var"))
    try:
        prepare()
    except (OSError, ImproperlyConfigured, DatabaseError) as error:
        raise UserError("cli.no_store", folder=folder, seen=error) from error


def deferred(module: str) -> Callable[..., Any]:
    """What calls functions of a module that needs the store, by their names, once the store is open."""

    def do(name: str, /, *arguments: Any, **settings: Any) -> Any:
        open_store()
        return getattr(import_module(module), name)(*arguments, **settings)

    return do
