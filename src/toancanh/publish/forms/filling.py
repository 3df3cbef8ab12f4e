"""A form with figures: each number a figure of a document, a formula over others, or nothing.

Nothing is made up: where one of the two columns of a ratio is empty, the ratio that a document tells itself
stands there, and where none does the cell stays empty. A ratio or a sum is a formula only where what comes of
it is what we know; where a document tells another, that stands, and what the columns make is said beside it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from toancanh.model import Bound, Interval, Measure, Observation, Period, Status, kind_of
from toancanh.model.intervals import add, common, divide, exactly, multiply, total
from toancanh.publish.forms.declared import ANY, Column, Form, Row, written
from toancanh.publish.sdmx.codes import narrowed
from toancanh.publish.sdmx.data import Stood

_HUNDRED = Decimal(100)
_GROWTHS = (Measure.YOY, Measure.MOM)
_LEAST_FIRST = (Status.ESTIMATE, Status.PRELIMINARY)
Dims = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands in a cell.

    Args:
        stood: the figure that a document tells.
        ratio: the columns of which it is the ratio.
        parts: the rows, by place, of which it is the sum.
        value: the number as it is shown, in the unit of the row.
        told: a figure that says what the formula makes.
        made: what the columns would make of a ratio that is told otherwise.
    """

    value: Decimal
    stood: Stood | None = None
    ratio: tuple[str, str] | None = None
    parts: tuple[int, ...] = ()
    told: Stood | None = None
    made: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A row filled: its declaration, what narrows it, its unit, and what stands in each column."""

    row: Row
    name: str
    unit: str
    entries: Mapping[str, Entry]


@dataclass(frozen=True, slots=True)
class Filled:
    """A form filled for a period.

    Args:
        form: as it is declared.
        month: the month that it is for.
        lines: its rows.
    """

    form: Form
    month: Period
    lines: tuple[Line, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All that stands in it."""
        return tuple(it for line in self.lines for it in line.entries.values())

    @property
    def room(self) -> int:
        """How many cells there are to be filled."""
        return sum(len(self.form.columns) for line in self.lines if line.row.indicator)

    def settled(self, column: Column) -> Status:
        """How settled the least settled outcome of a column and of those of its period is."""
        ids = {it.id for it in self.form.columns if (it.at, it.last) == (column.at, column.last)}
        told = (it for line in self.lines for name, it in line.entries.items() if name in ids)
        found = {it.stood.fact.status for it in told if it.stood}
        return next((it for it in _LEAST_FIRST if it in found), Status.ACTUAL)


def period_of(at: str, month: Period, *, last: bool = False) -> Period:
    """The period that a column is of, seen from the month of a form."""
    year, number = month.start.year, month.start.month
    if at.startswith("m") and at[1:].isdigit():
        found = Period.month(year, int(at[1:]))
    elif at.startswith("q"):
        found = Period.quarter(year, int(at[1:]))
    else:
        found = {
            "month": month,
            "before": Period.month_from(month.start, -1),
            "to_date": Period.months(year, 1, number),
            "year": Period.year(year),
        }[at]
    return found.year_before() if last else found


class Known:
    """The figures of one area, by what they are of."""

    def __init__(self, stood: Iterable[Stood]) -> None:
        """Keep the figures; those at constant prices are no part of a form."""
        self._by: dict[tuple[object, ...], Stood] = {}
        self.narrowed: dict[str, dict[Dims, set[str]]] = {}
        for it in stood:
            fact = it.fact
            if fact.indicator is None or fact.period is None or _is_constant(fact):
                continue
            dims = narrowed(fact.dims)
            unit = fact.quantity.unit if fact.measure is Measure.LEVEL else ""
            self._by.setdefault((fact.indicator, dims, fact.period, kind_of(fact), fact.measure, unit), it)
            units = self.narrowed.setdefault(fact.indicator, {}).setdefault(dims, set())
            if unit:
                units.add(unit)

    def of(self, indicator: str, dims: Dims, column: Column, period: Period, unit: str) -> Stood | None:
        """The figure of a column, if one is told."""
        key = unit if column.measure is Measure.LEVEL else ""
        return self._by.get((indicator, dims, period, column.kind, column.measure, key))


def _is_constant(fact: Observation) -> bool:
    return any(name == "price" and "so sánh" in value for name, value in fact.dims)


def fill(form: Form, month: Period, stood: Iterable[Stood]) -> Filled:
    """The form for a month.

    Args:
        form: as it is declared.
        month: the month; columns that are of other periods are seen from it.
        stood: the figures of the area that are stood by.
    """
    known = Known(stood)
    lines = [line for row in form.rows for line in _lines(row, form, month, known)]
    return Filled(form, month, tuple(_with_sums(lines, form.columns)))


def _lines(row: Row, form: Form, month: Period, known: Known) -> Iterator[Line]:
    if row.indicator is None:
        yield Line(row, "", "", {})
    elif not row.each:
        dims = narrowed(row.dims)
        yield _line(
            row,
            "",
            row.unit,
            _told((row.indicator, dims, row.unit), form.columns, month, known),
            form.columns,
        )
    else:
        for dims, unit in _several(row, known):
            told = _told((row.indicator, dims, unit), form.columns, month, known)
            if told:
                yield _line(row, _name(dims), unit, told, form.columns)


def _several(row: Row, known: Known) -> Iterator[tuple[Dims, str]]:
    """What there is a row each for: by the codes of its industries if it has such, else by name."""
    main = next(iter(sorted(row.each)))
    for dims, units in sorted(
        known.narrowed.get(row.indicator or "", {}).items(), key=lambda it: _order(it[0])
    ):
        names = {name for name, _ in dims}
        if not (main in names and names <= row.each):
            continue
        yield from ((dims, unit) for unit in (sorted(units) if row.unit == ANY else (row.unit,)))


def _order(dims: Dims) -> tuple[str, Dims]:
    return dict(dims).get("vsic", ""), dims


def _name(dims: Dims) -> str:
    return ", ".join(value for name, value in dims if name != "vsic")


def _told(
    thing: tuple[str, Dims, str], columns: Sequence[Column], month: Period, known: Known
) -> dict[str, Stood]:
    """What documents tell of a thing, by column."""
    indicator, dims, unit = thing
    told = (
        (it.id, known.of(indicator, dims, it, period_of(it.at, month, last=it.last), unit)) for it in columns
    )
    return {name: found for name, found in told if found is not None}


def _line(row: Row, name: str, unit: str, told: Mapping[str, Stood], columns: Sequence[Column]) -> Line:
    levels = {it.id: told[it.id] for it in columns if it.ratio is None and it.id in told}
    per = per_of(unit)
    entries: dict[str, Entry] = {name: Entry(_value(it.fact) / per, it) for name, it in levels.items()}
    for column in columns:
        entry = _ratio(column, levels, told.get(column.id)) if column.ratio else None
        if entry:
            entries[column.id] = entry
    return Line(row, name, unit, entries)


def per_of(unit: str) -> Decimal:
    """What one of the unit that a form writes is worth in ours."""
    known = written().get(unit)
    return known.per if known else Decimal(1)


def _value(fact: Observation) -> Decimal:
    quantity = fact.quantity
    return quantity.value if quantity.high is None else (quantity.value + quantity.high) / 2


def _ratio(column: Column, levels: Mapping[str, Stood], told: Stood | None) -> Entry | None:
    """A formula over two columns that are told, else what a document tells."""
    assert column.ratio is not None
    over, under = (levels.get(name) for name in column.ratio)
    said = _indexed(told.fact) if told else None
    if over is None or under is None or not _value(under.fact):
        return Entry(said, told) if said is not None else None
    if said is not None and not all(it.fact.quantity.bound is Bound.EXACT for it in (over, under)):
        return Entry(said, told)  # "gần 860" over a plan says less than the percent that is told
    made = Entry(_HUNDRED * _value(over.fact) / _value(under.fact), None, column.ratio, told=told)
    if said is None or told is None or _agrees(over.fact, under.fact, told.fact):
        return made
    return Entry(said, told, made=made.value)


def _indexed(fact: Observation) -> Decimal:
    """A growth as an index on a hundred; a percent of plan as it is."""
    return _value(fact) + (_HUNDRED if fact.measure in _GROWTHS else 0)


def _agrees(over: Observation, under: Observation, told: Observation) -> bool:
    """Whether the ratio of two levels can be what is told of it."""
    made = multiply(exactly(_HUNDRED), divide(over.quantity.interval, under.quantity.interval))
    said = told.quantity.interval
    if told.measure in _GROWTHS:
        said = add(said, exactly(_HUNDRED))
    return common(made, said) is not None


def _with_sums(lines: Sequence[Line], columns: Sequence[Column]) -> Iterator[Line]:
    """The lines; a total that is what its parts make becomes their sum."""
    places = {line.row.id: at for at, line in enumerate(lines) if line.row.id}
    for line in lines:
        parts = [places[name] for name in line.row.total if name in places]
        if not parts:
            yield line
            continue
        entries = dict(line.entries)
        for column in columns:
            if column.ratio is None and (made := _sum(line, lines, parts, column.id)):
                entries[column.id] = made
        yield replace(line, entries=entries)


def _sum(line: Line, lines: Sequence[Line], parts: Sequence[int], column: str) -> Entry | None:
    """The sum of the parts of a column, if all are told and the total, where it is told, can be that."""
    found = [lines[at].entries.get(column) for at in parts]
    if any(it is None or it.stood is None for it in found):
        return None
    its = [it for it in found if it is not None]
    told = line.entries.get(column)
    made = total(_written(it) for it in its)
    if told and told.stood and common(made, told.stood.fact.quantity.interval) is None:
        return None
    return Entry(
        sum((it.value for it in its), Decimal(0)), None, None, tuple(parts), told.stood if told else None
    )


def _written(it: Entry) -> Interval:
    assert it.stood is not None
    return it.stood.fact.quantity.interval
