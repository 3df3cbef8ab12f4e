"""The documents: all of them, one as read, one as received."""

from io import BytesIO

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from toancanh.store import mapping, selectors
from toancanh.store.models import SourceDocument
from toancanh.web.paper import lay_out

_DIGITS = 12  # of an offset that anybody could mean


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """All documents, and the files that could not be used."""
    context = {"documents": selectors.documents(), "failures": selectors.failures()}
    return render(request, "toancanh/documents.html", context)


@require_safe
def reading(request: HttpRequest, sha256: str) -> HttpResponse:
    """A document as read, with its figures and acts marked."""
    row = _document(sha256)
    facts, acts = selectors.facts_of(row), selectors.acts_of(row)
    context = {
        "document": row,
        "parts": lay_out(mapping.to_document(row), facts, acts, _words(request)),
        "facts": facts,
        "acts": acts,
        "findings": selectors.findings_of(row),
        "ways": selectors.containers_of(sha256),
    }
    return render(request, "toancanh/document.html", context)


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


def _document(sha256: str) -> SourceDocument:
    row = selectors.document(sha256)
    if row is None:
        raise Http404
    return row
