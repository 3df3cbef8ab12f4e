"""Whose account it is that a provider of single sign-on (OpenID Connect) vouches for, and with which role.

What ties an account to somebody there is the provider and its name for them (``sub``), which never changes.
An e-mail or a name can pass to another person: they tie an account once at most, where the setting allows it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from django.db import transaction

from toancanh.accounts.actions import Person, add_user, change_user, note
from toancanh.accounts.models import AccountEvent, Identity, User
from toancanh.accounts.roles import Role
from toancanh.accounts.selectors import username_of
from toancanh.model import UserError


@dataclass(frozen=True, slots=True)
class Vouched:
    """Somebody, as a provider tells of them.

    Args:
        issuer: the provider.
        subject: what it calls them for good.
        username: what they log in with there.
        name: the name of the person.
        email: their e-mail if the provider has verified it, else nothing.
        groups: those they are in there.
    """

    issuer: str
    subject: str
    username: str = ""
    name: str = ""
    email: str = ""
    groups: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Rules:
    """What the installation allows a provider.

    Args:
        match: by what an account that is there is tied to somebody at their first time: ``email``,
            ``username``, or ``off``.
        create: whether somebody unknown gets an account, which sees and changes nothing.
        roles: the roles of groups; with any, the provider says the role at each log-in.
    """

    match: str = "off"
    create: bool = False
    roles: Mapping[str, Role] = field(default_factory=dict)


@transaction.atomic
def account_of(who: Vouched, rules: Rules) -> User:
    """The account to let somebody into, tied to them at their first time, with the role of today.

    Raises:
        UserError: there is none and none may be made, it is not active, or its role cannot be taken off it.
    """
    known = Identity.objects.select_related("user").filter(issuer=who.issuer, subject=who.subject).first()
    user = known.user if known else _tied(who, rules)
    if not user.is_active:
        raise UserError("sign_on.inactive", username=user.username)
    if not rules.roles:
        return user
    person = replace(Person.of(user), role=role_of(who, rules))
    return change_user(by=who.issuer, user=user, person=person)


def role_of(who: Vouched, rules: Rules) -> Role:
    """The highest of the roles that the groups of somebody give; a viewer's if none gives any."""
    given = {rules.roles[it] for it in who.groups if it in rules.roles}
    return max(given, key=list(Role).index, default=Role.VIEWER)


def _tied(who: Vouched, rules: Rules) -> User:
    """The account of somebody who comes for the first time."""
    user = _matching(who, rules.match)
    if user is None:
        if not rules.create:
            raise UserError("sign_on.nobody", seen=who.username or who.email or who.subject)
        login = who.username or who.email or who.subject
        person = Person(who.name or login, Role.VIEWER, email=who.email)
        user = add_user(by=who.issuer, username=login, person=person)
    Identity.objects.create(user=user, issuer=who.issuer, subject=who.subject)
    note(by=who.issuer, what=AccountEvent.What.LINKED, user=user, about=who.subject)
    return user


def _matching(who: Vouched, match: str) -> User | None:
    """The one account that bears the e-mail or the name and is not tied to anybody there yet."""
    free = User.objects.exclude(identities__issuer=who.issuer)
    if match == "email" and who.email:
        found = list(free.filter(email__iexact=who.email)[:2])
        return found[0] if len(found) == 1 else None
    if match == "username" and who.username:
        return free.filter(username=username_of(who.username)).first()
    return None
