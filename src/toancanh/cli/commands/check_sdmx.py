"""``toancanh check-sdmx``: what is wrong in SDMX data, before it is sent or taken in."""

from itertools import islice
from pathlib import Path
from typing import Any

import click

from toancanh.cli import contract, files
from toancanh.cli.verbs import FAILED, Verb
from toancanh.cli.words import complain, say
from toancanh.model import UserError
from toancanh.publish.sdmx.checking import Fault, Rules, faults, of_structure, ours
from toancanh.read import bytes_of

_SHOWN = 200  # faults of a file; of more the number is told


@click.command("check-sdmx", cls=Verb)
@click.argument("names", metavar="FILE…|-", nargs=-1, required=True)
@click.option("--structure", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--format", "shape", type=click.Choice(("text", "json")), default="text")
@click.pass_context
def command(context: click.Context, names: tuple[str, ...], structure: Path | None, shape: str) -> None:
    """Check files one after the other; fail if anything is wrong in one of them."""
    rules = of_structure(bytes_of(structure)) if structure else ours()
    fine = [_checked(name, rules, shape) for name in names]
    context.exit(0 if all(fine) else FAILED)


def _checked(name: str, rules: Rules, shape: str) -> bool:
    """Whether nothing is wrong in a file; else what is."""
    try:
        found = faults(files.load(name), rules)
        shown = list(islice(found, _SHOWN))
        more = sum(1 for _ in found)
    except UserError as error:
        complain(UserError("sdmx_check.unusable", name=name, why=say(error.code, **error.values)))
        return False
    if shape == "json":
        click.echo(contract.encode({"file": name, "faults": [_told(it) for it in shown], "more": more}))
        return not shown
    for it in shown:
        click.echo(say("sdmx_check.line", name=name, row=it.row, column=it.column or "–", why=_why(it)))
    if not shown:
        click.echo(say("sdmx_check.fine", name=name))
    else:
        click.echo(say("sdmx_check.count", name=name, count=len(shown) + more))
    return not shown


def _why(it: Fault) -> str:
    return say(f"sdmx_check.{it.code}", seen=it.seen, expected=it.expected, column=it.column)


def _told(it: Fault) -> dict[str, Any]:
    place = {"row": it.row, "column": it.column, "seen": it.seen, "expected": it.expected}
    return {"code": it.code, **place, "message": _why(it)}
