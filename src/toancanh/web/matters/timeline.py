"""Matters as bars over months of equal width: when given, when due, how late, when done."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from django.db.models import QuerySet

from toancanh.followup.models import Matter
from toancanh.followup.selectors import Board, matters
from toancanh.web.matters.months import Month
from toancanh.web.matters.telling import Told, told

MONTHS = 6
WIDTH = 1000
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a bar: "plan", "late", "open" (no deadline); where it begins and how long it is."""

    name: str
    start: int
    width: int


@dataclass(frozen=True, slots=True)
class Row:
    """A matter, the parts of its bar, and where it was done."""

    told: Told
    stretches: tuple[Stretch, ...]
    done: int | None


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of an office or of a project."""

    name: str
    rows: list[Row]


@dataclass(frozen=True)
class Span:
    """The months shown."""

    first: Month

    @property
    def months(self) -> list[Month]:
        """Each of them."""
        return [self.first.plus(count) for count in range(MONTHS)]

    @property
    def last_day(self) -> date:
        """The last day shown."""
        return self.first.plus(MONTHS - 1).last

    def at(self, day: date) -> int:
        """Where a day begins, from 0 to ``WIDTH``; what lies outside stands at the edge."""
        month = Month.of(day)
        whole = (month.year - self.first.year) * 12 + month.month - self.first.month
        return max(0, min(WIDTH, round(WIDTH * (whole + (day.day - 1) / month.days) / MONTHS)))


def rows_of(board: Board, span: Span, by: str) -> QuerySet[Matter]:
    """The matters that run in the span, those of an office (``by`` "lead__name") or entry together."""
    running = matters(board).filter(opened_on__lte=span.last_day).exclude(resolved_on__lt=span.first.first)
    return running.exclude(stopped_on__lt=span.first.first).order_by(by, "due", "pk")


def groups(rows: list[Matter], span: Span, today: date, by: str) -> Iterator[Group]:
    """The bars of matters, in the order given, under the name that they share."""
    shown = told(rows, today)
    for name, some in groupby(shown, key=lambda it: _name(it.matter, by)):
        yield Group(name, [_row(it, span, today) for it in some])


def _name(row: Matter, by: str) -> str:
    if by == "entry_name":
        return row.entry_name or ""
    return row.lead.name if row.lead else ""


def _row(it: Told, span: Span, today: date) -> Row:
    row = it.matter
    end = row.resolved_on or row.stopped_on or today
    done = span.at(row.resolved_on) if row.resolved_on and row.resolved_on <= span.last_day else None
    if row.due is None:
        parts = [("open", row.opened_on, end)]
    else:
        parts = [("plan", row.opened_on, row.due), ("late", row.due + _DAY, end)]
    return Row(it, tuple(_stretches(parts, span)), done)


def _stretches(parts: list[tuple[str, date, date]], span: Span) -> Iterator[Stretch]:
    for name, first, last in parts:
        start, end = span.at(first), span.at(last + _DAY)
        if first <= last and end > start:
            yield Stretch(name, start, end - start)
