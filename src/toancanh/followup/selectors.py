"""What can be asked of the follow-up. The day of today is always given, so that a clock can be held still."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone

from toancanh.followup.models import Event, Matter, Office
from toancanh.model import UserError
from toancanh.model.text import fold
from toancanh.reference import workdays

_OPEN = Q(resolved_on__isnull=True, stopped_on__isnull=True)
_SOON = 5  # working days


@dataclass(frozen=True, slots=True)
class Board:
    """Whose matters are asked for; an empty part does not narrow.

    ``office`` is the code of an office that leads or helps, ``area`` the code of an area, ``register`` and
    ``entry`` name an entry of a register, ``session`` a working session, ``kind`` a kind of matter.
    """

    office: str = ""
    area: str = ""
    register: str = ""
    entry: str = ""
    session: int | None = None
    kind: str = ""

    def condition(self) -> Q:
        """The board as a condition on ``Matter``."""
        asked = Q()
        if self.office:
            helped = Matter.partners.through.objects.filter(office__code=self.office).values("matter_id")
            asked &= Q(lead__code=self.office) | Q(pk__in=helped)
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


def still_open(board: Board = ALL) -> QuerySet[Matter]:
    """Those that are neither done nor stopped."""
    return matters(board).filter(_OPEN)


def overdue(today: date, board: Board = ALL) -> QuerySet[Matter]:
    """Open ones whose last day is over, the latest first; how late they are, ``states.state`` says."""
    return still_open(board).filter(due__lt=today)


def due_soon(today: date, board: Board = ALL, days: int = _SOON) -> QuerySet[Matter]:
    """Open ones whose last day is today or within so many working days."""
    return still_open(board).filter(due__gte=today, due__lte=workdays.after(today, days))


def without_deadline(board: Board = ALL) -> QuerySet[Matter]:
    """Open ones that have no last day: to be given one, or of a recurring kind."""
    return still_open(board).filter(due__isnull=True)


def unanswered(board: Board = ALL) -> QuerySet[Matter]:
    """Those that need answers which are not all here, done or not; stopped ones need none."""
    waiting = Q(answers_needed__gt=0, answered_on__isnull=True, stopped_on__isnull=True)
    return matters(board).filter(waiting)


def unassigned(board: Board = ALL) -> QuerySet[Matter]:
    """Open ones that no office leads."""
    return still_open(board).filter(lead__isnull=True)


def matter(number: int) -> Matter | None:
    """One matter by its number."""
    return Matter.objects.select_related("lead", "document", "session").filter(pk=number).first()


def offices() -> QuerySet[Office]:
    """All offices by name."""
    return Office.objects.all()


def find_office(asked: str) -> Office:
    """The office of this code or name, however it is typed.

    Raises:
        UserError: there is none.
    """
    named = Q(code=asked) | Q(code=office_code(asked)) | Q(name=asked)
    known = Office.objects.filter(named).first()
    if known is None:
        names = "; ".join(Office.objects.values_list("name", flat=True)) or "–"
        raise UserError("followup.no_office", asked=asked, offices=names)
    return known


def office_code(name: str) -> str:
    """The code that an office has by its name: "Phòng Quản lý Năng lượng" is "phong-quan-ly-nang-luong"."""
    return fold(name).replace(" ", "-")[:60]


@dataclass(frozen=True, slots=True)
class Tally:
    """How the matters of an office stand: those given are the sum of the others."""

    office: str
    name: str
    given: int
    done_in_time: int
    done_late: int
    in_hand: int
    overdue: int
    stopped: int


_COUNTED = ("given", "done_in_time", "done_late", "in_hand", "overdue", "stopped")


def tallies(today: date, board: Board = ALL) -> tuple[Tally, ...]:
    """The counts of each leading office, by its name; of those without one last, under an empty code."""
    undated = Q(due__isnull=True)
    counts: dict[str, Any] = {
        "given": Count("pk"),
        "done_in_time": _count(Q(resolved_on__isnull=False) & (undated | Q(resolved_on__lte=F("due")))),
        "done_late": _count(Q(resolved_on__isnull=False, resolved_on__gt=F("due"))),
        "in_hand": _count(_OPEN & (undated | Q(due__gte=today))),
        "overdue": _count(_OPEN & Q(due__lt=today)),
        "stopped": _count(Q(stopped_on__isnull=False)),
    }
    asked = Matter.objects.filter(board.condition()).order_by()
    found = asked.values("lead__code", "lead__name").annotate(**counts)
    rows = found.values_list("lead__code", "lead__name", *_COUNTED)
    by_name = sorted(rows, key=lambda row: (row[1] is None, row[1]))
    return tuple(Tally(code or "", name or "", *numbers) for code, name, *numbers in by_name)


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
    late, soon = overdue(day, board), due_soon(day, board)
    return Digest(
        day=day,
        overdue=late,
        newly_overdue=late.filter(due__gte=workdays.after(day, -1)),
        due_today=soon.filter(due=day),
        due_soon=soon.exclude(due=day),
        unanswered=unanswered(board),
        extensions=still_open(board).filter(asked_until__isnull=False),
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
