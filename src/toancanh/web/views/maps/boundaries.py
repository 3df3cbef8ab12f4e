"""Ranh giới: the province's own boundaries for the map: tried, then loaded, taken back with a reason."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from toancanh.model import Finding, UserError
from toancanh.reference.maps.boundaries import MOST_BYTES, read
from toancanh.reference.messages import render as words_of
from toancanh.store.boundaries import actions, selectors
from toancanh.store.boundaries.actions import Told
from toancanh.web import clock, uploads
from toancanh.web.language import problem, spoken
from toancanh.web.matters.asking import plain
from toancanh.web.signing import remember, signer
from toancanh.web.views.registers import words

_LONGEST = 300  # letters of what is typed
_MOST_SHOWN = 400  # features of a dry run


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """The files loaded, and where to hand one in."""
    return _listing(request)


@require_POST
def trial(request: HttpRequest) -> HttpResponse:
    """Say which unit each feature of a file is and what is wrong with it, nothing done."""
    file = request.FILES.get("tep")
    if file is None or not file.size:
        return _listing(request, problem(UserError("maps.no_file", most=MOST_BYTES // 1_000_000)))
    name, content = (file.name or "")[:_LONGEST], file.read(MOST_BYTES + 1)
    try:
        features = read(content, name, _day(request))
    except UserError as error:
        return _listing(request, problem(error))
    found = [(it, words.place(it.unit)) for it in features if it.unit and not it.problem]
    wrong = [(it, _said(it.problem)) for it in features if it.problem]
    context = {
        "name": name,
        "found": found[:_MOST_SHOWN],
        "count": len(found),
        "wrong": wrong[:_MOST_SHOWN],
        "wrong_count": len(wrong),
        "token": uploads.keep(content),
        "source": _typed(request, "nguon"),
        "on": _day(request),
        "signer": signer(request),
    }
    return render(request, "toancanh/maps/boundary_trial.html", context)


def _said(fault: Finding) -> str:
    return words_of(fault.code, dict(fault.values), spoken())


@require_POST
def load(request: HttpRequest) -> HttpResponse:
    """Load a file that was tried."""
    token, who = request.POST.get("file", ""), signer(request)
    content = uploads.take(token)
    if content is None:
        return _listing(request, problem(UserError("followup.file_gone")))
    told = Told(_typed(request, "nguon"), _day(request), who)
    try:
        actions.load(content=content, name=_typed(request, "ten"), told=told)
    except UserError as error:
        return _listing(request, problem(error))
    uploads.drop(token)
    return remember(redirect("boundaries"), who)


@require_POST
def withdraw(request: HttpRequest, number: int) -> HttpResponse:
    """Take a file back."""
    who = signer(request)
    try:
        actions.withdraw(number=number, who=who, why=_typed(request, "ly-do"))
    except UserError as error:
        return _listing(request, problem(error))
    return remember(redirect("boundaries"), who)


def _listing(request: HttpRequest, wrong: str = "") -> HttpResponse:
    context = {
        "sets": selectors.sets(),
        "wrong": wrong,
        "today": clock.today(),
        "source": _typed(request, "nguon"),
        "signer": signer(request),
    }
    return render(request, "toancanh/maps/boundaries.html", context)


def _typed(request: HttpRequest, name: str) -> str:
    return plain(request.POST.get(name, ""))[:_LONGEST]


def _day(request: HttpRequest) -> date:
    """The day whose units are meant; of a day that is none, today."""
    try:
        return date.fromisoformat(request.POST.get("ngay", ""))
    except ValueError:
        return clock.today()
