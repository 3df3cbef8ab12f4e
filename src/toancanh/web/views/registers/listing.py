"""The list of a register: what is asked for, row by row, with sums and sources; the same as a file."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from toancanh.accounts.rights import PERSONAL, Action, What
from toancanh.registers import geojson, selectors, workbook
from toancanh.registers.declaring import Column, Register, Type, said
from toancanh.registers.entries import Entry
from toancanh.registers.models import Deed
from toancanh.registers.personal import of_persons
from toancanh.registers.totals import Total, tally
from toancanh.registers.values import take
from toancanh.web.access import refused
from toancanh.web.language import spoken
from toancanh.web.partial import asked_by_htmx, render_part
from toancanh.web.private import may_see, show
from toancanh.web.views.registers import filters, words
from toancanh.web.views.registers.addresses import address, slug
from toancanh.web.views.registers.places import places
from toancanh.web.views.registers.questions import ALL, Question

SHOWN = "hien"
FORM = "loc"
"""The id of the form, by which htmx says that it was the form that asked."""
ASSESSED = {
    **dict.fromkeys(("parks", "clusters", "tenant_projects"), "parks"),
    **dict.fromkeys(("energy_projects", "energy_milestones", "energy_obstacles"), "energy"),
}
"""The page that assesses what a register lists, by the register's code."""
_NUMBERS = (Type.NUMBER, Type.INTEGER)
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Head:
    """The heading of a column: where a click leads, which way it is sorted, its sum below the list."""

    label: str
    sort: str
    order: str
    number: bool
    total: str
    known: int


@dataclass(frozen=True, slots=True)
class Cell:
    """One value in words; ``to`` is the page of what it refers to."""

    label: str
    text: str
    number: bool
    to: str


@dataclass(frozen=True, slots=True)
class Row:
    """One entry with the values of the columns shown, and the last source that was named for it."""

    entry: Entry
    to: str
    cells: tuple[Cell, ...]
    source: Deed | None


@require_safe
def listing(request: HttpRequest, of: Register) -> HttpResponse:
    """The entries asked for (``questions``); for htmx only the list itself."""
    question = Question.of(of, request.GET)
    if not asked_by_htmx(request) and _says_nothing(request.GET):
        return redirect(f"{request.path}?{question.address()}".removesuffix("?"))
    entries, sums = tally(of, question.asked, question.columns)
    context = {
        "register": of,
        "title": said(of.words, spoken()),
        "shows_persons": bool(of_persons(of)) and request.user.is_authenticated and may_see(request),
        "assessed": ASSESSED.get(of.code, ""),
        "question": question,
        "total": entries,
        "pages": Paginator(range(entries), selectors.PAGE).get_page(question.page),
        "name": _head(question, of.column("name"), sums),
        "heads": [_head(question, it, sums) for it in question.columns],
        "sums": sums,
        "rows": list(_rows(question, selectors.rows(of, question.asked, question.page))),
        "all_columns": ALL,
        "address": question.address(),
        "without_page": question.address(trang=""),
    }
    if not asked_by_htmx(request):
        context |= _form(question)
    response = render_part(request, "toancanh/registers/list.html", "toancanh/registers/rows.html", context)
    if request.headers.get("HX-Trigger") == FORM:
        response.headers["HX-Replace-Url"] = f"{request.path}?{question.address()}".removesuffix("?")
    return response


def _says_nothing(query: QueryDict) -> bool:
    """Whether a form without a script sent fields that nobody filled."""
    return any(not it for name in query for it in query.getlist(name)) or len(query.getlist("cot")) > 1


def _form(question: Question) -> dict[str, object]:
    there = tuple((it.key, it.title) for it in places(question.register))
    choosers, bounds = filters.choosers(question), filters.bounds(question)
    hidden = {it.name for it in choosers[2:]} | {it.name for it in bounds}
    return {
        "places": filters.places(question, there),
        "choosers": choosers,
        "bounds": bounds,
        "bounded": any(name.partition(".")[0] in hidden for name in question.parts),
        "columns": filters.column_options(question),
    }


def _head(question: Question, column: Column, sums: dict[str, Total]) -> Head:
    sort = question.asked.sort
    order = "" if sort.removeprefix("-") != column.name else "descending" if sort[0] == "-" else "ascending"
    total = sums.get(column.name)
    return Head(
        words.label(column),
        question.sorted_by(column.name),
        order,
        question.register.type_of(column) in _NUMBERS,
        words.number(total.sum, column) if total else "",
        total.known if total else 0,
    )


def _rows(question: Question, entries: tuple[Entry, ...]) -> Iterator[Row]:
    sources = selectors.latest_deeds(question.register, [it.pk for it in entries])
    for entry in entries:
        cells = tuple(_cell(question.register, entry, it) for it in question.columns)
        yield Row(entry, address(entry), cells, sources.get(entry.pk))


def _cell(of: Register, entry: Entry, column: Column) -> Cell:
    value = take(entry, of, column)
    to = address(value) if isinstance(value, Entry) else ""
    return Cell(words.label(column), words.shown(value, column), of.type_of(column) in _NUMBERS, to)


@require_safe
def download(request: HttpRequest, of: Register, ending: str) -> HttpResponse:
    """Exactly what the list of the same query shows, on all its pages: ``.xlsx`` or ``.geojson``.

    ``?hien=1`` shows data of persons to who may see them.
    """
    if ending not in ("xlsx", "geojson"):
        raise Http404
    if SHOWN in request.GET:
        if not may_see(request):
            return refused(request, Action.WRITE, What(PERSONAL))
        show(request, of)
    asked = Question.of(of, request.GET).asked
    found = selectors.entries(of, asked).select_related(*selectors.references(of))
    if ending == "xlsx":
        return _file(workbook.write(of, found, spoken()), _XLSX, f"{slug(of)}.xlsx")
    content = json.dumps(geojson.collection(of, found, spoken()), ensure_ascii=False).encode()
    return _file(content, "application/geo+json", f"{slug(of)}.geojson")


@require_safe
def template(_request: HttpRequest, of: Register) -> HttpResponse:
    """An empty workbook with the headings of the register, to fill in."""
    return _file(workbook.write(of, (), spoken()), _XLSX, f"{slug(of)}-mau.xlsx")


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(
        content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
