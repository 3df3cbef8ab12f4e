"""Lịch: what is due on each day of a month, and matters as bars over months."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from toancanh.web.clock import today
from toancanh.web.matters import month, timeline
from toancanh.web.matters.asking import Question
from toancanh.web.matters.months import Month

_ROWS = 60
_BY = {"": "lead__name", "du-an": "entry_name"}


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """A month."""
    question, day = Question.of(request), today()
    shown = Month.parse(request.GET.get("thang", "")) or Month.of(day)
    context = {
        "question": question,
        "today": day,
        "month": shown,
        "before": shown.plus(-1),
        "after": shown.plus(1),
        "weeks": month.weeks(shown.year, shown.month, day, question.board),
        "query": question.query(),
        **question.pickers(),
    }
    return render(request, "toancanh/matters/calendar.html", context)


@require_safe
def bars(request: HttpRequest) -> HttpResponse:
    """Six months, a bar for each matter, by office or by project."""
    question, day = Question.of(request), today()
    span = timeline.Span(Month.parse(request.GET.get("tu", "")) or Month.of(day).plus(-1))
    grouped = request.GET.get("theo", "")
    by = _BY.get(grouped, _BY[""])
    page = Paginator(timeline.rows_of(question.board, span, by), _ROWS).get_page(request.GET.get("trang"))
    context = {
        "question": question,
        "span": span,
        "now": span.at(day) if span.first.first <= day <= span.last_day else None,
        "before": span.first.plus(-timeline.MONTHS // 2),
        "after": span.first.plus(timeline.MONTHS // 2),
        "grouped": grouped,
        "groups": list(timeline.groups(list(page.object_list), span, day, by)),
        "page": page,
        "query": question.query(tu=span.first.code, theo=grouped),
        **question.pickers(),
    }
    return render(request, "toancanh/matters/timeline.html", context)
