"""What is exported, and what is said of it. Needs Django."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click
from django.utils import timezone

from toancanh.cli.words import say
from toancanh.exchange.agency import agency
from toancanh.exchange.gathering import Wanted, code_lists, gather
from toancanh.exchange.messages import lines
from toancanh.model import UserError
from toancanh.publish.sdmx.structure import artefacts, written


def write_sdmx(folder: Path, as_of: date | None, *, history: bool) -> None:
    """Write ``structure.xml`` and ``data.csv``, ``.xml``, ``.json``.

    Raises:
        UserError: there is nothing to write, or a file cannot be written.
    """
    found, now = gather(Wanted(as_of=as_of, history=history)), timezone.now()
    if not found.data:
        raise UserError("sdmx.no_data")
    every = (it for its in artefacts(agency(), code_lists()).values() for it in its)
    _write(folder / "structure.xml", [written(every, agency(), now)])
    for name in ("csv", "xml", "json"):
        _write(folder / f"data.{name}", lines(name, found.data, prepared=now))
    click.echo(say("sdmx.written", folder=folder, count=len(found.data)))
    if found.left_out:
        click.echo(say("sdmx.left_out", count=found.left_out), err=True)


def _write(path: Path, content: Iterable[str]) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w", encoding="utf-8", newline="") as file:
            file.writelines(content)
    except OSError as error:
        raise UserError("cli.unwritable", name=path, seen=error.strerror) from error
