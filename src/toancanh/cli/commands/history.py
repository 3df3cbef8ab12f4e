"""``toancanh history``: what was told of a figure, when, and by which document."""

import click

from toancanh.cli.asking import asked, day
from toancanh.cli.store import open_store
from toancanh.cli.verbs import Verb


@click.command("history", cls=Verb, stored=True)
@click.argument("indicator", metavar="INDICATOR")
@click.option("--area")
@click.option("--period")
@click.option("--as-of", metavar="DATE")
@click.option("--document", metavar="NAME")
def command(
    indicator: str, area: str | None, period: str | None, as_of: str | None, document: str | None
) -> None:
    """Print every telling, the one stood by on a day, or those of one document."""
    question, when = asked(indicator, area, period), day(as_of) if as_of else None
    open_store()
    # Needs Django, which is ready only now.
    from toancanh.cli.remembering import tell_history

    tell_history(question, when, document)
