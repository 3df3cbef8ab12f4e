"""What is exported, and what is said of it. Needs Django."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click
from django.utils import timezone

from toancanh.cli.screen import screen, table
from toancanh.cli.words import say
from toancanh.exchange.agency import agency
from toancanh.exchange.filling import fullest
from toancanh.exchange.gathering import Wanted, code_lists, gather
from toancanh.exchange.messages import lines
from toancanh.model import UserError
from toancanh.publish import names, workbooks
from toancanh.publish.forms import as_sheets, forms
from toancanh.publish.sdmx.components import declared
from toancanh.publish.sdmx.structure import artefacts, written
from toancanh.reference.messages import language


def write_sdmx(folder: Path, as_of: date | None, *, history: bool) -> None:
    """Write ``structure.xml``, ``data.csv``, ``.xml``, ``.json``, and ``derived`` likewise of what follows.

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
    made = () if as_of or history else gather(Wanted(derived=True)).data
    for name in ("csv", "xml", "json") if made else ():
        _write(folder / f"derived.{name}", lines(name, made, prepared=now, flow=declared().derived))
    click.echo(say("sdmx.written", folder=folder, count=len(found.data), derived=len(made)))
    if found.left_out:
        click.echo(say("sdmx.left_out", count=found.left_out), err=True)


def write_form(name: str, period: str, area: str, path: Path | None) -> None:
    """Write a form as a workbook; without a path under its own name and month.

    Raises:
        UserError: there is no such form, month or area, or the file cannot be written.
    """
    area_of, made = fullest(name, period, area)
    lang = language()
    to = path or Path(f"{name}-{made.month.code}.xlsx")
    content = workbooks.write(as_sheets(made, area_of, timezone.localdate(), lang))
    try:
        to.write_bytes(content)
    except OSError as error:
        raise UserError("cli.unwritable", name=to, seen=error.strerror) from error
    about = {"name": made.form.name.of(lang), "count": len(made.entries), "room": made.room}
    click.echo(say("form.written", path=to, area=names.full_area(area_of, lang), **about))


def print_forms(period: str, area: str) -> None:
    """The forms; with a month also how many of their cells have a number."""
    rows = []
    for code, it in forms().items():
        made = fullest(code, period, area)[1] if period else None
        rows.append((code, it.name.of(language()), f"{len(made.entries)}/{made.room}" if made else ""))
    heads = [say(f"form.{name}") for name in ("code", "thing_named", "cells")]
    screen().print(table(heads, rows, numbers=(2,), cut=False))


def _write(path: Path, content: Iterable[str]) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w", encoding="utf-8", newline="") as file:
            file.writelines(content)
    except OSError as error:
        raise UserError("cli.unwritable", name=path, seen=error.strerror) from error
