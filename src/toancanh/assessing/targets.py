"""The targets of a year in an area and in those it was made of, with what the year may come to."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Max

from toancanh.analyse.figures import Told, joined
from toancanh.analyse.outlook import Outlook, Refusal, Refused, outlook
from toancanh.analyse.prospects import Watched, watched
from toancanh.analyse.seasons import YEARS
from toancanh.answering.available import place_of
from toancanh.answering.known import Subject, known, told_of
from toancanh.model import Area, Kind, Measure, Period, Place, Status
from toancanh.pipeline import picture, standpoint
from toancanh.publish.series import by_series
from toancanh.reference.areas import areas
from toancanh.reference.indicators import catalogue
from toancanh.store.admitting import current
from toancanh.store.contradictions.selectors import as_of_change
from toancanh.store.remembering import Remembered
from toancanh.store.selection import Selection, Several
from toancanh.store.selectors import aimed

_AMOUNTS = (Measure.LEVEL, Measure.PCT_OF_PLAN)
_FIRST = 1950  # years before have no figures, and no years before them to compare with
_outlooks: Remembered[Outlook | Refused] = Remembered(200)


@dataclass(frozen=True, slots=True)
class Target:
    """One aim of a year.

    Args:
        subject: what is aimed at.
        area: where: the area asked about, or one that it was made of.
        watched: how far it is, and what the year may come to.
    """

    subject: Subject
    area: Area
    watched: Watched


def targets(unit: Area, until: Period) -> tuple[Target, ...]:
    """The aims of the year that a period lies in, as known by its end, in the order of the catalogue."""
    if until.end.year < _FIRST:
        return ()
    places = {Place(it.code, it.valid_from): it for it in (unit, *areas().parts(unit))}
    order = {code: at for at, code in enumerate(catalogue())}
    found = sorted(_told(places, until), key=lambda it: (order[it[0][0]], len(it[0][1]), it[0][1]))
    return tuple(
        Target(subject, places[place], it)
        for subject, by_place in found
        for place, told in by_place.items()
        for it in watched(told, until.end.year)
    )


def _told(places: Collection[Place], until: Period) -> Iterator[tuple[Subject, Mapping[Place, Told]]]:
    """What is known of each thing that an aim is told of, by area."""
    codes = {it.code for it in places}
    asked = past_of_aims(codes, until.end.year)
    if not asked:
        return
    lines = by_series(it for it in picture(Several(asked)).lines if it.indicator in catalogue())
    for subject in {(key.indicator, key.dims) for key in lines}:
        own = {key.place: its for key, its in lines.items() if (key.indicator, key.dims) == subject}
        first, *others = (told_of(subject, own.get(it, ())).until(until.end) for it in places)
        whole, parts = joined(first, tuple(others))
        yield subject, dict(zip(places, (whole, *parts), strict=True))


def past_of_aims(
    codes: Collection[str], year: int, among: Collection[str] | None = None
) -> tuple[Selection, ...]:
    """What has an aim in a year, with the past years that its season is known from.

    Of those only how much was done, and of how much, not by how much it grew.

    Args:
        codes: the areas that matter.
        year: the year of the aims.
        among: the indicators that matter; all, if not told.
    """
    near, past = Period.years(year - 1, year), Period.years(year - YEARS - 1, year)
    known = aimed(codes, Period.year(year)).items()
    wanted = ((whole, its if among is None else its.intersection(among)) for whole, its in known)
    told = [(whole, its) for whole, its in wanted if its]
    return (
        *(Selection(its, codes, touching=near, whole=whole) for whole, its in told),
        *(Selection(its, codes, touching=past, whole=whole, measures=_AMOUNTS) for whole, its in told),
    )


def latest(unit: Area) -> Period | None:
    """The months of a year up to the last that something is told of, in an area or those it was made of.

    Aims do not count, and nothing of days to come.
    """
    codes = {it.code for it in (unit, *areas().parts(unit))}
    happened = [it.value for it in Status if Kind.of(it) is Kind.OUTCOME]
    told = current().filter(Selection(area_codes=codes).condition(), status__in=happened)
    last: date | None = told.aggregate(last=Max("period_end"))["last"]
    return Period.months(last.year, 1, last.month) if last else None


def ranked(found: Collection[Target]) -> tuple[Target, ...]:
    """Those that are warned of, the gravest first."""
    return tuple(sorted((it for it in found if it.watched.warns), key=lambda it: it.watched.order))


def outlook_of(subject: Subject, place: Place, until: Period) -> Outlook | Refused:
    """The outlook on the months after what is known by the end of a period, or why there is none.

    Remembered until what counts changes: it is tried on the past first, which takes seconds.
    """
    key = subject, place, until.end, standpoint()
    return _outlooks.of(key, as_of_change(), lambda: _outlook(subject, place, until))


def _outlook(subject: Subject, place: Place, until: Period) -> Outlook | Refused:
    if until.end.year < _FIRST:
        return Refused(Refusal.SHORT)
    own = place_of(place.code, place.since)
    told = known(subject, own, until.end.year).get(own, Told(*subject))
    return outlook(told.until(until.end))
