"""The answers of the service."""

import hashlib
import logging
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.db.models import Max
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import http_date

from toancanh.api.sdmx import asking, finding, formats
from toancanh.api.sdmx.entering import enter
from toancanh.api.sdmx.formats import CSV, JSON, Format
from toancanh.api.sdmx.refusing import INTERNAL, NO_RESULTS, NOT_IMPLEMENTED, SYNTAX, Refusal, refused
from toancanh.approving.models import Submission
from toancanh.approving.selectors import official_numbers
from toancanh.exchange.agency import agency
from toancanh.exchange.gathering import Gathered, gather
from toancanh.exchange.messages import lines
from toancanh.model import UserError
from toancanh.pipeline import standpoint
from toancanh.publish.sdmx.components import declared
from toancanh.publish.sdmx.structure import written
from toancanh.store.contradictions.selectors import as_of_change

log = logging.getLogger(__name__)
_Answer = Callable[..., HttpResponseBase]
_PIECE = 1 << 16  # letters sent at once
_CONTEXTS = ("dataflow", "datastructure", "provisionagreement", "*")
_LATEST = ("", "*", "all", "latest", "~", "+")


def served(view: _Answer) -> _Answer:
    """A view that lets in who may read, refuses as SDMX does, and answers 304 to who has it already."""

    @wraps(view)
    def answer(request: HttpRequest, **parts: str) -> HttpResponseBase:
        try:
            if request.method not in ("GET", "HEAD"):
                error = UserError("api.no_method", allowed="GET, HEAD")
                raise Refusal(NOT_IMPLEMENTED, error, HTTPStatus.METHOD_NOT_ALLOWED)
            enter(request)
            return _unless_known(request, lambda: view(request, **parts))
        except Refusal as refusal:
            return refused(request, refusal)
        except UserError as error:
            return refused(request, Refusal(SYNTAX, error))
        except Exception as error:
            log.error("%s %s", request.method, request.path, exc_info=error)
            return refused(request, Refusal(INTERNAL, UserError("api.broken")))

    return answer


def _unless_known(request: HttpRequest, view: Callable[[], HttpResponseBase]) -> HttpResponseBase:
    """An answer with the version of what it was made of, or that it is what whoever asks has."""
    changed = as_of_change()
    made_of = (changed, official_numbers(()), standpoint(), agency(), request.get_full_path(),
               request.headers.get("Accept", ""))  # fmt: skip
    etag = f'W/"{hashlib.sha256(repr(made_of).encode()).hexdigest()[:32]}"'
    last = _last(changed)
    known = get_conditional_response(
        request, etag=etag, last_modified=int(last.timestamp()) if last else None
    )
    response = known if known is not None and known.status_code == HTTPStatus.NOT_MODIFIED else view()
    response.headers["ETag"] = etag
    if last:
        response.headers["Last-Modified"] = http_date(last.timestamp())
    patch_vary_headers(response, ("Accept", "Authorization"))
    response.headers["Cache-Control"] = "private, no-cache"
    return response


def _last(changed: Any) -> datetime | None:
    """When anything changed last: what documents tell, what is decided about it, what is approved."""
    decided = Submission.objects.aggregate(at=Max("decided_at"))["at"]
    flat = [*(changed or ()), *((changed or ((),))[-1] or ()), decided]
    return max((it for it in flat if isinstance(it, datetime)), default=None)


@served
def data(request: HttpRequest, where: str) -> HttpResponseBase:
    """Data: ``dataflow/AGENCY/FLOW/VERSION/KEY`` or ``FLOW/KEY``."""
    flow, key = _flow_and_key(where.split("/"))
    named = _check(flow)
    form = formats.chosen(request, formats.DATA)
    asked = asking.query(key, request.GET, derived=named == declared().derived)
    gathered = gather(asked.wanted)
    found = asked.of(list(gathered.data))
    if not found:
        raise Refusal(NO_RESULTS, UserError("sdmx.no_data"))
    told = asked.told(found)
    return _file(lines(form.name, told, prepared=timezone.now(), flow=named), form, gathered)


def _flow_and_key(parts: list[str]) -> tuple[tuple[str, str, str], str]:
    """Agency, id and version of the flow, and the key, of either version of addresses."""
    if parts[0] in _CONTEXTS:
        _, *rest = [*parts, "", "", "", ""]
        return (rest[0], rest[1], rest[2]), rest[3]
    named = parts[0].split(",")
    flow = ("", named[0], "") if len(named) == 1 else (*named, "")[:3]
    return (flow[0], flow[1], flow[2]), parts[1] if len(parts) > 1 else ""


def _check(flow: tuple[str, str, str]) -> str:
    """The dataflow of ours that is meant; that of what is told if none is named."""
    told, (who, seen, version) = declared(), flow
    ours = {it.id for it in told.flows}
    named = told.flow if seen in _LATEST else seen
    known = version in (*_LATEST, told.version, f"{told.version}.0")
    if named in ours and known and (who in _LATEST or agency() in who.split(",")):
        return named
    every = ", ".join(f"{agency()}:{it.id}({told.version})" for it in told.flows)
    raise Refusal(NO_RESULTS, UserError("sdmx.no_flow", seen=":".join(filter(None, flow)), known=every))


@served
def structure(request: HttpRequest, kind: str, where: str = "") -> HttpResponseBase:
    """Structures: ``structure/codelist/AGENCY/ID/VERSION`` or ``codelist/AGENCY/ID/VERSION``."""
    form = formats.chosen(request, formats.STRUCTURES)
    maintained, of, version, *_ = [*where.split("/"), "", "", ""]
    found = finding.found(kind, maintained, of, version, request.GET.get("references", "none"))
    return _file([written(found, agency(), timezone.now())], form)


def nothing(request: HttpRequest) -> HttpResponse:
    """Nothing is at this address."""
    return refused(request, Refusal(NO_RESULTS, UserError("api.not_found", path=request.path)))


def _file(content: Iterable[str], form: Format, gathered: Gathered | None = None) -> HttpResponseBase:
    response = StreamingHttpResponse(_pieces(content), content_type=f"{form.content_type}; charset=utf-8")
    if form in (CSV, JSON):
        response.headers["Content-Disposition"] = f'attachment; filename="{declared().flow}.{form.name}"'
    if gathered is not None and gathered.left_out:
        response.headers["X-Left-Out"] = str(gathered.left_out)
    return response


def _pieces(content: Iterable[str]) -> Iterator[bytes]:
    """The content in pieces of some size: a line at a time would cost more than it tells."""
    waiting: list[str] = []
    size = 0
    for line in content:
        waiting.append(line)
        size += len(line)
        if size >= _PIECE:
            yield "".join(waiting).encode()
            waiting, size = [], 0
    if waiting:
        yield "".join(waiting).encode()
