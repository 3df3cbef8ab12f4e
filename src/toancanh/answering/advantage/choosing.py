"""Of which places and periods there are branches, and which of them to begin with."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet

from toancanh.answering.advantage.tables import Table, branch_key, places_in
from toancanh.answering.available import place_of
from toancanh.answering.known import root
from toancanh.model import AreaLevel, Measure, Period, Place, Status
from toancanh.reference.advantage import COUNTRY, Structure, branch_name, structures
from toancanh.reference.areas import areas
from toancanh.store.admitting import admitted
from toancanh.store.contradictions.selectors import as_of_change
from toancanh.store.models import ObservationRow
from toancanh.store.remembering import Remembered

Coverage = Mapping[Period, Mapping[str, int]]
"""How many branches of each structure there are, by period."""

_TOLD = (Measure.LEVEL, Measure.YOY)
_HAPPENED = (Status.ACTUAL, Status.PRELIMINARY, Status.ESTIMATE)
_PERCENT = "percent"
_LEVELS = (AreaLevel.COUNTRY, AreaLevel.PROVINCE)
_coverage: Remembered[Mapping[Place, Coverage]] = Remembered(1)


def coverage() -> Mapping[Place, Coverage]:
    """Of which places and periods there are branches; remembered until what counts changes.

    Places are the country and its provinces, of today and of before, those of today first.
    """
    return _coverage.of(settings.CONFIDENCE, as_of_change(), _counted)


def _counted() -> Mapping[Place, Coverage]:
    branches: dict[Place, dict[Period, dict[str, set[str]]]] = defaultdict(lambda: defaultdict(dict))
    for code, since, indicator, dims, start, end, unit in _rows():
        place = place_of(code, since)
        area = areas().get(place.code, place.since) if place.since else None
        if area is None or area.level not in _LEVELS:
            continue
        for of, branch in _branches(indicator, code, dict(dims)):
            if of.unit in ("", unit) or unit == _PERCENT:
                branches[place][Period(start, end)].setdefault(of.code, set()).add(branch)
    counted = {
        place: {period: {code: len(it) for code, it in of.items()} for period, of in own.items()}
        for place, own in branches.items()
    }
    return dict(sorted(counted.items(), key=lambda it: _standing(it[0])))


def _rows() -> QuerySet[ObservationRow, Any]:
    every = structures().values()
    wholes = {code for it in every for code in (it.indicator, it.country) if code}
    divided = Q(indicator__in=wholes) & ~Q(dims=[])
    parts = Q(indicator__in={code for it in every for code in it.parts})
    return (
        admitted(settings.CONFIDENCE)
        .filter(divided | parts, measure__in=_TOLD, status__in=_HAPPENED)
        .filter(area_code__isnull=False, period_start__isnull=False)
        .values_list("area_code", "area_since", "indicator", "dims", "period_start", "period_end", "unit")
        .distinct()
    )


def _branches(indicator: str, code: str, dims: Mapping[str, str]) -> Iterator[tuple[Structure, str]]:
    """The structures that a figure is of, with its branch."""
    for of in structures().values():
        if indicator in of.parts and not dims.keys() - {"price"}:
            yield of, indicator
        elif indicator == of.whole_in(code) and of.takes(dims):
            name = branch_name(of, dims[of.dimension])
            yield from ((of, branch_key(of, it)) for it in (name,) if it)


def _standing(place: Place) -> tuple[object, ...]:
    unit = areas().get(place.code, place.since) if place.since else None
    return (place.code == COUNTRY, bool(unit and unit.valid_to), unit.name if unit else place.code)


def periods(of: Coverage) -> tuple[tuple[Period, int], ...]:
    """The periods with the number of their branches, the latest first, longer ones before."""
    told = ((it, sum(by.values())) for it, by in of.items())
    return tuple(sorted(told, key=lambda it: (it[0].end, it[0].days), reverse=True))


def opening(of: Coverage) -> Period | None:
    """The period to begin with: of the last year that has any the one with most branches, then the latest."""
    if not of:
        return None
    year = max(it.end.year for it in of)
    counts = {it: sum(by.values()) for it, by in of.items() if it.end.year == year}
    return max(counts, key=lambda it: (counts[it], it.end, it.days))


def elsewhere(of: Coverage, period: Period) -> tuple[tuple[Structure, Period], ...]:
    """The structures that have no branch in a period, each with the latest period that it has any in."""
    found = []
    for it in structures().values():
        if it.code in of.get(period, {}):
            continue
        having = [span for span, by in of.items() if it.code in by]
        if having:
            found.append((it, max(having, key=lambda span: (span.end, span.days))))
    return tuple(found)


def comparable(place: Place, period: Period, tables: Iterable[Table]) -> tuple[Place, ...]:
    """What a place can be compared with over a period: who has branches in it; the country first."""
    told = [it for it, of in coverage().items() if period in of]
    every = dict.fromkeys((*told, *places_in(tables, period)))
    others = [it for it in every if it != place]
    return tuple(sorted(others, key=lambda it: (it.code != COUNTRY, it != root(place))))


def usual(place: Place, others: Iterable[Place]) -> Place | None:
    """What a place is compared with unless something else is asked for: country, else merged province."""
    return next((it for it in others if it.code == COUNTRY or (it == root(place) != place)), None)


def here(name: str, known: Mapping[Place, Coverage], unit: Place | None) -> Place | None:
    """The place to begin with: the unit of the installation, its parts, then whoever has branches.

    Args:
        name: what is asked for, as the key of a place (``key``); empty for nothing.
        known: ``coverage``.
        unit: of the installation.
    """
    if name:
        return next((it for it in known if key(it) == name), None)
    own = (unit, *_parts(unit)) if unit else ()
    return next((it for it in (*own, *known) if it in known), None)


def _parts(place: Place) -> tuple[Place, ...]:
    unit = areas().get(place.code, place.since) if place.since else None
    return tuple(Place(it.code, it.valid_from) for it in (areas().parts(unit) if unit else ()))


def key(place: Place) -> str:
    """What stands for a place in an address: its code, with the day of one that is no more."""
    versions = areas().versions(place.code)
    if place.since is None or not versions or place == place_of(place.code, versions[-1].valid_from):
        return place.code
    return f"{place.code}-{place.since}"
