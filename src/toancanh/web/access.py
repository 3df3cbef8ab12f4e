"""Who may open which address: everybody, or, where the installation says so, who has logged in and may.

Where nobody has to log in, who has not may do all but administer, as on the machine of one office; who has
logged in may what their role allows, here as there. ``needs`` says what each address asks for.
"""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.utils.decorators import sync_only_middleware

from toancanh.accounts.models import User
from toancanh.accounts.refusals import refuse
from toancanh.accounts.rights import Action, Holder, What, may
from toancanh.accounts.selectors import holder_of
from toancanh.store.origin import LONGEST, from_address
from toancanh.web.entering import awaits_first, must_set_up_second_step
from toancanh.web.language import problem
from toancanh.web.middleware import SAFE, View
from toancanh.web.needs import READ, Need, need
from toancanh.web.partial import asked_by_htmx, go


def known_address(get_response: View) -> View:
    """Middleware: what is done while a request is answered knows the address that asked for it."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        with from_address(address(request)):
            return get_response(request)

    return respond


@sync_only_middleware
class Access:
    """Middleware: strangers log in where that is asked for, and nobody does what they may not."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Nothing is asked before it is known which view answers."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, _view: Any, _args: tuple[Any, ...], parts: dict[str, Any]
    ) -> HttpResponseBase | None:
        """Let through who may."""
        match = request.resolver_match
        asked = need(match.view_name if match else "")
        if asked is READ and request.method not in SAFE:
            return HttpResponseNotAllowed(SAFE[:2])
        if asked.public or (asked.open_data and settings.OPEN_DATA):
            return None
        if must_set_up_second_step(request) and not asked.own:
            return go(request, "second-step")
        if opens(request, asked, parts):
            return None
        if not request.user.is_authenticated:
            return _to_log_in(request)
        return refused(request, asked.action, asked.what(parts))


def opens(request: HttpRequest, asked: Need, parts: Mapping[str, Any]) -> bool:
    """Whether who asks may do at an address what it is there for."""
    looks = asked.reads and request.method in SAFE and holder_at(request) is not None
    return looks or _may(request, asked, parts)


def can_send(request: HttpRequest, name: str, parts: Mapping[str, Any]) -> bool:
    """Whether what is sent to an address would not be refused: whether its button is to be shown."""
    return _may(request, need(name), parts)


def _may(request: HttpRequest, asked: Need, parts: Mapping[str, Any]) -> bool:
    holder = holder_at(request)
    if holder is None:
        return not settings.LOGIN_REQUIRED and asked.action is not Action.ADMINISTER and not asked.own
    return may(holder, asked.action, asked.what(parts))


def holder_at(request: HttpRequest) -> Holder | None:
    """What is known of who asks, looked up once; nothing of who has not logged in."""
    if not request.user.is_authenticated:
        return None
    known: Holder | None = getattr(request, "holder", None)
    if known is None:
        assert isinstance(request.user, User)
        known = holder_of(request.user)
        request.holder = known  # type: ignore[attr-defined]  # kept for the rest of the request
    return known


def refused(request: HttpRequest, action: Action, what: What) -> HttpResponse:
    """The page that says kindly why not, and who can help; the log keeps that it was asked for."""
    user, holder = request.user, holder_at(request)
    assert isinstance(user, User)
    assert holder is not None
    why = refuse(user, action, what, holder=holder, about=request.path)
    template = "toancanh/refused.html" if asked_by_htmx(request) else "403.html"
    return render(request, template, {"why": problem(why)}, status=403)


def standing(request: HttpRequest) -> dict[str, bool]:
    """For all templates: whether whoever opens the site can write to it, and whether who asks must log in."""
    closed, user = settings.LOGIN_REQUIRED, getattr(request, "user", None)
    return {"open_to_all": not closed, "stranger": closed and not (user and user.is_authenticated)}


def address(request: HttpRequest) -> str:
    """Where a request comes from, as far as it is known: what proxies of ours say, no one else's word."""
    told = [it.strip() for it in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if it.strip()]
    if settings.PROXIES and len(told) >= settings.PROXIES:
        return str(told[-settings.PROXIES])[:LONGEST]
    return str(request.META.get("REMOTE_ADDR", ""))[:LONGEST]


def _to_log_in(request: HttpRequest) -> HttpResponse:
    """The log-in page, and back afterwards; not to a part of a page."""
    if asked_by_htmx(request):
        return go(request, settings.LOGIN_URL)
    if awaits_first():
        return redirect("set-up")
    return redirect_to_login(request.get_full_path())
