"""A workbook into a register: first what each row would change, then one button that does all of it."""

from dataclasses import dataclass
from hashlib import sha256

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from toancanh.model import UserError
from toancanh.registers import workbook
from toancanh.registers.declaring import Register, said
from toancanh.registers.grounds import Grounds
from toancanh.registers.workbook import Plan, Row
from toancanh.web import uploads
from toancanh.web.language import problem, spoken
from toancanh.web.signing import remember, signer
from toancanh.web.views.registers import words
from toancanh.web.views.registers.addresses import address
from toancanh.web.views.registers.stories import Change

SHOWN = 300
"""Rows of each kind that a page shows."""
_LARGEST = 64 * 2**20
"""Bytes of a workbook that is taken: some hundred thousand rows."""
_LONGEST_REASON, _LONGEST_NAME = 2000, 200
_KINDS = ("mistake", "change", "add")


@dataclass(frozen=True, slots=True)
class Told:
    """One row in words: what would become of it, and what is wrong in which cell."""

    number: int
    kind: str
    name: str
    to: str
    changes: tuple[Change, ...]
    mistakes: tuple[tuple[str, str], ...]


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, of: Register) -> HttpResponse:
    """Ask for a workbook; tell what it would do; do it."""
    if request.method != "POST":
        return _page(request, of, {})
    try:
        if "lam" in request.POST:
            return _do(request, of)
        if (file := request.FILES.get("tep")) is None:
            raise UserError("registers.no_file")
        name = (file.name or "")[:_LONGEST_NAME]
        if (file.size or 0) > _LARGEST:
            raise UserError("registers.too_large", name=name)
        content = file.read()
        plan = workbook.plan(of, workbook.read(content, name))
    except UserError as error:
        return _page(request, of, {"error": problem(error)})
    return _page(request, of, _told(of, plan, content, name))


def _do(request: HttpRequest, of: Register) -> HttpResponse:
    """Do what was shown; if it would do something else by now, show that first."""
    key, name = request.POST.get("tep", ""), request.POST.get("ten", "")[:_LONGEST_NAME]
    content = uploads.take(key)
    if content is None:
        raise UserError("registers.file_gone", name=name)
    plan = workbook.plan(of, workbook.read(content, name))
    if fingerprint(plan) != request.POST.get("dau"):
        return _page(request, of, {**_told(of, plan, content, name), "other": True})
    who = signer(request)
    grounds = Grounds(who, request.POST.get("reason", "")[:_LONGEST_REASON], source=name)
    try:
        workbook.apply(planned=plan, grounds=grounds)
    except UserError as error:
        told = {**_told(of, plan, content, name), "error": problem(error)}
        return _page(request, of, told)
    uploads.drop(key)
    counts = plan.counts
    done = redirect("registers:import", of)
    done.headers["Location"] += f"?them={counts['add']}&sua={counts['change']}"
    return remember(done, who)


def _told(of: Register, plan: Plan, content: bytes, name: str) -> dict[str, object]:
    counts = plan.counts
    rows = [_row(of, it) for kind in _KINDS for it in _some(plan, kind)]
    return {
        "plan": plan,
        "rows": rows,
        "unseen": sum(max(0, counts[kind] - SHOWN) for kind in _KINDS),
        "counts": {kind: counts[kind] for kind in (*_KINDS, "same")},
        "idle": not (counts["add"] or counts["change"]),
        "key": uploads.keep(content),
        "name": name,
        "fingerprint": fingerprint(plan),
    }


def _some(plan: Plan, kind: str) -> list[Row]:
    return [it for it in plan.rows if it.kind == kind][:SHOWN]


def _row(of: Register, row: Row) -> Told:
    name = row.entry.name if row.entry else str(row.values.get("name") or "")
    if row.kind == "add":
        values = ((of.column(column), it) for column, it in row.values.items() if column != "name")
        changes = tuple(
            Change(words.title(column), "", words.with_unit(it, column))
            for column, it in values
            if it is not None
        )
    else:
        changes = tuple(_change(of, column, *both) for column, both in row.changes.items())
    mistakes = tuple((it.cell, problem(it.error)) for it in row.mistakes)
    return Told(row.number, row.kind, name, address(row.entry) if row.entry else "", changes, mistakes)


def _change(of: Register, name: str, before: str | None, after: str | None) -> Change:
    column = of.column(name)
    return Change(
        words.title(column), words.remembered(before, of, column), words.remembered(after, of, column)
    )


def fingerprint(plan: Plan) -> str:
    """The same only while the workbook would do the same to the same entries."""
    told = sha256()
    for it in plan.rows:
        entry = (it.entry.pk, it.entry.version) if it.entry else ()
        told.update(repr((it.number, it.kind, entry, sorted(it.changes.items()))).encode())
    return told.hexdigest()


def _page(request: HttpRequest, of: Register, more: dict[str, object]) -> HttpResponse:
    done = {name: request.GET[name] for name in ("them", "sua") if request.GET.get(name, "").isdigit()}
    context = {
        "register": of,
        "title": said(of.words, spoken()),
        "done": done,
        "signer": signer(request),
        "reason": request.POST.get("reason", ""),
        "list": reverse("registers:list", args=(of,)),
    }
    return render(request, "toancanh/registers/import.html", context | more)
