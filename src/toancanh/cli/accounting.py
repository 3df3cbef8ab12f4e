"""People and their keys on the command line. Import it after ``open_store``."""

import sys
from dataclasses import replace
from datetime import datetime

import click
from django.utils import timezone

from toancanh.accounts import actions, second_step, selectors
from toancanh.accounts.actions import Person
from toancanh.accounts.models import ApiKey
from toancanh.accounts.roles import Role, Scope
from toancanh.cli.screen import screen, table
from toancanh.cli.signing import signer
from toancanh.cli.words import say
from toancanh.followup.selectors import find_office
from toancanh.publish import periods
from toancanh.reference.messages import language


def add_user(username: str, *, password_stdin: bool, by: str | None, **known: str) -> None:
    """Let a person in, of whom a name, a role and perhaps an office are known."""
    office = find_office(known["office"]).pk if known["office"] else None
    person = Person(known["name"], Role(known["role"]), office)
    password = _password(password_stdin)
    user = actions.add_user(by=signer(by), username=username, person=person, password=password)
    click.echo(say("user.added", name=user.name, username=user.username, role=say(f"role.{user.role}")))


def list_users() -> None:
    """Print who may log in."""
    heads = [say(f"user.{it}") for it in ("username", "name", "role", "office", "last")]
    rows = [
        (it.username, it.name, say(f"role.{it.role}") if it.is_active else say("user.off"),
         it.office.name if it.office else "", _day(it.last_login))
        for it in selectors.users()
    ]  # fmt: skip
    screen().print(table(heads, rows))


def set_password(username: str, *, password_stdin: bool, by: str | None) -> None:
    """Give a person another password."""
    user = selectors.find_user(username)
    actions.set_password(by=signer(by), user=user, password=_password(password_stdin))
    click.echo(say("user.password_set", username=user.username))


def reset_second_step(username: str, by: str | None) -> None:
    """Take the second step off somebody who has lost the telephone."""
    user = selectors.find_user(username)
    second_step.reset(by=signer(by), user=user)
    click.echo(say("user.second_step_reset", username=user.username))


def disable_user(username: str, by: str | None) -> None:
    """Let a person in no more; what they did stays."""
    user = selectors.find_user(username)
    actions.change_user(by=signer(by), user=user, person=replace(Person.of(user), is_active=False))
    click.echo(say("user.disabled", username=user.username))


def add_key(username: str, *, label: str, scopes: tuple[str, ...], days: int, by: str | None) -> None:
    """Make a key; the last line is its secret, for a program to read."""
    user = selectors.find_user(username)
    wanted = [Scope(it) for it in scopes]
    key, secret = actions.add_key(by=signer(by), user=user, label=label, scopes=wanted, days=days)
    ends = periods.day(timezone.localdate(key.expires_at), language())
    click.echo(say("key.added", prefix=key.prefix, username=user.username, day=ends), err=True)
    click.echo(secret)


def list_keys() -> None:
    """Print the keys, never their secrets."""
    heads = [say(f"key.{it}") for it in ("prefix", "user", "label", "scopes", "ends", "used")]
    rows = [
        (it.prefix, it.user.username, it.label, ", ".join(it.scopes), _ends(it), _day(it.last_used_at))
        for it in selectors.api_keys()
    ]
    screen().print(table(heads, rows))


def revoke_key(prefix: str, by: str | None) -> None:
    """End a key before its time."""
    key = actions.revoke_key(by=signer(by), key=selectors.find_key(prefix))
    click.echo(say("key.revoked_now", prefix=key.prefix))


def _password(from_stdin: bool) -> str:
    """A password typed twice, or the first line of standard input."""
    if from_stdin:
        return sys.stdin.readline().rstrip("\n")
    typed: str = click.prompt(
        say("user.password"), hide_input=True, confirmation_prompt=say("user.again"), err=True
    )
    return typed


def _ends(key: ApiKey) -> str:
    return say("key.revoked") if key.revoked_at else _day(key.expires_at)


def _day(at: datetime | None) -> str:
    return periods.day(timezone.localdate(at), language()) if at else ""
