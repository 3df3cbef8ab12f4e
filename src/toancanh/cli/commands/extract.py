"""``toancanh extract``: the figures and acts of files, without a store."""

from collections import Counter
from itertools import count
from pathlib import Path
from typing import NamedTuple

import click

from toancanh.cli import contract, files, words
from toancanh.cli.verbs import FAILED, Verb
from toancanh.model import Document, Extraction, Severity, UserError


class Read(NamedTuple):
    """A document and what was found in it."""

    document: Document
    found: Extraction


@click.command("extract", cls=Verb)
@click.argument("names", metavar="FILE…|-", nargs=-1, required=True)
@click.option("--format", "shape", type=click.Choice(("json", "jsonl", "table")), default="json")
@click.option("--output", type=click.Path(file_okay=False, path_type=Path))
@click.option("--explain", is_flag=True)
@click.pass_context
def command(
    context: click.Context, names: tuple[str, ...], shape: str, output: Path | None, explain: bool
) -> None:
    """Print or write what each file says."""
    _check(names, shape, output)
    from toancanh.extract import extract  # the rules load slowly: neither help nor a mistake needs them

    failed = False
    for name in names:
        found = files.each([name], lambda document: Read(document, extract(document)))
        inside = count(1)
        for label, read in found:
            failed |= read is None or _doubts(read.found)
            if read is None:
                continue
            if shape == "json" and output is None and label != name:
                raise UserError("cli.one_document", name=name)
            number = 0 if label == name else next(inside)
            _give(read, shape, _target(output, name, number), explain)
    context.exit(FAILED if failed else 0)


def _check(names: tuple[str, ...], shape: str, output: Path | None) -> None:
    """Refuse what could only be answered by guessing or by losing something."""
    if output is None:
        if shape == "json" and len(names) > 1:
            raise click.UsageError(words.say("cli.one_file"))
        return
    if shape != "json":
        raise click.UsageError(words.say("cli.output_is_json"))
    same = [stem for stem, count in Counter(Path(name).stem for name in names).items() if count > 1]
    if same:
        raise click.UsageError(words.say("cli.same_stem", stems=", ".join(same)))
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError("cli.unwritable", name=output, seen=error.strerror) from error


def _target(output: Path | None, name: str, number: int) -> Path | None:
    """Where to write what a file says, or the ``number``-th file in it: no name from inside one is used."""
    stem = "stdin" if name == files.STDIN else Path(name).stem
    return output / (f"{stem}-{number}.json" if number else f"{stem}.json") if output else None


def _give(read: Read, shape: str, target: Path | None, explain: bool) -> None:
    document, found = read
    if shape == "table":
        # rich takes longer to load than a document to extract.
        from toancanh.cli.tables import print_facts

        print_facts(document, found, explain=explain)
    elif shape == "jsonl":
        for fact in found.facts:
            click.echo(contract.encode(contract.fact_line(fact, document, explain=explain)))
    elif target:
        target.write_text(_object(read, explain) + "\n", encoding="utf-8")
    else:
        click.echo(_object(read, explain))


def _object(read: Read, explain: bool) -> str:
    return contract.encode(contract.extraction(read.found, read.document, explain=explain))


def _doubts(found: Extraction) -> bool:
    """Tell the findings on stderr; say whether one is at error level."""
    for finding in found.findings:
        click.echo(words.say(finding.code, **dict(finding.values)), err=True)
    return any(finding.severity is Severity.ERROR for finding in found.findings)
