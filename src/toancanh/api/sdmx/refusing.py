"""What is wrong with a request, as SDMX says it: a message with one of its codes, and a status."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse

from toancanh.model import UserError
from toancanh.publish.sdmx import documents, generic
from toancanh.reference.messages import language, render

NO_RESULTS, UNAUTHORIZED, SYNTAX, FORBIDDEN, INTERNAL, NOT_IMPLEMENTED = 100, 110, 140, 150, 500, 501
_STATUSES = {
    NO_RESULTS: HTTPStatus.NOT_FOUND,
    UNAUTHORIZED: HTTPStatus.UNAUTHORIZED,
    SYNTAX: HTTPStatus.BAD_REQUEST,
    FORBIDDEN: HTTPStatus.FORBIDDEN,
    INTERNAL: HTTPStatus.INTERNAL_SERVER_ERROR,
    NOT_IMPLEMENTED: HTTPStatus.NOT_IMPLEMENTED,
}


class Refusal(Exception):
    """A refusal with a code of SDMX, and a status where the code does not say it."""

    def __init__(self, code: int, error: UserError, status: int | None = None) -> None:
        super().__init__(code, error)
        self.code, self.error = code, error
        self.status = status or _STATUSES[code]


def refused(request: HttpRequest, it: Refusal) -> HttpResponse:
    """The answer to a request that is refused: in JSON for who asks for that, else in XML."""
    text = render(it.error.code, it.error.values, language())
    if "json" in request.headers.get("Accept", "") or request.GET.get("format") == "json":
        response = HttpResponse(documents.error(it.code, text), content_type="application/json")
    else:
        response = HttpResponse(generic.error(it.code, text, language()), content_type="application/xml")
    response.status_code = it.status
    if it.status == HTTPStatus.UNAUTHORIZED:
        response.headers["WWW-Authenticate"] = 'Basic realm="Toan Canh", Bearer'
    return response
