"""Which figures of an indicator there are: of which areas, periods and kinds."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import cache

from django.conf import settings
from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast

from toancanh.model import Kind, Period, Place, Status
from toancanh.publish import names
from toancanh.reference.areas import areas
from toancanh.store.admitting import admitted
from toancanh.store.figures import pairs
from toancanh.store.models import ObservationRow

Dims = tuple[tuple[str, str], ...]
_MOST = 400  # places with an indicator and a period


@dataclass(frozen=True, slots=True)
class Cell:
    """A thing of which there are figures."""

    place: Place
    period: Period
    kind: Kind
    dims: Dims


def place_of(code: str, since: date | None) -> Place:
    """The place of a figure: a unit that goes on with the same land under a later date is one with it.

    A bare code means the unit that bears it today.
    """
    latest = next((it.valid_from for it in reversed(areas().versions(code))), None)
    return Place(code, names.since(code, since or latest))


def cells(indicator: str, codes: Collection[str]) -> tuple[Cell, ...]:
    """What there is of an indicator for areas of these codes, in one query."""
    rows = (
        _in_force(indicator)
        .filter(area_code__in=codes)
        .annotate(written=Cast("dims", TextField()))
        .values_list("area_code", "area_since", "period_start", "period_end", "status", "written")
        .distinct()
    )
    place = cache(place_of)
    found = (
        Cell(place(code, since), Period(start, end), Kind.of(Status(status)), pairs(written))
        for code, since, start, end, status, written in rows
        if code and start and end
    )
    return tuple(dict.fromkeys(found))


def places_with(indicator: str, period: Period | None) -> tuple[Place, ...]:
    """Other areas that have figures of an indicator, over a period if one is told; in one query."""
    rows = _in_force(indicator).filter(dims=[])
    if period:
        rows = rows.filter(period_start=period.start, period_end=period.end)
    found = rows.values_list("area_code", "area_since").distinct()[:_MOST]
    return tuple(dict.fromkeys(place_of(code, since) for code, since in found if code))


def _in_force(indicator: str) -> QuerySet[ObservationRow]:
    return admitted(settings.CONFIDENCE).filter(
        indicator=indicator, area_code__isnull=False, period_start__isnull=False
    )
