"""The documents: all of them, one as read, one as received."""

from io import BytesIO
from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from toancanh.model import Severity
from toancanh.store import mapping, selectors, shelf
from toancanh.store.contradictions.selectors import Wanted, contradictions
from toancanh.web.paper import lay_out
from toancanh.web.paper_tables import Table
from toancanh.web.partial import asked_by_htmx, render_part
from toancanh.web.shelf import Question
from toancanh.web.views.submissions.upload import drop_zone

PAGE = 50
FAILURES = 100
"""Files that could not be used which the page names; the last."""

_DIGITS = 12  # of an offset that anybody could mean


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Documents, last received first, narrowed as one types; and the files that could not be used."""
    question = Question.of(request.GET)
    page = Paginator(shelf.documents(question.wanted), PAGE).get_page(request.GET.get("trang"))
    rows = list(page.object_list)
    came_in = selectors.containers([row.sha256 for row in rows])
    context: dict[str, Any] = {
        "question": question,
        "page": page,
        "documents": [(row, came_in.get(row.sha256)) for row in rows],
    }
    if not asked_by_htmx(request):
        failures = selectors.failures()
        context |= drop_zone(request) | {"failures": failures[:FAILURES], "failed": failures.count()}
    response = render_part(request, "toancanh/documents.html", "toancanh/submissions/rows.html", context)
    query = f"?{question.query}" if question.query else ""
    response.headers["HX-Replace-Url"] = f"{request.path}{query}"
    return response


@require_safe
def reading(request: HttpRequest, sha256: str) -> HttpResponse:
    """A document as read, with its figures and acts marked; of an archive what it holds."""
    around = {"ways": selectors.containers_of(sha256), "held": selectors.held_in(sha256)}
    row = selectors.document(sha256)
    if row is None:
        return _container(request, sha256, around)
    facts, acts, findings = selectors.facts_of(row), selectors.acts_of(row), selectors.findings_of(row)
    parts = lay_out(mapping.to_document(row), facts, acts, _words(request))
    context = {
        "document": row,
        "parts": parts,
        "sheets": [part for part in parts if isinstance(part, Table) and part.sheet],
        "facts": facts,
        "acts": acts,
        "doubts": [it for it in findings if it.severity is not Severity.INFO],
        "notes": [it for it in findings if it.severity is Severity.INFO],
        "contradicted": contradictions(Wanted(documents=(row.sha256,))).count(),
        "area_told": selectors.area_told(row),
        "waits": selectors.queue(settings.CONFIDENCE).filter(reading__document=row).count(),
        "placeless": bool(facts) and not any(fact.area for fact in facts),
    }
    return render(request, "toancanh/document.html", context | around)


def _container(request: HttpRequest, sha256: str, around: dict[str, Any]) -> HttpResponse:
    """A file that says nothing itself and holds others."""
    if not around["held"]:
        raise Http404
    context = {"name": selectors.file_name(sha256), "sha256": sha256}
    return render(request, "toancanh/container.html", context | around)


def _words(request: HttpRequest) -> tuple[int, int] | None:
    """The words that an address leads to: ``?tu=812&den=827``."""
    asked = request.GET.get("tu", ""), request.GET.get("den", "")
    if not all(it.isascii() and it.isdigit() and len(it) < _DIGITS for it in asked):
        return None
    start, end = map(int, asked)
    return (start, end) if start < end else None


@require_safe
def original(request: HttpRequest, sha256: str) -> FileResponse:
    """A file as received, byte for byte: a document, what it came in, or one that could not be used.

    Always as an attachment of no particular type: what somebody sent must never run in this site's name.
    """
    name, content = selectors.file_name(sha256), selectors.content(sha256)
    if name is None or content is None:
        raise Http404
    return FileResponse(
        BytesIO(content), as_attachment=True, filename=name, content_type="application/octet-stream"
    )
