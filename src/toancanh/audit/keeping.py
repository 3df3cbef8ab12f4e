"""Giving each new row of the histories its line, in the order of time, under a lock."""

from collections.abc import Iterator
from datetime import timedelta

from django.db import transaction
from django.db.models import Max, Model, QuerySet

from toancanh.audit import digests
from toancanh.audit.models import Line
from toancanh.audit.sources import WITH_LINES, Source
from toancanh.model.text import fold
from toancanh.store import locks

_AT_ONCE = 500
_LATE = 1000
"""How many keys back a row may turn up that was written before others and committed after them."""
_LATE_BY = timedelta(days=1)
"""The same in time, of rows that come to an end."""
_LETTERS = 500


def catch_up() -> int:
    """Write the lines of all rows that have none; give back how many."""
    written, more = 0, True
    with locks.one_at_a_time(locks.AUDIT):
        while more:
            done = _some()
            written, more = written + done, done >= _AT_ONCE  # with fewer, no history was cut off
    return written


@transaction.atomic
def _some() -> int:
    last = Line.objects.order_by("-id").first()
    chain = last.chain if last else digests.START
    lines = sorted(
        (line for it in WITH_LINES for line in _new(it)), key=lambda it: (it.at, it.source, it.key)
    )
    for line in lines:
        line.chain = chain = digests.chained(chain, line)
    Line.objects.bulk_create(lines)
    return len(lines)


def _new(source: Source) -> Iterator[Line]:
    """The lines of rows of a history that have none, not yet chained."""
    rows: list[Model] = list(_without_line(source).select_related(*source.related)[:_AT_ONCE])
    if not rows or not source.told:
        return
    digest = digests.of_rows(source, [it.pk for it in rows])
    for row, told in zip(rows, source.told(rows), strict=True):
        about = " ".join(told.about.split())[:_LETTERS]
        yield Line(
            source=source.name, key=row.pk, at=told.at, who=told.who, kind=told.kind, about=about,
            target=told.target, address=told.address, who_key=fold(told.who), digest=digest[row.pk],
            search_key=fold(f"{told.who} {about} {told.reason} {told.address}"),
        )  # fmt: skip


def _without_line(source: Source) -> QuerySet[Model]:
    """The rows that have no line, the earliest first: by their keys, or by when they came to their end."""
    own = Line.objects.filter(source=source.name)
    order = (source.once, "pk") if source.once else ("pk",)
    if source.once:
        ended = own.aggregate(last=Max("at"))["last"]
        since = {f"{source.once}__gt": ended - _LATE_BY} if ended else {f"{source.once}__isnull": False}
        known = own.filter(at__gt=ended - _LATE_BY) if ended else own
    else:
        first = (own.aggregate(last=Max("key"))["last"] or 0) - _LATE
        since, known = {"pk__gt": first}, own.filter(key__gt=first)
    wanted = source.model._default_manager.filter(**since)
    return wanted.exclude(pk__in=known.values("key")).order_by(*order)
