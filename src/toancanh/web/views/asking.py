"""Hỏi: questions answered with figures and their sentences, and search in the words of documents."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from toancanh.answering import answer, home
from toancanh.answering.elsewhere import entries, lineages, matters
from toancanh.extract import keywords
from toancanh.extract.question.spelling import LONGEST
from toancanh.model import Question
from toancanh.store.fulltext.selectors import Found, Sought, facets, found
from toancanh.web import clock
from toancanh.web.asking import reading, showing
from toancanh.web.choices import Option, Place, unit_of
from toancanh.web.partial import render_part

PAGE = 20
_FEW = 5  # lines of documents beside an answer
_EXAMPLES = (
    "xuất khẩu 6 tháng 2025",
    "tỷ lệ lấp đầy KCN Hòa Phú",
    "mục tiêu bán lẻ 2025",
    "xuất khẩu đến nay đạt bao nhiêu, phía Đông và phía Tây, còn thiếu bao nhiêu so với kế hoạch?",
    "xã Ea Kar trước đây là những xã nào",
)


@require_safe
def ask(request: HttpRequest) -> HttpResponse:
    """The answer to ``?q=…``; ``o=van-ban`` looks for the words in documents instead."""
    text = request.GET.get("q", "").strip()[:LONGEST]
    in_documents = request.GET.get("o") == "van-ban"
    context: dict[str, Any] = {"asked": text, "in_documents": in_documents, "examples": _EXAMPLES}
    if text:
        context |= _search(request, text) if in_documents else _answered(request, text)
    return render_part(request, "toancanh/ask.html", "toancanh/answer.html", context)


def _answered(request: HttpRequest, text: str) -> dict[str, Any]:
    read = reading.question(request)
    told = answer(read, home(clock.today()))
    lines = found(Sought(keywords(text)), 0, _FEW if told.found else PAGE)
    return {
        "question": read,
        "answer": told,
        "parts": reading.parts(told, request.GET),
        "replies": showing.replies(told) if told.indicator else (),
        "rows": showing.progress(told),
        "aimless": told.aimless,
        "targets": reading.targets(told),
        "ignoring": reading.changed(request.GET, **{"bo-qua": "1"}),
        "histories": [showing.history(it) for it in lineages(read, clock.today())],
        **_beside(read),
        **_lines(lines),
    }


def _beside(read: Question) -> dict[str, Any]:
    """What else bears the words: entries and matters."""
    found = (showing.known(it, read.indicators) for it in entries(read.rest))
    return {"entries": tuple(found), "matters": matters(read.rest)}


def _lines(lines: Found) -> dict[str, Any]:
    return {"passages": [showing.passage(it) for it in lines.hits], "total": lines.total, "many": lines.more}


def _search(request: HttpRequest, text: str) -> dict[str, Any]:
    said = request.GET
    year = int(said["nam"]) if said.get("nam", "").isdecimal() and len(said["nam"]) == 4 else None
    unit = unit_of(said.get("dia-ban", ""))
    place = Place.of(unit.code, unit.valid_from, None) if unit else None
    kind = said.get("loai", "")
    number = int(said["trang"]) if said.get("trang", "").isdecimal() and len(said["trang"]) < 4 else 1
    first = (max(number, 1) - 1) * PAGE
    lines = found(Sought(text, year, place.units if place else (), kind), first, PAGE)
    narrowed = {name: value for name in ("nam", "dia-ban", "loai") if (value := said.get(name, ""))}
    return {
        **_lines(lines),
        **_narrowing(year, place.key if place else "", kind),
        "query": urlencode({"q": text, "o": "van-ban", **narrowed}),
        "before": number - 1,
        "after": number + 1 if first + PAGE < lines.total else 0,
        "narrowed": bool(narrowed),
    }


def _narrowing(year: int | None, place: str, kind: str) -> dict[str, Any]:
    """What the search can be narrowed by: years and formats of documents, areas of the installation."""
    years, kinds = facets()
    return {
        "years": [Option(str(it), str(it), it == year) for it in years],
        "kinds": [(it, it == kind) for it in kinds],
        "places": [Option(it.key, it.title, it.key == place) for it in reading.family()],
    }
