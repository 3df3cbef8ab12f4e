"""When somebody was here before: since when there is news for them.

Looks at the first page that follow each other within ``APART`` are one visit. Whoever was never here is told
the news of the last ``FIRST`` days.
"""

from datetime import datetime, timedelta
from typing import NamedTuple

from toancanh.accounts.models import User, Visit

APART = timedelta(minutes=30)
FIRST = timedelta(days=7)
_OFTEN = timedelta(minutes=2)  # a look so soon after another is not written down


class Looks(NamedTuple):
    """The end of the visit before, and the last look of this one."""

    since: datetime
    seen: datetime


def next_look(before: Looks | None, now: datetime) -> Looks:
    """A look at a time, after those before."""
    if before is None or before.seen > now:
        return Looks(now - FIRST, now)
    return Looks(before.seen if now - before.seen > APART else before.since, now)


def look(*, user: User, now: datetime) -> datetime:
    """Note that a person looks at the first page; return since when they have not seen the news."""
    row = Visit.objects.filter(user=user).first()
    looks = next_look(Looks(row.since, row.seen_at) if row else None, now)
    if row is None or not timedelta(0) <= now - row.seen_at < _OFTEN:
        Visit.objects.update_or_create(user=user, defaults={"since": looks.since, "seen_at": looks.seen})
    return looks.since
