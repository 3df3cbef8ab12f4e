"""Who may see the site: everybody, or, where the installation says so, only who has logged in."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponseBase


class LoginWhereRequired(LoginRequiredMiddleware):
    """Middleware: send strangers to the log-in page if ``TOANCANH_LOGIN`` is ``required``.

    The API asks for keys itself.
    """

    def process_view(
        self,
        request: HttpRequest,
        view_func: Callable[..., HttpResponseBase],
        view_args: tuple[Any, ...],
        view_kwargs: dict[str, Any],
    ) -> HttpResponseBase | None:
        """Let through who may see the page."""
        of_api = request.resolver_match is not None and request.resolver_match.namespace == "api"
        if not settings.LOGIN_REQUIRED or of_api:
            return None
        return super().process_view(request, view_func, view_args, view_kwargs)


def address(request: HttpRequest) -> str:
    """Where a request comes from, as far as it is known: what proxies of ours say, no one else's word."""
    told = [it.strip() for it in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if it.strip()]
    if settings.PROXIES and len(told) >= settings.PROXIES:
        return str(told[-settings.PROXIES])[:45]
    return str(request.META.get("REMOTE_ADDR", ""))[:45]
