"""``toancanh report``: the periodic report and the notice of a session as official documents."""

from datetime import date
from pathlib import Path

import click

from toancanh.cli.days import Day
from toancanh.cli.store import deferred
from toancanh.cli.verbs import FAILED, Verb

_do = deferred("toancanh.cli.reporting")


@click.command("report", cls=Verb, stored=True)
@click.argument("period", metavar="[PERIOD]", required=False)
@click.option("--area")
@click.option("--session", type=click.IntRange(min=1))
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--template", type=click.Path(path_type=Path))
@click.option("--write-templates", type=click.Path(path_type=Path, file_okay=False))
@click.option("--pdf", is_flag=True)
@click.option("--strict", is_flag=True)
@click.option("--official", is_flag=True)
@click.option("--on", type=Day())
@click.pass_context
def command(
    context: click.Context, /, period: str | None, on: date | None, **told: str | int | Path | bool | None
) -> None:
    """Write the report of a period, the notice of a session, or the template to be edited."""
    if not _do("write", period, on, told):
        context.exit(FAILED)
