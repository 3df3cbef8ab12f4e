"""Which area and period the reader looks at: what there is to choose from, and what the address asks for.

A place is an official unit, or a name as written where no unit is certain. Codes were reused in 2025 (52 was
Bình Định, now it is Gia Lai): in an address the bare code means the unit of today, a former unit carries the
day it began ("52-2004-07-08").

A place opens at the latest period that has most of the headline figures of its fullest one, so that a single
figure of last month does not hide the half-year report.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import groupby
from typing import NamedTuple

from django.conf import settings
from django.db.models import Count, Q, QuerySet, Value
from django.db.models.functions import Concat
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from toancanh.model import Area, AreaLevel, Measure, Period, Status
from toancanh.publish import names
from toancanh.reference import indicators
from toancanh.reference.areas import areas, meant
from toancanh.store.admitting import admitted
from toancanh.store.contradictions.selectors import as_of_change
from toancanh.store.models import ObservationRow
from toancanh.store.remembering import AsOf, Remembered
from toancanh.web import clock
from toancanh.web.language import spoken

SHOWN = (Measure.LEVEL, Measure.PCT_OF_PLAN, Measure.YOY)
_HAPPENED = (Status.ACTUAL, Status.PRELIMINARY, Status.ESTIMATE)
_MOST = Decimal("0.75")  # of the headline figures of the fullest period


@dataclass(frozen=True, slots=True)
class Place:
    """An area that figures speak of: the unit that bears ``code`` since a day, or only a ``name``."""

    code: str | None
    since: date | None
    name: str

    @classmethod
    def of(cls, code: str | None, since: date | None, name: str | None) -> "Place":
        """The place that a figure names; names differ in spelling, so a code stands alone.

        A unit that goes on with the same land under a later date is one place with it.
        """
        return cls(code, names.since(code, since), "") if code else cls(None, None, name or "")

    @property
    def unit(self) -> Area | None:
        """The official unit, if it is certain."""
        if self.code is None:
            return None
        versions = areas().versions(self.code)
        return (areas().get(self.code, self.since) if self.since else None) or (versions or (None,))[-1]

    @property
    def units(self) -> tuple[tuple[str, date], ...]:
        """What figures of it bear: its code with each day since which just its land bore that."""
        code = self.code or ""
        days = (it.valid_from for it in areas().versions(code))
        return tuple((code, it) for it in days if names.since(code, it) == self.since)

    @property
    def key(self) -> str:
        """What stands for it in an address."""
        if self.code and self.since and self.unit != areas().versions(self.code)[-1]:
            return f"{self.code}-{self.since}"
        return self.code or self.name

    @property
    def title(self) -> str:
        """Its full name, marked when it is no more."""
        return names.full_area(self.unit, spoken()) if self.unit else self.name


def unit_of(key: str) -> Area | None:
    """The unit that an address means (``Place.key``): "66", or "66-2004-07-08" for a former one."""
    code, _, since = key.partition("-")
    versions = areas().versions(code)
    dated = (it for it in versions if str(it.valid_from) == since)
    return next(dated if since else reversed(versions), None)


class Figures(NamedTuple):
    """How many figures in force a place has for a period, and how many headlines.

    A headline is a thing that is measured of the whole place over the period, such as growth of exports.
    """

    figures: int
    headlines: int


Cells = Mapping[Period, Figures]
_NONE: Cells = {}


@dataclass(frozen=True)
class Coverage:
    """The places that there are figures of, and what each has for which period, worked out when asked for.

    Args:
        places: provinces, districts, communes, then those without a code; by name.
        cells: what a place has.
        as_of: the last change of what counts, asked for before all of this.
    """

    places: tuple[Place, ...]
    cells: Callable[[Place], Cells]
    as_of: AsOf = None

    def place(self, key: str) -> Place | None:
        """The place that an address means."""
        return place_asked(self.places, key)

    def count(self, place: Place, period: Period) -> int:
        """How many figures a place has for a period."""
        found = self.cells(place).get(period)
        return found.figures if found else 0

    def periods(self, place: Place) -> tuple[Period, ...]:
        """The periods that a place has figures for, the latest first, longer ones before."""
        return tuple(sorted(self.cells(place), key=lambda it: (it.end, it.days), reverse=True))

    def fullest(self, place: Place | None = None) -> tuple[Place, Period] | None:
        """The place (or this one) and period with most headlines, else figures; the latest of several.

        Only the largest units are looked at, those of today before former ones: a list of a thousand
        enterprises of one ward must not hide its province, nor a merged province the one it went into.
        """
        among = (place,) if place else tuple(next(groupby(self.places, _standing), (0, ()))[1])
        found = ((it, period) for it in among for period in self.cells(it))
        return max(found, key=self._weight, default=None)

    def _weight(self, cell: tuple[Place, Period]) -> tuple[int, int, date, str]:
        place, period = cell
        known = self.cells(place)[period]
        return known.headlines, known.figures, period.end, place.key

    def opening(self, place: Place) -> tuple[Place, Period] | None:
        """The place with the period that it opens at."""
        known = {period: it.headlines for period, it in self.cells(place).items() if it.headlines}
        most = max(known.values(), default=0)
        rich = (period for period, count in known.items() if count >= _MOST * most)
        latest = max(rich, key=lambda period: (period.end, period.days), default=None)
        return (place, latest) if latest else self.fullest(place)

    def home(self, name: str) -> tuple[Place, Period] | None:
        """Where the installation of an area opens: at its own figures, else at those of its parts."""
        return next(filter(None, map(self.opening, places_of(name))), None)


def place_asked(there: Iterable[Place], key: str) -> Place | None:
    """The place of these that an address means: by its key, else any that bore the code."""
    there = tuple(there)
    exact = next((it for it in there if it.key == key), None)
    return exact or next((it for it in there if it.code == key), None)


def places_of(name: str) -> tuple[Place, ...]:
    """Where an installation looks for figures of its own: at the unit of today, then at those it was made of.

    Args:
        name: the name or code of its area; nothing is known of none.
    """
    unit = meant(name, clock.today())
    family = (unit, *areas().parts(unit)) if unit else ()
    return tuple(Place.of(it.code, it.valid_from, it.name) for it in family)


_known_places: Remembered[tuple[Place, ...]] = Remembered(2)
_known_cells: Remembered[Mapping[Place, Cells]] = Remembered(400)


def coverage() -> Coverage:
    """What figures of the documents in force the picture shows; remembered until what counts changes."""
    as_of = as_of_change()
    places = _known_places.of(settings.CONFIDENCE, as_of, _places)
    return Coverage(places, cache(lambda place: _cells(place, as_of)), as_of)


def _places() -> tuple[Place, ...]:
    found = _shown().values_list("area_code", "area_since", "area").distinct()
    return tuple(sorted({Place.of(*it) for it in found}, key=order))


def _cells(place: Place, as_of: AsOf) -> Cells:
    """What a place has; all units that bore its code are looked at together."""
    asked = Q(area_code=place.code) if place.code else Q(area_code=None, area=place.name)
    key = (place.code, place.name, settings.CONFIDENCE)
    return _known_cells.of(key, as_of, lambda: _counted(asked)).get(place, _NONE)


def _counted(asked: Q) -> Mapping[Place, Cells]:
    rows = (
        _shown()
        .filter(asked)
        .values_list("area_code", "area_since", "area", "period_start", "period_end")
        .annotate(figures=Count("id"), headlines=_headlines())
    )
    found: defaultdict[Place, dict[Period, Figures]] = defaultdict(dict)
    for *where, start, end, figures, headlines in rows:
        cells, period = found[Place.of(*where)], Period(start, end)
        before = cells.get(period, Figures(0, 0))
        cells[period] = Figures(before.figures + figures, before.headlines + headlines)
    return found


def _shown() -> QuerySet[ObservationRow]:
    """The figures that the picture shows of any place and period."""
    return admitted(settings.CONFIDENCE).filter(
        measure__in=SHOWN, area__isnull=False, period_start__isnull=False
    )


def _headlines() -> Count:
    """The different outcomes of flows for a whole area: a stock is shown on any page of its year."""
    stock = indicators.Kind.STOCK
    flows = [it.code for it in indicators.catalogue().values() if it.stock_or_flow is not stock]
    condition = Q(indicator__in=flows, status__in=_HAPPENED, dims=[])
    return Count(Concat("indicator", Value(" "), "measure"), distinct=True, filter=condition)


def _rank(place: Place) -> int:
    """How large a unit is: provinces first, names without a code last."""
    levels = list(AreaLevel)
    return levels.index(place.unit.level) if place.unit else len(levels)


def _standing(place: Place) -> tuple[int, bool]:
    """How large a unit is, and whether it is no more."""
    return _rank(place), place.unit is not None and place.unit.valid_to is not None


def order(place: Place) -> tuple[object, ...]:
    """Sorts places: larger before smaller ones, those of today before former ones, by name."""
    unit = place.unit
    if unit is None:
        return _rank(place), place.name
    return *_standing(place), unit.name, unit.code


@dataclass(frozen=True, slots=True)
class Choice:
    """The place and period shown, with words about anything in the address that could not be met."""

    place: Place
    period: Period
    notes: tuple[str, ...] = ()


def choose(there: Coverage, place_key: str, period_code: str, home: str = "") -> Choice | None:
    """What the address asks for, or the nearest that has figures; ``None`` when there are no figures.

    ``home`` is the name or code of the area to show when the address asks for none.
    """
    notes: list[str] = []
    place = there.place(place_key)
    if place_key and place is None:
        notes.append(_("Không có số liệu của địa bàn “%(asked)s”.") % {"asked": place_key[:60]})
    best = there.opening(place) if place else there.home(home) or there.fullest()
    if best is None:
        return None
    period = _period(period_code, notes)
    if period and there.count(best[0], period):
        return Choice(best[0], period, tuple(notes))
    if period:
        named = {"place": best[0].title, "period": period_code}
        notes.append(_("%(place)s chưa có số liệu kỳ %(period)s.") % named)
    return Choice(*best, tuple(notes))


def choose_place(there: Coverage, key: str, home: str = "") -> tuple[Place, tuple[str, ...]] | None:
    """Only the place that the address asks for, with words; its periods are not looked at."""
    if key and (place := there.place(key)):
        return place, ()
    chosen = choose(there, key, "", home)
    return (chosen.place, chosen.notes) if chosen else None


def _period(code: str, notes: list[str]) -> Period | None:
    if not code:
        return None
    try:
        return Period.parse(code)
    except ValueError:
        notes.append(_("Không hiểu kỳ “%(asked)s”; ví dụ: 2025, 2025-H1, 2025-Q3.") % {"asked": code[:60]})
        return None


@dataclass(frozen=True, slots=True)
class Option:
    """One entry of a picker or tab."""

    key: str
    label: str
    selected: bool
    period: Period | None = None
    figures: int = 0


def place_options(there: Coverage, chosen: Place) -> tuple[Option, ...]:
    """The area picker."""
    return tuple(Option(it.key, _label(it), it == chosen) for it in there.places)


def _label(place: Place) -> str:
    return place.title if place.code else _("%(name)s (chưa rõ mã)") % {"name": place.name}


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The periods with figures beside the one chosen, and the same one of the year before."""

    before: Period | None
    after: Period | None
    year_before: Period | None


def neighbours(there: Coverage, chosen: Choice) -> Neighbours:
    """Where one may go from the period chosen without the picker."""
    known = there.periods(chosen.place)
    at = known.index(chosen.period)
    earlier = known[at + 1] if at + 1 < len(known) else None
    last = chosen.period.year_before()
    return Neighbours(earlier, known[at - 1] if at else None, last if last in known else None)


@dataclass(frozen=True, slots=True)
class Family:
    """A merged province, the names of those it was formed of, and a tab for each that has figures."""

    whole: str
    merged_on: date
    parts: str
    tabs: tuple[Option, ...]


def family(there: Coverage, chosen: Choice) -> Family | None:
    """The merged province that the place is or went into.

    A tab opens at the period chosen if there are figures for it, else where its place opens.
    """
    unit = chosen.place.unit
    whole = _whole(unit) if unit else None
    if whole is None:
        return None
    parts = areas().parts(whole)
    tabs = tuple(tab for it in (whole, *parts) if (tab := _tab(there, chosen, it)))
    listed = get_text_list([it.name for it in parts], _("và"))
    return Family(names.full_area(whole, spoken()), whole.valid_from, listed, tabs)


def _whole(unit: Area) -> Area | None:
    """The merged province that a province is, or went into."""
    candidates = [unit, *(new for new, _kind in areas().became(unit))]
    return next((it for it in candidates if areas().parts(it)), None)


def _tab(there: Coverage, chosen: Choice, unit: Area) -> Option | None:
    """The tab of a unit: of its figures, else of those that only bear its name."""
    named = (Place(unit.code, unit.valid_from, ""), Place(None, None, unit.name))
    found = next(filter(None, (there.opening(place) for place in named)), None)
    if found is None:
        return None
    place, opening = found
    period = chosen.period if there.count(place, chosen.period) else opening
    return Option(place.key, _label(place), place == chosen.place, period, there.count(place, period))
