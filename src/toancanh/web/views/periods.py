"""Kỳ báo cáo: what came in of each period of an area, what lacks, what is official, who closed it when."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseForbidden
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from toancanh import pipeline
from toancanh.approving import actions, selectors
from toancanh.approving.models import State
from toancanh.approving.values import Cell
from toancanh.model import Period, UserError
from toancanh.reference.areas import areas
from toancanh.web.approving import cell_of, line, lines, may_approve, may_send, place_of, undecided
from toancanh.web.choices import Place, choose_place, coverage, place_options
from toancanh.web.language import problem
from toancanh.web.signing import reason, remember, signature, signer

_SHOWN = 60
"""Differences that a page shows; more are counted."""


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """The reporting periods of an area; ``?dia-ban=66`` says of which."""
    there = coverage()
    chosen = choose_place(there, request.GET.get("dia-ban", ""), settings.AREA)
    if chosen is None:
        return render(request, "toancanh/approving/periods.html", {})
    place, notes = chosen
    context = {
        "place": place,
        "notes": notes,
        "places": place_options(there, place),
        "lines": lines(place),
    }
    return render(request, "toancanh/approving/periods.html", context)


@require_safe
def one(request: HttpRequest, key: str, code: str) -> HttpResponse:
    """One period of an area: how the working picture differs from the official one, and its history."""
    return _one(request, _cell(key, code))


def _one(request: HttpRequest, cell: Cell, error: str = "") -> HttpResponse:
    figures = pipeline.standing(cell)
    official = selectors.official(cell)
    before = [it.fact for it in selectors.sent(official)] if official else []
    changes = selectors.differences(before, [it.fact for it in figures])
    history = list(selectors.of(cell))
    waiting = next((it for it in history if it.state == State.WAITING), None)
    here, approves = line(cell), may_approve(request)
    context = {
        "line": here,
        "place": place_of(cell),
        "figures": len(figures),
        "disputed": sum(it.disputed for it in figures),
        "official": official,
        "changes": changes[:_SHOWN],
        "more": max(0, len(changes) - _SHOWN),
        "waiting": waiting,
        "may_act": may_send(request) and bool((figures and not waiting) or (here.closed and approves)),
        "waits": undecided(cell),
        "returned": history[0] if history and history[0].state == State.RETURNED else None,
        "history": history,
        "steps": list(selectors.steps(cell)),
        "may_approve": approves,
        "signer": signer(request),
        "error": error,
    }
    return render(request, "toancanh/approving/period.html", context)


@require_POST
def decide(request: HttpRequest, key: str, code: str) -> HttpResponse:
    """Send the figures of a period up, close it, or open it again."""
    cell, by = _cell(key, code), signature(request)
    why, deed = reason(request), request.POST.get("viec")
    if deed in ("khoa", "mo") and not may_approve(request):
        return HttpResponseForbidden()
    try:
        match deed:
            case "trinh":
                made = actions.send(cell=cell, figures=pipeline.standing(cell), by=by, reason=why)
                return remember(redirect("approval", number=made.pk), by.name)
            case "khoa":
                actions.close(cell=cell, by=by, reason=why)
            case "mo":
                actions.open_again(cell=cell, by=by, reason=why)
            case _:
                raise Http404
    except UserError as error:
        return _one(request, cell, problem(error))
    return remember(redirect("period", key=key, code=code), by.name)


def _cell(key: str, code: str) -> Cell:
    """The area and period of an address.

    Raises:
        Http404: there is no such unit, or that is no period.
    """
    bare = key.partition("-")[0]
    place = next((it for it in _units(bare) if it.key == key), None)
    try:
        cell = cell_of(place, Period.parse(code)) if place else None
    except ValueError as error:
        raise Http404 from error
    if cell is None:
        raise Http404
    return cell


def _units(code: str) -> list[Place]:
    return [Place.of(code, it.valid_from, None) for it in areas().versions(code)]
