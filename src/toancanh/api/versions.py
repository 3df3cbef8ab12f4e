"""Versions as ETags: who changes something says in ``If-Match`` which state of it they have seen."""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Header

from toancanh.api.problems import OVERTAKEN, Problem
from toancanh.model import UserError

ETAG = r'^"(\d{1,9})(?:\.[\d-]+)?"$'
"""What an ETag of one thing looks like: its version, and the day where it depends on that."""

Seen = Annotated[
    str | None,
    Header(alias="If-Match", description="ETag của trạng thái đã thấy; bắt buộc (thiếu: 428)."),
]
"""The header of an operation that changes something."""


def etag(response: HttpResponse, version: int, day: str = "") -> None:
    """Say which state is answered with; ``day`` where it depends on the day too."""
    response.headers["ETag"] = f'"{version}.{day}"' if day else f'"{version}"'


def seen(header: str | None) -> int:
    """The version that whoever asks has seen.

    Raises:
        Problem: nothing says so (428), or it is no ETag of ours (412).
    """
    if header is None:
        raise Problem(428, UserError("api.if_match_missing"))
    found = re.match(ETAG, header.strip())
    if found is None:
        raise Problem(412, UserError("api.if_match_strange", seen=header[:80]))
    return int(found[1])


@contextmanager
def held_to(meanwhile: Callable[[], Sequence[Any]], status: int = 412) -> Iterator[None]:
    """Tell whoever was overtaken what was done meanwhile, deed by deed.

    Args:
        meanwhile: what was done since the version that was seen.
        status: 412 when ``If-Match`` is at fault, 409 for a version in the body.

    Raises:
        Problem: somebody else was first.
    """
    try:
        yield
    except UserError as error:
        if error.code not in OVERTAKEN:
            raise
        raise Problem(status, error, meanwhile=list(meanwhile())) from error


def located(request: HttpRequest, response: HttpResponse, key: int) -> None:
    """Say where a new thing is: under the address it was sent to."""
    response.headers["Location"] = f"{request.path.rstrip('/')}/{key}"
