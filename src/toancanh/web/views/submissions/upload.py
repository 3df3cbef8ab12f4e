"""Nộp văn bản: files are kept at once and read by another process; this page only takes them.

With the page's script each file comes in a request of its own and is told in JSON; without it all of them
come at once and the answer is the page of the batch.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from toancanh.answering import home
from toancanh.model import UserError
from toancanh.read import LIMIT
from toancanh.read.clutter import is_clutter
from toancanh.reference.areas import areas
from toancanh.submissions import actions, selectors
from toancanh.submissions.models import Batch
from toancanh.web import clock
from toancanh.web.choices import Option
from toancanh.web.language import problem
from toancanh.web.signing import remember, signer
from toancanh.web.views.maps.page import COUNTRY

MOST = 1_000_000_000
"""Bytes of one request, which may bring many files."""
_SALT, _DAY = "submissions.batch", 86_400
_RECENT = 8
_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a request: the batch that its files are in, and why others are not."""

    batch: Batch | None
    problems: tuple[str, ...] = ()


# The token of the form stands in the body, which is not even looked into if it is too large.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """Ask for files; keep those that come."""
    size = int(request.META.get("CONTENT_LENGTH") or 0)
    if size > MOST:
        told = {"size": -(-size // _MEGABYTE), "limit": MOST // _MEGABYTE}
        return _answer(request, Taken(None, (problem(UserError("submissions.too_much", **told)),)))
    return _page(request)


@csrf_protect
def _page(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _form(request)
    who = signer(request)
    return remember(_answer(request, _take(request, who)), who)


def _take(request: HttpRequest, who: str) -> Taken:
    """Keep the files of a request; what is wrong with one is told, the others are kept."""
    files = tuple(_files(request))
    try:
        if not files:
            raise UserError("submissions.no_files")
        batch = _batch(request, who)
    except UserError as error:
        return Taken(None, (problem(error),))
    problems = []
    for file in files:
        try:
            actions.refuse_too_large(file.name or "?", file.size or 0)
            actions.submit(batch=batch, name=file.name or "", content=file.read())
        except UserError as error:
            problems.append(problem(error))
    return Taken(batch if batch.files.exists() else None, tuple(problems))


def _files(request: HttpRequest) -> Iterator["UploadedFile[Any]"]:
    """What was chosen, and of a folder what is a document."""
    yield from request.FILES.getlist("tep")
    for file in request.FILES.getlist("thu-muc"):
        if not is_clutter([file.name or "?"]):
            yield file


def _batch(request: HttpRequest, who: str) -> Batch:
    """The batch that was begun with the first file, as its signature says; else a new one."""
    if not (told := request.POST.get("lan", "")):
        area = request.POST.get("dia-ban", "")
        return actions.open_batch(who=who, area=area if area in _provinces() else None)
    try:
        found = selectors.batch(signing.loads(told, salt=_SALT, max_age=_DAY))
    except signing.BadSignature as error:
        raise UserError("submissions.no_batch") from error
    if found is None:
        raise UserError("submissions.no_batch")
    return found


def _answer(request: HttpRequest, taken: Taken) -> HttpResponse:
    """In JSON for the script; else the page of the batch, or this page with what is wrong.

    A refusal is answered with 200: browsers report other answers as failures.
    """
    batch = taken.batch
    if request.headers.get("Accept") == "application/json":
        signed = signing.dumps(batch.pk, salt=_SALT) if batch else ""
        address = reverse("batch", args=(batch.pk,)) if batch else ""
        return JsonResponse({"lan": signed, "trang": address, "loi": list(taken.problems)})
    if batch and not taken.problems:
        return redirect("batch", batch.pk)
    return _form(request, {"problems": taken.problems, "batch": batch})


def _form(request: HttpRequest, more: dict[str, Any] | None = None) -> HttpResponse:
    recent = selectors.batches()[:_RECENT]
    context = drop_zone(request) | {"recent": recent, **(more or {})}
    return render(request, "toancanh/submissions/upload.html", context)


def drop_zone(request: HttpRequest) -> dict[str, Any]:
    """What the form of ``submissions/drop.html`` needs."""
    here = home(clock.today())
    ours = here.full_name if here else ""
    places = [Option(name, name, selected=name == ours) for name in _provinces()]
    return {"places": places, "signer": signer(request), "largest": LIMIT // _MEGABYTE}


@cache
def _provinces() -> tuple[str, ...]:
    """The provinces of today, of which files may be that name none."""
    country = areas().versions(COUNTRY)[-1]
    return tuple(sorted(it.full_name for it in areas().children(country) if it.valid_to is None))
