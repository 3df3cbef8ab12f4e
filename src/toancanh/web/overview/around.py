"""The place that a page is about, with those it was made of: one picture for all of them.

A merged province comes with the provinces of before, so that its two halves can be told apart.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from toancanh.analyse.figures import Told, joined
from toancanh.analyse.seasons import YEARS
from toancanh.answering.known import Subject, told_of
from toancanh.model import Measure, Period, Place
from toancanh.pipeline import picture
from toancanh.publish.names import full_area
from toancanh.publish.series import Key, by_series
from toancanh.reconcile.picture import Picture, PictureLine
from toancanh.reference.areas import areas
from toancanh.reference.indicators import catalogue, is_counted
from toancanh.store.selection import Asked, Selection, Several
from toancanh.store.selectors import aimed
from toancanh.web import choices
from toancanh.web.language import spoken
from toancanh.web.overview.sides import sided

_AMOUNTS = (Measure.LEVEL, Measure.PCT_OF_PLAN)
_SHOWN = 2  # years before the one of the page, whose course is drawn


@dataclass(frozen=True, slots=True)
class Part:
    """One area of the page: the whole, or one that it was made of."""

    place: Place
    name: str
    short: str


@dataclass(frozen=True)
class Around:
    """All that is known of a place and of those it was made of.

    Args:
        chosen: what the address asks for.
        whole: the place itself; ``None`` if it is no official unit.
        parts: the provinces of before, if it is a merged one.
        picture: of all of them.
    """

    chosen: choices.Choice
    whole: Part | None
    parts: tuple[Part, ...]
    picture: Picture = field(repr=False)

    @cached_property
    def series(self) -> Mapping[Key, tuple[PictureLine, ...]]:
        """The lines of the catalogued indicators, by series."""
        return by_series(it for it in self.picture.lines if it.indicator in catalogue())

    @cached_property
    def subjects(self) -> tuple[Subject, ...]:
        """What is told of, in the order of the catalogue; each indicator before what narrows it."""
        order = {code: at for at, code in enumerate(catalogue())}
        found = {(key.indicator, key.dims) for key in self.series}
        return tuple(sorted(found, key=lambda it: (order[it[0]], len(it[1]), it[1])))

    def lines(self, subject: Subject, part: Part) -> tuple[PictureLine, ...]:
        """The lines of one thing in one area."""
        return self.series.get(Key(*subject, part.place), ())

    def told(self, subject: Subject) -> tuple[Told, tuple[Told, ...]]:
        """What is known of one thing in the whole and in each part, up to the end of the period chosen.

        What follows of the whole from its parts, and the other way round, is there too.
        """
        if self.whole is None:
            return Told(*subject), ()
        every = (self.whole, *self.parts)
        first, *others = (self._told(subject, part).until(self.chosen.period.end) for part in every)
        return joined(first, tuple(others))

    def _told(self, subject: Subject, part: Part) -> Told:
        return told_of(subject, self.lines(subject, part))


def around(chosen: choices.Choice, courses: Collection[str] = ()) -> Around:
    """The picture of a place and of those it was made of, in one go.

    Args:
        chosen: the place and period.
        courses: the indicators whose course is drawn; all, if none is named.
    """
    return _around(chosen, lambda codes: _needed(codes, chosen.period, courses))


def recent(chosen: choices.Choice) -> Around:
    """The whole indicators of the years beside the period chosen, of which there may be news."""
    year = chosen.period.end.year
    return _around(
        chosen, lambda codes: Selection(area_codes=codes, touching=_years(year - 1, year + 1), whole=True)
    )


def _around(chosen: choices.Choice, asked: Callable[[Collection[str]], Asked]) -> Around:
    """What is asked for of a place and its parts; of one without a code only the period, or all would be."""
    unit, place = chosen.place.unit, chosen.place
    if unit is None or not place.code:
        alone = Selection(area_codes=(place.code,)) if place.code else Selection(period=chosen.period)
        return Around(chosen, None, (), picture(alone))
    whole = Part(Place(place.code, place.since or unit.valid_from), full_area(unit, spoken()), unit.name)
    parts = tuple(
        Part(Place(it.code, it.valid_from), full_area(it, spoken()), sided(it)) for it in areas().parts(unit)
    )
    codes = {part.place.code for part in (whole, *parts)}
    return Around(chosen, whole, parts, picture(asked(codes)))


def of_period(chosen: choices.Choice) -> Picture:
    """The picture of a place in the period alone: what happened in it, and stocks counted near its end."""
    if not chosen.place.code:
        return picture(Selection(period=chosen.period))
    codes = {chosen.place.code}
    return picture(
        Several((Selection(area_codes=codes, period=chosen.period), _counted(codes, chosen.period)))
    )


def _counted(codes: Collection[str], period: Period) -> Selection:
    """Stocks as counted near the end of a period."""
    stocks = frozenset(filter(is_counted, catalogue()))
    return Selection(stocks, codes, touching=_years(period.end.year - 1, period.end.year))


def _needed(codes: Collection[str], period: Period, courses: Collection[str]) -> Several:
    """What a page of a period tells of: the rest of ten years of an area would only make it slow.

    All of the period itself; for three years what has its course drawn; aims of the year, and stocks counted
    near its end, with what narrows them; and past years of what has an aim, for its season: how much was done
    of how much, not by how much it grew.
    """
    year = period.end.year
    aims = aimed(codes, Period.year(year))
    near, past = _years(year - 1, year), _years(year - YEARS - 1, year)
    return Several(
        (
            Selection(area_codes=codes, period=period),
            Selection(courses, codes, touching=_years(year - _SHOWN, year + 1), whole=True),
            _counted(codes, period),
            *(Selection(its, codes, touching=near, whole=whole) for whole, its in aims.items() if its),
            *(
                Selection(its, codes, touching=past, whole=whole, measures=_AMOUNTS)
                for whole, its in aims.items()
                if its
            ),
        )
    )


def _years(first: int, last: int) -> Period:
    return Period(Period.year(first).start, Period.year(last).end)
