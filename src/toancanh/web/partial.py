"""Pages that htmx asks a part of. The same address gives the whole page to whoever opens it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.cache import patch_vary_headers


def asked_by_htmx(request: HttpRequest) -> bool:
    """Whether a page that is open asks for the part that changes."""
    return request.headers.get("HX-Request") == "true"


def go(request: HttpRequest, to: str) -> HttpResponse:
    """Lead to another page: for a part that htmx asks for, the whole page goes there."""
    if asked_by_htmx(request):
        return HttpResponse(headers={"HX-Redirect": resolve_url(to)})
    return redirect(to)


def render_part(request: HttpRequest, whole: str, part: str, context: dict[str, Any]) -> HttpResponse:
    """The part for htmx, else the whole page, which includes it."""
    response = render(request, part if asked_by_htmx(request) else whole, context)
    patch_vary_headers(response, ("HX-Request",))
    return response
