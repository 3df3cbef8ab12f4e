"""Single sign-on: to the provider, and back with who it is. Neither address is there unless one is set."""

import logging
from contextlib import suppress
from typing import Any

import jwt
import requests
from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from mozilla_django_oidc.views import OIDCAuthenticationCallbackView, OIDCAuthenticationRequestView

from toancanh.accounts import attempts
from toancanh.model import UserError
from toancanh.store.origin import here
from toancanh.web.entering import let_in
from toancanh.web.language import problem
from toancanh.web.provider import OfProvider
from toancanh.web.views.accounts import form, not_let_in

_UNSOUND = (SuspiciousOperation, requests.RequestException, jwt.PyJWTError, KeyError)
"""What the library raises on answers that are none, or not to be believed."""
_log = logging.getLogger(__name__)


class _Door(OfProvider):
    """Either way: what goes wrong is told on the log-in page and noted in the log."""

    def dispatch(self, request: HttpRequest, *args: Any, **more: Any) -> HttpResponseBase:
        """Answer, if a provider is set."""
        if not settings.OIDC_ISSUER:
            raise Http404
        try:
            answer: HttpResponseBase = super().dispatch(request, *args, **more)  # type: ignore[misc]  # of a view
        except UserError as error:
            return _refused(request, error)
        except _UNSOUND as error:
            _log.warning("single sign-on: %s", error)
            return _refused(request, UserError("sign_on.not_believed"))
        return answer


@method_decorator(never_cache, name="dispatch")
class Begin(_Door, OIDCAuthenticationRequestView):  # type: ignore[misc]  # the library has no types
    """``/dang-nhap/mot-lan/``: to the provider; ``?next=`` says where to go afterwards."""

    def __init__(self, **given: Any) -> None:
        """Nothing is asked of the provider before the page answers."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Go there, with what will tell the answer from a forged one."""
        super().__init__()
        answer: HttpResponse = super().get(request)
        return answer


@method_decorator(never_cache, name="dispatch")
class Back(_Door, OIDCAuthenticationCallbackView):  # type: ignore[misc]  # the library has no types
    """``/dang-nhap/mot-lan/ve/``: back from there. The second step is the provider's to ask for."""

    def login_success(self) -> HttpResponse:
        """Let them in."""
        where = self.success_url
        let_in(self.request, self.user, two_steps=True, about=settings.OIDC_ISSUER)
        return redirect(where)

    def login_failure(self) -> HttpResponse:
        """The provider did not say who it is."""
        return _refused(self.request, UserError("sign_on.not_told"))


def _refused(request: HttpRequest, error: UserError) -> HttpResponse:
    """Why not; whoever knocks without end fills no log."""
    with suppress(UserError):
        attempts.begin("", here())
        not_let_in("", about=settings.OIDC_ISSUER)
    return form(request, problem(error), status=403)
