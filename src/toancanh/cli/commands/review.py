"""``toancanh review``: the figures that wait for a person, and what the person decides."""

import click

from toancanh.cli.store import open_store
from toancanh.cli.verbs import Verb
from toancanh.cli.words import say
from toancanh.model import Verdict

_VERDICTS = {"confirm": Verdict.CONFIRMED, "reject": Verdict.REJECTED}


@click.command("review", cls=Verb, stored=True)
@click.argument("verdict", metavar="[confirm|reject]", required=False, type=click.Choice(list(_VERDICTS)))
@click.argument("fact", metavar="[ID]", required=False)
@click.option("--by")
@click.option("--limit", type=click.IntRange(min=1), default=20)
@click.option("--note", default="")
def command(verdict: str | None, fact: str | None, by: str | None, limit: int, note: str) -> None:
    """List the queue, or decide on one figure."""
    if verdict and not fact:
        raise click.UsageError(say("review.no_id", verdict=verdict))
    open_store()
    # Needs Django, which is ready only now.
    from toancanh.cli.reviewing import decide, print_queue

    if verdict and fact:
        decide(fact, _VERDICTS[verdict], by, note)
    else:
        print_queue(limit)
