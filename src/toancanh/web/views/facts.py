"""One number: where it stands, how it was understood, what others say."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from toancanh.publish import names
from toancanh.reconcile.gate import Gate
from toancanh.reference import indicators
from toancanh.store import selectors
from toancanh.store.contradictions.selectors import Wanted, contradictions
from toancanh.web.choices import Place
from toancanh.web.claims import same_thing
from toancanh.web.language import spoken
from toancanh.web.signing import signer


@require_safe
def one(request: HttpRequest, fact_id: str) -> HttpResponse:
    """A figure with its sentence, reading, rivals and definition."""
    claim = selectors.claim(fact_id)
    if claim is None:
        raise Http404
    fact = claim.observation
    indicator = indicators.catalogue().get(fact.indicator or "")
    decisions = selectors.decisions_on(fact)
    verdicts = {it.claim: it.verdict for it in decisions[:1]}
    others = same_thing(fact)
    choices = selectors.choices_on(fact)
    context = {
        "claim": claim,
        "held_back": not Gate(settings.CONFIDENCE, verdicts).admits(fact),
        "contradicted": contradictions(Wanted(facts=(fact.id,))).count(),
        "decisions": decisions,
        "reviewer": signer(request),
        "fact": fact,
        "place": Place.of(fact.area_code, fact.area_since, fact.area),
        "others": others,
        "here": next((it for it in others if it.fact.id == fact.id), None),
        "choices": choices,
        "chosen_by_hand": bool(choices and choices[0].fact),
        "unsaid": "thieu" in request.GET,
        "indicator": indicator,
        "definition": names.definition(indicator, spoken()) if indicator else (),
    }
    return render(request, "toancanh/fact.html", context)
