"""Khác gì: what a document says otherwise when it is read again, or than the edition before it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from toancanh.model import UserError
from toancanh.reconciling import catch_up_soon
from toancanh.store import selectors as stored
from toancanh.store.models import SourceDocument
from toancanh.submissions import actions, selectors
from toancanh.submissions.models import Rereading
from toancanh.web.choices import Option
from toancanh.web.language import problem
from toancanh.web.partial import asked_by_htmx, render_part
from toancanh.web.rereading import Pair, pairs, told
from toancanh.web.signing import remember, signer


@require_safe
def difference(request: HttpRequest, sha256: str) -> HttpResponse:
    """Two readings side by side; ``?so=`` says which. While the document is read, the page asks again."""
    document = _document(sha256)
    last = selectors.rereading_of(document)
    waits = bool(last and last.done_at is None)
    if waits and asked_by_htmx(request):
        return HttpResponse(status=204)
    context = _context(request, document, last) | {"waits": waits}
    return render_part(
        request, "toancanh/submissions/difference.html", "toancanh/submissions/compared.html", context
    )


@require_POST
def ask(request: HttpRequest, sha256: str) -> HttpResponse:
    """Have the document read again by the rules of today; nothing of it counts until somebody keeps it."""
    document, who = _document(sha256), signer(request)
    try:
        actions.ask_again(document=document, who=who)
    except UserError as error:
        return _refused(request, document, error)
    return remember(redirect("difference", sha256), who)


@require_POST
def decide(request: HttpRequest, sha256: str) -> HttpResponse:
    """Keep the new reading, or leave the document as it is."""
    document, who = _document(sha256), signer(request)
    last = selectors.rereading_of(document)
    decision = request.POST.get("quyet-dinh")
    if last is None or str(last.pk) != request.POST.get("lan") or decision not in ("giu", "bo"):
        return HttpResponseBadRequest()
    try:
        actions.decide(rereading=last, keep=decision == "giu", who=who)
    except UserError as error:
        return _refused(request, document, error)
    catch_up_soon()
    return remember(redirect("difference", sha256), who)


def _document(sha256: str) -> SourceDocument:
    document = stored.document(sha256)
    if document is None:
        raise Http404
    return document


def _refused(request: HttpRequest, document: SourceDocument, error: UserError) -> HttpResponse:
    context = _context(request, document, selectors.rereading_of(document))
    return render(request, "toancanh/submissions/difference.html", context | {"problem": problem(error)})


def _context(request: HttpRequest, document: SourceDocument, last: Rereading | None) -> dict[str, Any]:
    there = pairs(document, last)
    asked = request.GET.get("so", "")
    chosen = there.get(asked) or next(iter(there.values()), None)
    parts = told(chosen) if chosen else {}
    facts = parts["facts"].rows if parts else ()
    return {
        "document": document,
        "last": last,
        "chosen": chosen,
        "tabs": _tabs(there, chosen),
        "parts": parts,
        "alike": not any(it.total for it in parts.values()),
        "lost": [row.before for row in facts if row.before and row.before.decided],
        "proposed": bool(chosen and chosen.key == "doc-lai"),
        "signer": signer(request),
    }


def _tabs(there: dict[str, Pair], chosen: Pair | None) -> list[Option]:
    names = {
        "doc-lai": _("Nếu đọc lại hôm nay"),
        "lan-truoc": _("So với lần đọc trước"),
        "ban-truoc": _("So với bản trước"),
    }
    return [Option(key, names[key], it == chosen) for key, it in there.items()]
