"""``toancanh user``: the people who may log in."""

from typing import Any

import click

from toancanh.cli.store import deferred
from toancanh.cli.verbs import Verb, VerbGroup

_ROLES = ("viewer", "specialist", "office_head", "leader", "administrator")
_do = deferred("toancanh.cli.accounting")


@click.group("user", cls=VerbGroup, stored=True, invoke_without_command=True)
@click.pass_context
def command(context: click.Context) -> None:
    """Show what can be done, unless something is."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


@command.command("add", cls=Verb, stored=True, under="user")
@click.argument("username", metavar="USERNAME")
@click.option("--name", required=True)
@click.option("--role", type=click.Choice(_ROLES), default="viewer")
@click.option("--office", default="")
@click.option("--password-stdin", is_flag=True)
@click.option("--by")
def add(username: str, **told: Any) -> None:
    """Let a person in."""
    _do("add_user", username, **told)


@command.command("list", cls=Verb, stored=True, under="user")
def several() -> None:
    """List the people."""
    _do("list_users")


@command.command("password", cls=Verb, stored=True, under="user")
@click.argument("username", metavar="USERNAME")
@click.option("--password-stdin", is_flag=True)
@click.option("--by")
def password(username: str, **told: Any) -> None:
    """Give a person another password."""
    _do("set_password", username, **told)


@command.command("second-step", cls=Verb, stored=True, under="user")
@click.argument("username", metavar="USERNAME")
@click.option("--by")
def second_step(username: str, by: str | None) -> None:
    """Take the second step off somebody who has lost it."""
    _do("reset_second_step", username, by)


@command.command("disable", cls=Verb, stored=True, under="user")
@click.argument("username", metavar="USERNAME")
@click.option("--by")
def disable(username: str, by: str | None) -> None:
    """Let a person in no more."""
    _do("disable_user", username, by)
