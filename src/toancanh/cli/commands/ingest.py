"""``toancanh ingest``: files and folders into the store."""

from pathlib import Path

import click

from toancanh.cli import files
from toancanh.cli.store import open_store
from toancanh.cli.verbs import FAILED, Verb
from toancanh.model import UserError


@click.command("ingest", cls=Verb, stored=True)
@click.argument("paths", metavar="PATH…", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.pass_context
def command(context: click.Context, paths: tuple[Path, ...]) -> None:
    """Take in what is named and say what became of it."""
    found = files.found_in(paths)
    if not found:
        raise UserError("cli.no_files", name=", ".join(map(str, paths)))
    open_store()
    # Needs Django, which is ready only now.
    from toancanh.cli.taking_in import take_in

    context.exit(FAILED if take_in(found) else 0)
