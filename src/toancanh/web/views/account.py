"""Tài khoản: what who is logged in sees of their own account, and looks after themselves."""

from io import BytesIO
from typing import cast

import segno
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from toancanh.accounts import actions, second_step, sittings
from toancanh.accounts.models import AccountEvent, User
from toancanh.accounts.selectors import api_keys
from toancanh.model import UserError
from toancanh.publish.words import capital, say
from toancanh.web import clock
from toancanh.web.entering import SITTING, TWO_STEPS, idle, must_set_up_second_step
from toancanh.web.language import problem, spoken

_SCALE = 5  # pixels of a point of the code that a telephone reads


@never_cache
@require_safe
def own(request: HttpRequest) -> HttpResponse:
    """``/tai-khoan/``: the account, its second step, where it is logged in, its keys."""
    user = _user(request)
    now = clock.now()
    context = {
        "role": capital(say(f"role.{user.role}", spoken())),
        "two_steps": second_step.has(user),
        "codes_left": second_step.left(user),
        "here": request.session.get(SITTING),
        "sittings": sittings.going_on(user, now, idle()),
        "keys": [it for it in api_keys().filter(user=user) if it.in_force(now)],
    }
    return render(request, "toancanh/account.html", context)


@require_POST
def end_sessions(request: HttpRequest) -> HttpResponse:
    """Log out everywhere else."""
    user = _user(request)
    if sittings.end_all(user, now=clock.now(), keep=request.session.get(SITTING)):
        actions.note(by=user.name, what=AccountEvent.What.SESSIONS_ENDED, user=user)
    return redirect("account")


@method_decorator((never_cache, sensitive_post_parameters("code")), name="dispatch")
class SecondStep(View):
    """``/tai-khoan/buoc-hai/``: have a telephone read the code, and type what it shows."""

    template = "toancanh/second_step.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        """The code to read, unless there is a second step already."""
        if second_step.has(_user(request)):
            return redirect("account")
        return self._page(request)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Confirm it, and show the recovery codes this once."""
        try:
            codes = second_step.confirm(user=_user(request), code=request.POST.get("code", ""))
        except UserError as error:
            return self._page(request, problem(error), 400)
        request.session[TWO_STEPS] = True
        return render(request, "toancanh/recovery_codes.html", {"codes": codes})

    def _page(self, request: HttpRequest, error: str = "", status: int = 200) -> HttpResponse:
        secret = second_step.secret(_user(request))
        told = {"error": error, "secret": secret, "demanded": must_set_up_second_step(request)}
        return render(request, self.template, told, status=status)


@never_cache
@require_safe
def second_step_code(request: HttpRequest) -> HttpResponse:
    """What a telephone reads, as a picture."""
    picture = BytesIO()
    code = segno.make(second_step.offered(_user(request)).config_url, micro=False)
    code.save(picture, kind="svg", scale=_SCALE, border=4, light="#fff")
    return HttpResponse(picture.getvalue(), content_type="image/svg+xml")


@method_decorator((never_cache, sensitive_post_parameters("old", "new", "again")), name="dispatch")
class Password(View):
    """``/mat-khau/``: another password for who is logged in."""

    template = "toancanh/password.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        """The form."""
        return render(request, self.template, {"done": "xong" in request.GET})

    def post(self, request: HttpRequest) -> HttpResponse:
        """Set it, and keep this session alone."""
        user = _user(request)
        new = request.POST.get("new", "")
        try:
            if not user.check_password(request.POST.get("old", "")):
                raise UserError("accounts.wrong_password")
            if new != request.POST.get("again", ""):
                raise UserError("accounts.not_the_same")
            keep = request.session.get(SITTING)
            actions.set_password(by=user.name, user=user, password=new, keep=keep)
        except UserError as error:
            told = {"error": problem(error)}
            return render(request, self.template, told, status=400)
        user.refresh_from_db()
        update_session_auth_hash(request, user)
        response: HttpResponse = redirect("password")
        response.headers["Location"] += "?xong"
        return response


def _user(request: HttpRequest) -> User:
    return cast(User, request.user)  # the address asks for a log-in
