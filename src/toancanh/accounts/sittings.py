"""Browsers in which somebody is logged in: each ends when idle too long, after a day, or when told to."""

from datetime import datetime, timedelta

from django.db.models import QuerySet

from toancanh.accounts.models import Sitting, User

LONGEST = timedelta(hours=12)
"""However busy it is: a long day at work."""
_SEEN_EVERY = timedelta(minutes=1)
_LETTERS = 300


def begin(*, user: User, address: str, browser: str, at: datetime) -> Sitting:
    """Somebody logs in."""
    told = {"address": address, "browser": browser[:_LETTERS], "began_at": at, "seen_at": at}
    return Sitting.objects.create(user=user, **told)


def alive(key: int, user: User, now: datetime, idle: timedelta) -> bool:
    """Whether a sitting goes on; what is seen of it is noted to the minute."""
    row = Sitting.objects.filter(pk=key, user=user, ended_at=None).first()
    if row is None:
        return False
    if now - row.seen_at > idle or now - row.began_at > LONGEST:
        end(key, now)
        return False
    if now - row.seen_at >= _SEEN_EVERY:
        Sitting.objects.filter(pk=key).update(seen_at=now)
    return True


def going_on(user: User, now: datetime, idle: timedelta) -> QuerySet[Sitting]:
    """Where somebody is logged in now, the last used first."""
    return Sitting.objects.filter(
        user=user, ended_at=None, seen_at__gt=now - idle, began_at__gt=now - LONGEST
    )


def end(key: int, now: datetime) -> None:
    """One ends."""
    Sitting.objects.filter(pk=key, ended_at=None).update(ended_at=now)


def end_all(user: User, *, now: datetime, keep: int | None = None) -> int:
    """All of somebody end save one; give back how many."""
    return Sitting.objects.filter(user=user, ended_at=None).exclude(pk=keep or 0).update(ended_at=now)
