"""``toancanh corrections``: the figures that reviewers put right, and whether that still fits."""

import sys

import click

from toancanh.cli.store import open_store
from toancanh.cli.verbs import FAILED, Verb


@click.command("corrections", cls=Verb, stored=True)
def command() -> None:
    """List all corrections; fail if one could not be applied."""
    open_store()
    # Needs Django, which is ready only now.
    from toancanh.cli.correcting import print_corrections

    if not print_corrections():
        sys.exit(FAILED)
