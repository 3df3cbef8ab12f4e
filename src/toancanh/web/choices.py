"""Which area and period the reader looks at: what there is to choose from, and what the address asks for.

A place is an official code, or a name as written where no code is certain. Codes were reused in 2025, so
the unit that a code means depends on the period: 52 is Bình Định until 30 June 2025, Gia Lai after.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Count
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from toancanh.model import Area, AreaLevel, Measure, Period
from toancanh.reference.areas import areas
from toancanh.store.models import ObservationRow
from toancanh.web.words import AREA

SHOWN = (Measure.LEVEL, Measure.PCT_OF_PLAN, Measure.YOY)


@dataclass(frozen=True, slots=True)
class Place:
    """An area that figures speak of: by ``code``, or only by ``name`` when none is certain."""

    code: str | None
    name: str

    @property
    def key(self) -> str:
        """What stands for it in an address."""
        return self.code or self.name

    def unit(self, on: Period) -> Area | None:
        """The official unit that it means at the end of a period, else the last that bore the code."""
        if self.code is None:
            return None
        versions = areas().versions(self.code)
        return areas().get(self.code, on.end) or (versions[-1] if versions else None)

    def title(self, on: Period) -> str:
        """Its full name at the end of a period."""
        unit = self.unit(on)
        return full_name(unit) if unit else self.name


def full_name(unit: Area) -> str:
    """The name of a unit with its type, marked when no unit bears code and name any more.

    A merged province that kept both is not told from its predecessor: reports after the merger give
    figures of the whole for the time before.
    """
    gone = areas().versions(unit.code)[-1]
    old = gone.valid_to is not None or gone.name != unit.name
    name = str(AREA.get(unit.type, "%(name)s")) % {"name": unit.name}
    return _("%(name)s (cũ)") % {"name": name} if old else name


@dataclass(frozen=True)
class Coverage:
    """How many figures in force there are for each place and period."""

    counts: Counter[tuple[Place, Period]]

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """All places: provinces, districts, communes, then those without a code; by name."""
        return tuple(sorted({place for place, _period in self.counts}, key=_order))

    def place(self, key: str) -> Place | None:
        """The place that an address means."""
        return next((place for place in self.places if place.key == key), None)

    def periods(self, place: Place) -> tuple[Period, ...]:
        """The periods that a place has figures for, the latest first, longer ones before."""
        found = {period for there, period in self.counts if there == place}
        return tuple(sorted(found, key=lambda it: (it.end, it.days), reverse=True))

    def fullest(self, place: Place | None = None) -> tuple[Place, Period] | None:
        """The place (or this one) and period with most figures; the latest of several."""
        among = [cell for cell in self.counts if place in (None, cell[0])]
        return max(among, key=lambda cell: (self.counts[cell], cell[1].end, cell[0].key), default=None)


def coverage() -> Coverage:
    """Count the figures of the documents in force that the picture shows, in one query."""
    rows = (
        ObservationRow.objects.filter(
            reading__current=True,
            reading__document__superseded_by__isnull=True,
            measure__in=SHOWN,
            area__isnull=False,
            period_start__isnull=False,
        )
        .order_by()
        .values_list("area_code", "area", "period_start", "period_end")
        .annotate(figures=Count("id"))
    )
    counts: Counter[tuple[Place, Period]] = Counter()
    for code, name, start, end, figures in rows:
        counts[Place(code, "" if code else name), Period(start, end)] += figures
    return Coverage(counts)


def _order(place: Place) -> tuple[object, ...]:
    versions = areas().versions(place.code) if place.code else ()
    levels = list(AreaLevel)
    return (levels.index(versions[-1].level), versions[-1].name) if versions else (len(levels), place.name)


@dataclass(frozen=True, slots=True)
class Choice:
    """The place and period shown, with words about anything in the address that could not be met."""

    place: Place
    period: Period
    notes: tuple[str, ...] = ()


def choose(there: Coverage, place_key: str, period_code: str) -> Choice | None:
    """What the address asks for, or the nearest that has figures; ``None`` when there are no figures."""
    notes: list[str] = []
    place = there.place(place_key)
    if place_key and place is None:
        notes.append(_("Không có số liệu của địa bàn “%(asked)s”.") % {"asked": place_key[:60]})
    best = there.fullest(place)
    if best is None:
        return None
    period = _period(period_code, notes)
    if period and best[0] and (best[0], period) in there.counts:
        return Choice(best[0], period, tuple(notes))
    if period:
        named = {"place": best[0].title(best[1]), "period": period_code}
        notes.append(_("%(place)s chưa có số liệu kỳ %(period)s.") % named)
    return Choice(*best, tuple(notes))


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


def place_options(there: Coverage, chosen: Choice) -> tuple[Option, ...]:
    """The area picker."""
    return tuple(Option(it.key, _label(it), it == chosen.place) for it in there.places)


def _label(place: Place) -> str:
    versions = areas().versions(place.code) if place.code else ()
    if not versions:
        return _("%(name)s (chưa rõ mã)") % {"name": place.name}
    names = list(dict.fromkeys(unit.name for unit in reversed(versions)))
    newest = full_name(versions[-1])
    if len(names) == 1:
        return newest
    return _("%(name)s (mã cũ: %(before)s)") % {"name": newest, "before": ", ".join(names[1:])}


@dataclass(frozen=True, slots=True)
class Family:
    """A merged province with the names of the provinces it was formed of, and a tab for each with figures."""

    whole: str
    merged_on: date
    parts: str
    tabs: tuple[Option, ...]


def family(there: Coverage, chosen: Choice) -> Family | None:
    """The merged province that the place is or went into.

    A tab opens at the period chosen if there are figures for it, else at its fullest one.
    """
    unit = chosen.place.unit(chosen.period) or _province_named(chosen.place.name)
    whole = _whole(unit) if unit else None
    if unit is None or whole is None:
        return None
    parts = areas().parts(whole)
    members = {(it.code, it.name): it for it in (whole, *parts)}
    tabs = (_tab(there, chosen, it, it.name == unit.name) for it in members.values())
    return Family(
        full_name(whole),
        whole.valid_from,
        get_text_list([it.name for it in parts], _("và")),
        tuple(tab for tab in tabs if tab),
    )


def _province_named(name: str) -> Area | None:
    """The province that a name without a code most likely means; only to offer it, never to count."""
    found = [unit for unit in areas().find(name, level=AreaLevel.PROVINCE) if unit.name == name]
    return found[-1] if found else None


def _whole(unit: Area) -> Area | None:
    """The merged province that a province is, or went into."""
    candidates = [unit, *(new for new, _kind in areas().became(unit))]
    return next((it for it in candidates if areas().parts(it)), None)


def _tab(there: Coverage, chosen: Choice, unit: Area, selected: bool) -> Option | None:
    for place in (Place(unit.code, ""), Place(None, unit.name)):
        own = [
            it for it in there.periods(place) if (found := place.unit(it)) is None or found.name == unit.name
        ]
        if own:
            fullest = max(own, key=lambda it: there.counts[place, it])
            period = chosen.period if chosen.period in own else fullest
            return Option(place.key, full_name(unit), selected, period, there.counts[place, period])
    return None
