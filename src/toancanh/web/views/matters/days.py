"""What a day has for an office, and what lies with leaders: pages to be read or printed."""

from datetime import date
from itertools import groupby

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from toancanh.followup import selectors
from toancanh.followup.models import Matter
from toancanh.followup.selectors import Listed
from toancanh.web.clock import today
from toancanh.web.matters.asking import Question
from toancanh.web.matters.telling import Told, line, told

_MOST = 25  # of each list


@require_safe
def digest(request: HttpRequest) -> HttpResponse:
    """The digest of a day, of all or of one office."""
    question, day = Question.of(request), _day(request.GET.get("ngay", ""))
    found = selectors.digest(day, question.board)
    lists = {
        "newly_overdue": found.newly_overdue,
        "overdue": found.overdue.exclude(pk__in=found.newly_overdue.values("pk")),
        "due_today": found.due_today,
        "soon": found.due_soon,
        "unanswered": found.unanswered,
        "extensions": found.extensions,
    }
    context = {
        "question": question,
        "day": day,
        "sections": [(name, *_first(rows, day)) for name, rows in lists.items()],
        "done": [(event.matter, line(event)) for event in found.done[:_MOST]],
        **question.pickers(),
    }
    return render(request, "toancanh/matters/digest.html", context)


@require_safe
def escalations(request: HttpRequest) -> HttpResponse:
    """What was handed up to each leader, and what is late and was not."""
    question, day = Question.of(request), today()
    up = selectors.listed(Listed.ESCALATED, day, question.board).order_by("escalated_to", "escalated_on")
    late = selectors.listed(Listed.OVERDUE, day, question.board).filter(escalated_on__isnull=True)
    leaders = [(name, list(rows)) for name, rows in groupby(up, key=lambda row: row.escalated_to)]
    context = {
        "question": question,
        "day": day,
        "leaders": [(name, len(rows), told(rows[:_MOST], day)) for name, rows in leaders],
        "late": told(late[:_MOST], day),
        "late_count": late.count(),
        **question.pickers(),
    }
    return render(request, "toancanh/matters/escalations.html", context)


def _first(rows: QuerySet[Matter], day: date) -> tuple[int, list[Told]]:
    """How many there are, and the first of them."""
    some = list(rows[: _MOST + 1])
    return len(some) if len(some) <= _MOST else rows.count(), told(some[:_MOST], day)


def _day(words: str) -> date:
    """The day that an address names, else today."""
    try:
        return date.fromisoformat(words)
    except ValueError:
        return today()
