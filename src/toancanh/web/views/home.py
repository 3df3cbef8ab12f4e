"""Toàn cảnh: the figures of one area and period."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from toancanh.web import clock
from toancanh.web.choices import choose, coverage, family, place_options
from toancanh.web.headlines import headlines
from toancanh.web.today import calls, of_registers


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """The headline figures; ``?dia-ban=66&ky=2025-H1`` says of what.

    An address that does not say shows the area of the installation.
    """
    there = coverage()
    chosen = choose(there, request.GET.get("dia-ban", ""), request.GET.get("ky", ""), settings.AREA)
    asking = calls(clock.today())
    if chosen is None:
        return render(request, "toancanh/empty.html", {"calls": asking})
    context = {
        "chosen": chosen,
        "title": chosen.place.title,
        "page": headlines(chosen),
        "places": place_options(there, chosen),
        "periods": [(it, there.count(chosen.place, it)) for it in there.periods(chosen.place)],
        "family": family(there, chosen),
        "calls": asking,
    }
    return render(request, "toancanh/home.html", context)


@require_safe
def registers_today(request: HttpRequest) -> HttpResponse:
    """What asks for a person in the registers: a part of the first page that comes after it."""
    return render(
        request, "toancanh/calls.html", {"calls": of_registers(clock.today()), "label": _("Danh bạ")}
    )
