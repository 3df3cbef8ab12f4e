"""Log-in slowed down for whoever guesses: only so many tries for a name and an address within a while.

A try is written down before the password is looked at, so that many at once count as well.
"""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from toancanh.accounts.models import LoginAttempt
from toancanh.model import UserError

WINDOW = timedelta(minutes=15)
TOGETHER, OF_ADDRESS, OF_NAME = 5, 30, 50
"""Tries within the window: of one name from one address, from one address, of one name from anywhere."""


def begin(username: str, address: str) -> None:
    """Write a try down.

    Raises:
        UserError: there were too many.
    """
    since = timezone.now() - WINDOW
    LoginAttempt.objects.filter(at__lt=since).delete()
    LoginAttempt.objects.create(username=username, address=address, at=timezone.now())
    tried = LoginAttempt.objects.filter(at__gte=since)
    of_name, of_address = Q(username=username), Q(address=address)
    limits = ((of_name & of_address, TOGETHER), (of_address, OF_ADDRESS), (of_name, OF_NAME))
    if any(tried.filter(same).count() > most for same, most in limits):
        minutes = int(WINDOW.total_seconds() // 60)
        raise UserError("accounts.too_many_attempts", minutes=minutes)


def succeeded(username: str, address: str) -> None:
    """Forget the tries of a name from an address, which were those of its person."""
    LoginAttempt.objects.filter(username=username, address=address).delete()
