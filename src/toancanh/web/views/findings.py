"""Phát hiện: figures that cannot all be true, the worst first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Self

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from toancanh.model import Contradiction, Severity
from toancanh.publish import contradictions, names
from toancanh.publish.arguments import Argument, argued
from toancanh.publish.contradictions import Told
from toancanh.publish.words import capital, say
from toancanh.store import selectors as documents
from toancanh.store.contradictions import selectors, settling
from toancanh.store.contradictions.selectors import Unit, Wanted
from toancanh.store.models import SettlementRow
from toancanh.web.choices import Option, Place
from toancanh.web.language import spoken
from toancanh.web.signing import signer

PAGE = 15
_SEVERITIES = (Severity.WARNING, Severity.INFO)
_ASKED = ("dia-ban", "chi-tieu", "muc-do", "van-ban", "so-lieu")


@dataclass(frozen=True)
class _Question:
    """What an address asks for; a value that means nothing asks for nothing."""

    parts: dict[str, str]

    @classmethod
    def of(cls, request: HttpRequest) -> Self:
        """What this request asks for."""
        return cls({name: value for name in _ASKED if (value := request.GET.get(name, ""))})

    @cached_property
    def areas(self) -> dict[str, list[Unit]]:
        """The areas there are, by what stands for them in an address; one with several dates is one area."""
        found: dict[str, list[Unit]] = {}
        for unit in selectors.areas():
            found.setdefault(_place(unit).key, []).append(unit)
        return found

    @property
    def wanted(self) -> Wanted:
        """The contradictions asked for."""
        severity = self.parts.get("muc-do")
        return Wanted(
            tuple(filter(None, [self.parts.get("chi-tieu")])),
            self.areas.get(self.parts.get("dia-ban", ""), ()),
            Severity(severity) if severity in list(Severity) else None,
            tuple(filter(None, [self.parts.get("van-ban")])),
            tuple(filter(None, [self.parts.get("so-lieu")])),
        )

    def options(self) -> dict[str, list[Option]]:
        """The pickers of the page."""
        areas = sorted(
            ((key, _place(units[0]).title) for key, units in self.areas.items()), key=lambda it: it[1]
        )
        codes = ((code, names.indicator(code, "", spoken())) for code in selectors.indicators())
        severities = [(it.value, capital(say(f"severity.{it}", spoken()))) for it in _SEVERITIES]
        return {
            "areas": self._options("dia-ban", sorted(areas, key=lambda it: it[1])),
            "indicators": self._options("chi-tieu", sorted(codes, key=lambda it: it[1])),
            "severities": self._options("muc-do", severities),
        }

    def _options(self, name: str, choices: list[tuple[str, str]]) -> list[Option]:
        chosen = self.parts.get(name, "")
        return [Option(key, label, key == chosen) for key, label in choices]


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """The contradictions in force; ``?dia-ban=80&chi-tieu=exports&muc-do=warning`` narrows them."""
    question = _Question.of(request)
    page = Paginator(selectors.echoes(question.wanted), PAGE).get_page(request.GET.get("trang"))
    counts = selectors.count(question.wanted)
    context = {
        "page": page,
        "findings": arguments(list(page)),
        "signer": signer(request),
        "settled": settling.settled().count(),
        "done": settling.history(request.GET.get("vua-xu-ly", "")).first(),
        "warnings": counts[Severity.WARNING] + counts[Severity.ERROR],
        "notes": counts[Severity.INFO],
        "asked": bool(question.parts),
        "document": documents.document(question.parts.get("van-ban", "")),
        "about": question.parts,
        "query": urlencode(question.parts),
        "waiting": len(set(selectors.waiting().values())),
    }
    return render(request, "toancanh/findings.html", context | question.options())


@dataclass(frozen=True, slots=True)
class Shown:
    """An argument under the key of its contradiction, and what was decided about it that did not end it."""

    key: str
    argument: Argument
    tried: SettlementRow | None


def arguments(groups: Sequence[Sequence[int]]) -> list[Shown]:
    """Contradictions as arguments, by the keys of their rows: first the main one, then its echoes."""
    rows = selectors.rows([key for group in groups for key in group])
    found = dict(zip(rows, selectors.told(rows.values()), strict=True))
    files = files_of(found.values())
    tried = settling.on([rows[group[0]].key for group in groups if group[0] in rows])
    return [
        Shown(
            rows[first].key,
            argued(found[first], [found[it] for it in others], files, spoken()),
            tried.get(rows[first].key),
        )
        for first, *others in groups
        if first in rows
    ]


def files_of(found: Iterable[Contradiction]) -> dict[str, str]:
    """The names of the documents that these are about, by SHA-256."""
    return documents.names({fact.passage.document for it in found for fact in it.members})


def told(found: tuple[Contradiction, ...]) -> list[Told]:
    """Contradictions in the words of the reader."""
    files = files_of(found)
    return [contradictions.told(it, files, spoken()) for it in found]


def _place(unit: Unit) -> Place:
    code, since = unit
    return Place.of(code, since, None) if since else Place.of(None, None, code)
