"""Middleware: what was done is in the log when the page answers."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

from toancanh.audit import keeping

View = Callable[[HttpRequest], HttpResponseBase]
_SAFE = ("GET", "HEAD", "OPTIONS")


def kept(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Write the lines of what a request did."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if request.method not in _SAFE:
            keeping.catch_up()
        return response

    return respond
