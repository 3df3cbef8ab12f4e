"""``toancanh advantage``: industries and products with an advantage, and the evidence."""

from pathlib import Path

import click

from toancanh.cli.store import deferred
from toancanh.cli.verbs import Verb

_do = deferred("toancanh.cli.advantages")


@click.command("advantage", cls=Verb, stored=True)
@click.option("--area", default="")
@click.option("--period", default="")
@click.option("--against", default="")
@click.option("--weight", "weights", multiple=True, metavar="CODE=NUMBER")
@click.option("--reference", "files", multiple=True, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(("table", "json")), default="table")
def command(weights: tuple[str, ...], files: tuple[Path, ...], form: str, **asked: str) -> None:
    """Print the branches of an area in order, with what puts them there and what is missing."""
    pairs = (it.partition("=") for it in weights)
    _do("tell", asked, {name.strip(): value for name, _, value in pairs}, files, form)
