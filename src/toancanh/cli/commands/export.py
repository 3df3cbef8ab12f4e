"""``toancanh export``: what the store has, as files of others' programs."""

from datetime import date
from pathlib import Path

import click

from toancanh.cli.days import Day
from toancanh.cli.store import deferred
from toancanh.cli.verbs import Verb, VerbGroup

_do = deferred("toancanh.cli.exporting")
_open_data = deferred("toancanh.cli.open_data")


@click.group("export", cls=VerbGroup, stored=True, invoke_without_command=True)
@click.pass_context
def command(context: click.Context) -> None:
    """Show what can be exported, unless something is."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


@command.command("open-data", cls=Verb, stored=True, under="export")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), required=True)
@click.option("--url", default="")
@click.option("--working", is_flag=True)
def open_data(out: Path, url: str, working: bool) -> None:
    """Write the sets of open data and their catalogue into a folder."""
    _open_data("write", out, url, working=working)


@command.command("sdmx", cls=Verb, stored=True, under="export")
@click.option("--out", "folder", type=click.Path(file_okay=False, path_type=Path), required=True)
@click.option("--as-of", type=Day())
@click.option("--history", is_flag=True)
def sdmx(folder: Path, as_of: date | None, history: bool) -> None:
    """Write structure and data into a folder."""
    _do("write_sdmx", folder, as_of, history=history)


@command.command("form", cls=Verb, stored=True, under="export")
@click.argument("name", metavar="[FORM]", default="")
@click.option("--period", default="")
@click.option("--area", default="")
@click.option("--out", "path", type=click.Path(dir_okay=False, path_type=Path))
def form(name: str, period: str, area: str, path: Path | None) -> None:
    """Fill a form in, or list the forms."""
    if name:
        _do("write_form", name, period, area, path)
    else:
        _do("print_forms", period, area)
