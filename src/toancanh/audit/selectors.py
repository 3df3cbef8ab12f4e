"""What can be asked of the log."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import QuerySet, Value
from django.db.models.functions import StrIndex
from django.db.models.lookups import GreaterThan
from django.utils import timezone

from toancanh.audit.models import Line
from toancanh.model.text import fold

PAGE = 50


@dataclass(frozen=True, slots=True)
class Asked:
    """Which lines: words of a name, a kind, days from and to (both counted in), words anywhere."""

    who: str = ""
    kind: str = ""
    since: date | None = None
    until: date | None = None
    words: str = ""


def lines(asked: Asked) -> QuerySet[Line]:
    """The lines asked for, the last first."""
    found = Line.objects.all()
    if asked.kind:
        found = found.filter(kind=asked.kind)
    if asked.since:
        found = found.filter(at__gte=_beginning(asked.since))
    if asked.until:
        found = found.filter(at__lt=_beginning(asked.until + timedelta(days=1)))
    for field, words in (("who_key", asked.who), ("search_key", asked.words)):
        for word in sorted(fold(words).split(), key=len, reverse=True):  # the longest is the rarest
            found = found.filter(GreaterThan(StrIndex(field, Value(word)), 0))
    return found


def kinds() -> tuple[str, ...]:
    """The kinds that there are, each by a step through its index."""
    found: list[str] = []
    while following := Line.objects.filter(kind__gt=found[-1] if found else "").order_by("kind").first():
        found.append(following.kind)
    return tuple(found)


def _beginning(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
