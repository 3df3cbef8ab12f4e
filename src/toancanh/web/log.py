"""Middleware: what was done is in the log when the page answers."""

from django.http import HttpRequest, HttpResponseBase

from toancanh.audit import keeping
from toancanh.web.middleware import SAFE, View


def kept(get_response: View) -> View:
    """Write the lines of what a request did."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if request.method not in SAFE:
            keeping.catch_up()
        return response

    return respond
