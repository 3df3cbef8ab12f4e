"""The first administrator: made with a code that stands on the terminal of the server, and nowhere else."""

import hmac
import secrets

from django.db import transaction

from toancanh.accounts.actions import Person, add_user
from toancanh.accounts.models import SetupCode, User
from toancanh.accounts.roles import Role
from toancanh.accounts.selectors import digest
from toancanh.model import UserError

_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # none that is taken for another
_GROUPS, _OF = 5, 4  # 100 bits


@transaction.atomic
def offer() -> str | None:
    """A new code, which ends the one before; none once there is anybody."""
    if User.objects.exists():
        return None
    code = "-".join("".join(secrets.choice(_LETTERS) for _ in range(_OF)) for _ in range(_GROUPS))
    SetupCode.objects.all().delete()
    SetupCode.objects.create(digest=digest(code))
    return code


@transaction.atomic
def set_up(*, code: str, username: str, name: str, password: str) -> User:
    """Make the first administrator, which uses the code up.

    Raises:
        UserError: it is not the code, there is somebody already, the name is bad, or the password is weak.
    """
    kept = SetupCode.objects.select_for_update().first()
    typed = digest(code.strip().upper())
    if kept is None or User.objects.exists() or not hmac.compare_digest(kept.digest, typed):
        raise UserError("accounts.bad_setup_code")
    person = Person(name, Role.ADMINISTRATOR)
    user = add_user(by=name, username=username, person=person, password=password)
    kept.delete()
    return user
