"""One matter: all that is known of it, and what can be done with it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from toancanh.followup import actions, naming, selectors
from toancanh.followup.changes import By
from toancanh.followup.models import Event, Matter
from toancanh.followup.terms import Term
from toancanh.model import UserError
from toancanh.registers.registry import registers
from toancanh.store.models import SourceDocument
from toancanh.web import clock
from toancanh.web.clock import today
from toancanh.web.language import problem
from toancanh.web.matters import telling
from toancanh.web.matters.fields import reason
from toancanh.web.matters.forms import FORMS, ActionForm
from toancanh.web.signing import remember, signer

_AROUND = 240  # characters of the document on each side of the words
_SUGGESTED = 5  # of each register


@require_safe
def one(request: HttpRequest, number: int) -> HttpResponse:
    """A matter."""
    return _page(request, _matter(number), list(actions.history(number)))


@require_POST
def act(request: HttpRequest, number: int, slug: str) -> HttpResponse:
    """Do something with a matter; what cannot be done is told, and nothing that was typed is lost."""
    kind, row = FORMS.get(slug), _matter(number)
    if kind is None:
        raise Http404
    form, who = kind(request.POST, auto_id=f"{slug}-%s"), signer(request)
    seen = _seen(request, row)
    if form.is_valid():
        by = By(who, clock.now(), reason(request))
        try:
            form.act(row, seen, by)
        except UserError as error:
            form.add_error(None, problem(error))
        else:
            return remember(redirect("matter", number=number), who)
    row, history = _matter(number), list(actions.history(number))
    since = [event for event in history if event.version > seen]
    return _page(request, row, history, form, since)


@require_safe
def suggest(request: HttpRequest) -> HttpResponse:
    """Names of entries of registers that have the words typed."""
    words = request.GET.get("entry", "").strip()
    found = naming.like(words, _SUGGESTED) if len(words) > 1 else ()
    return render(request, "toancanh/matters/suggested.html", {"found": list(found)})


def _matter(number: int) -> Matter:
    row = selectors.matter(number)
    if row is None:
        raise Http404
    return row


def _seen(request: HttpRequest, row: Matter) -> int:
    words = request.POST.get("seen", "")
    return int(words) if words.isascii() and words.isdecimal() and len(words) < 10 else row.version


def _page(
    request: HttpRequest,
    row: Matter,
    history: list[Event],
    failed: ActionForm | None = None,
    since: list[Event] | None = None,
) -> HttpResponse:
    terms = [Term.from_json(it) for it in row.terms]
    context = {
        "it": telling.told([row], today())[0],
        "terms": [(term, telling.why(term)) for term in terms],
        "extended": bool(row.due and row.due_first and row.due != row.due_first),
        "partners": row.partners.all(),
        "papers": row.papers.select_related("document"),
        "around": _around(row.document, row) if row.document and row.quote else None,
        "register": registers().get(row.register or ""),
        "entry_page": _entry_page(row),
        "history": [telling.line(event) for event in reversed(history)],
        "since": [telling.line(event) for event in since or ()],
        "forms": _forms(row, failed),
        "failed": failed,
        "signer": signer(request),
        "reason": request.POST.get("reason", ""),
    }
    return render(request, "toancanh/matters/matter.html", context)


def _entry_page(row: Matter) -> str | None:
    """The address of the entry that a matter is about."""
    of, key = registers().get(row.register or ""), row.entry or ""
    there = (
        of and key.isascii() and key.isdecimal() and of.model._default_manager.filter(pk=int(key)).exists()
    )
    return reverse("registers:entry", args=(of, int(key))) if there else None


def _forms(row: Matter, failed: ActionForm | None) -> list[ActionForm]:
    """The forms that a matter offers; the one that failed as it was filled, first."""
    kinds = [kind for kind in FORMS.values() if kind.offered(row) and type(failed) is not kind]
    fresh = [kind(initial=kind.starting(row), auto_id=f"{kind.slug}-%s") for kind in kinds]
    return [failed, *fresh] if failed else fresh


def _around(document: SourceDocument, row: Matter) -> tuple[str, str, str]:
    """The words of a matter between what stands around them in their paragraph."""
    text, start, end = document.text, row.start or 0, row.end or 0
    first = max(text.rfind("\n", 0, start) + 1, start - _AROUND)
    stop = text.find("\n", end)
    last = min(len(text) if stop < 0 else stop, end + _AROUND)
    return text[first:start], text[start:end], text[end:last]
