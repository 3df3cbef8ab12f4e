"""``toancanh targets``: the aims of a year, and those that it may miss."""

import click

from toancanh.cli import asking
from toancanh.cli.store import open_store
from toancanh.cli.verbs import Verb


@click.command("targets", cls=Verb, stored=True)
@click.option("--area")
@click.option("--period")
@click.option("--warnings", is_flag=True)
@click.option("--outlook", is_flag=True)
@click.option("--json", "as_json", is_flag=True)
def command(*, area: str | None, period: str | None, warnings: bool, outlook: bool, as_json: bool) -> None:
    """List the aims of a year with what it may come to."""
    asked = asking.period(period) if period else None
    open_store()
    # Needs Django, which is ready only now.
    from toancanh.cli import assessing

    unit = assessing.one_area(area)
    if outlook:
        assessing.print_outlooks(unit, asked, as_json=as_json)
    else:
        assessing.print_targets(unit, asked, warnings=warnings, as_json=as_json)
