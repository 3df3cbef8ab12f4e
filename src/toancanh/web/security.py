"""The header that lets a page load only what this site serves: no inline script or style, no other host."""

from django.http import HttpRequest, HttpResponseBase

from toancanh.web.middleware import View

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


def content_security_policy(get_response: View) -> View:
    """Middleware: send ``Content-Security-Policy`` with every response."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        response.headers["Content-Security-Policy"] = POLICY
        return response

    return respond
