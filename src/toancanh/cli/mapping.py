"""``toancanh map`` once the store is open."""

from datetime import date
from pathlib import Path

import click
from django.utils import timezone

from toancanh.cli.signing import signer
from toancanh.cli.words import say
from toancanh.model import UserError
from toancanh.publish import periods
from toancanh.reference.maps.boundaries import Feature, read
from toancanh.reference.messages import language, render
from toancanh.store.boundaries import actions, selectors
from toancanh.store.boundaries.actions import Told


def load(file: Path, source: str, on: date | None, *, dry_run: bool, by: str | None) -> bool:
    """Say which unit each feature is, and load those that can be used; whether all of them can.

    Raises:
        UserError: the file cannot be read or used.
    """
    day = on or timezone.localdate()
    try:
        content = file.read_bytes()
    except OSError as error:
        raise UserError("read.unreadable", name=file.name, seen=error.strerror) from error
    features = read(content, file.name, day)
    for it in features:
        click.echo(_line(it))
    whole = len(actions.usable(features)) == len(features)
    if dry_run:
        click.echo(say("cli.map_dry_run"))
        return whole
    made = actions.load(content=content, name=file.name, told=Told(source, day, signer(by)))
    told = {"units": made.rows.count(), "name": made.name, "number": made.pk}
    click.echo(say("cli.map_loaded", **told))
    return whole


def _line(it: Feature) -> str:
    if it.problem:
        why = render(it.problem.code, dict(it.problem.values), language())
        return say("cli.map_fault", number=it.number, label=it.label, why=why)
    area = f"{it.unit.full_name} ({it.unit.code})" if it.unit else ""
    return say("cli.map_match", number=it.number, label=it.label, area=area)


def print_sets() -> None:
    """Every file loaded, the last first."""
    for it in selectors.sets():
        told = {"number": it.pk, "name": it.name, "units": it.units, "source": it.source, "who": it.who}
        line = say("cli.map_set", **told, on=periods.day(it.on, language()))
        gone = say("cli.map_withdrawn_note", why=it.withdrawn_why) if it.withdrawn_at else ""
        click.echo("; ".join(filter(None, (line, gone))))


def withdraw(number: int, note: str, by: str | None) -> None:
    """Take a file back.

    Raises:
        UserError: there is no such file, or no reason is told.
    """
    gone = actions.withdraw(number=number, who=signer(by), why=note)
    click.echo(say("cli.map_withdrawn", name=gone.name))
