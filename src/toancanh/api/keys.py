"""Who may: a key in ``Authorization: Bearer …`` with the scope needed, so many times a minute."""

import time
from collections.abc import Callable
from functools import wraps
from math import ceil
from typing import Any, ClassVar, NamedTuple, cast

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from ninja.security import HttpBearer
from ninja.throttling import BaseThrottle

from toancanh.accounts import actions, selectors
from toancanh.accounts.models import AccountEvent, ApiKey
from toancanh.accounts.refusals import refuse
from toancanh.accounts.rights import PERSONAL, Action, What, may
from toancanh.accounts.roles import Scope
from toancanh.api.problems import Problem
from toancanh.api.rights import changed_by
from toancanh.model import UserError
from toancanh.registers import personal

_MINUTE = 60
SHOWN_BY = "Personal-Data"
"""The header that asks for data of persons: ``Personal-Data: shown``."""


class _Key(HttpBearer):
    """A key in force, with the scope asked for."""

    scope: ClassVar[Scope]

    def authenticate(self, request: HttpRequest, token: str) -> ApiKey | None:
        """The key; none if it opens nothing.

        Raises:
            Problem: it may not do this.
        """
        key = selectors.key_of(token)
        if key is None:
            return None
        if self.scope not in key.allowed:
            raise Problem(403, UserError("api.scope", needed=self.scope, has=", ".join(sorted(key.allowed))))
        self.refuse(request, key)
        _show(request, key)
        actions.note_use(key=key, at=timezone.now())
        return key

    def refuse(self, request: HttpRequest, key: ApiKey) -> None:
        """Refuse what the person of the key may not do: nothing, if it only reads."""


def _refuse(request: HttpRequest, key: ApiKey, what: What) -> None:
    """Refuse what is not for the person of the key; the log keeps it.

    Raises:
        Problem: it is not.
    """
    holder, done = selectors.holder_of(key.user), f"{request.method} {request.path}"
    if not may(holder, Action.WRITE, what):
        raise Problem(403, refuse(key.user, Action.WRITE, what, holder=holder, about=done))


def _show(request: HttpRequest, key: ApiKey) -> None:
    """Show data of persons to a program that asks for them, if its person may see them; the log keeps it.

    Raises:
        Problem: the person may not.
    """
    if request.headers.get(SHOWN_BY) != "shown":
        return
    _refuse(request, key, What(PERSONAL))
    actions.note(by=key.user.name, what=AccountEvent.What.REVEALED, user=key.user, about=request.path)
    personal.reveal()


class ReadKey(_Key):
    """A key that may read."""

    scope = Scope.READ


class WriteKey(_Key):
    """A key that may write."""

    scope = Scope.WRITE

    def refuse(self, request: HttpRequest, key: ApiKey) -> None:
        """Refuse what the person of the key may not change.

        Raises:
            Problem: it is not theirs to change.
        """
        _refuse(request, key, changed_by(request))


READ, WRITE = ReadKey(), WriteKey()


class Left(NamedTuple):
    """How many requests a key has in a minute, how many are left of this one, the seconds until the next."""

    limit: int
    remaining: int
    reset: int


RATE_HEADERS = ("RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset")
"""Headers of every answer to a key, as draft-ietf-httpapi-ratelimit-headers-06 names them."""


class Rate(BaseThrottle):
    """So many requests of a key in each minute of the clock."""

    def allow_request(self, request: HttpRequest) -> bool:
        """Count a request, and say whether it is one too many."""
        now = time.time()
        name = f"api-{key_of(request).pk}-{int(now) // _MINUTE}"
        cache.add(name, 0, 2 * _MINUTE)
        made = cache.incr(name)
        left = Left(settings.API_RATE, max(settings.API_RATE - made, 0), ceil(_MINUTE - now % _MINUTE))
        request.rate = left  # type: ignore[attr-defined]  # for ``told_of_rate``
        return bool(made <= settings.API_RATE)

    def wait(self) -> float:
        """Seconds until the next minute begins."""
        return _MINUTE - time.time() % _MINUTE


Respond = Callable[..., HttpResponseBase]


def told_of_rate(respond: Respond) -> Respond:
    """Say in the headers of every answer to a key how many requests it has left (``RateLimit-…``)."""

    @wraps(respond)
    def told(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponseBase:
        response = respond(request, *arguments, **named)
        left: Left | None = getattr(request, "rate", None)
        if left is not None:
            for header, number in zip(RATE_HEADERS, left, strict=True):
                response.headers[header] = str(number)
        return response

    return told


def key_of(request: HttpRequest) -> ApiKey:
    """The key that a request came with."""
    return cast(ApiKey, request.auth)  # type: ignore[attr-defined]  # set once the key was found good


def who(request: HttpRequest) -> str:
    """The person who signs what a request does."""
    return key_of(request).user.name
