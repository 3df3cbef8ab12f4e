"""Who may ask: a key of the API, as Bearer or, for programs that know only that, as the password of Basic."""

import base64
import binascii
from typing import Any

from django.http import HttpRequest

from toancanh.api.keys import READ, Rate
from toancanh.api.problems import Problem
from toancanh.api.sdmx.refusing import FORBIDDEN, UNAUTHORIZED, Refusal
from toancanh.model import UserError

_RATE = Rate()


def enter(request: HttpRequest) -> None:
    """Let a program in that has a key which may read, so many times a minute.

    Raises:
        Refusal: it has none, may not, or has asked too often.
    """
    try:
        key: Any = READ.authenticate(request, _secret(request.headers.get("Authorization", "")))
    except Problem as problem:
        raise Refusal(FORBIDDEN, problem.error) from problem
    if key is None:
        raise Refusal(UNAUTHORIZED, UserError("sdmx.no_key"))
    request.auth = key  # type: ignore[attr-defined]  # as the API does, for whoever counts
    if not _RATE.allow_request(request):
        raise Refusal(FORBIDDEN, UserError("api.too_many"), 429)


def _secret(header: str) -> str:
    """The secret in a header of either kind; empty if there is none."""
    kind, _, rest = header.partition(" ")
    if kind.lower() == "bearer":
        return rest.strip()
    if kind.lower() != "basic":
        return ""
    try:
        told = base64.b64decode(rest, validate=True).decode()
    except (binascii.Error, UnicodeDecodeError):
        return ""
    return told.partition(":")[2]
