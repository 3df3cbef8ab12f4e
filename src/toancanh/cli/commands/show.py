"""``toancanh show``: one figure and what stands behind it."""

import click

from toancanh.cli.asking import asked
from toancanh.cli.store import open_store
from toancanh.cli.verbs import Verb


@click.command("show", cls=Verb, stored=True)
@click.argument("indicator", metavar="INDICATOR")
@click.option("--area")
@click.option("--period")
def command(indicator: str, area: str | None, period: str | None) -> None:
    """Print the figure, its sentences and its rivals."""
    question = asked(indicator, area, period)
    open_store()
    # Needs Django, which is ready only now.
    from toancanh.cli.telling import tell

    tell(question)
