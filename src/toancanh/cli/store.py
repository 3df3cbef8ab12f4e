"""Opening the store: the only door of the command line to Django."""

import os
from pathlib import Path

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
