"""``toancanh work``: reads what was handed in on the site."""

import click

from toancanh.cli.store import open_store
from toancanh.cli.verbs import Verb


@click.command("work", cls=Verb, stored=True)
@click.option("--once", is_flag=True)
@click.option("--attached", is_flag=True)
@click.option("--workers", type=click.IntRange(1, 64))
def command(once: bool, attached: bool, workers: int | None) -> None:
    """Read what waits, once or until told to stop."""
    open_store()
    # Needs Django, which is ready only now.
    from toancanh.cli.taking_in import workers as hands_of
    from toancanh.cli.working import Worker

    with hands_of(workers) as hands:
        worker = Worker(hands, attached=attached)
        worker.run_once() if once else worker.run()
