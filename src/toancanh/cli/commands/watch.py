"""``toancanh watch``: a folder that files arrive in."""

from pathlib import Path
from typing import Any

import click

from toancanh.cli.asking import area_told
from toancanh.cli.store import open_store
from toancanh.cli.verbs import Verb
from toancanh.model import UserError


@click.command("watch", cls=Verb, stored=True)
@click.argument("folder", metavar="FOLDER", type=click.Path(path_type=Path))
@click.option("--done", type=click.Path(file_okay=False, path_type=Path))
@click.option("--failed", type=click.Path(file_okay=False, path_type=Path))
@click.option("--poll", is_flag=True)
@click.option("--quiet", type=click.FloatRange(min=0), default=2.0)
@click.option("--area")
@click.option("--workers", type=click.IntRange(1, 64))
def command(
    folder: Path, done: Path | None, failed: Path | None, poll: bool, quiet: float, **more: Any
) -> None:
    """Take in what arrives until told to stop."""
    if not folder.is_dir():
        raise UserError("cli.no_folder", name=folder)
    area = area_told(more["area"]) if more["area"] else None
    open_store()
    # Needs Django, which is ready only now.
    from toancanh.cli.taking_in import workers
    from toancanh.cli.watching import Places, Watch

    with workers(more["workers"]) as hands:
        Watch(Places(folder, done, failed), hands, quiet, area).run(poll=poll)
