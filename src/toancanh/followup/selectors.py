"""What can be asked of the follow-up. The day of today is always given, so that a clock can be held still."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone

from toancanh.followup.models import Event, Matter
from toancanh.model import UserError
from toancanh.model.text import fold
from toancanh.reference import workdays
from toancanh.registers import searching
from toancanh.registers.books.offices import Office

OPEN = Q(resolved_on__isnull=True, stopped_on__isnull=True)
"""Matters that are neither done nor stopped."""
_SOON = 5  # working days


@dataclass(frozen=True, slots=True)
class Board:
    """Whose matters are asked for; an empty part does not narrow.

    ``office`` is the number of an office that leads or helps, ``area`` the code of an area, ``register`` and
    ``entry`` name an entry of a register, ``session`` a working session, ``kind`` a kind of matter,
    ``search`` words of it, with marks or without.
    """

    office: int | None = None
    area: str = ""
    register: str = ""
    entry: str = ""
    session: int | None = None
    kind: str = ""
    search: str = ""

    def condition(self) -> Q:
        """The board as a condition on ``Matter``."""
        asked = searching.condition(self.search)
        if self.office:
            # What was given to an office that was merged into another is that one's now.
            those = Office.objects.filter(Q(pk=self.office) | Q(merged_into=self.office)).values("pk")
            helped = Matter.partners.through.objects.filter(office__in=those).values("matter_id")
            asked &= Q(lead__in=those) | Q(pk__in=helped)
        for column, value in (
            ("area_code", self.area),
            ("register", self.register),
            ("entry", self.entry),
            ("session_id", self.session),
            ("kind", self.kind),
        ):
            if value:
                asked &= Q(**{column: value})
        return asked


ALL = Board()


def matters(board: Board = ALL) -> QuerySet[Matter]:
    """The matters of a board, open and closed, the first due first."""
    return Matter.objects.filter(board.condition()).select_related("lead")


class Listed(StrEnum):
    """The lists that a board has."""

    OPEN = "open"
    OVERDUE = "overdue"
    SOON = "soon"
    UNDATED = "undated"
    UNASSIGNED = "unassigned"
    UNANSWERED = "unanswered"
    EXTENSIONS = "extensions"
    ESCALATED = "escalated"
    CLOSED = "closed"
    ALL = "all"


def _conditions(today: date) -> dict[Listed, Q]:
    """What puts a matter on each list.

    Soon is today or within five working days. Unanswered is what needs answers that are not all here, done or
    not; what was stopped needs none.
    """
    return {
        Listed.OPEN: OPEN,
        Listed.OVERDUE: OPEN & Q(due__lt=today),
        Listed.SOON: OPEN & Q(due__gte=today, due__lte=workdays.after(today, _SOON)),
        Listed.UNDATED: OPEN & Q(due__isnull=True),
        Listed.UNASSIGNED: OPEN & Q(lead__isnull=True),
        Listed.UNANSWERED: Q(answers_needed__gt=0, answered_on__isnull=True, stopped_on__isnull=True),
        Listed.EXTENSIONS: OPEN & Q(asked_until__isnull=False),
        Listed.ESCALATED: OPEN & Q(escalated_on__isnull=False),
        Listed.CLOSED: ~OPEN,
        Listed.ALL: Q(pk__isnull=False),
    }


def listed(which: Listed | str, today: date, board: Board = ALL) -> QuerySet[Matter]:
    """One list of a board, the first due first."""
    return matters(board).filter(_conditions(today)[Listed(which)])


def counted(today: date, board: Board = ALL) -> dict[str, int]:
    """How many matters each list of a board has, in one query."""
    return _tally(Matter.objects.filter(board.condition()), _conditions(today))


def pressing(today: date) -> dict[str, int]:
    """How many matters are overdue or soon due, by list, in one query that looks at no others."""
    conditions = _conditions(today)
    asked = {it: conditions[it] for it in (Listed.OVERDUE, Listed.SOON)}
    return _tally(Matter.objects.filter(Q(*asked.values(), _connector=Q.OR)), asked)


def _tally(rows: QuerySet[Matter], lists: Mapping[Listed, Q]) -> dict[str, int]:
    counts = {which.value: _count(condition) for which, condition in lists.items()}
    found: dict[str, int] = rows.order_by().aggregate(**counts)
    return found


def matter(number: int) -> Matter | None:
    """One matter by its number."""
    return Matter.objects.select_related("lead", "document", "session").filter(pk=number).first()


def offices() -> QuerySet[Office]:
    """All offices in force, by name."""
    return Office.objects.filter(retired_at__isnull=True)


def find_office(asked: str) -> Office:
    """The office of this number, name or short name, however it is typed.

    Raises:
        UserError: there is none, or several bear the name.
    """
    known = known_office(asked)
    if known is None:
        names = "; ".join(offices().values_list("name", flat=True)) or "–"
        raise UserError("followup.no_office", asked=asked, offices=names)
    return known


def known_office(asked: str) -> Office | None:
    """The office that ``find_office`` finds, if there is one; of one merged into another, that other.

    Raises:
        UserError: several bear the name.
    """
    key = fold(asked)
    there = Office.objects.filter(Q(retired_at__isnull=True) | Q(merged_into__isnull=False))
    bearers = (
        it for it in there if asked == str(it.pk) or (key and key in (fold(it.name), fold(it.short or "")))
    )
    found = Office.objects.in_bulk({it.merged_into_id or it.pk for it in bearers}).values()
    if len(found) > 1:
        choices = "; ".join(f"{it.name} ({it.pk})" for it in sorted(found, key=lambda it: it.pk))
        raise UserError("followup.which_office", asked=asked, offices=choices)
    return next(iter(found), None)


@dataclass(frozen=True, slots=True)
class Tally:
    """How the matters of an office stand: those given are the sum of the others."""

    office: int | None
    name: str
    given: int
    done_in_time: int
    done_late: int
    in_hand: int
    overdue: int
    stopped: int


_COUNTED = ("given", "done_in_time", "done_late", "in_hand", "overdue", "stopped")


def tallies(today: date, board: Board = ALL) -> tuple[Tally, ...]:
    """The counts of each leading office, by its name; of those that none leads last."""
    undated = Q(due__isnull=True)
    counts: dict[str, Any] = {
        "given": Count("pk"),
        "done_in_time": _count(Q(resolved_on__isnull=False) & (undated | Q(resolved_on__lte=F("due")))),
        "done_late": _count(Q(resolved_on__isnull=False, resolved_on__gt=F("due"))),
        "in_hand": _count(OPEN & (undated | Q(due__gte=today))),
        "overdue": _count(OPEN & Q(due__lt=today)),
        "stopped": _count(Q(stopped_on__isnull=False)),
    }
    asked = Matter.objects.filter(board.condition()).order_by()
    rows = list(asked.values("lead").annotate(**counts).values_list("lead", *_COUNTED))
    led = Office.objects.select_related("merged_into").in_bulk([lead for lead, *_ in rows if lead])
    sums: defaultdict[Office | None, list[int]] = defaultdict(lambda: [0] * len(_COUNTED))
    for lead, *numbers in rows:
        office = _now(led[lead]) if lead else None
        sums[office] = [sum(pair) for pair in zip(sums[office], numbers, strict=True)]
    by_name = sorted(sums.items(), key=lambda it: (it[0] is None, it[0].name_key if it[0] else ""))
    return tuple(
        Tally(office.pk if office else None, office.name if office else "", *numbers)
        for office, numbers in by_name
    )


def _now(office: Office) -> Office:
    """The office, or the one that it was merged into."""
    into = office.merged_into
    return into if isinstance(into, Office) else office


@dataclass(frozen=True, slots=True)
class Digest:
    """What a day has for an office, or for all: lists of matters to be counted or read, and what was done."""

    day: date
    overdue: QuerySet[Matter]
    newly_overdue: QuerySet[Matter]
    due_today: QuerySet[Matter]
    due_soon: QuerySet[Matter]
    unanswered: QuerySet[Matter]
    extensions: QuerySet[Matter]
    done: QuerySet[Event]


def digest(day: date, board: Board = ALL) -> Digest:
    """The digest of a day. What ran out since the last working day before it is newly overdue."""
    late, soon = listed(Listed.OVERDUE, day, board), listed(Listed.SOON, day, board)
    return Digest(
        day=day,
        overdue=late,
        newly_overdue=late.filter(due__gte=workdays.after(day, -1)),
        due_today=soon.filter(due=day),
        due_soon=soon.exclude(due=day),
        unanswered=listed(Listed.UNANSWERED, day, board),
        extensions=listed(Listed.EXTENSIONS, day, board),
        done=events_of(day, board),
    )


def events_of(day: date, board: Board = ALL) -> QuerySet[Event]:
    """What was done with the matters of a board on a day, in order."""
    start = timezone.make_aware(datetime.combine(day, time.min))
    found = Event.objects.filter(at__gte=start, at__lt=start + timedelta(days=1))
    if board != ALL:
        found = found.filter(matter__in=matters(board))
    return found.select_related("matter").order_by("at", "id")


def _count(condition: Q) -> Count:
    return Count("pk", filter=condition)
