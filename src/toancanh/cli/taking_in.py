"""Files into the store, told as it goes. Import it after ``open_store``."""

import os
from collections.abc import Callable, Sequence

import click

from toancanh import pipeline
from toancanh.cli.screen import progress, screen, table
from toancanh.cli.tables import print_picture
from toancanh.cli.telling import document_names
from toancanh.cli.words import complain, say
from toancanh.isolation import Limits, Workers
from toancanh.pipeline import File, FileReport, IngestReport, Told
from toancanh.store.models import Outcome
from toancanh.work import prepare

_MOST_WORKERS = 4  # each may take as much memory as ``Limits`` says


def workers(count: int | None) -> Workers:
    """So many workers; one for each processor if nobody says how many.

    Raises:
        UserError: the environment states limits that are none.
    """
    return Workers(count or min(len(os.sched_getaffinity(0)), _MOST_WORKERS), Limits.stated(), prepare)


def take_in(files: Sequence[File], count: int | None = None, area: str | None = None) -> int:
    """Ingest the files with ``count`` workers, print what became of each, and return how many failed.

    ``area`` is what the clerk says that files are of which name none.
    """
    with workers(count) as hands, progress(len(files)) as step:
        told = Told(lambda file: _tell(file, step), waiting)
        report = pipeline.ingest(files, hands=hands, told=told, area=area)
    heads = [say(f"word.{head}") for head in ("file", "result", "figures", "note")]
    screen().print(table(heads, map(_row, report.files), numbers=[2], cut=False))
    counts = {result.value: len(report.of(result)) for result in Outcome.Result}
    for run in report.interrupted:
        screen().print(say("cli.interrupted", run=run), markup=False)
    screen().print(say("cli.ingested", run=report.run, **counts))
    tell_contradictions(report)
    if placeless := sum(file.placeless for file in report.files):
        screen().print(say("cli.placeless", count=placeless), markup=False, soft_wrap=True)
    return counts[Outcome.Result.FAILED]


def tell_contradictions(report: IngestReport) -> None:
    """Say what the files brought: contradictions, proposals, and what could not be reconciled."""
    found = report.reconciled
    if found and (found.appeared or found.gone):
        click.echo(say("findings.came", appeared=found.appeared, gone=found.gone))
    if report.proposed:
        click.echo(say("register.came", count=report.proposed))
    for error in (*(found.failed if found else ()), *filter(None, [report.unreconciled])):
        complain(error)


def waiting() -> None:
    """Say that somebody else takes files in."""
    click.echo(say("cli.waiting"), err=True)


def print_headlines() -> None:
    """Print the picture of what the catalogue knows, and say how much more there is."""
    picture = pipeline.picture()
    known = [line for line in picture.lines if line.indicator]
    print_picture(known, document_names())
    rest, doubts = len(picture.lines) - len(known), len(picture.findings)
    screen().print(say("cli.headlines", shown=len(known), rest=rest, doubts=doubts), markup=False)


def _tell(file: FileReport, step: Callable[[str], None]) -> None:
    """Count a file; what came inside another is not among those that were named."""
    if file.inside is None:
        step(file.name)
    if file.error:
        complain(file.error)


def note(file: FileReport) -> str:
    """Which document it replaces, or which replaces it; what was read again; how much is in doubt."""
    told = []
    if file.superseded_by:
        told.append(say("cli.superseded_by", name=file.superseded_by))
    if file.supersedes:
        told.append(say("cli.supersedes", name=file.supersedes))
    if file.area:
        told.append(say("cli.other_area", area=file.area))
    if file.placeless:
        told.append(say("cli.no_area_named"))
    if file.doubts:
        told.append(say("cli.doubts", count=file.doubts))
    return "; ".join(told)


def _row(file: FileReport) -> tuple[str, str, str, str]:
    return file.name, say(f"word.{file.result}"), str(file.facts or ""), note(file)
