"""Toàn cảnh: the figures of one area and period."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from toancanh.store import selectors
from toancanh.web.choices import choose, coverage, family, place_options
from toancanh.web.headlines import headlines


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """The headline figures; ``?dia-ban=66&ky=2025-H1`` says of what.

    An address that does not say shows the area of the installation.
    """
    there = coverage()
    chosen = choose(there, request.GET.get("dia-ban", ""), request.GET.get("ky", ""), settings.AREA)
    waiting = selectors.queue(settings.CONFIDENCE).count()
    if chosen is None:
        return render(request, "toancanh/empty.html", {"waiting": waiting})
    context = {
        "chosen": chosen,
        "title": chosen.place.title,
        "page": headlines(chosen),
        "places": place_options(there, chosen),
        "periods": [(it, there.counts[chosen.place, it]) for it in there.periods(chosen.place)],
        "family": family(there, chosen),
        "waiting": waiting,
    }
    return render(request, "toancanh/home.html", context)
