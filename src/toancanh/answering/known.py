"""What is known of one thing in an area and in those it was made of, with what follows from each other.

The first page, the targets and the answers to questions all reckon from this (``analyse.figures.joined``).
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from toancanh.analyse.figures import Claim, Figure, How, Told, cumulated, joined, told
from toancanh.analyse.seasons import YEARS
from toancanh.analyse.targets import paces, with_last_year
from toancanh.answering.available import place_of
from toancanh.model import Kind, Observation, Period, Place
from toancanh.pipeline import picture
from toancanh.reconcile.picture import PictureLine
from toancanh.reference.areas import areas
from toancanh.reference.indicators import catalogue, is_flow
from toancanh.store.selection import Selection

Subject = tuple[str, tuple[tuple[str, str], ...]]  # an indicator with its dimensions


def told_of(subject: Subject, lines: Iterable[PictureLine]) -> Told:
    """What the lines of one thing in one area say, each figure as wide as those that contradict it."""
    return told(*subject, (Claim(fact, _against(it, fact)) for it in lines for fact in it.observations))


def _against(line: PictureLine, fact: Observation) -> tuple[Observation, ...]:
    """The rivals of a figure in a line whose documents contradict each other."""
    if not line.conflict:
        return ()
    return tuple(it for it in line.rivals if it.measure is fact.measure and it.status is fact.status)


def known(subject: Subject, place: Place, year: int) -> Mapping[Place, Told]:
    """What is known of one thing until the end of a year, by area.

    The areas are the one that ``place`` lies in since it was merged, and all that this was made of.
    """
    whole = root(place)
    unit = areas().get(whole.code, whole.since) if whole.since else None
    parts = (Place(it.code, it.valid_from) for it in (areas().parts(unit) if unit else ()))
    places = tuple(dict.fromkeys((whole, *parts)))
    years = Period(Period.year(year - YEARS - 1).start, Period.year(year).end)
    asked = Selection((subject[0],), {it.code for it in places}, touching=years, whole=not subject[1])
    lines: dict[Place, list[PictureLine]] = defaultdict(list)
    for it in picture(asked).lines:
        if it.area_code and it.dims == subject[1]:
            lines[place_of(it.area_code, it.area_since)].append(it)
    first, *others = (told_of(subject, lines[it]) for it in places)
    above, under = joined(first, tuple(others))
    return dict(zip(places, (above, *under), strict=True))


def root(place: Place) -> Place:
    """The area that one was merged into; itself if it was not."""
    unit = areas().get(place.code, place.since) if place.since else None
    after = areas().became(unit) if unit else ()
    return Place(after[0][0].code, after[0][0].valid_from) if len(after) == 1 else place


def follows(subject: Subject, place: Place, period: Period, kind: Kind) -> Figure | None:
    """The level of one thing that nobody tells but that follows from what is told; ``None`` if none does."""
    year = period.end.year
    own = known(subject, place, year + 1).get(place)
    if own is None:
        return None
    if kind in (Kind.PLAN, Kind.TARGET) and period == Period.year(year):
        aims = (it.target for it in paces(own, year) if it.aim.kind is kind)
        return next((it for it in aims if it and it.how is not How.TOLD), None)
    if kind is not Kind.OUTCOME:
        return None
    full = with_last_year(own, year + 1)
    found = full.levels.get(period)
    if found is None and is_flow(subject[0]) and period.start == date(year, 1, 1):
        found = cumulated(full, year, catalogue()[subject[0]].unit).get(period.end)
    return found if found and found.how is not How.TOLD else None


@dataclass(frozen=True, slots=True)
class Progress:
    """What is known of a thing in some areas until the end of a period of the year of a plan."""

    subject: Subject
    period: Period
    areas: tuple[tuple[Place, Told], ...]


def progress(subject: Subject, places: Collection[Place], period: Period) -> Progress | None:
    """What is known of the plan of a year in some areas; ``None`` where nobody tells of one in any."""
    found: dict[Place, Told] = {}
    for place in places:
        found |= {} if place in found else known(subject, place, period.end.year)
    own = tuple((it, found[it].until(period.end)) for it in places if it in found)
    return Progress(subject, period, own) if any(_speaks(it, period) for _, it in own) else None


def _speaks(of: Told, period: Period) -> bool:
    """Whether anybody tells what the year was to bring, or a percent of it."""
    year = Period.year(period.end.year)
    return any(it.period == year for it in of.aims) or any(year.covers(it) for it in of.percents)
