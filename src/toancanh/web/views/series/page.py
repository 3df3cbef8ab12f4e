"""One series as chart and table, with what was told before and what follows from it."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from toancanh.model import Period
from toancanh.publish import names
from toancanh.publish.words import capital, say
from toancanh.reference import indicators
from toancanh.reference.indicators import Indicator
from toancanh.reference.units import units
from toancanh.web import clock
from toancanh.web.choices import Option, place_asked
from toancanh.web.language import spoken
from toancanh.web.partial import render_part
from toancanh.web.series import past, tables
from toancanh.web.series.ahead import ahead
from toancanh.web.series.asking import MEASURES, RHYTHMS, Asked, place_shown, places, written
from toancanh.web.series.gathering import Series, series
from toancanh.web.series.lines import lines


@require_safe
def one(request: HttpRequest, code: str) -> HttpResponse:
    """The page of a series (``web.series.asking`` says what its address may ask for)."""
    indicator = known(code)
    there, key = places(code), request.GET.get("dia-ban", "")
    place = place_shown(there, key, settings.AREA)
    found = series(Asked.of(code, place, request.GET)) if place else None
    context: dict[str, Any] = {
        "indicator": indicator,
        "name": names.indicator(code, "", spoken()),
        "unit_name": _unit(indicator.unit),
        "definition": names.definition(indicator, spoken()),
        "place": place,
        "unmet": key[:60] if key and place_asked(there, key) is None else "",
        "places": [Option(it.key, it.title, it == place) for it in there],
        "series": found,
    }
    return render(request, "toancanh/series/one.html", context | (_shown(found) if found else {}))


def _shown(it: Series) -> dict[str, Any]:
    asked = it.asked
    return {
        "query": asked.query,
        "rows": tuple(lines(tables.rows(it))),
        "aims": tables.aims(it),
        "sums": tables.sums(it),
        "parts": [name for name, _ in it.shown.parts],
        "narrowed": _narrowed(it),
        "measures": [Option(MEASURES[m], _measure(m), m is asked.measure) for m in it.measures],
        "rhythms": [Option(RHYTHMS[r], _rhythm(r), r is asked.rhythm) for r in _rhythms(it)],
        "units": [Option(unit, _unit(unit), unit == asked.unit) for unit in _units(it)],
    }


def _narrowed(it: Series) -> list[Option]:
    """The whole and its parts; nothing where there is but one of them."""
    whole = say("chart.whole", spoken())
    ways = dict.fromkeys((*it.narrowed, it.asked.dims))
    named = [Option(written(d), names.dimensions(d, spoken()) or whole, d == it.asked.dims) for d in ways]
    return named if len(named) > 1 else []


def _rhythms(it: Series) -> dict[Any, None]:
    return dict.fromkeys(strand.rhythm for strand in it.choice)


def _units(it: Series) -> list[str]:
    found = dict.fromkeys(strand.unit for strand in it.choice)
    return list(found) if len(found) > 1 else []


def _measure(measure: Any) -> str:
    return capital(say(f"measure.{measure}", spoken()))


def _rhythm(rhythm: Any) -> str:
    return capital(say(f"rhythm.{rhythm}", spoken()))


def _unit(code: str) -> str:
    unit = units().get(code)
    if code == indicators.VARIES:
        return say("nature.varies", spoken())
    return code if unit is None else unit.name_en if spoken() == "en" else unit.name_vi


@require_safe
def told_before(request: HttpRequest, code: str) -> HttpResponse:
    """How its figures changed from document to document: a part of the page that comes after it."""
    of = asked(request, code)
    about = {"past": past.past(of), "title": _("Số thay đổi qua các kỳ công bố")}
    return _part(request, code, "toancanh/series/past.html", about)


@require_safe
def what_follows(request: HttpRequest, code: str) -> HttpResponse:
    """Values of a series that nobody tells: a part of its page that comes after it."""
    about = {"follows": past.follows(asked(request, code)), "title": _("Suy ra từ các số khác")}
    return _part(request, code, "toancanh/series/follows.html", about)


@require_safe
def outlook(request: HttpRequest, code: str) -> HttpResponse:
    """What a statistical method expects of the rest of the year: a part of the page that comes after it."""
    of = asked(request, code)
    if of.place.code is None:
        raise Http404
    found = ahead(("", ""), (of.code, of.dims), of.key.place, Period.day(clock.today()))
    about = {"ahead": (found,), "title": _("Ước đoán phần còn lại của năm")}
    return _part(request, code, "toancanh/series/outlook.html", about)


def _part(request: HttpRequest, code: str, part: str, about: dict[str, Any]) -> HttpResponse:
    """A part of the page, or a page of its own for a browser without scripts."""
    context = about | {"code": code, "name": names.indicator(code, "", spoken()), "part": part}
    return render_part(request, "toancanh/series/alone.html", part, context)


def known(code: str) -> Indicator:
    """The indicator of an address."""
    found = indicators.catalogue().get(code)
    if found is None:
        raise Http404
    return found


def asked(request: HttpRequest, code: str) -> Asked:
    """What the address of a part or a file of the page asks for: the page says it in full."""
    known(code)
    place = place_shown(places(code), request.GET.get("dia-ban", ""), settings.AREA)
    if place is None:
        raise Http404
    return Asked.of(code, place, request.GET)
