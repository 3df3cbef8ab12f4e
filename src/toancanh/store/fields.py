"""A column for exact decimals."""

from decimal import Decimal
from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper


class ExactDecimalField(models.Field):  # type: ignore[type-arg]  # generic to mypy only
    """A ``Decimal`` of any size, kept to the last digit.

    Django's own ``DecimalField`` becomes a binary float on SQLite and keeps 15 digits of it: too few
    for a budget in đồng. Here it is text on SQLite, ``numeric`` on PostgreSQL. Numbers are compared
    in Python, where their intervals are known, never in SQL.
    """

    def db_type(self, connection: BaseDatabaseWrapper) -> str:
        """The column's type on this kind of database."""
        return "numeric" if connection.vendor == "postgresql" else "text"

    def get_db_prep_value(self, value: Any, connection: BaseDatabaseWrapper, prepared: bool = False) -> Any:
        """The value as the database driver wants it."""
        if value is None or connection.vendor == "postgresql":
            return value
        return format(value, "f")

    def from_db_value(self, value: Any, expression: Any, connection: BaseDatabaseWrapper) -> Decimal | None:
        """The value as Python wants it."""
        return None if value is None else Decimal(value)
