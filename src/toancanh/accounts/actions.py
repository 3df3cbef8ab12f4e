"""Everything that writes to accounts: keyword-only, whole or not at all, its line of history inside."""

import secrets
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from toancanh.accounts.models import AccountEvent, ApiKey, Grant, User
from toancanh.accounts.rights import things
from toancanh.accounts.roles import Role, Scope
from toancanh.accounts.selectors import digest, granted, username_of
from toancanh.accounts.sittings import end_all
from toancanh.model import UserError
from toancanh.registers.books.offices import REGISTER
from toancanh.registers.selectors import find

What = AccountEvent.What
_USED_EVERY = timedelta(minutes=1)
_LONGEST = 3650  # days


@dataclass(frozen=True, slots=True)
class Person:
    """What is known of a person: the name to sign with, the role, the number of the office, the e-mail."""

    name: str
    role: Role = Role.VIEWER
    office_id: int | None = None
    email: str = ""
    is_active: bool = True

    @classmethod
    def of(cls, user: User) -> "Person":
        """What is known of a user now."""
        return cls(user.name, Role(user.role), user.office_id, user.email, user.is_active)


@transaction.atomic
def add_user(*, by: str, username: str, person: Person, password: str | None = None) -> User:
    """Let a person in; with no password they log in by single sign-on alone.

    Raises:
        UserError: nobody signs, the name is bad or taken, the password is weak, or there is no such office.
    """
    login = username_of(username)
    user = User(username=login, **_checked(person))
    _set(user, password)
    try:
        user.clean_fields(exclude=("password",))
        with transaction.atomic():
            user.save()
    except ValidationError as error:
        raise UserError("accounts.bad_username", seen=username, why=" ".join(error.messages)) from error
    except IntegrityError as error:
        raise UserError("accounts.username_taken", username=login) from error
    _note(user, by, What.ADDED, after={"username": login, **_plain(person)})
    return user


@transaction.atomic
def change_user(*, by: str, user: User, person: Person) -> User:
    """Say what is known of a person now; who is not active cannot log in, nor can their keys.

    Raises:
        UserError: nobody signs, there is no name, or nobody would be left to look after the rest.
    """
    row = User.objects.select_for_update().get(pk=user.pk)
    known, said = _plain(Person.of(row)), _plain(person)
    values = _checked(person)
    was = row.is_staff
    for name, value in values.items():
        setattr(row, name, value)
    if was and not row.is_staff:
        _another_administrator(row)
    turned = [name for name in said if said[name] != known[name]]
    if turned:
        row.save()
        before, after = ({it: values[it] for it in turned} for values in (known, said))
        _note(row, by, What.CHANGED, before, after)
    return row


@transaction.atomic
def set_password(*, by: str, user: User, password: str, keep: int | None = None) -> None:
    """Give a person another password, which ends their sessions, save the sitting they did it in.

    Raises:
        UserError: nobody signs, or the password is weak.
    """
    row = User.objects.select_for_update().get(pk=user.pk)
    _set(row, password)
    row.save(update_fields=["password"])
    end_all(row, now=timezone.now(), keep=keep)
    _note(row, by, What.PASSWORD)


@transaction.atomic
def add_key(*, by: str, user: User, label: str, scopes: Collection[Scope], days: int) -> tuple[ApiKey, str]:
    """Make a key for a program; its secret is given back here and never again.

    Raises:
        UserError: nobody signs, nothing says what it is for, the person may not do as much, or the time is
            none.
    """
    wanted = frozenset(scopes)
    if not label.strip():
        raise UserError("accounts.no_label")
    if not wanted or not wanted <= user.scopes:
        raise UserError("accounts.scopes", seen=_listed(wanted), allowed=_listed(user.scopes))
    if not 0 < days <= _LONGEST:
        raise UserError("accounts.bad_days", seen=days, most=_LONGEST)
    now = timezone.now()
    prefix = f"tc_{secrets.token_hex(4)}"
    secret = f"{prefix}_{secrets.token_urlsafe(32)}"
    told: dict[str, Any] = {"label": label.strip(), "scopes": sorted(wanted)}
    ends = now + timedelta(days=days)
    key = ApiKey(user=user, prefix=prefix, digest=digest(secret), made_at=now, expires_at=ends, **told)
    key.save()
    _note(user, by, What.KEY_ADDED, after={**told, "expires_at": ends.isoformat()}, key=key)
    return key, secret


@transaction.atomic
def revoke_key(*, by: str, key: ApiKey) -> ApiKey:
    """End a key before its time.

    Raises:
        UserError: nobody signs, or it is ended.
    """
    row = ApiKey.objects.select_for_update().select_related("user").get(pk=key.pk)
    if row.revoked_at is not None:
        raise UserError("accounts.revoked", key=row.prefix)
    row.revoked_at = timezone.now()
    row.save(update_fields=["revoked_at"])
    _note(row.user, by, What.KEY_REVOKED, key=row)
    return row


@transaction.atomic
def grant(*, by: str, given: Mapping[str, bool], user: User | None = None, office: int | None = None) -> None:
    """Set what a person, or an office, may do; what is not named goes by the role again.

    Raises:
        UserError: nobody signs, there is no such thing, or no such office.
    """
    if unknown := sorted(set(given) - set(things())):
        raise UserError("rights.no_such_thing", seen=", ".join(unknown), known=", ".join(things()))
    whose = {"user": user} if user else {"office": find(REGISTER, office or 0)}
    before = granted(user, office)
    Grant.objects.filter(**whose).delete()
    Grant.objects.bulk_create(Grant(thing=it, allowed=may, **whose) for it, may in given.items())
    turned = [it for it in {**before, **given} if before.get(it) != given.get(it)]
    if turned:
        was, now = ({it: known.get(it) for it in turned} for known in (before, given))
        _note(user, by, What.RIGHTS, was, now, **({} if user else whose))


def note(*, by: str, what: AccountEvent.What, user: User | None = None, about: str = "") -> None:
    """Write down what somebody did, or was refused, that changes nothing.

    Raises:
        UserError: nobody signs.
    """
    _note(user, by, what, about=about)


def note_use(*, key: ApiKey, at: datetime) -> None:
    """Remember when a key was used last, to the minute."""
    if key.last_used_at is None or at - key.last_used_at >= _USED_EVERY:
        ApiKey.objects.filter(pk=key.pk).update(last_used_at=at)


def _checked(person: Person) -> dict[str, Any]:
    if not person.name.strip():
        raise UserError("accounts.no_name")
    if person.office_id is not None:
        find(REGISTER, person.office_id)
    return _plain(person) | {"name": person.name.strip()}


def _plain(person: Person) -> dict[str, Any]:
    return asdict(person) | {"role": str(person.role)}


def _set(user: User, password: str | None) -> None:
    if password is None:
        user.set_unusable_password()
        return
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise UserError("accounts.weak_password", why=" ".join(error.messages)) from error
    user.set_password(password)


def _another_administrator(user: User) -> None:
    """Refuse to lose the last one.

    Raises:
        UserError: there is no other.
    """
    others = User.objects.select_for_update().filter(role=Role.ADMINISTRATOR, is_active=True)
    if not [it for it in others if it.pk != user.pk]:
        raise UserError("accounts.last_administrator", username=user.username)


def _listed(scopes: Collection[Scope]) -> str:
    return ", ".join(sorted(scopes)) or "–"


def _note(
    user: User | None, by: str, what: AccountEvent.What, before: Any = None, after: Any = None, **more: Any
) -> None:
    if not by.strip():
        raise UserError("accounts.unsigned")
    turned = {"before": before or {}, "after": after or {}}
    AccountEvent.objects.create(
        user=user, what=what.value, who=by.strip(), at=timezone.now(), **turned, **more
    )
