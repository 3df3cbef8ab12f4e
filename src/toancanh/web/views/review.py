"""Cần xem lại: the figures that the rules are not sure of, and what people decide about them.

Whoever decides signs (``toancanh.web.signing``).
"""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from toancanh.model import UserError, Verdict
from toancanh.reconciling import catch_up_unless_busy
from toancanh.store import actions, selectors
from toancanh.web.signing import remember, signer

PAGE = 25
_LONGEST_NOTE = 2000


@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """What waits, the least sure first; ``?vua-xem=`` tells of the figure decided on last."""
    waiting = Paginator(selectors.queue(settings.CONFIDENCE), PAGE).get_page(request.GET.get("trang"))
    done = selectors.claim(request.GET.get("vua-xem", ""))
    context = {
        "waiting": waiting,
        "claims": selectors.claims(waiting.object_list),
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
    if request.POST.get("verdict") not in list(Verdict):
        return HttpResponseBadRequest()
    verdict = Verdict(request.POST["verdict"])
    who = signer(request)
    try:
        actions.decide(
            fact_id=fact_id, verdict=verdict, who=who, note=request.POST.get("note", "")[:_LONGEST_NOTE]
        )
    except UserError as error:
        if error.code == "review.no_fact":
            raise Http404 from error
        return _back(request, fact_id, {"thieu-ten": "1"})
    catch_up_unless_busy()
    return remember(_back(request, fact_id, {"vua-xem": fact_id}), who)


@require_POST
def choose(request: HttpRequest, fact_id: str) -> HttpResponse:
    """Choose which claim stands for what a figure measures, or take the choice back; then show the figure."""
    who = signer(request)
    said = {"who": who, "reason": request.POST.get("reason", "")[:_LONGEST_NOTE]}
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
    catch_up_unless_busy()
    return remember(response, who)


def _back(request: HttpRequest, fact_id: str, told: dict[str, str]) -> HttpResponse:
    """The queue, or the page of the figure: nowhere else, whatever the form says."""
    if request.POST.get("from") == "fact":
        return redirect("fact", fact_id=fact_id)
    response: HttpResponse = redirect("review")
    response.headers["Location"] += f"?{urlencode(told)}"
    return response
