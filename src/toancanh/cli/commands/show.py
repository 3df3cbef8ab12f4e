"""``toancanh show``: one figure and what stands behind it."""

import click

from toancanh.cli.asking import asked
from toancanh.cli.store import open_store
from toancanh.cli.verbs import Verb


@click.command("show", cls=Verb, stored=True)
@click.argument("indicator", metavar="INDICATOR")
@click.option("--area")
@click.option("--period")
@click.option("--why", is_flag=True)
@click.option("--official", is_flag=True)
def command(indicator: str, area: str | None, period: str | None, why: bool, official: bool) -> None:
    """Print the figure, its sentences and its rivals; or also what follows from it and what breaks it."""
    question = asked(indicator, area, period)
    open_store()
    # Needs Django, which is ready only now.
    from toancanh.cli.telling import tell

    tell(question, why=why, official=official)
