"""The second step of the log-in: a code that a telephone makes, or one of the recovery codes, each once.

The telephone and the site share a secret, and make the same six digits of it every half minute (RFC 6238). A
code is good once; who guesses is slowed down by the device here and by the address in ``attempts``.
"""

import secrets
from base64 import b32encode

from django.db import transaction
from django.utils import timezone
from django_otp.plugins.otp_totp.models import TOTPDevice

from toancanh.accounts.actions import note
from toancanh.accounts.models import AccountEvent, RecoveryCode, User
from toancanh.accounts.selectors import digest
from toancanh.accounts.sittings import end_all
from toancanh.model import UserError

RECOVERY = 10
"""How many recovery codes somebody gets."""
_BYTES = 5
_DEVICES = TOTPDevice.objects.filter


def has(user: User) -> bool:
    """Whether somebody logs in by two steps."""
    return bool(_DEVICES(user=user, confirmed=True).exists())


def offered(user: User) -> TOTPDevice:
    """The secret that a telephone is to read: one until it is confirmed."""
    device = _DEVICES(user=user, confirmed=False).first()
    return device or TOTPDevice.objects.create(user=user, name=user.username, confirmed=False)


@transaction.atomic
def confirm(*, user: User, code: str) -> tuple[str, ...]:
    """Log in by two steps from now on; the recovery codes are given back here and never again.

    Raises:
        UserError: the code is not what the telephone should show, or there is a second step already.
    """
    device = TOTPDevice.objects.select_for_update().filter(user=user, confirmed=False).first()
    if device is None or has(user) or not device.verify_token(_digits(code)):
        raise UserError("accounts.wrong_code")
    device.confirmed = True
    device.save(update_fields=["confirmed"])
    codes = tuple(secrets.token_hex(_BYTES) for _ in range(RECOVERY))
    RecoveryCode.objects.filter(user=user).delete()
    RecoveryCode.objects.bulk_create(RecoveryCode(user=user, digest=digest(it)) for it in codes)
    note(by=user.name, what=AccountEvent.What.SECOND_STEP, user=user)
    return codes


@transaction.atomic
def passes(user: User, code: str) -> bool:
    """Whether a code lets somebody in; it is used up by that."""
    device = TOTPDevice.objects.select_for_update().filter(user=user, confirmed=True).first()
    if device is None:
        return False
    if device.verify_token(_digits(code)):
        return True
    typed = "".join(code.split()).replace("-", "").lower()
    return bool(RecoveryCode.objects.filter(user=user, digest=digest(typed)).delete()[0])


def left(user: User) -> int:
    """How many recovery codes are left."""
    return RecoveryCode.objects.filter(user=user).count()


@transaction.atomic
def reset(*, by: str, user: User) -> None:
    """Take the second step off somebody who has lost it, and end their sessions.

    Raises:
        UserError: nobody signs.
    """
    _DEVICES(user=user).delete()
    RecoveryCode.objects.filter(user=user).delete()
    end_all(user, now=timezone.now())
    note(by=by, what=AccountEvent.What.SECOND_STEP_RESET, user=user)


def _digits(code: str) -> str:
    return "".join(it for it in code if it in "0123456789")


def secret(user: User) -> str:
    """The secret that is offered, as somebody types it into a telephone that cannot read pictures."""
    letters = b32encode(offered(user).bin_key).decode("ascii").rstrip("=")
    return " ".join(letters[at : at + 4] for at in range(0, len(letters), 4))
