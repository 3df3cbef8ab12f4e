"""``toancanh review``: the figures that wait for a person, and what the person decides about any figure."""

import click

from toancanh.cli.store import open_store
from toancanh.cli.verbs import Verb
from toancanh.cli.words import say

_DECISIONS = ("confirm", "reject", "choose", "unchoose")


@click.command("review", cls=Verb, stored=True)
@click.argument(
    "decision", metavar=f"[{'|'.join(_DECISIONS)}]", required=False, type=click.Choice(_DECISIONS)
)
@click.argument("fact", metavar="[ID]", required=False)
@click.option("--by")
@click.option("--limit", type=click.IntRange(min=1), default=20)
@click.option("--note", default="")
def command(decision: str | None, fact: str | None, by: str | None, limit: int, note: str) -> None:
    """List the queue, or decide on one figure."""
    if decision and not fact:
        raise click.UsageError(say("review.no_id", verdict=decision))
    open_store()
    # Needs Django, which is ready only now.
    from toancanh.cli.reviewing import decide, print_queue

    if decision and fact:
        decide(fact, decision, by, note)
    else:
        print_queue(limit)
