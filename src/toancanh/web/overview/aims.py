"""The targets of a year, as rows of a table: the whole, and under it each part that figures are known of."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from toancanh.analyse.figures import Figure, Told
from toancanh.analyse.targets import Pace, Verdict, paces, so_far
from toancanh.answering.known import Subject
from toancanh.model import Kind, Observation, Period
from toancanh.publish import names
from toancanh.reference.indicators import catalogue
from toancanh.web.headlines import SECTIONS, section_of
from toancanh.web.language import spoken
from toancanh.web.overview import words
from toancanh.web.overview.around import Around

_AIMS = (Kind.PLAN, Kind.TARGET)


@dataclass(frozen=True, slots=True)
class Step:
    """How one number of a row was made: what it is, the number, from what.

    ``refs`` are the places of the figures it rests on in the list of the row (``Row.facts``), from 1.
    """

    label: str
    figure: Figure
    formula: str
    refs: tuple[int, ...]
    signed: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One aim in one area; or, without a ``pace``, how far a part is that no aim is told of.

    ``done`` is what was reached by the end of ``period``; ``parts`` are of the areas the whole was made of.
    ``number`` counts the aims of a page.
    """

    name: str
    detail: str
    subject: Subject
    area: str
    pace: Pace | None = None
    done: Figure | None = None
    period: Period | None = None
    parts: tuple["Row", ...] = ()
    number: int = 0

    @property
    def tone(self) -> str:
        """How the verdict looks."""
        return words.TONES[self.pace.verdict] if self.pace else ""

    @property
    def mark(self) -> str:
        """The sign of the verdict, so that it is not told by colour alone."""
        return words.MARKS[self.pace.verdict if self.pace else Verdict.UNKNOWN]

    @property
    def bar(self) -> tuple[str, str, str]:
        """Percent of the bar that is surely done, that may be, and the tick of what is usual."""
        percent = self.pace.percent if self.pace else None
        if percent is None:
            return "0", "0", ""
        low, high = _within(percent.interval.low), _within(percent.interval.high)
        season = self.pace.season if self.pace else None
        usual = "" if season is None else str(_within(season.share.interval.low))
        return str(low), str(max(high - low, Decimal(0))), usual

    @property
    def facts(self) -> tuple[Observation, ...]:
        """The figures of documents that the row rests on, each once."""
        every = (step[1] for step in words.numbers(self.pace)) if self.pace else filter(None, (self.done,))
        return tuple(dict.fromkeys(fact for it in every for fact in it.facts))

    @property
    def steps(self) -> tuple[Step, ...]:
        """Every number of the row with what it rests on."""
        at = {fact: place for place, fact in enumerate(self.facts, start=1)}
        made = words.numbers(self.pace) if self.pace else words.only(self.done)
        return tuple(
            Step(label, it, formula, tuple(at[fact] for fact in it.facts), signed)
            for label, it, formula, signed in made
        )


def _within(end: Decimal | None) -> Decimal:
    return min(max(end or Decimal(0), Decimal(0)), Decimal(100)).quantize(Decimal("0.1"))


def rows(there: Around) -> tuple[Row, ...]:
    """The aims of the year of the period chosen, in the order of the page's sections."""
    year = there.chosen.period.end.year
    found = (row for it in there.subjects if _aimed(there, it, year) for row in _rows(there, it, year))
    return tuple(replace(it, number=at) for at, it in enumerate(sorted(found, key=_order), start=1))


def _order(row: Row) -> tuple[int, int, int]:
    code, dims = row.subject
    return SECTIONS.index(section_of(code)), len(dims), list(catalogue()).index(code)


def _aimed(there: Around, subject: Subject, year: int) -> bool:
    """Whether anybody tells what a year is to bring, or how much of its plan is done."""
    if there.whole is None:
        return False
    lines = (line for part in (there.whole, *there.parts) for line in there.lines(subject, part))
    return any(
        line.period is not None
        and line.period.end.year == year
        and (line.kind in _AIMS or (line.kind is Kind.OUTCOME and line.pct_of_plan is not None))
        for line in lines
    )


def _rows(there: Around, subject: Subject, year: int) -> list[Row]:
    whole, parts = there.told(subject)
    named = [(part.short, it) for part, it in zip(there.parts, parts, strict=True)]
    return rows_of(subject, whole, named, year)


def rows_of(subject: Subject, whole: Told, parts: Iterable[tuple[str, Told]], year: int) -> list[Row]:
    """The aims of one thing in an area, with the parts of it, by name, under the first."""
    own = paces(whole, year)
    under = [_part(subject, name, it, year) for name, it in parts]
    if all(it.pace is None for it in under) and not own:
        return []
    name, detail = _named(subject)
    if not own:
        done, period = so_far(whole, year)
        return [Row(name, detail, subject, "", done=done, period=period, parts=tuple(under))]
    made = [Row(name, detail, subject, "", it, it.done, it.period) for it in own]
    told = any(it.done or it.pace for it in under)
    return [replace(made[0], parts=tuple(under) if told else ()), *made[1:]]


def _named(subject: Subject) -> tuple[str, str]:
    code, dims = subject
    return names.indicator(code, "", spoken()), names.dimensions(dims, spoken())


def _part(subject: Subject, name: str, known: Told, year: int) -> Row:
    """A part with its own plan, else with what it has reached."""
    own = paces(known, year)
    if own:
        return Row(*_named(subject), subject, name, own[0], own[0].done, own[0].period)
    done, period = so_far(known, year)
    return Row(*_named(subject), subject, name, done=done, period=period)
