"""``toancanh map``: the province's own boundaries, tried, loaded, listed, taken back."""

from datetime import date
from pathlib import Path

import click

from toancanh.cli.days import Day
from toancanh.cli.store import deferred
from toancanh.cli.verbs import FAILED, Verb, VerbGroup

_do = deferred("toancanh.cli.mapping")


@click.group("map", cls=VerbGroup, stored=True, invoke_without_command=True)
@click.pass_context
def command(context: click.Context) -> None:
    """Show what can be done, unless something is."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


@command.command("load", cls=Verb, stored=True, under="map")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--source", default="")
@click.option("--on", type=Day())
@click.option("--dry-run", is_flag=True)
@click.option("--by")
@click.pass_context
def load(
    context: click.Context, /, file: Path, source: str, on: date | None, **told: str | bool | None
) -> None:
    """Load a file of boundaries, or only say what would come of it."""
    if not _do("load", file, source, on, **told):
        context.exit(FAILED)


@command.command("list", cls=Verb, stored=True, under="map")
def several() -> None:
    """List the files loaded."""
    _do("print_sets")


@command.command("withdraw", cls=Verb, stored=True, under="map")
@click.argument("number", metavar="NUMBER", type=click.IntRange(min=1))
@click.option("--note", default="")
@click.option("--by")
def withdraw(number: int, note: str, by: str | None) -> None:
    """Take a file back."""
    _do("withdraw", number, note, by)
