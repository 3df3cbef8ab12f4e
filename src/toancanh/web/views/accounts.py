"""Logging in and out, and giving oneself another password."""

from django.conf import settings
from django.contrib.auth import authenticate, login, logout, update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from toancanh.accounts import actions, attempts
from toancanh.accounts.models import User
from toancanh.accounts.selectors import username_of
from toancanh.model import UserError
from toancanh.publish.words import say
from toancanh.web.access import address
from toancanh.web.language import problem, spoken

_LONGEST = 150


@method_decorator((never_cache, sensitive_post_parameters("password")), name="dispatch")
class LogIn(View):
    """``/dang-nhap/``; ``?next=`` says where to go afterwards."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The form; who is in already goes on."""
        return redirect(_next(request)) if request.user.is_authenticated else _form(request)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Let a person in, or say why not: never whether the name or the password is wrong."""
        username, here = username_of(request.POST.get("username", ""))[:_LONGEST], address(request)
        try:
            attempts.begin(username, here)
        except UserError as error:
            return _form(request, problem(error), status=429)
        user = authenticate(request, username=username, password=request.POST.get("password", ""))
        if user is None:
            return _form(request, say("accounts.wrong", spoken()), status=400)
        attempts.succeeded(username, here)
        request.session.clear_expired()
        login(request, user)
        return redirect(_next(request))


@require_POST
def log_out(request: HttpRequest) -> HttpResponse:
    """Forget who is at this browser."""
    logout(request)
    return redirect(settings.LOGOUT_REDIRECT_URL)


@method_decorator(
    (login_required, never_cache, sensitive_post_parameters("old", "new", "again")), name="dispatch"
)
class Password(View):
    """``/mat-khau/``: another password for who is logged in."""

    template = "toancanh/password.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        """The form."""
        return render(request, self.template, {"done": "xong" in request.GET})

    def post(self, request: HttpRequest) -> HttpResponse:
        """Set it, and keep this session."""
        user = request.user
        assert isinstance(user, User)
        new = request.POST.get("new", "")
        try:
            if not user.check_password(request.POST.get("old", "")):
                raise UserError("accounts.wrong_password")
            if new != request.POST.get("again", ""):
                raise UserError("accounts.not_the_same")
            actions.set_password(by=user.name, user=user, password=new)
        except UserError as error:
            told = {"error": problem(error)}
            return render(request, self.template, told, status=400)
        user.refresh_from_db()
        update_session_auth_hash(request, user)
        response: HttpResponse = redirect("password")
        response.headers["Location"] += "?xong"
        return response


def _form(request: HttpRequest, error: str = "", status: int = 200) -> HttpResponse:
    context = {"error": error, "next": request.POST.get("next", request.GET.get("next", ""))}
    return render(request, "toancanh/log_in.html", context, status=status)


def _next(request: HttpRequest) -> str:
    """Where to go: a page of this site, whatever the address says."""
    asked = request.POST.get("next", request.GET.get("next", ""))
    if url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure()):
        return asked
    return resolve_url(settings.LOGIN_REDIRECT_URL)
