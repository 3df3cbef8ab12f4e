"""``toancanh findings``: figures that cannot all be true."""

from typing import Any

import click

from toancanh.cli import asking
from toancanh.cli.store import open_store
from toancanh.cli.verbs import FAILED, Verb
from toancanh.model import Severity

_SEVERITIES = (Severity.WARNING.value, Severity.INFO.value)


@click.command("findings", cls=Verb, stored=True)
@click.option("--area")
@click.option("--indicator")
@click.option("--severity", type=click.Choice(_SEVERITIES))
@click.option("--document", metavar="NAME")
@click.option("--limit", type=click.IntRange(min=1), default=20)
@click.option("--format", "form", type=click.Choice(("table", "jsonl")), default="table")
@click.option("--refresh", is_flag=True)
@click.pass_context
def command(context: click.Context, /, limit: int, form: str, refresh: bool, **wanted: Any) -> None:
    """List the contradictions, the worst first."""
    units = asking.units(wanted["area"]) if wanted["area"] else ()
    codes = (asking.the_indicator(wanted["indicator"]).code,) if wanted["indicator"] else ()
    severity = wanted["severity"] and Severity(wanted["severity"])
    open_store()
    # Needs Django, which is ready only now.
    from toancanh.cli import contradicting
    from toancanh.store.contradictions.selectors import Wanted

    done = contradicting.refresh() if refresh else True
    named = contradicting.named(wanted["document"]) if wanted["document"] else ()
    asked = Wanted(codes, [(it.code, it.valid_from) for it in units], severity, named)
    if form == "jsonl":
        contradicting.print_lines(asked)
    else:
        contradicting.print_list(asked, limit)
    context.exit(0 if done else FAILED)
