"""``toancanh key``: keys of programs that use the API in a person's name."""

from typing import Any

import click

from toancanh.cli.store import deferred
from toancanh.cli.verbs import Verb, VerbGroup

_SCOPES = ("read", "write", "admin")
_do = deferred("toancanh.cli.accounting")


@click.group("key", cls=VerbGroup, stored=True, invoke_without_command=True)
@click.pass_context
def command(context: click.Context) -> None:
    """Show what can be done, unless something is."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


@command.command("add", cls=Verb, stored=True, under="key")
@click.argument("username", metavar="USERNAME")
@click.option("--for", "label", required=True)
@click.option("--scope", "scopes", type=click.Choice(_SCOPES), multiple=True, default=("read",))
@click.option("--days", type=click.IntRange(min=1), default=365)
@click.option("--by")
def add(username: str, **told: Any) -> None:
    """Make a key and show it once."""
    _do("add_key", username, **told)


@command.command("list", cls=Verb, stored=True, under="key")
def several() -> None:
    """List the keys."""
    _do("list_keys")


@command.command("revoke", cls=Verb, stored=True, under="key")
@click.argument("prefix", metavar="KEY")
@click.option("--by")
def revoke(prefix: str, by: str | None) -> None:
    """End a key before its time."""
    _do("revoke_key", prefix, by)
