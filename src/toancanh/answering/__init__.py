"""A question answered from the store: with the figure that is stood by, or with what there is instead.

Nothing is made up. A figure is given only where one of that indicator, area, period and kind is told; what
follows from others is given apart, with its derivation. Words that nothing was made of are named, and while
there are any no figure is given: "CCN Bình Thành" is not answered with the number of all clusters.
Django must be set up before it is imported (``toancanh.web.prepare``).
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.conf import settings

from toancanh import pipeline
from toancanh.analyse.figures import Figure
from toancanh.answering.available import Cell, Dims, cells, place_of, places_with
from toancanh.answering.known import Progress, follows, progress, root
from toancanh.model import Area, Kind, Measure, Observation, Period, Place, Question
from toancanh.model.text import fold
from toancanh.reconcile.picture import PictureLine
from toancanh.reference import indicators
from toancanh.reference.areas import areas, meant
from toancanh.store.selection import Selection

__all__ = ["Answer", "Progress", "Told", "answer", "home"]

_IN_PICTURE = (Measure.LEVEL, Measure.YOY, Measure.PCT_OF_PLAN)
_AIMS = (Kind.PLAN, Kind.TARGET)
_OF_ONE = ("project", "place", "product", "commodity", "partner")
_MOST = 8  # offers of one sort


@dataclass(frozen=True, slots=True)
class Told:
    """Figures that answer: a line of the picture, and the one asked for among its figures.

    ``exact`` is whether the fact is of the measure asked for and of the whole; else it is what there is.
    """

    line: PictureLine
    fact: Observation
    exact: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """A question with its answer.

    Args:
        question: as it was understood.
        indicator: the code that was taken of those the words can mean.
        place: the area taken, ``None`` where none of those meant has a figure of the indicator.
        period: the stretch of time taken; the latest there is, where the words tell none.
        told: the figures, those of the whole before those that a dimension narrows.
        facts: figures in a measure that the picture does not show, such as growth on the month before.
        derived: the level that nobody tells but that follows from what is told.
        progress: how far the year's plan is, where that is asked.
        beside: the answers for the further areas that are asked about.
        periods: other periods there are for the place, the nearest first.
        kinds: other kinds of figures there are for the place: plans, aims, forecasts.
        places: other areas there are for the period, or at all if there are none.
        unclear: words of the question that nothing was made of.
    """

    question: Question
    indicator: str | None = None
    place: Place | None = None
    period: Period | None = None
    told: tuple[Told, ...] = ()
    facts: tuple[Observation, ...] = ()
    derived: Figure | None = None
    progress: "Progress | None" = None
    beside: tuple["Answer", ...] = ()
    periods: tuple[Period, ...] = ()
    kinds: tuple[Kind, ...] = ()
    places: tuple[Place, ...] = ()
    unclear: str = ""

    @property
    def aimless(self) -> bool:
        """Whether it was asked how far a plan is, and no document tells of one."""
        asked = self.question.pace or self.question.kind is Kind.NEED
        return asked and self.indicator is not None and not (self.unclear or self.progress)

    @property
    def lacking(self) -> bool:
        """Whether there is no figure of the area, and how far the plan is does not answer instead."""
        instead = self.progress if self.question.kind is Kind.NEED else None
        return not (self.told or self.facts or self.derived or instead)

    @property
    def found(self) -> bool:
        """Whether there is a figure, told or derived, of the area or of one asked about beside."""
        own = self.told or self.facts or self.derived or self.progress
        return bool(own) or any(it.found for it in self.beside)


def home(on: date) -> Area | None:
    """The area of the installation on a day, which questions are about that name none."""
    return meant(settings.AREA, on)


def answer(question: Question, here: Area | None = None) -> Answer:
    """Answer from what is stood by; ``here`` is the area meant where the question names none."""
    told = _answer(question, here)
    if told.indicator is None or told.unclear:
        return told
    if question.beside:
        told = replace(told, beside=_beside(told, here))
    if question.pace or question.kind is Kind.NEED:
        told = replace(told, progress=_progress(told))
    return told


def _answer(question: Question, here: Area | None) -> Answer:
    if not question.indicators:
        return Answer(question, unclear=question.rest)
    indicator = question.indicators[0]
    meant = [Place(it.code, it.valid_from) for it in _meant(question, here)]
    known = [it for it in cells(indicator, {it.code for it in meant}) if it.place in meant]
    taken, unclear = _of_words(question, known)
    begun = Answer(question, indicator, _nearest(taken, meant), question.period, unclear=unclear)
    if unclear:
        return _with_offers(begun, taken)
    parts = [] if question.dims or question.rest else [it for it in known if _is_part(it.dims)]
    for those in (taken, parts):
        if at := _where(question, those, meant):
            place, period = at
            begun = _with_figures(replace(begun, place=place, period=period), those, exactly=those is taken)
            break
    return _with_offers(begun, taken)


def _beside(told: Answer, here: Area | None) -> tuple[Answer, ...]:
    """The answers for the further areas, all of one period: that of the first, if any of them tells it."""
    asked = [replace(told.question, areas=(it,), beside=(), pace=False) for it in told.question.beside]
    for period in _common(told, asked):
        found = [_answer(replace(it, period=period, year_told=True), here) for it in asked]
        if any(it.told or it.facts for it in found):
            return tuple(found)
    latest = told.period or told.question.period
    return tuple(_answer(replace(it, period=latest, year_told=latest is not None), here) for it in asked)


def _common(told: Answer, asked: Sequence[Question]) -> Iterator[Period]:
    """The period of the first area; if none was asked for, then others of the year from January on."""
    if told.period is None:
        return
    yield told.period
    if told.question.period is not None and not told.question.pace:
        return
    codes = {unit.code for it in asked for unit in it.areas}
    own = {it.period for it in cells(asked[0].indicators[0], codes) if it.kind in _kinds(told.question.kind)}
    year = Period.year(told.period.end.year)
    begun = [it for it in own if it.start == year.start and it.end < told.period.end]
    yield from sorted(begun, key=lambda it: it.end, reverse=True)


def _progress(told: Answer) -> Progress | None:
    """How far the plan of the year is in the areas asked about."""
    period = told.period or told.question.period
    if told.indicator is None or told.place is None or period is None:
        return None
    beside = (Place(it.code, it.valid_from) for it in told.question.beside)
    return progress((told.indicator, told.question.dims), (told.place, *beside), period)


def _meant(question: Question, here: Area | None) -> Sequence[Area]:
    """The areas that the question can mean: of one that names none the home, then what it was before."""
    if question.areas or here is None:
        return question.areas
    named = (it for it in areas().parts(here) if it.name == here.name)
    return (here, *named)


def _of_words(question: Question, known: Sequence[Cell]) -> tuple[list[Cell], str]:
    """The figures that the dimensions and the other words of the question are about, and words left over."""
    asked = {(name, fold(value)) for name, value in question.dims}
    ways = {it.dims for it in known}  # few beside the figures
    if question.rest:
        named = {it for it in ways if any(_names(value, question.rest) for _, value in it)}
        if named:
            return [it for it in known if it.dims in named], ""
    if asked:
        fitting = {it for it in ways if asked <= {(name, fold(value)) for name, value in it}}
        return [it for it in known if it.dims in fitting], question.rest
    return [it for it in known if _of_all(it.dims)] or list(known), question.rest


def _of_all(dims: Dims) -> bool:
    """Whether a figure is of the whole: it says at most at which prices."""
    return all(name == "price" for name, _ in dims)


def _is_part(dims: Dims) -> bool:
    """Whether a figure is of a part of the whole, such as a sector, and of no single project or place."""
    return not _of_all(dims) and all(name not in _OF_ONE for name, _ in dims)


def _names(value: str, rest: str) -> bool:
    """Whether what narrows a figure bears a name of the question: "KCN Hòa Phú"."""
    return f" {fold(rest)} " in f" {fold(value)} "


def _kinds(kind: Kind) -> tuple[Kind, ...]:
    """The kinds that answer: a plan is the aim that the province set itself, so each stands for the other."""
    return (kind, *(it for it in _AIMS if it is not kind)) if kind in _AIMS else (kind,)


def _nearest(known: Sequence[Cell], meant: Sequence[Place]) -> Place | None:
    """The first area meant that has any figure; the first of all if none has."""
    with_any = (place for place in meant if any(it.place == place for it in known))
    return next(with_any, None) or next(iter(meant), None)


def _where(question: Question, known: Sequence[Cell], meant: Sequence[Place]) -> tuple[Place, Period] | None:
    """The first area meant that has figures of the period, and the period."""
    kinds = _kinds(Kind.OUTCOME if question.kind is Kind.NEED else question.kind)
    fitting = [it for it in known if it.kind in kinds]
    standing = indicators.is_counted(question.indicators[0])
    for place in meant:
        periods = {it.period for it in fitting if it.place == place}
        if (period := _period(question, periods, standing)) is not None:
            return place, period
    return None


def _period(question: Question, periods: Collection[Period], standing: bool) -> Period | None:
    """The period asked for; without a year the latest one that is alike, without any the latest.

    What stands at a date is asked for by a stretch that holds the date: the last count in it answers.
    """
    asked = question.period
    of_plan = question.pace or question.kind is Kind.NEED
    if not standing and (question.so_far or of_plan) and (asked not in periods or not question.year_told):
        periods = [it for it in periods if it.start == Period.year(it.start.year).start] or periods
        if asked and asked == Period.year(asked.start.year):
            periods = [it for it in periods if asked.covers(it) or not question.year_told]
            asked = None
    if asked is None:
        return max(periods, key=lambda it: (it.end, it.days), default=None)
    if asked in periods:
        return asked
    if standing:
        within = (it for it in periods if asked.start <= it.start and it.end <= asked.end)
        return max(within, key=lambda it: it.end, default=None)
    if question.year_told:
        return None
    alike = (it for it in periods if it.months_of_year == asked.months_of_year)
    return max(alike, key=lambda it: it.end, default=None)


def _with_figures(it: Answer, known: Sequence[Cell], *, exactly: bool) -> Answer:
    """The figures of the place and period; ``exactly`` if they are of just what was asked for."""
    place, period, measure = it.place, it.period, it.question.measure
    if it.indicator is None or place is None or period is None:
        return it
    if it.question.kind is Kind.NEED:
        return it
    narrowed = {cell.dims for cell in known}
    kinds = _kinds(it.question.kind)
    asked = Selection((it.indicator,), (place.code,), period)
    if measure not in _IN_PICTURE:
        facts = (fact for fact in pipeline.claims(asked).facts if fact.measure is measure)
        return replace(it, facts=tuple(fact for fact in facts if _is_of(fact, place, narrowed)))
    lines = [line for line in pipeline.picture(asked).lines if line.kind in kinds and line.dims in narrowed]
    here = [line for line in lines if _place(line.area_code, line.area_since) == place]
    here.sort(key=lambda line: (len(line.dims), kinds.index(line.kind)))
    told = sorted((_told(line, measure, exactly) for line in here), key=lambda one: not one.exact)
    return replace(it, told=tuple(told))


def _is_of(fact: Observation, place: Place, narrowed: Iterable[object]) -> bool:
    return _place(fact.area_code, fact.area_since) == place and fact.dims in narrowed


def _place(code: str | None, since: date | None) -> Place | None:
    return place_of(code, since) if code else None


def _told(line: PictureLine, measure: Measure, exactly: bool) -> Told:
    asked = {Measure.LEVEL: line.value, Measure.YOY: line.growth, Measure.PCT_OF_PLAN: line.pct_of_plan}
    fact = asked[measure]
    return Told(line, fact or line.observations[0], exact=exactly and fact is not None)


def _with_offers(it: Answer, known: Sequence[Cell]) -> Answer:
    """What there is besides; and, where no figure is told, what follows from others."""
    if it.indicator is None:
        return it
    here = [cell for cell in known if cell.place == it.place]
    asked = Kind.OUTCOME if it.question.kind is Kind.NEED else it.question.kind
    periods = {cell.period for cell in here if cell.kind is asked} - {it.period}
    near = sorted(periods, key=lambda one: _far(one, it.period))
    others = {cell.kind for cell in here} - {it.question.kind}
    more = replace(it, periods=tuple(near[:_MOST]), kinds=tuple(kind for kind in Kind if kind in others))
    level = it.question.measure is Measure.LEVEL and it.question.kind is not Kind.NEED
    if level and not (it.found or it.unclear or it.question.dims) and it.place and it.period:
        made = follows((it.indicator, ()), it.place, it.period, it.question.kind)
        more = replace(more, derived=made)
    places = places_with(it.indicator, it.period) or places_with(it.indicator, None)
    around = [place for place in places if place != it.place]
    around.sort(key=lambda place: (not _akin(place, it.place), len(place.code), place))
    return replace(more, places=tuple(around[:_MOST]))


def _far(one: Period, asked: Period | None) -> tuple[int, int]:
    """How far a period is from the one asked for: those of like length first where days are equal."""
    if asked is None:
        return -one.end.toordinal(), -one.days
    return abs((one.end - asked.end).days), abs(one.days - asked.days)


def _akin(place: Place, other: Place | None) -> bool:
    """Whether one was merged into the other, or both into the same."""
    return other is not None and root(place) == root(other)
