"""Cần xem lại: the figures that the rules are not sure of, and what people decide about them.

Whoever decides signs (``toancanh.web.signing``).
"""

from collections.abc import Callable

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from toancanh.model import UserError, Verdict
from toancanh.publish.words import say
from toancanh.reconciling import catch_up_soon
from toancanh.store import actions, selectors
from toancanh.web.language import problem, spoken
from toancanh.web.partial import asked_by_htmx, render_part
from toancanh.web.signing import reason, remember, signer
from toancanh.web.typed import typed_for

PAGE = 25


@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """What waits, the least sure first; ``?vua-xem=`` tells of the figure decided on last."""
    queued = selectors.queue(settings.CONFIDENCE)
    document = selectors.document(request.GET.get("van-ban", ""))
    if document:
        queued = queued.filter(reading__document=document)
    waiting = Paginator(queued, PAGE).get_page(request.GET.get("trang"))
    done = selectors.claim(request.GET.get("vua-xem", ""))
    context = {
        "waiting": waiting,
        "claims": selectors.claims(waiting.object_list),
        "document": document,
        "threshold": settings.CONFIDENCE,
        "reviewer": signer(request),
        "done": done,
        "decided": selectors.decisions_on(done.observation)[:1] if done else (),
        "unsigned": "thieu-ten" in request.GET,
    }
    return render(request, "toancanh/review.html", context)


@require_POST
def decide(request: HttpRequest, fact_id: str) -> HttpResponse:
    """Confirm or reject a figure, then go back to where the person came from."""
    if request.POST.get("verdict") not in (Verdict.CONFIRMED, Verdict.REJECTED):
        return HttpResponseBadRequest()
    verdict = Verdict(request.POST["verdict"])
    return _judged(
        request,
        fact_id,
        lambda who, note: actions.decide(fact_id=fact_id, verdict=verdict, who=who, note=note),
    )


@require_POST
def correct(request: HttpRequest, fact_id: str) -> HttpResponse:
    """Put the number of a figure right; it is typed in the unit that the figure is told in."""
    known = selectors.claim(fact_id)
    if known is None:
        raise Http404
    return _judged(
        request,
        fact_id,
        lambda who, note: actions.correct(
            fact_id=fact_id, value=typed_for(request, "value", known.observation), who=who, reason=note
        ),
    )


@require_POST
def undo(request: HttpRequest, fact_id: str) -> HttpResponse:
    """Take back what was decided about a figure."""
    why = say("review.undone", spoken())
    return _judged(request, fact_id, lambda who, _: actions.undo(fact_id=fact_id, who=who, reason=why))


@require_safe
def judge(request: HttpRequest, fact_id: str) -> HttpResponse:
    """What can be decided about a figure, to be laid beside it; by itself the page of the figure has it."""
    if not asked_by_htmx(request):
        return redirect("fact", fact_id=fact_id)
    return _part(request, fact_id)


def _judged(request: HttpRequest, fact_id: str, deed: Callable[[str, str], object]) -> HttpResponse:
    """Do it, reconcile, and answer with the part that changed, or lead back to where the person came from."""
    who, note = signer(request), reason(request, "note")
    try:
        deed(who, note)
    except UserError as error:
        if error.code == "review.no_fact":
            raise Http404 from error
        if error.code == "review.unsigned" and not asked_by_htmx(request):
            return _back(request, fact_id, {"thieu-ten": "1"})
        return _part(request, fact_id, problem(error))
    catch_up_soon()
    done = (
        _part(request, fact_id) if asked_by_htmx(request) else _back(request, fact_id, {"vua-xem": fact_id})
    )
    return remember(done, who)


def _part(request: HttpRequest, fact_id: str, error: str = "") -> HttpResponse:
    claim = selectors.claim(fact_id)
    if claim is None:
        raise Http404
    last = next(iter(selectors.decisions_on(claim.observation)), None)
    context = {
        "fact": claim.observation,
        "from": "fact" if _of_fact(request) else "queue",
        "verdict": last if last and last.verdict is not Verdict.OPEN else None,
        "undone": last is not None and last.verdict is Verdict.OPEN,
        "reviewer": signer(request),
        "error": error,
    }
    return render_part(request, "toancanh/undecided.html", "toancanh/decide.html", context)


@require_POST
def choose(request: HttpRequest, fact_id: str) -> HttpResponse:
    """Choose which claim stands for what a figure measures, or take the choice back; then show the figure."""
    who = signer(request)
    said = {"who": who, "reason": reason(request)}
    response: HttpResponse = redirect("fact", fact_id=fact_id)
    try:
        if chosen := request.POST.get("chosen"):
            actions.choose(fact_id=chosen, **said)
        else:
            actions.take_back(fact_id=fact_id, **said)
    except UserError as error:
        if error.code == "review.no_fact":
            raise Http404 from error
        response.headers["Location"] += f"?{urlencode({'thieu': '1'})}#noi-khac"
        return response
    catch_up_soon()
    return remember(response, who)


def _back(request: HttpRequest, fact_id: str, told: dict[str, str]) -> HttpResponse:
    """The queue, or the page of the figure: nowhere else, whatever the form says."""
    if _of_fact(request):
        return redirect("fact", fact_id=fact_id)
    response: HttpResponse = redirect("review")
    response.headers["Location"] += f"?{urlencode(told)}"
    return response


def _of_fact(request: HttpRequest) -> bool:
    """Whether the form was sent from the page of the figure."""
    return request.POST.get("from") == "fact"
