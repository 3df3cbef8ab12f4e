"""Công việc: the board of today, and the matters of an area, an office, a project."""

from datetime import date

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from toancanh.followup import selectors
from toancanh.followup.selectors import Listed
from toancanh.publish.words import capital, say
from toancanh.web.choices import Option
from toancanh.web.clock import today
from toancanh.web.language import spoken
from toancanh.web.matters import bars
from toancanh.web.matters.asking import LISTS, Question
from toancanh.web.matters.telling import told
from toancanh.web.partial import asked_by_htmx, render_part

PAGE = 50


@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """The counts of each office, and one list."""
    question, day = Question.of(request), today()
    counts = selectors.counted(day, question.board)
    found = selectors.listed(question.listed, day, question.board)
    pages = Paginator(found, PAGE)
    pages.count = counts[question.listed]  # known already: not to be asked again
    page = pages.get_page(request.GET.get("trang"))
    context = {
        "question": question,
        "today": day,
        "lists": _lists(question, counts),
        "tallies": _tallies(question, day),
        "page": page,
        "matters": told(page.object_list, day),
        "query": question.query(),
        "part": asked_by_htmx(request),
        **({} if asked_by_htmx(request) else question.pickers()),
    }
    return render_part(request, "toancanh/matters/board.html", "toancanh/matters/board_result.html", context)


def _tallies(question: Question, day: date) -> tuple[bars.Bar, ...]:
    """The counts of each office; of a search, which is for one matter, none."""
    board = question.board
    return () if board.search else bars.of_offices(selectors.tallies(day, board), question)


def _lists(question: Question, counts: dict[str, int]) -> list[Option]:
    """The lists with how many each has; one that is empty is offered only when it is looked at."""
    return [
        Option(
            question.query(danh_sach="" if which is Listed.OPEN else slug),
            capital(say(f"matter_list.{which}", spoken())),
            which is question.listed,
            figures=counts[which],
        )
        for slug, which in LISTS.items()
        if counts[which] or which is question.listed
    ]
