"""``toancanh export``: what leaves the house, as files."""

from pathlib import Path

import click

from toancanh.cli.store import deferred
from toancanh.cli.verbs import Verb, VerbGroup

_do = deferred("toancanh.cli.exporting")


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
    _do("write_open_data", out, url, working=working)
