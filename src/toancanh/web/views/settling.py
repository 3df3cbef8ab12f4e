"""One contradiction as an argument, what is decided about it right there, and all that was decided."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from toancanh.model import Settlement, UserError
from toancanh.publish.arguments import argued
from toancanh.reconciling import catch_up_soon
from toancanh.reference.messages import Language
from toancanh.store import selectors as documents
from toancanh.store.contradictions import selectors, settling
from toancanh.store.contradictions.settling import Told, Way
from toancanh.web.language import problem
from toancanh.web.signing import reason, remember, signer
from toancanh.web.typed import typed_for
from toancanh.web.views.findings import arguments, files_of

PAGE = 25
_LANGUAGES: tuple[Language, ...] = ("vi", "en")


@require_safe
def one(request: HttpRequest, key: str) -> HttpResponse:
    """The argument with the sentences of its sources, and what was decided about it."""
    return _one(request, key)


def _one(request: HttpRequest, key: str, error: str = "") -> HttpResponse:
    rows = selectors.group(key)
    shown = arguments([rows] if rows else [])
    history = list(settling.history(key))
    if not (shown or history):
        raise Http404
    facts = [it.fact for it in shown[0].argument.options] if shown else []
    context = {
        "it": shown[0] if shown else None,
        "claims": [claim for fact in facts if (claim := documents.claim(fact.id))],
        "history": history,
        "signer": signer(request),
        "error": error,
    }
    return render(request, "toancanh/approving/argument.html", context)


@require_safe
def settled(request: HttpRequest) -> HttpResponse:
    """What was settled and not taken back, the last first."""
    page = Paginator(settling.settled(), PAGE).get_page(request.GET.get("trang"))
    return render(request, "toancanh/approving/settled.html", {"page": page, "signer": signer(request)})


@require_POST
def decide(request: HttpRequest, key: str) -> HttpResponse:
    """Settle a contradiction, or take back how it was settled."""
    if request.POST.get("how") not in list(Settlement):
        return HttpResponseBadRequest()
    how, who, why = Settlement(request.POST["how"]), signer(request), reason(request)
    try:
        if how is Settlement.OPEN:
            settling.reopen(key=key, who=who, reason=why)
        else:
            way = _way(request, how)
            settling.settle(key=key, way=way, who=who, reason=why, told=_told(key))
    except UserError as error:
        return _one(request, key, problem(error))
    catch_up_soon()
    response: HttpResponse = redirect("findings")
    response.headers["Location"] += f"?{urlencode({'vua-xu-ly': key})}"
    return remember(response, who)


def _way(request: HttpRequest, how: Settlement) -> Way:
    """What the form says; the number is in the unit that the figure is told in.

    Raises:
        UserError: the number is none.
    """
    fact = request.POST.get("fact", "")[:20]
    if how is not Settlement.CORRECTED:
        return Way(how, fact)
    field, claim = f"value-{fact}", documents.claim(fact)
    if not (request.POST.get(field, "").strip() and claim):
        return Way(how, fact)
    return Way(how, fact, typed_for(request, field, claim.observation))


def _told(key: str) -> Told:
    """The argument in short in each language, as it is when it is decided on."""
    found = selectors.told(selectors.contradictions().filter(key=key)[:1])
    files = files_of(found)
    return {lang: dict(argued(it, (), files, lang).record) for it in found for lang in _LANGUAGES}
