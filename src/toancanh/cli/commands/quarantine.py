"""``toancanh quarantine``: the files that could not be used, and why."""

import click

from toancanh.cli.store import open_store
from toancanh.cli.verbs import Verb


@click.command("quarantine", cls=Verb, stored=True)
def command() -> None:
    """List them, last first."""
    open_store()
    # Needs Django, which is ready only now.
    from toancanh.cli.quarantine import print_failures

    print_failures()
