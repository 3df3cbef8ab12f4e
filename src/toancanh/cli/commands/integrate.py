"""``toancanh integrate``: the figures of areas joined, without a store."""

from pathlib import Path

import click

from toancanh import joining
from toancanh.cli import contract, files, joined
from toancanh.cli.facts import confidence_option, facts_of
from toancanh.cli.verbs import Verb
from toancanh.integrate.weights import Stated, parse, shipped
from toancanh.model import UserError


@click.command("integrate", cls=Verb)
@click.argument("name", metavar="[FILE|-]", default=files.STDIN)
@click.option("--weights", "own", type=click.Path(path_type=Path))
@confidence_option
def command(name: str, own: Path | None, confidence: float) -> None:
    """Print a line of JSON for each figure of an area, then one for each doubt."""
    stated = _stated(own).with_those_of(shipped()) if own else shipped()
    facts = facts_of(name, confidence)
    found = joining.integrated(facts.claims, facts.sources, stated)
    for figure in found.figures:
        click.echo(contract.encode(joined.figure(figure)))
    for finding in found.findings:
        click.echo(contract.encode(joined.finding(finding)))


def _stated(path: Path) -> Stated:
    """What a file states.

    Raises:
        UserError: it cannot be had, or is not written as weights and keys are.
    """
    text = files.load(str(path)).decode("utf-8", "replace")
    try:
        return parse(path.name, text)
    except ValueError as error:
        raise UserError("cli.no_weights", seen=error) from error
