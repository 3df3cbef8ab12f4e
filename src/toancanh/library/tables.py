"""Answers as tables: rows of exact values with a word on each column, made into pandas or polars frames."""

import html
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Context, Decimal
from typing import TYPE_CHECKING, Any

from toancanh.publish.open_data import Cell, Kind

if TYPE_CHECKING:
    import pandas
    import polars

_SHOWN = 20
_DIGITS = 38  # of a decimal of polars
_OUTWARDS = {"low": ROUND_FLOOR, "high": ROUND_CEILING}  # an interval never becomes narrower


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, what it means, what its cells hold."""

    name: str
    about: str
    kind: Kind = Kind.TEXT


class Table(Sequence[Mapping[str, Cell]]):
    """Rows by the names of columns. ``columns`` says what each means; ``None`` is not known."""

    def __init__(self, columns: Iterable[Column], rows: Iterable[Mapping[str, Cell]]) -> None:
        self.columns = tuple(columns)
        self._rows = tuple(rows)

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Mapping[str, Cell]]:
        return iter(self._rows)

    def __getitem__(self, at: Any) -> Any:
        return self._rows[at] if isinstance(at, int) else Table(self.columns, self._rows[at])

    def __repr__(self) -> str:
        return f"Table({len(self)} × {len(self.columns)}: {', '.join(it.name for it in self.columns)})"

    def _repr_html_(self) -> str:
        """The first rows, for a notebook."""
        used = [it for it in self.columns if any(row.get(it.name) is not None for row in self)]
        heads = "".join(f'<th title="{html.escape(it.about)}">{html.escape(it.name)}</th>' for it in used)
        lines = (
            "".join(f"<td>{html.escape(_text(row.get(it.name)))}</td>" for it in used)
            for row in self._rows[:_SHOWN]
        )
        body = "".join(f"<tr>{line}</tr>" for line in lines)
        size = f"<p>{len(self)} × {len(used)}</p>"
        return f"<table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>{size}"

    def to_pandas(self, *, exact: bool = True) -> "pandas.DataFrame":
        """A frame of pandas.

        Args:
            exact: numbers as ``Decimal``; ``False`` makes them floats, to draw and to reckon roughly with.
        """
        import pandas

        return pandas.DataFrame({it.name: _series(it, self._cells(it), exact) for it in self.columns})

    def to_polars(self, *, exact: bool = True) -> "polars.DataFrame":
        """A frame of polars, which is not installed with this package.

        Args:
            exact: numbers as ``Decimal``, with as many places as the longest of their column has (38 digits
                in all; ends of intervals that have more are rounded outwards); ``False`` makes them floats.
        """
        import polars

        kinds: dict[Kind, Any] = {
            Kind.TEXT: polars.String,
            Kind.INTEGER: polars.Int64,
            Kind.DATE: polars.Date,
            Kind.YES_NO: polars.Boolean,
        }
        made = {}
        for it in self.columns:
            cells: list[Any] = self._cells(it)
            kind: Any = kinds.get(it.kind, polars.Float64)
            if it.kind is Kind.NUMBER and exact:
                places = _places(cells)
                kind, cells = polars.Decimal(_DIGITS, places), [_fitting(cell, places, it) for cell in cells]
            elif it.kind is Kind.NUMBER:
                cells = [None if cell is None else float(cell) for cell in cells]
            made[it.name] = polars.Series(it.name, cells, dtype=kind)
        return polars.DataFrame(made)

    def _cells(self, it: Column) -> list[Cell]:
        return [row.get(it.name) for row in self._rows]


def _series(column: Column, cells: list[Cell], exact: bool) -> "pandas.Series[Any]":
    import pandas

    if column.kind is Kind.NUMBER:
        return (
            pandas.Series(cells, dtype="object") if exact else pandas.Series(_floats(cells), dtype="float64")
        )
    if column.kind is Kind.DATE:
        return pandas.Series(pandas.to_datetime(pandas.Series(cells, dtype="object")))
    kinds = {Kind.INTEGER: "Int64", Kind.YES_NO: "boolean"}
    return pandas.Series(cells, dtype=kinds.get(column.kind, "string"))


def _floats(cells: list[Cell]) -> list[float | None]:
    return [float(it) if isinstance(it, Decimal) else None for it in cells]


def _places(cells: list[Any]) -> int:
    """How many decimal places a column needs, as far as its longest whole part leaves room for them."""
    numbers = [it for it in cells if isinstance(it, Decimal)]
    whole = max((max(it.adjusted() + 1, 1) for it in numbers), default=1)
    needed = max((-_exponent(it) for it in numbers), default=0)
    return max(min(needed, _DIGITS - whole), 0)


def _exponent(value: Decimal) -> int:
    found = value.as_tuple().exponent
    return min(found, 0) if isinstance(found, int) else 0


def _fitting(value: Any, places: int, column: Column) -> Any:
    if not isinstance(value, Decimal) or -_exponent(value) <= places:
        return value
    rounding = _OUTWARDS.get(column.name, ROUND_HALF_EVEN)
    return value.quantize(Decimal(1).scaleb(-places), context=Context(prec=60, rounding=rounding))


def _text(value: Cell) -> str:
    match value:
        case None:
            return ""
        case Decimal():
            return format(value.normalize(), "f") if value else "0"
        case bool():
            return "true" if value else "false"
        case date():
            return value.isoformat()
        case _:
            return str(value)
