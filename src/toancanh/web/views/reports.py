"""Báo cáo: choose area and period, read the report with the way to each number, take it as Word or PDF."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from toancanh.model import UserError
from toancanh.model.text import fold
from toancanh.publish.word import filling, pdf
from toancanh.publish.word.making import TEMPLATES
from toancanh.publish.word.values import Official
from toancanh.reporting import templates
from toancanh.reporting.composing import compose
from toancanh.reporting.notices import notice
from toancanh.web import clock
from toancanh.web.choices import coverage
from toancanh.web.language import problem
from toancanh.web.reports.asking import Wanted, links, wanted
from toancanh.web.reports.showing import Shown
from toancanh.web.today import calls

_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}
_REPORT, _NOTICE = TEMPLATES


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The report that the address asks for, as its Word file will have it."""
    there = coverage()
    found = wanted(request.GET, there, clock.today())
    if found is None:
        return render(request, "toancanh/empty.html", {"calls": calls(clock.today(), there.as_of)})
    return _shown(request, found)


def _shown(request: HttpRequest, found: Wanted, error: UserError | None = None) -> HttpResponse:
    context: dict[str, Any] = {"wanted": found, "pdf": pdf.available(), "in_type": pdf.in_type()}
    try:
        paper = compose(found.asked, links()).paper
        context |= {"paper": paper, "shown": Shown(paper)}
    except UserError as missing:
        error = error or missing
    context["error"] = problem(error) if error else ""
    return render(request, "toancanh/reports/report.html", context, status=422 if error else 200)


@require_safe
def as_file(request: HttpRequest, ending: str) -> HttpResponse:
    """The same as a file."""
    found = wanted(request.GET, coverage(), clock.today())
    if found is None:
        raise Http404
    name = f"bao-cao-{slugify(fold(found.asked.unit.name))}-{found.asked.period.code}"
    try:
        return _file(compose(found.asked, links(request)).paper, _REPORT, name, ending)
    except UserError as error:
        return _shown(request, found, error)


@require_safe
def notice_as_file(request: HttpRequest, number: int, ending: str) -> HttpResponse:
    """The notice of what a working session concluded."""
    try:
        paper = notice(number, clock.today(), links=links(request))
        return _file(paper, _NOTICE, f"{_NOTICE}-{number}", ending)
    except UserError as error:
        context = {"error": problem(error), "number": number}
        status = 404 if error.code == "report.no_session" else 422
        return render(request, "toancanh/reports/refused.html", context, status=status)


def _file(paper: Official, template: str, name: str, ending: str) -> HttpResponse:
    content = filling.fill(paper, *templates.of(template))
    response = HttpResponse(pdf.pdf(content) if ending == "pdf" else content, content_type=_TYPES[ending])
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    return response
