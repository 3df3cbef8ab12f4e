"""At the door: the first administrator, logging in by one step or two, logging out."""

from typing import Any

from django.conf import settings
from django.contrib.auth import authenticate
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render, resolve_url
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from toancanh.accounts import actions, attempts, second_step, setting_up
from toancanh.accounts.models import AccountEvent, User
from toancanh.accounts.selectors import username_of
from toancanh.model import UserError
from toancanh.publish.words import say
from toancanh.store.origin import here
from toancanh.web import clock
from toancanh.web.entering import awaits_first, let_in, let_out
from toancanh.web.language import problem, spoken

_LONGEST = 150
_WAITS = "waits_for_code"
_PATIENCE = 300  # seconds between the two steps


@method_decorator((never_cache, sensitive_post_parameters("password")), name="dispatch")
class LogIn(View):
    """``/dang-nhap/``; ``?next=`` says where to go afterwards."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The form; who is in already goes on, and who would be the first makes the first account."""
        if request.user.is_authenticated:
            return redirect(_next(request))
        if awaits_first():
            return redirect("set-up")
        return form(request)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Let a person in, or say why not: never whether the name or the password is wrong."""
        username = username_of(request.POST.get("username", ""))[:_LONGEST]
        try:
            attempts.begin(username, here())
        except UserError as error:
            return form(request, problem(error), status=429)
        user = authenticate(request, username=username, password=request.POST.get("password", ""))
        if not isinstance(user, User):
            not_let_in(username)
            return form(request, say("accounts.wrong", spoken()), status=400)
        if second_step.has(user):
            request.session[_WAITS] = [user.pk, clock.now().timestamp()]
            return redirect(f"{resolve_url('log-in-code')}?{urlencode({'next': _next(request)})}")
        attempts.succeeded(username, here())
        let_in(request, user)
        return redirect(_next(request))


@method_decorator((never_cache, sensitive_post_parameters("code")), name="dispatch")
class LogInCode(View):
    """``/dang-nhap/ma/``: the second step, for whom the first let through a moment ago."""

    template = "toancanh/log_in_code.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        """The form."""
        if _waiting(request) is None:
            return redirect("log-in")
        return render(request, self.template, {"next": _next(request)})

    def post(self, request: HttpRequest) -> HttpResponse:
        """Let them in if the code is right."""
        user = _waiting(request)
        if user is None:
            return redirect("log-in")
        told = {"next": _next(request)}
        try:
            attempts.begin(user.username, here())
        except UserError as error:
            return render(request, self.template, told | {"error": problem(error)}, status=429)
        if not second_step.passes(user, request.POST.get("code", "")[:_LONGEST]):
            not_let_in(user.username)
            wrong = {"error": say("accounts.wrong_code", spoken())}
            return render(request, self.template, told | wrong, status=400)
        attempts.succeeded(user.username, here())
        del request.session[_WAITS]
        let_in(request, user, two_steps=True)
        return redirect(_next(request))


@method_decorator((never_cache, sensitive_post_parameters("password", "again", "code")), name="dispatch")
class SetUp(View):
    """``/khoi-tao/``: the first administrator, with the code of the terminal; not there once there is one."""

    template = "toancanh/set_up.html"

    def dispatch(self, request: HttpRequest, *args: Any, **more: Any) -> HttpResponseBase:
        """Only where people log in and nobody can yet."""
        if not awaits_first():
            raise Http404
        return super().dispatch(request, *args, **more)

    def get(self, request: HttpRequest) -> HttpResponse:
        """The form."""
        return render(request, self.template)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Make the administrator and let them in."""
        code, username, name, password, again = (
            request.POST.get(it, "")[:_LONGEST] for it in ("code", "username", "name", "password", "again")
        )
        try:
            attempts.begin("", here())
            if password != again:
                raise UserError("accounts.not_the_same")
            user = setting_up.set_up(code=code, username=username, name=name, password=password)
        except UserError as error:
            told = {"error": problem(error), "username": username, "name": name}
            return render(request, self.template, told, status=400)
        attempts.succeeded("", here())
        let_in(request, user)
        return redirect(settings.LOGIN_REDIRECT_URL)


@require_POST
def log_out(request: HttpRequest) -> HttpResponse:
    """Forget who is at this browser."""
    let_out(request)
    return redirect(settings.LOGOUT_REDIRECT_URL)


def form(request: HttpRequest, error: str = "", status: int = 200) -> HttpResponse:
    """The log-in page, with what went wrong."""
    context = {
        "error": error,
        "sign_on": bool(settings.OIDC_ISSUER),
        "ended": "het-phien" in request.GET,
        "next": request.POST.get("next", request.GET.get("next", "")),
    }
    return render(request, "toancanh/log_in.html", context, status=status)


def not_let_in(username: str, about: str = "") -> None:
    """The log keeps that somebody was not let in; ``about`` names the provider that sent them."""
    known = User.objects.filter(username=username).first()
    actions.note(by=username or "?", what=AccountEvent.What.NOT_LET_IN, user=known, about=about)


def _waiting(request: HttpRequest) -> User | None:
    """Who has passed the first step a moment ago."""
    key, at = request.session.get(_WAITS, (None, 0))
    if key is None or not 0 <= clock.now().timestamp() - at <= _PATIENCE:
        return None
    return User.objects.filter(pk=key, is_active=True).first()


def _next(request: HttpRequest) -> str:
    """Where to go: a page of this site, whatever the address says."""
    asked = request.POST.get("next", request.GET.get("next", ""))
    if url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure()):
        return asked
    return resolve_url(settings.LOGIN_REDIRECT_URL)
