"""``toancanh export open-data`` once the store is open."""

from pathlib import Path

import click

from toancanh import opendata
from toancanh.cli.words import say
from toancanh.model import UserError
from toancanh.reference.messages import language


def write(out: Path, url: str, *, working: bool) -> None:
    """Write every file of the catalogue, and say of each set how many rows it has.

    Args:
        out: the folder; it is made if need be, files of the same names are written anew.
        url: address at which the folder will be found; empty: files are named beside the catalogue.
        working: also the figures that nobody has approved.

    Raises:
        UserError: the folder cannot be written to.
    """
    home = f"{url.rstrip('/')}/" if url else ""
    catalogue, files = opendata.everything(home, working=working)
    try:
        out.mkdir(parents=True, exist_ok=True)
        for it in files:
            (out / it.name).write_bytes(it.content)
    except OSError as error:
        raise UserError("cli.unwritable", name=out, seen=error.strerror) from error
    lang = language()
    for made in catalogue.sets:
        title = made.title.en if lang == "en" else made.title.vi
        click.echo(say("cli.open_set", name=made.code, title=title, rows=len(made.rows)))
    click.echo(say("cli.open_written", files=len(files), folder=out))
