"""Nhật ký: who did what, when and from where; for administrators."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from toancanh.audit import keeping, selectors
from toancanh.audit.models import Line
from toancanh.audit.selectors import PAGE, Asked
from toancanh.publish.words import capital, say_or
from toancanh.reference.messages import Language
from toancanh.registers.registry import registers
from toancanh.web.choices import Option
from toancanh.web.language import spoken

_ASKED = ("ai", "viec", "tu", "den", "tim")
_AT_ONCE = 1000
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_MOST_PAGES = 100_000


@dataclass(frozen=True, slots=True)
class Shown:
    """A line in words, with the page of what it is about."""

    line: Line
    done: str
    to: str


class _Echo:
    """What a csv writer writes to; it hands each row on."""

    def write(self, row: str) -> str:
        return row


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """The log, the last first: ``?ai=lan&viec=deed.change&tu=2026-01-01&den=…&tim=tan an``."""
    keeping.catch_up()
    asked, page = _asked(request), _page(request)
    first = (page - 1) * PAGE
    some = list(selectors.lines(asked)[first : first + PAGE + 1])
    given = {name: request.GET.get(name, "") for name in _ASKED}
    kinds = [Option(it, _words(it, spoken()), it == asked.kind) for it in selectors.kinds()]
    context = {
        "lines": [Shown(it, _words(it.kind, spoken()), _to(it)) for it in some[:PAGE]],
        "given": given,
        "kinds": sorted(kinds, key=lambda it: it.label),
        "page": page,
        "more": len(some) > PAGE,
        "query": urlencode({name: text for name, text in given.items() if text}),
    }
    return render(request, "toancanh/log.html", context)


@require_safe
def download(request: HttpRequest) -> HttpResponseBase:
    """All that the same question gives, as a file that a spreadsheet opens."""
    rows = csv.writer(_Echo())
    found = selectors.lines(_asked(request)).iterator(_AT_ONCE)
    lang = spoken()  # of the page: the lines are written when it has been answered

    def written() -> Iterator[str]:
        yield "\ufeff"
        for it in found:
            when = timezone.localtime(it.at).isoformat(sep=" ", timespec="seconds")
            told = (when, it.who, _words(it.kind, lang), it.about, it.address, it.chain)
            yield str(rows.writerow([f"'{text}" if text.startswith(_FORMULA) else text for text in told]))

    response = StreamingHttpResponse(written(), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="nhat-ky.csv"'
    return response


def _asked(request: HttpRequest) -> Asked:
    who, kind, since, until, words = (request.GET.get(it, "").strip()[:200] for it in _ASKED)
    return Asked(who, kind, _day(since), _day(until), words)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _page(request: HttpRequest) -> int:
    text = request.GET.get("trang", "1")
    return min(max(int(text), 1), _MOST_PAGES) if text.isascii() and text.isdigit() and len(text) < 9 else 1


def _words(kind: str, lang: Language) -> str:
    return capital(say_or(kind, kind, lang))


def _to(it: Line) -> str:
    """The page of what a line is about."""
    match it.source:
        case "matter":
            return reverse("matter", args=(it.target,))
        case "decision" | "choice" | "correction":
            return reverse("fact", args=(it.target,))
        case "settlement":
            return reverse("argument", args=(it.target,))
        case "sent" | "decided":
            return reverse("approval", args=(it.target,))
        case "batch":
            return reverse("batch", args=(it.target,))
        case "boundaries" | "withdrawn":
            return reverse("boundaries")
        case "file" if it.target:
            return reverse("original", args=(it.target,))
        case "register" | "account" if "/" in it.target:
            code, _, key = it.target.partition("/")
            return reverse("registers:entry", args=(registers()[code], int(key))) if key.isdigit() else ""
        case _:
            return ""
