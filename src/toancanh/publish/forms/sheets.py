"""A filled form as a workbook: the table as it is handed in, and where each of its numbers comes from."""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal

from toancanh.model import Area, Bound, Measure, Observation, Status
from toancanh.publish import figures, periods
from toancanh.publish.forms.declared import Column, written
from toancanh.publish.forms.filling import Entry, Filled, Line, per_of, period_of
from toancanh.publish.sdmx.data import Stood
from toancanh.publish.words import capital, locator, say
from toancanh.publish.workbooks import Cell, Formula, Head, Sheet, at
from toancanh.reference.messages import Language
from toancanh.reference.units import units

_BEFORE = 3  # columns before those of figures: number, label, unit
_PLACES = 2
Link = Callable[[Observation], str]


def as_sheets(
    filled: Filled, area: Area, made: date, lang: Language, link: Link | None = None
) -> tuple[Sheet, Sheet]:
    """The sheet of the form, and that of its sources.

    Args:
        filled: the form.
        area: the unit that it is of.
        made: the day on which it is filled in.
        lang: the language of heads and labels.
        link: the address of the page of a figure, where there is one.
    """
    return _Writer(filled, area, made, lang, link or (lambda _: "")).sheets()


class _Writer:
    """Writes one form."""

    def __init__(self, filled: Filled, area: Area, made: date, lang: Language, link: Link) -> None:
        self.filled, self.area, self.made, self.lang, self.link = filled, area, made, lang, link
        ids = [it.id for it in filled.form.columns]
        self.places = {name: number for number, name in enumerate(ids, _BEFORE + 1)}
        self.top = len(self._titles()) + 2

    def sheets(self) -> tuple[Sheet, Sheet]:
        form, lang = self.filled.form, self.lang
        rows = tuple(self._row(number, line) for number, line in enumerate(self.filled.lines, self.top + 1))
        heads = (
            Head(say("form.no", lang), 6),
            Head(say("form.thing", lang), 46),
            Head(say("form.unit", lang), 12),
            *(Head(self._head(it), 15) for it in form.columns),
        )
        under = (say("form.under", lang),) if self.filled.entries else (say("form.empty", lang),)
        table = Sheet(form.name.of(lang), self._titles(), heads, rows, under, _BEFORE)
        return table, self._sources()

    def _titles(self) -> tuple[str, ...]:
        """What the table is of, where and when; which land is meant where the name alone does not say."""
        lang, unit = self.lang, self.area
        name = f"{unit.type.lower() if lang == 'vi' else unit.type} {unit.name}".strip()
        of = say("form.of", lang, area=name, month=periods.published(self.filled.month, lang))
        days = {"since": periods.day(unit.valid_from, lang)}
        if unit.valid_to:
            days["until"] = periods.day(unit.valid_to, lang)
        land = say("form.land_until" if unit.valid_to else "form.land", lang, **days)
        # A name alone is that of then: the dateline of a letter says that the unit of today is meant.
        day = (
            ""
            if unit.valid_to
            else say("form.dateline", lang, area=unit.name, day=_written_out(self.made, lang))
        )
        return tuple(filter(None, (self.filled.form.title.of(lang), of, land, day)))

    def _head(self, column: Column) -> str:
        """The head of a column with its times."""
        month, lang = self.filled.month, self.lang
        year, number = month.start.year, month.start.month
        before = periods.published(period_of("before", month), lang)
        settled = self.filled.settled(column)
        words = {
            "month": str(number) if lang == "vi" else say(f"month.m{number:02}", lang),
            "year": str(year),
            "last_year": str(year - 1),
            "before": before,
            "months": say("form.months", lang, count=str(number)),
            "done": say(f"form.done_{settled}", lang),
        }
        return capital(column.head.of(lang).format(**words))

    def _row(self, number: int, line: Line) -> tuple[Cell, ...]:
        row, lang = line.row, self.lang
        strong = row.indicator is None or (bool(row.no) and not row.no.isdigit())
        label = row.label.of(lang).format(name=capital(line.name) if row.label.vi == "{name}" else line.name)
        cells = (self._entry(number, line, it) for it in self.filled.form.columns)
        return (Cell(row.no), Cell(label, strong=strong), Cell(self._unit(line)), *cells)

    def _unit(self, line: Line) -> str:
        if line.row.indicator is None:
            return ""
        if line.unit in written():
            return written()[line.unit].name.of(self.lang)
        known = units().get(line.unit)
        name = line.unit if known is None else known.name_en if self.lang == "en" else known.name_vi
        return capital(name)

    def _entry(self, number: int, line: Line, column: Column) -> Cell:
        it = line.entries.get(column.id)
        if it is None:
            return Cell()
        if it.ratio:
            over, under = (at(self.places[name], number) for name in it.ratio)
            return Cell(Formula(f"100*{over}/{under}", it.value), _PLACES, link=self._link(it.told))
        if it.parts:
            column_at = self.places[column.id]
            parts = ",".join(at(column_at, self.top + 1 + part) for part in it.parts)
            return Cell(Formula(f"SUM({parts})", it.value), _places(it.value), link=self._link(it.told))
        return self._figure(it, column, Decimal(1) if column.ratio else per_of(line.unit))

    def _figure(self, it: Entry, column: Column, per: Decimal) -> Cell:
        assert it.stood is not None
        stood, fact = it.stood, it.stood.fact
        before = figures.bound_word(fact.quantity.bound, fact.status, self.lang)
        shown = "" if fact.quantity.bound is Bound.EXACT or fact.measure is not Measure.LEVEL else before
        places = _places(it.value, fact.quantity.step / per)
        return Cell(it.value, places, shown, self._link(stood), " ".join(self._notes(it, column)))

    def _notes(self, it: Entry, column: Column) -> Iterator[str]:
        """What is to be known of a figure beside what its column says."""
        if it.stood is None:
            return
        fact, lang = it.stood.fact, self.lang
        if it.stood.disputed:
            yield say("form.disputed", lang)
        if it.made is not None:
            yield say("form.made", lang, made=figures.number(it.made.quantize(Decimal("0.01")), lang))
        if fact.status in _DONE and column.ratio is None and fact.status is not self.filled.settled(column):
            yield say("form.status_of", lang, status=say(f"status.{fact.status}", lang))

    def _link(self, stood: Stood | None) -> str:
        return self.link(stood.fact) if stood else ""

    def _sources(self) -> Sheet:
        names = ("cell", "status", "document", "number", "issuer", "day", "place", "page")
        widths = (8, 14, 50, 18, 28, 14, 30, 40)
        heads = tuple(
            Head(say(f"form.{name}", self.lang), width) for name, width in zip(names, widths, strict=True)
        )
        return Sheet(say("form.sources", self.lang), (), heads, tuple(self._source_rows()), kept=1)

    def _source_rows(self) -> Iterator[tuple[Cell, ...]]:
        for number, line in enumerate(self.filled.lines, self.top + 1):
            for column in self.filled.form.columns:
                entry = line.entries.get(column.id)
                stood = (entry.stood or entry.told) if entry else None
                if stood is not None:
                    yield self._source(at(self.places[column.id], number), stood)

    def _source(self, cell: str, stood: Stood) -> tuple[Cell, ...]:
        fact, paper = stood.fact, stood.paper
        page = self.link(fact)
        return (
            Cell(cell),
            Cell(capital(say(f"status.{fact.status}", self.lang))),
            Cell(paper.title),
            Cell(paper.number or ""),
            Cell(paper.issuer or ""),
            Cell(paper.vintage),
            Cell(locator(fact.passage.locator, self.lang)),
            Cell(page, link=page),
        )


_DONE = (Status.ESTIMATE, Status.PRELIMINARY, Status.ACTUAL)


def _written_out(day: date, lang: Language) -> str:
    """A day as the dateline of a letter has it."""
    return f"ngày {day.day} tháng {day.month} năm {day.year}" if lang == "vi" else periods.day(day, lang)


def _places(value: Decimal, step: Decimal | None = None) -> int:
    """How many decimals are shown: as many as the source wrote, four at most."""
    exponent = (step or value).normalize().as_tuple().exponent
    return min(max(0, -exponent), 4) if isinstance(exponent, int) else 0
