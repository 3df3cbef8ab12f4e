"""Mục trùng: entries that may be one thing, side by side; a person merges them or keeps them apart."""

from dataclasses import dataclass
from functools import lru_cache

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from toancanh.model import UserError
from toancanh.registers import actions
from toancanh.registers.declaring import Register, said
from toancanh.registers.entries import Entry
from toancanh.registers.grounds import Grounds
from toancanh.registers.likeness import Pair, alike
from toancanh.registers.models import Distinct
from toancanh.registers.registry import register, registers
from toancanh.registers.selectors import counts
from toancanh.registers.totals import as_of_deed
from toancanh.registers.values import Value, take, text_of
from toancanh.web.choices import Option
from toancanh.web.language import problem, spoken
from toancanh.web.signing import remember, signer
from toancanh.web.views.registers import words
from toancanh.web.views.registers.addresses import address
from toancanh.web.views.registers.entry import found

FIRST, SECOND = "1", "2"
_LONGEST_REASON = 2000
_SHOWN = 100


@dataclass(frozen=True, slots=True)
class Row:
    """One column of both entries; ``chosen`` is whose value stays unless a person says otherwise."""

    name: str
    label: str
    first: str
    second: str
    same: bool
    chosen: str


def pairs(of: Register) -> tuple[Pair, ...]:
    """The pairs of a register, which take long to find: once for each state of the registers."""
    return _pairs(of.code, (*as_of_deed(), Distinct.objects.count()))


@lru_cache(maxsize=64)
def _pairs(code: str, _as_of: tuple[object, ...]) -> tuple[Pair, ...]:
    return alike(register(code))


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Pairs of one register (``?so=clusters``), most in common first."""
    of = registers().get(request.GET.get("so", ""))
    found = pairs(of) if of else ()
    told = [(it, [words.say(f"alike.{why}") for why in it.why]) for it in found[:_SHOWN]]
    filled = counts()
    options = [
        Option(code, said(it.words, spoken()), it is of) for code, it in registers().items() if filled[code]
    ]
    context = {"register": of, "pairs": told, "count": len(found), "registers": options}
    return render(request, "toancanh/registers/alike.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def pair(request: HttpRequest, of: Register, first: int, second: int) -> HttpResponse:
    """Two entries field by field; merge them, or say that they are two things."""
    if first == second:
        raise Http404
    both = found(of, first), found(of, second)
    if request.method != "POST":
        return _page(request, of, both)
    grounds = Grounds(signer(request), request.POST.get("reason", "")[:_LONGEST_REASON])
    try:
        if "khac" in request.POST:
            actions.keep_apart(entries=both, grounds=grounds)
            done = redirect("registers:alike")
            done.headers["Location"] += f"?so={of.code}"
            return remember(done, grounds.who)
        kept = _merge(request, of, both, grounds)
    except UserError as error:
        return _page(request, of, both, error)
    return remember(redirect(address(kept)), grounds.who)


def _merge(request: HttpRequest, of: Register, both: tuple[Entry, Entry], grounds: Grounds) -> Entry:
    if not grounds.reason.strip():
        raise UserError("registers.no_reason")
    seen = tuple(request.POST.get(f"version-{it.pk}", "") for it in both)
    if not all(it.isascii() and it.isdigit() for it in seen):
        raise Http404
    versions = int(seen[0]), int(seen[1])
    kept, gone = both
    if request.POST.get("giu") == SECOND:
        (kept, gone), versions = (gone, kept), (versions[1], versions[0])
    values = {it.name: _chosen(request, of, both, it) for it in _rows(request, of, both)}
    actions.merge(kept=kept, gone=gone, versions=versions, values=values, grounds=grounds)
    return kept


def _chosen(request: HttpRequest, of: Register, both: tuple[Entry, Entry], row: Row) -> Value:
    of_second = request.POST.get(f"gia-tri-{row.name}", row.chosen) == SECOND
    return take(both[of_second], of, of.column(row.name))


def _rows(request: HttpRequest, of: Register, both: tuple[Entry, Entry]) -> list[Row]:
    """The columns that either knows."""
    rows = []
    for column in of.columns:
        first, second = (words.with_unit(take(it, of, column), column) for it in both)
        if first or second:
            same = text_of(both[0], of, column) == text_of(both[1], of, column)
            usual = SECOND if not first else FIRST
            chosen = request.POST.get(f"gia-tri-{column.name}", usual)
            rows.append(Row(column.name, words.title(column), first, second, same, chosen))
    return rows


def _page(
    request: HttpRequest, of: Register, both: tuple[Entry, Entry], error: UserError | None = None
) -> HttpResponse:
    context = {
        "register": of,
        "title": said(of.words, spoken()),
        "first": both[0],
        "second": both[1],
        "rows": _rows(request, of, both),
        "kept": request.POST.get("giu", FIRST),
        "error": problem(error) if error else "",
        "signer": signer(request),
        "reason": request.POST.get("reason", ""),
    }
    return render(request, "toancanh/registers/pair.html", context)
