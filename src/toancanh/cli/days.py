"""A day on the command line, as people write it."""

from datetime import date
from typing import Any

import click

from toancanh.cli.area_answers import day
from toancanh.cli.words import say
from toancanh.model import UserError


class Day(click.ParamType[date]):
    """A day as people write it."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day, or a wrong call."""
        try:
            return value if isinstance(value, date) else day(value)
        except UserError as error:
            raise click.UsageError(say(error.code, **error.values), ctx) from error
