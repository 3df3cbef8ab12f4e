"""What can be asked of accounts."""

import hmac
from hashlib import sha256

from django.db.models import Q, QuerySet
from django.utils import timezone

from toancanh.accounts.models import AccountEvent, ApiKey, Grant, User
from toancanh.accounts.rights import Holder
from toancanh.accounts.roles import Role
from toancanh.model import UserError
from toancanh.model.text import canonical, is_text

_PREFIX = len("tc_01234567")


def username_of(typed: str) -> str:
    """A name as it is kept, however its letters are typed; empty if it is no text."""
    return canonical(typed).strip().lower() if is_text(typed) else ""


def users() -> QuerySet[User]:
    """All people, by the name they log in with."""
    return User.objects.select_related("office")


def find_user(username: str) -> User:
    """The person of that name.

    Raises:
        UserError: there is none.
    """
    found = User.objects.filter(username=username_of(username)).first()
    if found is None:
        raise UserError("accounts.no_user", username=username)
    return found


def api_keys() -> QuerySet[ApiKey]:
    """All keys, the last made first."""
    return ApiKey.objects.select_related("user")


def find_key(prefix: str) -> ApiKey:
    """The key that begins so.

    Raises:
        UserError: there is none.
    """
    found = api_keys().filter(prefix=prefix.strip()[:_PREFIX]).first()
    if found is None:
        raise UserError("accounts.no_key", key=prefix)
    return found


def key_of(secret: str) -> ApiKey | None:
    """The key in force that a secret opens."""
    found = api_keys().filter(prefix=secret[:_PREFIX]).first() if is_text(secret) else None
    if found is None or not found.in_force(timezone.now()):
        return None
    return found if hmac.compare_digest(found.digest, digest(secret)) else None


def digest(secret: str) -> str:
    """What is kept of a key. It is long and random, so that a plain digest cannot be turned back."""
    return sha256(secret.encode()).hexdigest()


def events(user: User) -> QuerySet[AccountEvent]:
    """What was done to a person and their keys, last first."""
    return AccountEvent.objects.filter(user=user).select_related("key")


def holder_of(user: User) -> Holder:
    """A person with what was set for them and for their office."""
    own: dict[str, bool] = {}
    of_office: dict[str, bool] = {}
    wanted = Q(user=user) | Q(office__isnull=False, office=user.office_id)
    for it in Grant.objects.filter(wanted):
        (own if it.user_id else of_office)[it.thing] = it.allowed
    return Holder(Role(user.role), user.office_id, own, of_office)


def administrators() -> tuple[str, ...]:
    """The names of those who may give rights."""
    found = User.objects.filter(role=Role.ADMINISTRATOR, is_active=True)
    return tuple(found.values_list("name", flat=True))


def granted(user: User | None = None, office: int | None = None) -> dict[str, bool]:
    """What was set for a person, or for an office."""
    found = Grant.objects.filter(user=user) if user else Grant.objects.filter(office=office)
    return dict(found.values_list("thing", "allowed"))
