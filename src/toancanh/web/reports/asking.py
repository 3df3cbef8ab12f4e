"""Which report an address asks for (``?dia-ban=66&ky=2025-H1&so-lieu=duyet``), and what else could be."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from toancanh.model import Area, AreaLevel, Period
from toancanh.reference.areas import areas
from toancanh.reporting.asked import Asked, is_reported
from toancanh.reporting.citing import Links
from toancanh.web.choices import Coverage, Option, Place, choose

APPROVED = "duyet"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for, what can be chosen instead, and words about what could not be met."""

    asked: Asked
    place: Place
    places: tuple[Option, ...]
    periods: tuple[Period, ...]
    notes: tuple[str, ...]

    @property
    def query(self) -> str:
        """What an address asks for it by."""
        told = {"dia-ban": self.place.key, "ky": self.asked.period.code}
        return urlencode(told | ({"so-lieu": APPROVED} if self.asked.official else {}))


def wanted(query: QueryDict, there: Coverage, today: date) -> Wanted | None:
    """What an address asks for; ``None`` if there are no figures that anybody reports on.

    Without a period in the address the latest that figures of the area, or of those it was made of, are of.
    """
    provinces = [it for it in there.places if it.unit and it.unit.level is AreaLevel.PROVINCE]
    chosen = choose(there, query.get("dia-ban", ""), query.get("ky", ""), settings.AREA)
    if chosen is None or not provinces:
        return None
    notes, place = list(chosen.notes), chosen.place
    if place not in provinces:
        place = provinces[0]
        notes.append(_("Báo cáo lập cho cấp tỉnh; đang hiện %(place)s.") % {"place": place.title})
    unit = place.unit
    periods = _periods(there, place)
    if unit is None or not periods:
        return None
    period = _period(query.get("ky", "")) or chosen.period
    if period not in periods:
        if query.get("ky"):
            notes.append(_("Không có số liệu để báo cáo kỳ “%(asked)s”.") % {"asked": query["ky"][:60]})
        period = periods[0]
    official = query.get("so-lieu") == APPROVED
    asked = Asked(unit, period, today, official=official)
    offered = tuple(Option(it.key, it.title, it == place) for it in provinces)
    return Wanted(asked, place, offered, periods, tuple(notes))


def _periods(there: Coverage, place: Place) -> tuple[Period, ...]:
    """The periods that offices report on and figures are of, the latest first, longer ones before."""
    family = (place, *(Place.of(it.code, it.valid_from, it.name) for it in _parts(place.unit)))
    found = {span for it in family for span in there.periods(it) if is_reported(span)}
    return tuple(sorted(found, key=lambda it: (it.end, it.days), reverse=True))


def _parts(unit: Area | None) -> tuple[Area, ...]:
    return areas().parts(unit) if unit else ()


def _period(code: str) -> Period | None:
    try:
        return Period.parse(code)
    except ValueError:
        return None


def links(request: HttpRequest | None = None) -> Links:
    """The addresses of the site; whole ones with a request, for files that leave it."""

    def whole(address: str) -> str:
        return request.build_absolute_uri(address) if request else address

    return Links(
        lambda fact: whole(reverse("fact", args=(fact,))),
        lambda sha256, start, end: whole(f"{reverse('document', args=(sha256,))}?tu={start}&den={end}#loi"),
        lambda number: whole(reverse("matter", args=(number,))),
    )
