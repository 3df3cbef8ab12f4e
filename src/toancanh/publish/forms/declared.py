"""The forms as they are declared: one TOML file each, with shared sets of columns in ``columns.toml``."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, NamedTuple

from toancanh.model import Kind, Measure
from toancanh.reference.indicators import catalogue
from toancanh.reference.messages import Language

ANY = "*"
"""The unit of rows that are of whatever unit is told."""

_SHARED = "columns.toml"
_AT = frozenset(("month", "before", "to_date", "year", *(f"m{month:02}" for month in range(1, 13)),
                 *(f"q{quarter}" for quarter in range(1, 5))))  # fmt: skip
_RATIOS = frozenset((Measure.YOY, Measure.MOM, Measure.PCT_OF_PLAN))


class Text(NamedTuple):
    """Words in both languages."""

    vi: str
    en: str

    def of(self, lang: Language) -> str:
        """Those of a language."""
        return self.en if lang == "en" else self.vi


@dataclass(frozen=True, slots=True)
class Column:
    """A column of figures.

    Args:
        id: what other columns call it.
        head: with places for times.
        at: of which period, seen from that of the form.
        last: whether of the year before.
        kind: what happened, or what is planned.
        ratio: the columns of which it is the ratio, times a hundred; ``None`` of levels.
        measure: what documents may tell of it themselves.
    """

    id: str
    head: Text
    at: str
    last: bool
    kind: Kind
    ratio: tuple[str, str] | None
    measure: Measure


@dataclass(frozen=True, slots=True)
class Row:
    """A row, or the rows of all that narrows an indicator in some way.

    Args:
        no: its number as written.
        label: its words; ``{name}`` in one that stands for several.
        indicator: what it is of; ``None`` of a heading.
        dims: what narrows it.
        each: the dimensions by which there is a row each.
        unit: the unit of its levels; ``ANY`` for a row for each that is told.
        id: what a sum calls it.
        total: the rows that it is the sum of.
    """

    no: str
    label: Text
    indicator: str | None
    dims: tuple[tuple[str, str], ...]
    each: frozenset[str]
    unit: str
    id: str
    total: tuple[str, ...]


class Written(NamedTuple):
    """How a unit is written in forms: what one of it is worth in ours, and its name."""

    per: Decimal
    name: Text


@dataclass(frozen=True, slots=True)
class Form:
    """A form.

    Args:
        code: the name of its file.
        name: what it is called in lists.
        title: above its table.
        columns: its columns of figures, in order.
        rows: its rows, in order.
        order: where it stands among the forms; those of one place by code.
    """

    code: str
    name: Text
    title: Text
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    order: int

    @property
    def indicators(self) -> frozenset[str]:
        """The indicators that it needs figures of."""
        return frozenset(row.indicator for row in self.rows if row.indicator)


@cache
def forms() -> Mapping[str, Form]:
    """All forms by code, in their order; read once.

    Raises:
        ValueError: one is declared wrong; the message names the file and what was expected.
    """
    there = {
        it.name: it.read_text("utf-8") for it in files(__package__).iterdir() if it.name.endswith(".toml")
    }
    return parse(there)


@cache
def written() -> Mapping[str, Written]:
    """How units are written, by code; those that are not here are written as they are kept."""
    told = tomllib.loads(files(__package__).joinpath(_SHARED).read_text("utf-8"))["units"]
    return MappingProxyType(
        {code: Written(Decimal(per), Text(*names)) for code, (per, *names) in told.items()}
    )


def parse(texts: Mapping[str, str]) -> Mapping[str, Form]:
    """Forms of TOML texts by the names of their files, of which ``columns.toml`` has the shared columns.

    Raises:
        ValueError: as ``forms``.
    """
    shared = tomllib.loads(texts.get(_SHARED, ""))
    found = {}
    for name in sorted(set(texts) - {_SHARED}):
        try:
            code = name.removesuffix(".toml")
            found[code] = _form(code, tomllib.loads(texts[name]), shared)
        except (KeyError, TypeError, ValueError) as error:
            raise ValueError(f"{name}: {error}") from error
    return MappingProxyType(dict(sorted(found.items(), key=lambda it: (it[1].order, it[0]))))


def _form(code: str, told: Mapping[str, Any], shared: Mapping[str, Any]) -> Form:
    columns = shared[told["columns"]] if isinstance(told["columns"], str) else told["columns"]
    made = Form(
        code,
        Text(*told["name"]),
        Text(*told["title"]),
        tuple(map(_column, columns)),
        tuple(map(_row, told["rows"])),
        told.get("order", 100),
    )
    if wrong := list(_faults(made)):
        raise ValueError("; ".join(wrong))
    return made


def _column(told: Mapping[str, Any]) -> Column:
    ratio = told.get("ratio")
    return Column(
        told["id"],
        Text(*told["head"]),
        told["at"],
        told.get("last", False),
        Kind(told.get("kind", "outcome")),
        (ratio[0], ratio[1]) if ratio else None,
        Measure(told.get("measure", "level")),
    )


def _row(told: Mapping[str, Any]) -> Row:
    return Row(
        told.get("no", ""),
        Text(*told["label"]),
        told.get("indicator"),
        tuple(sorted(told.get("dims", {}).items())),
        frozenset(told.get("each", ())),
        told.get("unit", ""),
        told.get("id", ""),
        tuple(told.get("sum", ())),
    )


def _faults(form: Form) -> Iterator[str]:
    """What is wrong with a form, for whoever writes one."""
    ids = [it.id for it in form.columns]
    for column in form.columns:
        if column.at not in _AT:
            yield f"column {column.id}: at = {column.at!r}, expected one of {', '.join(sorted(_AT))}"
        if column.ratio and (column.measure not in _RATIOS or not set(column.ratio) <= set(ids)):
            yield f"column {column.id}: a ratio is of two columns and has measure yoy, mom or pct_of_plan"
    rows = {it.id for it in form.rows if it.id}
    for row in form.rows:
        if row.indicator and row.indicator not in catalogue():
            yield f"row {row.label.vi}: no indicator {row.indicator!r}"
        if row.indicator and not row.unit:
            yield f"row {row.label.vi}: no unit"
        if not set(row.total) <= rows:
            yield f"row {row.label.vi}: sum of rows that there are not"
