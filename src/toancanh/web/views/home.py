"""Toàn cảnh: the figures of one area and period, the targets of its year, and what is new."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from toancanh.approving.selectors import approvals
from toancanh.pipeline import picture, standpoint
from toancanh.reconcile.picture import Picture
from toancanh.store.remembering import Remembered
from toancanh.store.selection import Selection
from toancanh.web import clock
from toancanh.web.approving import OFFICIAL, cell_of
from toancanh.web.choices import Choice, Coverage, choose, coverage, family, neighbours, place_options
from toancanh.web.headlines import Page, headlines
from toancanh.web.language import spoken
from toancanh.web.overview import news
from toancanh.web.overview.aims import Row, rows
from toancanh.web.overview.around import around
from toancanh.web.overview.leading import LEADING, Leading, leading
from toancanh.web.partial import render_part
from toancanh.web.today import calls, of_registers


@dataclass(frozen=True, slots=True)
class Shown:
    """What figures say of a place and period, as both pages show it."""

    page: Page
    leading: tuple[Leading, ...]
    rows: tuple[Row, ...]


_shown: Remembered[Shown] = Remembered(16)


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """The headline figures; ``?dia-ban=66&ky=2025-H1`` says of what.

    An address that does not say shows the area of the installation.
    """
    there = coverage()
    chosen = _chosen(request, there)
    asking = calls(clock.today(), there.as_of)
    if chosen is None:
        return render(request, "toancanh/empty.html", {"calls": asking})
    official = request.GET.get("buc-tranh") == OFFICIAL
    told = _approved(chosen) if official else _working(there, chosen)
    context = {
        **_pickers(there, chosen),
        **told,
        "official": official,
        "approvals": approvals(told["page"].figures),
        "cell": cell_of(chosen.place, chosen.period),
        "calls": asking,
    }
    return render(request, "toancanh/home.html", context)


def _working(there: Coverage, chosen: Choice) -> dict[str, Any]:
    """What the picture of the documents in force says."""
    shown = _of(there, chosen)
    return {"page": shown.page, "leading": shown.leading, "rows": shown.rows}


def _approved(chosen: Choice) -> dict[str, Any]:
    """What was approved."""
    return {"page": headlines(chosen, _official(chosen))}


@require_safe
def whats_new(request: HttpRequest) -> HttpResponse:
    """What changed since the last visit: a part of the first page that comes after its figures."""
    there = coverage()
    chosen = _chosen(request, there)
    if chosen is None:
        return render(request, "toancanh/empty.html", {"calls": calls(clock.today(), there.as_of)})
    context = {**_pickers(there, chosen), "news": news.news(chosen, news.since(request))}
    response = render_part(request, "toancanh/news.html", "toancanh/overview/news.html", context)
    return news.remember(request, response)


@require_safe
def targets(request: HttpRequest) -> HttpResponse:
    """All targets of the year in full: why each verdict, and how each number was made."""
    there = coverage()
    chosen = _chosen(request, there)
    if chosen is None:
        return render(request, "toancanh/empty.html", {"calls": calls(clock.today(), there.as_of)})
    context = {**_pickers(there, chosen), "rows": _of(there, chosen).rows}
    return render(request, "toancanh/targets.html", context)


def _of(there: Coverage, chosen: Choice) -> Shown:
    """What both pages show; remembered until what counts changes, whatever the address said beside it."""
    key = chosen.place, chosen.period, spoken(), standpoint()
    return _shown.of(key, there.as_of, lambda: _told(chosen))


def _told(chosen: Choice) -> Shown:
    known = around(chosen, LEADING)
    return Shown(headlines(chosen, known.picture), leading(known), rows(known))


def _official(chosen: Choice) -> Picture:
    """What was approved of the place; without a code nothing can be."""
    code = chosen.place.code
    return picture(Selection(area_codes=(code,)), official=True) if code else Picture((), ())


def _chosen(request: HttpRequest, there: Coverage) -> Choice | None:
    return choose(there, request.GET.get("dia-ban", ""), request.GET.get("ky", ""), settings.AREA)


def _pickers(there: Coverage, chosen: Choice) -> dict[str, Any]:
    """What both pages begin with: the place and period shown, and those that can be chosen."""
    return {
        "chosen": chosen,
        "here": (here := "?" + urlencode({"dia-ban": chosen.place.key, "ky": chosen.period.code})),
        "aims": reverse("targets") + here,
        "title": chosen.place.title,
        "places": place_options(there, chosen.place),
        "periods": [(it, there.count(chosen.place, it)) for it in there.periods(chosen.place)],
        "near": neighbours(there, chosen),
        "family": family(there, chosen),
    }


@require_safe
def registers_today(request: HttpRequest) -> HttpResponse:
    """What asks for a person in the registers: a part of the first page that comes after it."""
    return render(
        request, "toancanh/calls.html", {"calls": of_registers(clock.today()), "label": _("Danh bạ")}
    )
