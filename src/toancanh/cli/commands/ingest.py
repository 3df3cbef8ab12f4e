"""``toancanh ingest``: files and folders into the store."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from toancanh.cli import files
from toancanh.cli.asking import area_told
from toancanh.cli.store import open_store
from toancanh.cli.verbs import FAILED, Verb
from toancanh.cli.words import say
from toancanh.model import UserError


@click.command("ingest", cls=Verb, stored=True)
@click.argument("paths", metavar="[PATH…|-]", nargs=-1, type=click.Path(path_type=Path, allow_dash=True))
@click.option("--name")
@click.option("--retry", is_flag=True)
@click.option("--area")
@click.option("--workers", type=click.IntRange(1, 64))
@click.pass_context
def command(
    context: click.Context, /, paths: tuple[Path, ...], name: str | None, retry: bool, **more: Any
) -> None:
    """Take in what is named and say what became of it."""
    stdin = paths == (Path(files.STDIN),)
    if bool(paths) == retry or bool(name) != stdin:
        raise click.UsageError(say("cli.what_to_ingest"))
    found = [] if stdin or retry else files.found_in(paths)
    if not (found or stdin or retry):
        raise UserError("cli.no_files", name=", ".join(map(str, paths)))
    area = area_told(more["area"]) if more["area"] else None
    open_store()
    # Needs Django, which is ready only now.
    from toancanh.cli.taking_in import take_in
    from toancanh.pipeline import File, Upload, put_aside

    given: Sequence[File] = put_aside() if retry else found
    if stdin and name:
        given = [Upload(name, files.load(files.STDIN))]
    context.exit(FAILED if take_in(given, more["workers"], area) else 0)
