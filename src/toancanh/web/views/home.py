"""Toàn cảnh: the figures of one area and period, the targets of its year, and what is new."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from toancanh.approving.selectors import approvals
from toancanh.model import Period
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
from toancanh.web.overview.aims import Row, Warned, outlooks, rows, warnings
from toancanh.web.overview.around import Around, around
from toancanh.web.overview.leading import LEADING, Leading, leading
from toancanh.web.partial import render_part
from toancanh.web.today import calls, of_registers
from toancanh.web.workbooks import cells
from toancanh.web.workbooks import overview as overview_sheets
from toancanh.web.workbooks import targets as targets_sheets


@dataclass(frozen=True, slots=True)
class Shown:
    """What figures say of a place and period, as both pages show it."""

    known: Around
    page: Page
    leading: tuple[Leading, ...]
    rows: tuple[Row, ...]
    warnings: tuple[Warned, ...]


_shown: Remembered[Shown] = Remembered(16)


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """The headline figures; ``?dia-ban=66&ky=2025-H1`` says of what.

    An address that does not say shows the area of the installation.
    """
    there = coverage()
    chosen = _chosen(request, there)
    if chosen is None:
        return _empty(request, there)
    official, since = request.GET.get("buc-tranh") == OFFICIAL, news.since(request)
    told = _approved(chosen) if official else _working(there, chosen)
    context = {
        **_pickers(there, chosen),
        **told,
        "official": official,
        "approvals": approvals(told["page"].figures),
        "cell": cell_of(chosen.place, chosen.period),
        "calls": calls(clock.today(), there.as_of),
        "since": int(since.timestamp()),
    }
    return news.remember(request, render(request, "toancanh/home.html", context))


def _working(there: Coverage, chosen: Choice) -> dict[str, Any]:
    """What the picture of the documents in force says."""
    shown = _of(there, chosen)
    return {"page": shown.page, "leading": shown.leading, "rows": shown.rows, "warnings": shown.warnings}


def _approved(chosen: Choice) -> dict[str, Any]:
    """What was approved."""
    return {"page": headlines(chosen, _official(chosen))}


@require_safe
def whats_new(request: HttpRequest) -> HttpResponse:
    """What changed since the last visit: a part of the first page that comes after its figures.

    The first page says since when (``tu``), for it is the visit; asked for alone, this page is.
    """
    there = coverage()
    chosen = _chosen(request, there)
    if chosen is None:
        return _empty(request, there)
    told = news.told_since(request)
    context = {**_heading(chosen), "news": news.news(chosen, told or news.since(request))}
    response = render_part(request, "toancanh/news.html", "toancanh/overview/news.html", context)
    return response if told else news.remember(request, response)


@require_safe
def overview_file(request: HttpRequest) -> HttpResponse:
    """What the first page shows as a workbook."""
    there = coverage()
    chosen = _chosen(request, there)
    if chosen is None:
        raise Http404
    official = request.GET.get("buc-tranh") == OFFICIAL
    shown = headlines(chosen, _official(chosen)) if official else _of(there, chosen).page
    name = f"{chosen.place.title} {chosen.period.code}"
    return cells.answer(name, overview_sheets.sheet(chosen, shown, request))


@require_safe
def targets_file(request: HttpRequest) -> HttpResponse:
    """The targets of the year as a workbook."""
    there = coverage()
    chosen = _chosen(request, there)
    if chosen is None:
        raise Http404
    name = _("Mục tiêu năm %(year)s của %(place)s") % {
        "year": chosen.period.end.year,
        "place": chosen.place.title,
    }
    return cells.answer(name, targets_sheets.sheet(chosen, _of(there, chosen).rows, request))


@require_safe
def targets(request: HttpRequest) -> HttpResponse:
    """All targets of the year in full: why each verdict, and how each number was made."""
    there = coverage()
    chosen = _chosen(request, there)
    if chosen is None:
        return _empty(request, there)
    shown = _of(there, chosen)
    context = {**_pickers(there, chosen), "rows": shown.rows, "warnings": shown.warnings}
    return render(request, "toancanh/targets.html", context)


@require_safe
def outlook(request: HttpRequest) -> HttpResponse:
    """What a statistical method expects of each target: a part of the page of targets that comes after it."""
    there = coverage()
    chosen = _chosen(request, there)
    if chosen is None:
        raise Http404
    shown = _of(there, chosen)
    context = {**_heading(chosen), "ahead": outlooks(shown.known)}
    return render_part(request, "toancanh/overview/outlook.html", "toancanh/series/outlook.html", context)


def _of(there: Coverage, chosen: Choice) -> Shown:
    """What both pages show; remembered until what counts changes, whatever the address said beside it."""
    key = chosen.place, chosen.period, spoken(), standpoint()
    return _shown.of(key, there.as_of, lambda: _told(chosen))


def _told(chosen: Choice) -> Shown:
    known = around(chosen, LEADING)
    found = rows(known)
    return Shown(known, headlines(chosen, known.picture), leading(known), found, warnings(found))


def _official(chosen: Choice) -> Picture:
    """What was approved of the place; without a code nothing can be."""
    code = chosen.place.code
    return picture(Selection(area_codes=(code,)), official=True) if code else Picture((), ())


def _chosen(request: HttpRequest, there: Coverage) -> Choice | None:
    return choose(there, request.GET.get("dia-ban", ""), request.GET.get("ky", ""), settings.AREA)


def _empty(request: HttpRequest, there: Coverage) -> HttpResponse:
    """The page of a store without figures."""
    return render(request, "toancanh/empty.html", {"calls": calls(clock.today(), there.as_of)})


def _heading(chosen: Choice) -> dict[str, Any]:
    """What all pages and their parts name: the place and period shown, and the way to them."""
    here = "?" + urlencode({"dia-ban": chosen.place.key, "ky": chosen.period.code})
    return {"chosen": chosen, "here": here, "aims": reverse("targets") + here, "title": chosen.place.title}


def _pickers(there: Coverage, chosen: Choice) -> dict[str, Any]:
    """What both pages begin with: the place and period shown, and those that can be chosen."""
    return {
        **_heading(chosen),
        "forms": reverse("forms") + "?" + urlencode({"dia-ban": chosen.place.key, "thang": _month(chosen)}),
        "places": place_options(there, chosen.place),
        "periods": [(it, there.count(chosen.place, it)) for it in there.periods(chosen.place)],
        "near": neighbours(there, chosen),
        "family": family(there, chosen),
    }


def _month(chosen: Choice) -> str:
    """The month in which the period shown ends: that of its reporting forms."""
    return Period.month(chosen.period.end.year, chosen.period.end.month).code


@require_safe
def registers_today(request: HttpRequest) -> HttpResponse:
    """What asks for a person in the registers: a part of the first page that comes after it."""
    return render(
        request, "toancanh/calls.html", {"calls": of_registers(clock.today()), "label": _("Danh bạ")}
    )
