"""Cần để ý: what the checks find in the registers today, and reported totals held against their sums."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from toancanh.model import Severity
from toancanh.pipeline import standpoint
from toancanh.publish.sources import Line, Names
from toancanh.publish.words import capital, say
from toancanh.registers import checks
from toancanh.registers.checks import Check, Finding
from toancanh.registers.declaring import Register, said
from toancanh.registers.registry import registers
from toancanh.registers.totals import as_of_deed
from toancanh.store.contradictions.selectors import as_of_change
from toancanh.store.remembering import Remembered
from toancanh.store.selectors import names
from toancanh.tallying import Holding, Tallied, Verdict, tallied, words
from toancanh.web import clock
from toancanh.web.choices import Option
from toancanh.web.language import spoken

PAGE = 50
EXPIRY = ("expired", "expiring")
"""Codes of what is found of licences, certificates and permits that run out."""
_FEW = 30  # entries named behind a total
_LABELS = {"counted": "entries"}
_SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.INFO)


class Entries(NamedTuple):
    """Entries that count, that lack a value, or that may belong to a total; names and addresses of some."""

    label: str
    each: tuple[tuple[str, str], ...]
    unseen: int


@dataclass(frozen=True, slots=True)
class Compared:
    """A reported total: what it is of, how the register stands to it, both sides, the entries behind it."""

    title: str
    verdict: str
    words: str
    lines: tuple[Line, ...]
    entries: tuple[Entries, ...]


def found(today: date) -> tuple[Finding, ...]:
    """What the checks find: each once for a day and a state of the registers that it depends on."""
    return _found(today, as_of_deed())


@lru_cache(maxsize=2)
def _found(today: date, _as_of: tuple[object, ...]) -> tuple[Finding, ...]:
    every = (it for check in checks.every() for it in _of_check(check, today, as_of_deed(*check.reads)))
    return tuple(sorted(every, key=Finding.rank))


@lru_cache(maxsize=100)
def _of_check(check: Check, today: date, _as_of: tuple[object, ...]) -> tuple[Finding, ...]:
    return tuple(check.findings(today))


def counts(today: date) -> Counter[str]:
    """How many things are found in each register."""
    return Counter(it.register for it in found(today))


@require_safe
def of_one(request: HttpRequest, of: Register, key: int) -> HttpResponse:
    """What is found of one entry: a part of its page that comes after it, as it takes long to know."""
    every = found(clock.today())
    own = [(it, it.words(spoken())) for it in every if (it.register, it.entry) == (of.code, key)]
    return render(request, "toancanh/registers/found.html", {"findings": own})


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Everything found today, the gravest first; ``?so=clusters&muc=warning&viec=expired`` narrows it."""
    every = found(clock.today())
    asked = {name: request.GET[name] for name in ("so", "muc", "viec") if request.GET.get(name)}
    those = [
        it
        for it in every
        if asked.get("so", it.register) == it.register
        and asked.get("muc", it.severity) == it.severity
        and asked.get("viec", it.code) == it.code
    ]
    page = Paginator(those, PAGE).get_page(request.GET.get("trang"))
    context = {
        "page": page,
        "findings": [(it, registers()[it.register], it.words(spoken())) for it in page.object_list],
        "registers": _registers(Counter(it.register for it in every), asked.get("so", "")),
        "severities": _severities(Counter(it.severity for it in every), asked.get("muc", "")),
        "query": urlencode(asked),
    }
    return render(request, "toancanh/registers/attention.html", context)


def _registers(among: Counter[str], chosen: str) -> list[Option]:
    known = registers().items()
    return [
        Option(code, f"{_title(it)} ({among[code]})", code == chosen) for code, it in known if among[code]
    ]


def _severities(among: Counter[Severity], chosen: str) -> list[Option]:
    told = ((it, capital(say(f"severity.{it}", spoken()))) for it in _SEVERITIES if among[it])
    return [Option(it.value, f"{word} ({among[it]})", it == chosen) for it, word in told]


def _title(of: Register) -> str:
    return said(of.words, spoken())


@require_safe
def totals(request: HttpRequest) -> HttpResponse:
    """Reported totals beside the registers, the disagreements first; ``?so=clusters`` narrows it."""
    chosen = registers().get(request.GET.get("so", ""))
    compared = _tallied(chosen.code if chosen else None)
    documents = names({it.reported.fact.passage.document for it in compared if it.reported.fact})
    told = [_compared(it, documents) for it in compared]
    by_verdict = Counter(it.verdict for it in compared)
    context = {
        "compared": told,
        "apart": by_verdict[Verdict.LESS] + by_verdict[Verdict.MORE],
        "register": chosen,
    }
    return render(request, "toancanh/registers/totals.html", context)


def _tallied(register: str | None) -> tuple[Tallied, ...]:
    """All totals beside the registers, remembered until a figure that counts or a register changes."""
    figures, deed = as_of_change(), as_of_deed()
    as_of = figures and (*figures, deed)
    return _known_totals.of((register, standpoint()), as_of, lambda: tallied(register))


_known_totals: Remembered[tuple[Tallied, ...]] = Remembered(16)


def _compared(it: Tallied, documents: Names) -> Compared:
    return Compared(
        capital(words.title(it.reported, spoken())),
        it.verdict,
        words.verdict(it, spoken()),
        tuple(line for line in words.lines(it, documents, spoken()) if line.depth == 1),
        tuple(_entries(it.holding)),
    )


def _entries(holding: Holding) -> Iterator[Entries]:
    of = registers()[holding.yardstick.scope.register]
    for code in ("counted", "without_value", "doubtful"):
        some = getattr(holding, code)
        if some:
            label = say(f"tally.{_LABELS.get(code, code)}", spoken(), count=str(len(some)), names="")
            each = ((it.name, reverse("registers:entry", args=(of, it.entry))) for it in some[:_FEW])
            yield Entries(label, tuple(each), max(0, len(some) - _FEW))
