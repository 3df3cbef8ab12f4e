"""Files into the store, told as it goes. Import it after ``open_store``."""

from collections.abc import Callable, Sequence
from pathlib import Path

from toancanh import pipeline
from toancanh.cli.screen import progress, screen, table
from toancanh.cli.tables import print_picture
from toancanh.cli.telling import document_names
from toancanh.cli.words import complain, say
from toancanh.pipeline import FileReport
from toancanh.store.models import Outcome


def take_in(files: Sequence[Path]) -> int:
    """Ingest the files, print what became of each, and return how many failed."""
    with progress(len(files)) as step:
        report = pipeline.ingest(files, progress=lambda file: _tell(file, step))
    heads = [say(f"word.{head}") for head in ("file", "result", "figures", "note")]
    screen().print(table(heads, map(_row, report.files), numbers=[2]))
    counts = {result.value: len(report.of(result)) for result in Outcome.Result}
    screen().print(say("cli.ingested", run=report.run, **counts))
    return counts[Outcome.Result.FAILED]


def print_headlines() -> None:
    """Print the picture of what the catalogue knows, and say how much more there is."""
    picture = pipeline.picture()
    known = [line for line in picture.lines if line.indicator]
    print_picture(known, document_names())
    rest, doubts = len(picture.lines) - len(known), len(picture.findings)
    screen().print(say("cli.headlines", shown=len(known), rest=rest, doubts=doubts), markup=False)


def _tell(file: FileReport, step: Callable[[str], None]) -> None:
    step(file.name)
    if file.error:
        complain(file.error)


def _row(file: FileReport) -> tuple[str, str, str, str]:
    note = say("cli.supersedes", name=file.supersedes) if file.supersedes else ""
    if file.superseded_by:
        note = say("cli.superseded_by", name=file.superseded_by)
    return file.name, say(f"word.{file.result}"), str(file.facts or ""), note
