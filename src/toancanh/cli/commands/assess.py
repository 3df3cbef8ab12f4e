"""``toancanh assess``: parks and clusters, or energy projects, and which to look at first."""

from datetime import date

import click

from toancanh.cli.days import Day
from toancanh.cli.store import open_store
from toancanh.cli.verbs import Verb


@click.command("assess", cls=Verb, stored=True)
@click.argument("what", metavar="parks|energy", type=click.Choice(("parks", "energy")))
@click.option("--area")
@click.option("--on", type=Day())
@click.option("--limit", type=click.IntRange(min=1), default=20)
@click.option("--json", "as_json", is_flag=True)
def command(what: str, *, area: str | None, on: date | None, limit: int, as_json: bool) -> None:
    """Sum up what the registers hold, and say what asks for attention."""
    open_store()
    # Needs Django, which is ready only now.
    from toancanh.cli import assessing

    unit = assessing.one_area(area) if area else None
    show = assessing.print_parks if what == "parks" else assessing.print_energy
    show(unit, on, limit, as_json=as_json)
