"""Who is let in, from log-in to log-out: the one way, whatever they showed at the door."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import resolve_url

from toancanh.accounts import actions, sittings
from toancanh.accounts.models import AccountEvent, User
from toancanh.accounts.roles import Role
from toancanh.store.origin import here
from toancanh.web import clock
from toancanh.web.middleware import View
from toancanh.web.partial import go

SITTING, TWO_STEPS = "sitting", "two_steps"
"""Where a session keeps the number of its sitting, and that somebody came in by two steps."""
_GRAVE = (Role.ADMINISTRATOR, Role.LEADER)


def awaits_first() -> bool:
    """Whether people log in here, and nobody can yet: the first makes the first account."""
    return settings.LOGIN_REQUIRED and not User.objects.exists()


def let_in(request: HttpRequest, user: User, *, two_steps: bool = False, about: str = "") -> None:
    """Somebody has shown who they are; ``about`` says to whom, if not to this site."""
    request.session.clear_expired()
    login(request, user, settings.AUTHENTICATION_BACKENDS[0])
    request.session[TWO_STEPS] = two_steps
    _sit_down(request, user)
    actions.note(by=user.name, what=AccountEvent.What.LOGGED_IN, user=user, about=about)


def let_out(request: HttpRequest) -> None:
    """Somebody leaves."""
    user, key = request.user, request.session.get(SITTING)
    if isinstance(user, User):
        sittings.end(key or 0, clock.now())
        actions.note(by=user.name, what=AccountEvent.What.LOGGED_OUT, user=user)
    logout(request)


def must_set_up_second_step(request: HttpRequest) -> bool:
    """Whether who is logged in has to log in by two steps, and does not yet."""
    user = request.user
    if not (settings.LOGIN_REQUIRED and isinstance(user, User)) or request.session.get(TWO_STEPS):
        return False
    return settings.MFA == "all" or (settings.MFA == "admin" and user.role in _GRAVE)


def idle() -> timedelta:
    """How long a browser may lie unused."""
    return timedelta(minutes=settings.IDLE)


def watched(get_response: View) -> View:
    """Middleware: a session ends when its sitting does, and says so on the log-in page."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        user = request.user
        if not isinstance(user, User):
            return get_response(request)
        if SITTING not in request.session:
            _sit_down(request, user)  # one that began before sittings were kept
        if sittings.alive(request.session[SITTING], user, clock.now(), idle()):
            return get_response(request)
        logout(request)
        return go(request, f"{resolve_url('log-in')}?het-phien")

    return respond


def _sit_down(request: HttpRequest, user: User) -> None:
    browser = request.headers.get("User-Agent", "")
    begun = sittings.begin(user=user, address=here(), browser=browser, at=clock.now())
    request.session[SITTING] = begun.pk
