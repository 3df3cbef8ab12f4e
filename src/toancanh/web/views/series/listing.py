"""The indicators that documents in force tell of, by field, with an instant filter."""

from itertools import groupby
from typing import NamedTuple

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from toancanh.model.text import fold
from toancanh.publish import names
from toancanh.publish.words import say
from toancanh.reference import indicators
from toancanh.reference.indicators import Indicator
from toancanh.store.told import indicators_told
from toancanh.web.choices import choose_place, coverage
from toancanh.web.headlines import SECTIONS, section_of
from toancanh.web.language import spoken
from toancanh.web.partial import render_part
from toancanh.web.workbooks import cells
from toancanh.web.workbooks import listing as sheets


class Group(NamedTuple):
    """Indicators of one field."""

    title: str
    indicators: tuple[tuple[str, str], ...]


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """The indicators by field; ``?tim=xuất khẩu`` those whose names hold the words."""
    asked = request.GET.get("tim", "")
    context = {"groups": _groups(asked), "asked": asked}
    return render_part(request, "toancanh/series/all.html", "toancanh/series/groups.html", context)


@require_safe
def workbook(request: HttpRequest) -> HttpResponse:
    """The last figure of every indicator of the area of the site, or of ``?dia-ban=``, as a workbook."""
    found = choose_place(coverage(), request.GET.get("dia-ban", ""), settings.AREA)
    if found is None:
        raise Http404
    place = found[0]
    return cells.answer(_("Các chỉ tiêu %(place)s") % {"place": place.title}, sheets.sheet(place, request))


def _groups(asked: str) -> tuple[Group, ...]:
    told = indicators_told()
    known = [it for it in indicators.catalogue().values() if it.code in told and _holds(it, asked)]
    known.sort(key=lambda it: SECTIONS.index(section_of(it.code)))
    found = groupby(known, key=lambda it: section_of(it.code))
    return tuple(Group(say(f"section.{name}", spoken()), tuple(map(_named, its))) for name, its in found)


def _named(it: Indicator) -> tuple[str, str]:
    return it.code, names.indicator(it.code, "", spoken())


def _holds(it: Indicator, asked: str) -> bool:
    """Whether one of its names holds all the words; marks may be left out."""
    words = fold(asked).split()
    known = (fold(name) for name in (it.name_vi, it.name_en, *it.synonyms))
    return any(all(word in name for word in words) for name in known)
