"""The targets of a year, as rows of a table: the whole, and under it each part that figures are known of."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from toancanh.analyse.figures import Figure, Told
from toancanh.analyse.prospects import Risk, Watched, watched
from toancanh.analyse.targets import Pace, Verdict, so_far
from toancanh.answering.known import Subject
from toancanh.assessing.saying import warning
from toancanh.model import Kind, Observation, Period
from toancanh.publish import names
from toancanh.reference.indicators import catalogue
from toancanh.web.headlines import SECTIONS, section_of
from toancanh.web.language import spoken
from toancanh.web.overview import words
from toancanh.web.overview.around import Around
from toancanh.web.series.ahead import Ahead, ahead, together

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
    ``number`` counts the aims of a page; ``watched`` tells what the year may come to.
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
    watched: Watched | None = None

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
        every = (step[1] for step in self._made)
        return tuple(dict.fromkeys(fact for it in every for fact in it.facts))

    @property
    def steps(self) -> tuple[Step, ...]:
        """Every number of the row with what it rests on."""
        at = {fact: place for place, fact in enumerate(self.facts, start=1)}
        return tuple(
            Step(label, it, formula, tuple(at[fact] for fact in it.facts), signed)
            for label, it, formula, signed in self._made
        )

    @property
    def _made(self) -> tuple[words.Number, ...]:
        """Every number of the row, what the year may come to last."""
        own = words.numbers(self.pace) if self.pace else words.only(self.done)
        return (*own, *words.outcomes(self.watched)) if self.watched else own


def _within(end: Decimal | None) -> Decimal:
    return min(max(end or Decimal(0), Decimal(0)), Decimal(100)).quantize(Decimal("0.1"))


def rows(there: Around) -> tuple[Row, ...]:
    """The aims of the year of the period chosen, in the order of the page's sections."""
    year = there.chosen.period.end.year
    found = (row for it in there.subjects if _aimed(there, it, year) for row in _rows(there, it, year))
    return tuple(replace(it, number=at) for at, it in enumerate(sorted(found, key=_order), start=1))


@dataclass(frozen=True, slots=True)
class Warned:
    """A target that the year may miss: where, why, and the number of the row that tells how it was made."""

    row: Row
    number: int
    why: str

    @property
    def surely(self) -> bool:
        """Whether every past pattern falls short."""
        own = self.row.watched
        return own is not None and own.prospect is not None and own.prospect.risk is Risk.UNDER


def warnings(told: Iterable[Row]) -> tuple[Warned, ...]:
    """The targets that are warned of, the gravest first."""
    found = [(it, row.number, it.watched) for row in told for it in (row, *row.parts) if it.watched]
    grave = sorted((it for it in found if it[2].warns), key=lambda it: it[2].order)
    return tuple(Warned(row, number, warning(own, spoken())) for row, number, own in grave)


def outlooks(there: Around) -> tuple[Ahead, ...]:
    """The outlook on what has a target, in the whole and in each part that anything is known of."""
    year, until = there.chosen.period.end.year, there.chosen.period
    subjects = [it for it in there.subjects if _aimed(there, it, year)]
    every = (there.whole, *there.parts) if there.whole else ()
    return together(
        ahead((" · ".join(filter(None, _named(subject))), part.short), subject, part.place, until)
        for subject in sorted(subjects, key=_place_on_page)
        for part in every
        if there.lines(subject, part)
    )


def _order(row: Row) -> tuple[int, int, int]:
    return _place_on_page(row.subject)


def _place_on_page(subject: Subject) -> tuple[int, int, int]:
    code, dims = subject
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
    own = watched(whole, year)
    under = [_part(subject, name, it, year) for name, it in parts]
    if all(it.pace is None for it in under) and not own:
        return []
    name, detail = _named(subject)
    if not own:
        done, period = so_far(whole, year)
        return [Row(name, detail, subject, "", done=done, period=period, parts=tuple(under))]
    made = [_row((name, detail), subject, "", it) for it in own]
    told = any(it.done or it.pace for it in under)
    return [replace(made[0], parts=tuple(under) if told else ()), *made[1:]]


def _named(subject: Subject) -> tuple[str, str]:
    code, dims = subject
    return names.indicator(code, "", spoken()), names.dimensions(dims, spoken())


def _row(named: tuple[str, str], subject: Subject, area: str, it: Watched) -> Row:
    return Row(*named, subject, area, it.pace, it.pace.done, it.pace.period, watched=it)


def _part(subject: Subject, name: str, known: Told, year: int) -> Row:
    """A part with its own plan, else with what it has reached."""
    own = watched(known, year)
    if own:
        return _row(_named(subject), subject, name, own[0])
    done, period = so_far(known, year)
    return Row(*_named(subject), subject, name, done=done, period=period)
