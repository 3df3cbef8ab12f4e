"""One entry: its values with their sources, its history, what refers to it; taken off, put back, undone."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from toancanh.followup import naming
from toancanh.model import UserError
from toancanh.registers import actions, selectors
from toancanh.registers.declaring import Register, said
from toancanh.registers.entries import Entry
from toancanh.registers.grounds import Grounds
from toancanh.registers.personal import hidden, of_persons
from toancanh.registers.registry import register
from toancanh.registers.selectors import register_of
from toancanh.web import clock
from toancanh.web.language import problem, spoken
from toancanh.web.matters.of_entry import of_entry
from toancanh.web.private import holds, show
from toancanh.web.signing import remember, signer
from toancanh.web.views.registers import energy, stories
from toancanh.web.views.registers.addresses import address

_LONGEST_REASON = 2000


def found(of: Register, key: int) -> Entry:
    """The entry of an address.

    Raises:
        Http404: there is none.
    """
    try:
        return selectors.find(of, key)
    except UserError as error:
        raise Http404 from error


@require_safe
def one(request: HttpRequest, of: Register, key: int) -> HttpResponse:
    """The page of an entry."""
    return page(request, found(of, key))


@never_cache
@require_POST
def reveal(request: HttpRequest, of: Register, key: int) -> HttpResponse:
    """The page with the data of persons that it masks otherwise."""
    entry = found(of, key)
    show(request, of, entry)
    return page(request, entry)


def page(request: HttpRequest, entry: Entry, error: UserError | None = None) -> HttpResponse:
    """The page of an entry, and why what was asked of it was not done."""
    of, today = register_of(entry), clock.today()
    context = {
        "register": of,
        "title": said(of.words, spoken()),
        "entry": entry,
        "groups": stories.groups(entry),
        "unknown": stories.unknown(entry),
        "chapters": stories.chapters(entry),
        "way": energy.way(entry, today),
        "obstacles": energy.obstacles(entry),
        "milestones": register("energy_milestones"),
        "hindrances": register("energy_obstacles"),
        "referring": _referring(entry),
        "merged_into": entry.merged_into and address(entry.merged_into),
        "briefed": of in naming.about(),
        "signer": signer(request),
        "masked": holds(entry) and any(map(hidden, of_persons(of))),
        "error": problem(error) if error else "",
        "reason": request.POST.get("reason", ""),
    }
    matters = of_entry(of.code, str(entry.pk), today)
    return render(request, "toancanh/registers/entry.html", context | matters)


def _referring(entry: Entry) -> list[tuple[str, list[tuple[str, str]]]]:
    """Names and addresses of entries that refer to this one, by register, save what the way shows."""
    way = register_of(entry).code == "energy_projects"
    shown = {"energy_milestones", "energy_obstacles"} if way else set()
    by_register: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for it in selectors.referring(entry):
        of = register_of(it)
        if of.code not in shown:
            by_register[said(of.words, spoken())].append((it.name, address(it)))
    return list(by_register.items())


Deed = Callable[[Entry, int, Grounds], Any]


def _do(request: HttpRequest, of: Register, key: int, deed: Deed) -> HttpResponse:
    """Do something with an entry as the person saw it, or say on its page why it was not done."""
    entry, version = found(of, key), request.POST.get("version", "")
    if not (version.isascii() and version.isdigit()):
        raise Http404
    grounds = Grounds(signer(request), request.POST.get("reason", "")[:_LONGEST_REASON])
    try:
        deed(entry, int(version), grounds)
    except UserError as error:
        return page(request, entry, error)
    return remember(redirect(address(entry)), grounds.who)


@require_POST
def retire(request: HttpRequest, of: Register, key: int) -> HttpResponse:
    """Take an entry off the register."""
    return _do(request, of, key, lambda it, seen, by: actions.retire(entry=it, version=seen, grounds=by))


@require_POST
def restore(request: HttpRequest, of: Register, key: int) -> HttpResponse:
    """Put it back."""
    return _do(request, of, key, lambda it, seen, by: actions.restore(entry=it, version=seen, grounds=by))


@require_POST
def undo(request: HttpRequest, of: Register, key: int, deed: int) -> HttpResponse:
    """Give the entry back what a deed took from it."""
    done = selectors.history(found(of, key)).filter(pk=deed).first()
    if done is None:
        raise Http404
    return _do(request, of, key, lambda _, seen, by: actions.undo(deed=done, version=seen, grounds=by))
