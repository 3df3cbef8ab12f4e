"""``toancanh audit``: whether the log is what it was."""

import click

from toancanh.cli.store import deferred
from toancanh.cli.verbs import FAILED, Verb, VerbGroup

_do = deferred("toancanh.cli.auditing")


@click.group("audit", cls=VerbGroup, stored=True, invoke_without_command=True)
@click.pass_context
def command(context: click.Context) -> None:
    """Show what can be done, unless something is."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


@command.command("verify", cls=Verb, stored=True, under="audit")
@click.option("--head", default="")
@click.pass_context
def verify(context: click.Context, head: str) -> None:
    """Go through the log; fail if anything is wrong."""
    if not _do("print_report", head):
        context.exit(FAILED)
