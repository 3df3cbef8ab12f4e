"""A month as weeks of days, each with what is due on it."""

from calendar import Calendar
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import takewhile

from django.db.models import Count, F, QuerySet, Window
from django.db.models.functions import RowNumber

from toancanh.followup import selectors
from toancanh.followup.duties import Duty, duties
from toancanh.followup.models import Matter
from toancanh.followup.selectors import Board
from toancanh.reference import workdays
from toancanh.web.matters.telling import Told, told

SHOWN = 4
"""Matters of a day that are shown; of the rest their number."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day: whether it is of the month, whether offices work, what is due on it and how much more."""

    date: date
    inside: bool
    working: bool
    today: bool
    matters: list[Told] = field(default_factory=list)
    more: int = 0
    duties: tuple[Duty, ...] = ()

    @property
    def busy(self) -> bool:
        """Whether there is anything to tell of it."""
        return bool(self.matters or self.duties)


def weeks(year: int, month: int, today: date, board: Board) -> list[list[Day]]:
    """The weeks of a month, Monday first, with days of its neighbours where they share a week."""
    days = Calendar().monthdatescalendar(year, month)
    span = days[0][0], days[-1][-1]
    due = selectors.matters(board).filter(due__range=span)
    counts: dict[date, int] = dict(due.order_by().values_list("due").annotate(Count("pk")))
    by_day: defaultdict[date, list[Matter]] = defaultdict(list)
    for matter in _first(due):
        if matter.due:
            by_day[matter.due].append(matter)
    coming = _coming(max(today, span[0]), span[1])
    return [
        [
            Day(
                day, day.month == month, workdays.is_working(day), day == today, told(by_day[day], today),
                max(0, counts.get(day, 0) - SHOWN), tuple(coming[day]),
            )
            for day in week
        ]
        for week in days
    ]  # fmt: skip


def _first(due: QuerySet[Matter]) -> Iterator[Matter]:
    """The first matters of each day, open ones before those that are done."""
    order = (F("resolved_on").asc(nulls_first=True), F("stopped_on").asc(nulls_first=True), "pk")
    place = Window(RowNumber(), partition_by="due", order_by=order)
    return due.annotate(place=place).filter(place__lte=SHOWN).order_by("due", "place").iterator()


def _coming(first: date, last: date) -> defaultdict[date, list[Duty]]:
    """The last days of recurring duties between two days that have no matter yet."""
    known = set(Matter.objects.filter(duty__isnull=False).values_list("duty", "due_first"))
    found: defaultdict[date, list[Duty]] = defaultdict(list)
    for duty in duties():
        for day in takewhile(lambda it: it <= last, duty.next_days(first)):
            if (duty.code, day) not in known:
                found[day].append(duty)
    return found
