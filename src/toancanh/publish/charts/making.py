"""A chart of strands of a series: what is drawn where, and what is read when it is pointed at."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

from toancanh.model import Kind, Measure, Observation, Period, Quantity, Status
from toancanh.publish import figures, periods
from toancanh.publish.charts.values import Break, Chart, Dot, Role, Trace
from toancanh.publish.series import Point, Rhythm, Strand, by_year
from toancanh.publish.words import say
from toancanh.reference.messages import Language

_WORTH_DRAWING = Decimal("0.01")  # of the largest value: what is narrower hides under its point
_YEARS = 5  # laid over each other
_COMPARED = (Rhythm.MONTH, Rhythm.TO_DATE, Rhythm.QUARTER)


@dataclass(frozen=True, slots=True)
class Shown:
    """What a chart is to show, in strands of one measure, rhythm and unit.

    Args:
        own: what happened in the area that is asked about; ``None`` if only others are known.
        aims: its plans, targets and forecasts.
        parts: what happened in the areas that it is made up of, by name.
        breaks: the days from which figures are of something else.
    """

    own: Strand | None
    aims: tuple[Strand, ...] = ()
    parts: tuple[tuple[str, Strand], ...] = ()
    breaks: tuple[Break, ...] = ()

    @property
    def strands(self) -> tuple[Strand, ...]:
        """All of them."""
        own = (self.own,) if self.own else ()
        return (*own, *self.aims, *(strand for _, strand in self.parts))

    @property
    def comparable(self) -> bool:
        """Whether years can be laid over each other."""
        own = self.own
        return own is not None and own.rhythm in _COMPARED and len(by_year(own.points)) > 1


@dataclass(frozen=True, slots=True)
class Words:
    """What is written around a chart, and how its figures are told.

    Args:
        title: what is measured.
        area: the name of the area.
        notes: lines under the chart, in a file.
        address: the page of a figure.
        source: the document of a figure, as it is cited.
        lang: the language.
    """

    title: str
    area: str
    notes: tuple[str, ...]
    address: Callable[[Observation], str]
    source: Callable[[Observation], str]
    lang: Language


def chart(shown: Shown, words: Words, *, compared: bool = False) -> Chart:
    """The chart of what is to be shown.

    Args:
        shown: at least one point.
        words: what is written around it.
        compared: whether years are laid over each other; only if ``shown.comparable``.

    Raises:
        ValueError: there is nothing to show.
    """
    if not shown.strands:
        raise ValueError("a chart of nothing")
    first = shown.strands[0]
    factor, unit = scale(shown, words.lang)
    pen = _Pen(words, factor, _largest(shown) * _WORTH_DRAWING)
    traces = pen.years(shown) if compared else pen.through_time(shown)
    measure = "" if first.measure is Measure.LEVEL else say(f"measure.{first.measure}", words.lang)
    about = (words.area, measure, say(f"rhythm.{first.rhythm}", words.lang), unit)
    return Chart(
        title=words.title,
        subtitle=" · ".join(filter(None, about)),
        notes=words.notes,
        traces=tuple(it for it in traces if it.dots),
        breaks=() if compared else _drawn(shown.breaks, shown.strands),
        rhythm=first.rhythm,
        compared=compared,
        from_nought=first.measure is Measure.LEVEL,
        lang=words.lang,
    )


def scale(shown: Shown, lang: Language) -> tuple[Decimal, str]:
    """What one of the unit of the axis is worth, and its name."""
    largest = _largest(shown)
    rounded = Decimal(1).scaleb(largest.adjusted()) if largest else Decimal(0)
    return figures.scale(Quantity(rounded, shown.strands[0].unit), lang)


def _largest(shown: Shown) -> Decimal:
    return max(abs(point.value) for strand in shown.strands for point in strand.points)


class _Pen:
    """Draws points in one unit."""

    def __init__(self, words: Words, factor: Decimal, least: Decimal) -> None:
        self._words, self._factor, self._least = words, factor, least

    def through_time(self, shown: Shown) -> Iterator[Trace]:
        """One trace for each area; the year so far begins anew every year."""
        if shown.own:
            yield self._trace(self._words.area, Role.OWN, shown.own)
        for name, strand in shown.parts:
            yield self._trace(name, Role.PART, strand)
        yield from self._aims(shown.aims)
        if shown.own:
            yield self._rivals(shown.own)

    def years(self, shown: Shown) -> Iterator[Trace]:
        """One trace for each year, the last one first, with what it was to reach."""
        if shown.own is None:
            return
        last, *before = list(by_year(shown.own.points).items())[::-1][:_YEARS]
        for role, (year, points) in ((Role.OWN, last), *((Role.BEFORE, it) for it in before)):
            yield self._trace(str(year), role, replace(shown.own, points=points))
        this_year = [_in_year(it, last[0]) for it in shown.aims]
        yield from self._aims(this_year)
        yield self._rivals(replace(shown.own, points=last[1]))

    def _trace(self, name: str, role: Role, strand: Strand) -> Trace:
        dots = (
            self._dot(point, point.fact, middle(point.period, strand.rhythm), run)
            for run, point in _runs(strand)
        )
        return Trace(name, role, tuple(dots))

    def _aims(self, aims: Iterable[Strand]) -> Iterator[Trace]:
        points = [point for strand in aims for point in strand.points]
        name = say("chart.aim", self._words.lang)
        yield Trace(name, Role.AIM, tuple(map(self._aim, points)))

    def _aim(self, point: Point) -> Dot:
        dot = self._dot(point, point.fact, point.period.start, 0)
        return replace(dot, until=point.period.end, low=None, high=None)

    def _rivals(self, strand: Strand) -> Trace:
        """What others claim and cannot be true as well."""
        dots = (
            replace(self._dot(point, it, middle(point.period, strand.rhythm), 0), low=None, high=None)
            for point in strand.points
            for it in point.disputed
        )
        return Trace(say("chart.rival", self._words.lang), Role.RIVAL, tuple(dots))

    def _dot(self, point: Point, fact: Observation, at: date, run: int) -> Dot:
        value = replace(point, fact=fact).value
        low, high = fact.quantity.interval.low, fact.quantity.interval.high
        wide = low is not None and high is not None and high - low >= self._least
        return Dot(
            at=at,
            value=value / self._factor,
            told=self._told(point, fact),
            address=self._words.address(fact),
            settled=fact.status not in (Status.ESTIMATE, Status.PRELIMINARY),
            low=low / self._factor if wide and low is not None else None,
            high=high / self._factor if wide and high is not None else None,
            run=run,
        )

    def _told(self, point: Point, fact: Observation) -> tuple[str, ...]:
        lang = self._words.lang
        status = say(f"status.{fact.status}", lang)
        lines = [periods.period(point.period, lang), f"{figures.entry(fact, lang)} ({status})"]
        if fact is point.fact:
            beside = [it for it in (point.growth, point.pct_of_plan) if it is not None]
            lines += [f"{figures.entry(it, lang)} {say(f'measure.{it.measure}', lang)}" for it in beside]
        return (*lines, self._words.source(fact))


def middle(period: Period, rhythm: Rhythm) -> date:
    """Where a value stands in time: in the middle of its last month, quarter or year; a count at its day."""
    if rhythm is Rhythm.DATE:
        return period.end
    if rhythm in (Rhythm.QUARTER, Rhythm.YEAR, Rhythm.OTHER):
        return period.start + (period.end - period.start) // 2
    return period.end.replace(day=15)


def _runs(strand: Strand) -> Iterator[tuple[int, Point]]:
    """The points with the number of their run: a new one begins where something is missing."""
    run = 0
    for before, point in pairwise((None, *strand.points)):
        if before is not None and point is not None and not _goes_on(before, point, strand.rhythm):
            run += 1
        if point is not None:
            yield run, point


def _goes_on(before: Point, after: Point, rhythm: Rhythm) -> bool:
    """Whether a point follows another with nothing missing between them."""
    if rhythm is Rhythm.TO_DATE:
        return before.period.end.year == after.period.end.year
    if rhythm in (Rhythm.MONTH, Rhythm.QUARTER, Rhythm.YEAR):
        return (after.period.start - before.period.end).days == 1
    return True


def _in_year(strand: Strand, year: int) -> Strand:
    points = (it for it in strand.points if it.period.start.year == it.period.end.year == year)
    return replace(strand, points=tuple(points))


def _drawn(breaks: Sequence[Break], strands: Sequence[Strand]) -> tuple[Break, ...]:
    """The breaks that lie between values; of a year or quarter that one lies in, where that begins."""
    every = [point.period for strand in strands if strand.points for point in strand.points]
    first, last = min(it.end for it in every), max(it.end for it in every)
    return tuple(replace(it, on=_begun(it.on, strands[0].rhythm)) for it in breaks if first < it.on <= last)


def _begun(day: date, rhythm: Rhythm) -> date:
    if rhythm is Rhythm.YEAR:
        return day.replace(month=1, day=1)
    return Period.quarter_of(day).start if rhythm is Rhythm.QUARTER else day


def aims_of(strands: Iterable[Strand], own: Strand) -> tuple[Strand, ...]:
    """The plans, targets and forecasts that can stand in one chart with what happened."""
    same = (it for it in strands if it.rhythm is own.rhythm and it.unit == own.unit)
    return tuple(it for it in same if it.kind in (Kind.PLAN, Kind.TARGET, Kind.FORECAST))
