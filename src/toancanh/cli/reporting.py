"""``toancanh report`` once the store is open."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import click
from django.conf import settings
from django.utils import timezone

from toancanh.answering import home
from toancanh.cli.words import say
from toancanh.model import Area, Period, UserError
from toancanh.publish.word import filling, pdf
from toancanh.publish.word.making import TEMPLATES
from toancanh.publish.word.values import Official
from toancanh.reference.areas import meant
from toancanh.reporting import templates
from toancanh.reporting.asked import Asked
from toancanh.reporting.composing import compose
from toancanh.reporting.notices import notice

_REPORT, _NOTICE = TEMPLATES


def write(period: str | None, on: date | None, told: Mapping[str, Any]) -> bool:
    """Write what is asked for; whether it was: ``strict`` refuses while figures are contradicted.

    Raises:
        UserError: nothing is asked for, or it cannot be made.
    """
    if told["write_templates"]:
        _write_templates(told["write_templates"])
        return True
    wanted = _NOTICE if told["session"] else _REPORT
    if not period and not told["session"]:
        raise UserError("report.what")
    paper = _paper(period, on, told)
    if paper.working.disputes and told["strict"]:
        _refuse(paper)
        return False
    content = filling.fill(paper, *_template(told["template"], wanted))
    path = told["output"] or Path(f"{wanted}-{told['session'] or period}.docx")
    _say_written(_kept(path.with_suffix(".docx"), content), paper)
    if told["pdf"]:
        click.echo(say("report.pdf_written", path=_kept(path.with_suffix(".pdf"), pdf.pdf(content))))
        if not pdf.in_type():
            click.echo(say("report.pdf_letters"), err=True)
    return True


def _write_templates(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name in TEMPLATES:
        path = _kept(folder / f"{name}.docx", filling.shipped(name))
        click.echo(say("report.template_written", path=path))


def _paper(period: str | None, on: date | None, told: Mapping[str, Any]) -> Official:
    today = on or timezone.localdate()
    if told["session"]:
        return notice(told["session"], today, on)
    asked = Asked(_unit(told["area"], today), _period(period or ""), today, on, bool(told["official"]))
    return compose(asked).paper


def _unit(area: str | None, today: date) -> Area:
    found = meant(area, today) if area else home(today)
    if found is None:
        raise UserError("report.no_area", asked=area or settings.AREA)
    return found


def _period(code: str) -> Period:
    try:
        return Period.parse(code)
    except ValueError as error:
        raise UserError("report.no_such_period", seen=code) from error


def _template(path: Path | None, wanted: str) -> tuple[bytes, str]:
    """The template that is named, else that of the installation, else the one that comes with the program."""
    if path is None:
        return templates.of(wanted)
    return templates.read(path), path.name


def _kept(path: Path, content: bytes) -> Path:
    try:
        path.write_bytes(content)
    except OSError as error:
        raise UserError("report.not_written", path=path, seen=error.strerror) from error
    return path


def _refuse(paper: Official) -> None:
    click.echo(say("report.refused"), err=True)
    for line in paper.working.disputes:
        click.echo(f"- {line}", err=True)


def _say_written(path: Path, paper: Official) -> None:
    click.echo(say("report.written", path=path))
    for code, lines in (("disputed", paper.working.disputes), ("missing", paper.working.missing)):
        if lines:
            click.echo(say(f"report.{code}", count=str(len(lines))))
