"""What is wrong with a request: ``application/problem+json`` (RFC 9457) in the language asked for."""

import logging
from collections.abc import Callable, Iterable, Mapping
from http import HTTPStatus
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponseBase, JsonResponse
from django.http.multipartparser import MultiPartParserError
from django.utils.encoding import escape_uri_path
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, Throttled, ValidationError

from toancanh.model import UserError
from toancanh.model.text import legible
from toancanh.reference.messages import language, render

log = logging.getLogger(__name__)

MEDIA_TYPE = "application/problem+json"
OVERTAKEN = frozenset(("registers.changed_meanwhile", "followup.overtaken"))
"""Somebody else was first: 412 to ``If-Match``, 409 where a version stands in the body."""
_MISSING = frozenset(
    ("registers.unknown", "registers.no_entry", "registers.no_deed", "registers.no_proposal",
     "followup.no_matter", "followup.no_sheet", "report.nothing", "review.no_fact", "api.not_found",
     "form.wrong_name")
)  # fmt: skip
_AT_ODDS = frozenset(
    ("registers.retired", "registers.not_retired", "registers.in_use", "registers.undone_already",
     "registers.nothing_to_undo", "registers.held_already", "registers.not_to_undo", "followup.closed",
     "followup.open", "followup.nothing_asked", "followup.nothing_proposed", *OVERTAKEN)
)  # fmt: skip


class Problem(Exception):
    """A refusal with a status of its own and members beside the usual ones."""

    def __init__(self, status: int, error: UserError, **members: Any) -> None:
        super().__init__(status, error)
        self.status, self.error, self.members = status, error, members


def status_of(error: UserError) -> int:
    """The status of an error: not there, at odds with how things stand, or not to be used."""
    if error.code in _MISSING:
        return HTTPStatus.NOT_FOUND
    return HTTPStatus.CONFLICT if error.code in _AT_ODDS else HTTPStatus.UNPROCESSABLE_ENTITY


def told(
    request: HttpRequest, status: int, error: UserError, members: Mapping[str, Any] | None = None
) -> JsonResponse:
    """The answer to a request that is refused."""
    content = {
        "type": f"urn:toancanh:{error.code}",
        "title": HTTPStatus(status).phrase,
        "status": int(status),
        "detail": legible(render(error.code, error.values, language())),
        "instance": escape_uri_path(request.path),
        **(members or {}),
    }
    readable = {"ensure_ascii": False}
    response = JsonResponse(content, status=status, content_type=MEDIA_TYPE, json_dumps_params=readable)
    if status == HTTPStatus.UNAUTHORIZED:
        response.headers["WWW-Authenticate"] = "Bearer"
    return response


def answer_to(api: NinjaAPI) -> None:
    """Have an API tell all that goes wrong in this way."""
    handlers: dict[type[Exception], Callable[[HttpRequest, Any], JsonResponse]] = {
        Problem: lambda request, it: told(request, it.status, it.error, it.members),
        UserError: lambda request, it: told(request, status_of(it), it),
        ValidationError: _invalid,
        AuthenticationError: lambda request, _: told(request, HTTPStatus.UNAUTHORIZED, _NO_KEY),
        Throttled: lambda request, _: told(request, HTTPStatus.TOO_MANY_REQUESTS, _TOO_MANY),
        Http404: lambda request, _: not_found(request),
        HttpError: lambda request, it: told(request, it.status_code, _UNREADABLE),
        MultiPartParserError: lambda request, _: told(request, HTTPStatus.BAD_REQUEST, _UNREADABLE),
        SuspiciousOperation: lambda request, _: told(request, HTTPStatus.BAD_REQUEST, _UNREADABLE),
        Exception: _broken,
    }
    for kind, handler in handlers.items():
        api.add_exception_handler(kind, handler)


_NO_KEY, _UNREADABLE, _TOO_MANY = (UserError(f"api.{it}") for it in ("no_key", "unreadable", "too_many"))


def not_found(request: HttpRequest) -> JsonResponse:
    """Nothing is at this address."""
    return told(request, HTTPStatus.NOT_FOUND, UserError("api.not_found", path=request.path))


def told_of_methods(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware: what cannot be done at an address of the API is a problem too."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if response.status_code != HTTPStatus.METHOD_NOT_ALLOWED or not request.path.startswith("/api/"):
            return response
        problem = told(request, response.status_code, UserError("api.no_method", allowed=response["Allow"]))
        problem.headers["Allow"] = response["Allow"]
        return problem

    return respond


def _broken(request: HttpRequest, error: Exception) -> JsonResponse:
    log.error("%s %s", request.method, request.path, exc_info=error)
    return told(request, HTTPStatus.INTERNAL_SERVER_ERROR, UserError("api.broken"))


def _invalid(request: HttpRequest, error: ValidationError) -> JsonResponse:
    """Each value that is not of its kind, by where it stands; of an address, that nothing is there."""
    if any(it["loc"][0] == "path" for it in error.errors):
        return not_found(request)
    wrong = [
        {"in": str(it["loc"][0]), "pointer": _pointer(it["loc"]), "detail": _wrong(it)} for it in error.errors
    ]
    places = ", ".join(dict.fromkeys(it["pointer"] for it in wrong))
    return told(
        request, HTTPStatus.UNPROCESSABLE_ENTITY, UserError("api.invalid", where=places), {"errors": wrong}
    )


def _pointer(place: Iterable[str | int]) -> str:
    """Where a value stands: a JSON pointer into the body, or the name of a parameter."""
    first, *rest = place
    parts = [str(it) for it in rest]
    return legible("#/" + "/".join(parts[1:]) if first == "body" else "/".join(parts[-1:]))


def _wrong(it: Mapping[str, Any]) -> str:
    """What is wrong with a value, in words; what the kind of it is, the description of the API says."""
    known = {"missing": "api.missing", "extra_forbidden": "api.unknown_name"}
    expected = str(it.get("ctx", {}).get("expected", "") or it["msg"])
    return render(known.get(it["type"], "api.bad_value"), {"expected": expected}, language())
