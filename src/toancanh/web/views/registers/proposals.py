"""Đề xuất: what documents say and the registers do not hold yet; a person accepts or rejects each."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.db.models import Count, F
from django.db.models.functions import Substr
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from toancanh.model import UserError
from toancanh.registers import proposing, selectors
from toancanh.registers.declaring import Register, said
from toancanh.registers.entries import Entry
from toancanh.registers.models import Proposal
from toancanh.registers.registry import register, registers
from toancanh.registers.values import text_of
from toancanh.web.choices import Option
from toancanh.web.language import problem, spoken
from toancanh.web.partial import asked_by_htmx
from toancanh.web.signing import remember, signer
from toancanh.web.views.registers import words
from toancanh.web.views.registers.stories import Quote, marked

PAGE = 25
_LONGEST_REASON = 2000


@dataclass(frozen=True, slots=True)
class Value:
    """One value that is proposed, and the present one."""

    label: str
    now: str
    proposed: str


@dataclass(frozen=True, slots=True)
class Offer:
    """A proposal in words; without an entry it is a new one."""

    proposal: Proposal
    register: Register
    title: str
    entry: Entry | None
    values: tuple[Value, ...]
    quote: Quote


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """What waits; ``?so=clusters&van-ban=<sha256>`` narrows it."""
    return _page(request, ())


@require_POST
def search(request: HttpRequest) -> HttpResponse:
    """Look through the documents again, then show what waits and which names are unclear."""
    unclear = proposing.propose().unclear
    return _page(request, sorted({it.name for it in unclear}))


def _page(request: HttpRequest, unclear: Iterable[str], error: UserError | None = None) -> HttpResponse:
    asked = {name: it for name in ("so", "van-ban") if (it := _said(request, name))}
    found = selectors.proposals()
    if of := registers().get(asked.get("so", "")):
        found = found.filter(register=of.code)
    if sha256 := asked.get("van-ban"):
        found = found.filter(document__original_id=sha256)
    page = Paginator(found.annotate(passage=_PASSAGE), PAGE).get_page(_said(request, "trang"))
    context = {
        "offers": offers(page.object_list),
        "page": page,
        "registers": _registers(asked.get("so", "")),
        "documents": _documents(asked.get("van-ban", "")),
        "query": urlencode(asked),
        "asked": asked,
        "unclear": unclear,
        "error": problem(error) if error else "",
        "signer": signer(request),
    }
    return render(request, "toancanh/registers/proposals.html", context)


def _said(request: HttpRequest, name: str) -> str:
    """A part of the address, which forms send along."""
    return request.GET.get(name) or request.POST.get(name, "")


_PASSAGE = Substr("document__text", F("start") + 1, F("end") - F("start"))


def offers(found: Iterable[Proposal]) -> list[Offer]:
    """Proposals in words."""
    shown = list(found)
    entries: dict[tuple[str, int], Entry] = {}
    for code in {it.register for it in shown}:
        keys = [it.entry for it in shown if it.register == code and it.entry]
        entries |= {(code, it.pk): it for it in register(code).model._default_manager.filter(pk__in=keys)}
    return [_offer(it, entries.get((it.register, it.entry or 0))) for it in shown]


def _offer(it: Proposal, entry: Entry | None) -> Offer:
    of = register(it.register)
    values = []
    for name, text in it.values.items():
        column = of.column(name)
        now = words.remembered(text_of(entry, of, column), of, column) if entry else ""
        values.append(Value(words.title(column), now, words.remembered(text, of, column)))
    passage = getattr(it, "passage", None) or ""
    return Offer(it, of, said(of.words, spoken()), entry, tuple(values), marked(it.sentence, passage))


def _registers(chosen: str) -> list[Option]:
    """The registers that something is proposed for."""
    counts = dict(selectors.proposals().order_by().values_list("register").annotate(n=Count("id")))
    known = registers()
    return [
        Option(code, f"{said(known[code].words, spoken())} ({counts[code]})", code == chosen)
        for code in known
        if code in counts
    ]


def _documents(chosen: str) -> list[Option]:
    """The documents that something is proposed from."""
    rows = selectors.proposals().order_by("source").values_list("document__original_id", "source")
    counts = rows.annotate(n=Count("id"))
    return [
        Option(sha256, f"{source[:90]} ({n})", sha256 == chosen) for sha256, source, n in counts if sha256
    ]


@require_POST
def accept(request: HttpRequest, key: int) -> HttpResponse:
    """Make a proposal a value, if the value is still as the person saw it."""
    who = signer(request)
    try:
        seen = _still_seen(key, request.POST.get("version", ""))
        entry = proposing.accept(key=key, who=who, reason=_reason(request), version=seen)
    except UserError as error:
        return _refused(request, key, error)
    return remember(_done(request, {"entry": entry, "accepted": True}), who)


def _still_seen(key: int, version: str) -> int | None:
    """The version to accept on: that of now, if only other values were changed since the one seen."""
    it = selectors.proposals().filter(pk=key).first()
    if it is None or it.entry is None or not (version.isascii() and version.isdigit()):
        return None
    entry = selectors.find(register(it.register), it.entry)
    touched = selectors.fields_since(entry, int(version)) & it.values.keys()
    return int(version) if touched else entry.version


@require_POST
def reject(request: HttpRequest, key: int) -> HttpResponse:
    """Turn a proposal down."""
    who = signer(request)
    try:
        proposing.reject(key=key, who=who, reason=_reason(request))
    except UserError as error:
        return _refused(request, key, error)
    return remember(_done(request, {"accepted": False}), who)


def _reason(request: HttpRequest) -> str:
    return request.POST.get("reason", "")[:_LONGEST_REASON]


def _done(request: HttpRequest, context: dict[str, object]) -> HttpResponse:
    """A line in place of the proposal, or the list again."""
    if asked_by_htmx(request):
        return render(request, "toancanh/registers/decided.html", context)
    return _back(request)


def _refused(request: HttpRequest, key: int, error: UserError) -> HttpResponse:
    """The proposal again, as it is now, with what is wrong; without htmx the whole list."""
    if not asked_by_htmx(request):
        return _page(request, (), error)
    found = offers(selectors.proposals().filter(pk=key).annotate(passage=_PASSAGE))
    context = {"error": problem(error), "signer": signer(request), "it": next(iter(found), None)}
    return render(request, "toancanh/registers/refused.html", context | {"reason": _reason(request)})


def _back(request: HttpRequest) -> HttpResponse:
    """The list as it was narrowed."""
    asked = {name: it for name in ("so", "van-ban", "trang") if (it := _said(request, name))}
    response = redirect("registers:proposals")
    response.headers["Location"] += f"?{urlencode(asked)}" if asked else ""
    return response
