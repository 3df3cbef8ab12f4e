"""Tables that an office hands in: what no report tells, such as the make-up of the country, weights, jobs.

A table is a CSV file in UTF-8 with the columns of ``COLUMNS``; numbers are written with a point, without
separators of thousands. Each row is a claim with its source and becomes an observation, so that a result
says which line of which file it rests on. Files in the folder ``advantage`` of the data folder are always
read.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from toancanh.model import Locator, Measure, Observation, Passage, Period, Place, Quantity, Status, UserError
from toancanh.publish import names
from toancanh.reference.advantage import REGION, Levels, Structure, branch_name, structures
from toancanh.reference.areas import areas
from toancanh.reference.indicators import catalogue
from toancanh.reference.labels import label_key
from toancanh.reference.units import units

COLUMNS = ("structure", "branch", "area", "period", "measure", "value", "unit", "source")
RULE = "table"
"""The rule of observations that are rows of a table."""
_MEASURES = {"level": "", "growth": "percent", "weight": "percent", "jobs": "person", "budget": "VND"}
_MOST_BYTES = 10 * 1024 * 1024


class Cell(NamedTuple):
    """What a row speaks of: ``branch`` is a label key, empty for the whole."""

    structure: str
    branch: str
    place: Place
    period: Period
    measure: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table that was handed in.

    Args:
        name: of the file.
        sha256: of its bytes.
        rows: an observation for each cell; its ``label`` is the source, its locator the line.
        names: of branches as written, by structure and label key.
    """

    name: str
    sha256: str
    rows: Mapping[Cell, Observation]
    names: Mapping[tuple[str, str], str] = field(default_factory=dict)


def kept(folder: Path) -> tuple[tuple[Table, ...], tuple[UserError, ...]]:
    """The tables of a folder, by name, and what is wrong with those that cannot be used."""
    found, faults = [], []
    for path in sorted(folder.glob("*.csv")) if folder.is_dir() else ():
        try:
            found.append(read(path))
        except UserError as error:
            faults.append(error)
    return tuple(found), tuple(faults)


def read(path: Path) -> Table:
    """A table of a file.

    Raises:
        UserError: it cannot be read, or a row of it is wrong; the message names the line.
    """
    try:
        told = path.stat()
        if told.st_size > _MOST_BYTES:
            raise UserError("advantage.too_large", name=path.name, most=_MOST_BYTES // 1024 // 1024)
        return _read(path, told.st_mtime_ns, told.st_size)
    except OSError as error:
        raise UserError("advantage.no_file", name=path.name, seen=error.strerror or error) from error


@lru_cache(16)
def _read(path: Path, changed: int, size: int) -> Table:
    """Read again only where the file changed."""
    return parse(path.name, path.read_bytes())


def parse(name: str, content: bytes) -> Table:
    """A table of the bytes of a file.

    Raises:
        UserError: it is no UTF-8, lacks columns, or a row of it is wrong.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UserError("advantage.not_utf8", name=name) from error
    lines = csv.DictReader(text.splitlines(), strict=True)
    try:
        if missing := [it for it in COLUMNS if it not in (lines.fieldnames or ())]:
            raise UserError("advantage.no_columns", name=name, missing=", ".join(missing))
        return _table(name, sha256(content).hexdigest(), lines)
    except csv.Error as error:
        raise UserError("advantage.not_csv", name=name, line=lines.line_num, seen=error) from error


def _table(name: str, digest: str, lines: "csv.DictReader[str]") -> Table:
    rows: dict[Cell, Observation] = {}
    written: dict[tuple[str, str], str] = {}
    for told in lines:
        row = {key: (value or "").strip() for key, value in told.items() if isinstance(value, str | None)}
        try:
            if len(told) > len(lines.fieldnames or ()):
                raise _Wrong("advantage.wrong_cells", "")
            cell, fact = _row(row, lines.line_num, digest)
            if cell in rows:
                raise _Wrong("advantage.wrong_twice", f"{row['branch'] or row['structure']}, {row['period']}")
        except _Wrong as wrong:
            where = {"name": name, "line": lines.line_num, "seen": wrong.seen}
            raise UserError(wrong.why, **where) from wrong
        rows[cell] = fact
        written.setdefault((cell.structure, cell.branch), _name(cell.structure, row["branch"]))
    return Table(name, digest, rows, written)


class _Wrong(Exception):
    """A row that cannot be used: what is wrong (code of a message), and what was seen."""

    def __init__(self, why: str, seen: str) -> None:
        super().__init__(why, seen)
        self.why, self.seen = why, seen


def _row(row: Mapping[str, str], line: int, digest: str) -> tuple[Cell, Observation]:
    of = structures().get(row["structure"])
    if of is None:
        raise _Wrong("advantage.wrong_structure", row["structure"])
    if row["measure"] not in _MEASURES:
        raise _Wrong("advantage.wrong_measure", row["measure"])
    if not row["source"]:
        raise _Wrong("advantage.wrong_source", row["branch"])
    place, period = _place(row["area"]), _period(row["period"])
    cell = Cell(of.code, branch_key(of, row["branch"]), place, period, row["measure"])
    none = cell.branch not in of.parts if of.parts else not cell.branch
    if row["branch"] and none:
        raise _Wrong("advantage.wrong_branch", row["branch"])
    quantity = _quantity(row["value"], _unit(of, cell, row["unit"]))
    if cell.measure != "growth" and quantity.value < 0:
        raise _Wrong("advantage.wrong_negative", row["value"])
    return cell, _observation(of, cell, quantity, {**row, "line": str(line), "digest": digest})


def _observation(of: Structure, cell: Cell, quantity: Quantity, row: Mapping[str, str]) -> Observation:
    words = ", ".join(row[name] for name in COLUMNS)
    line = int(row["line"])
    return Observation(
        passage=Passage(row["digest"], 0, len(words), words, Locator(row=line)),
        quantity=quantity,
        indicator=cell.branch if of.parts and cell.branch else of.whole_in(cell.place.code),
        label=row["source"],
        measure=Measure.YOY if cell.measure == "growth" else Measure.LEVEL,
        status=Status.ACTUAL,
        period=cell.period,
        area=None,
        area_code=cell.place.code,
        area_since=cell.place.since,
        dims=((of.dimension, _name(of.code, row["branch"])),) if of.dimension and cell.branch else (),
        sentence=(0, len(words)),
        rule=RULE,
    )


def branch_key(of: Structure, written: str) -> str:
    """What stands for a branch, however it is written: an indicator by its code."""
    return written if of.parts else label_key(branch_name(of, written))


def _name(structure: str, written: str) -> str:
    of = structures()[structure]
    return written if of.parts else branch_name(of, written)


def _place(text: str) -> Place:
    if text.startswith(REGION) and text.removeprefix(REGION).strip():
        return Place(text, None)
    code, _, day = text.partition("@")
    versions = areas().versions(code)
    if not versions:
        raise _Wrong("advantage.wrong_area", text)
    if not day:
        return Place(code, names.since(code, versions[-1].valid_from))
    try:
        since = date.fromisoformat(day)
    except ValueError as error:
        raise _Wrong("advantage.wrong_area", text) from error
    if since not in {it.valid_from for it in versions}:
        raise _Wrong("advantage.wrong_area", text)
    return Place(code, names.since(code, since))


def _period(text: str) -> Period:
    try:
        return Period.parse(text)
    except ValueError as error:
        raise _Wrong("advantage.wrong_period", text) from error


def _unit(of: Structure, cell: Cell, text: str) -> str:
    """The unit of a row: of a level that of the structure, else the one of its measure."""
    wanted = _MEASURES[cell.measure]
    if cell.measure == "level":
        if of.levels is Levels.INDEX:
            raise _Wrong("advantage.wrong_index", cell.measure)
        wanted = "" if of.levels is Levels.OWN else of.unit or catalogue()[of.indicator].unit
    if text not in units() or (wanted and text != wanted):
        raise _Wrong("advantage.wrong_unit", text)
    return text


def _quantity(text: str, unit: str) -> Quantity:
    try:
        value = Decimal(text)
    except InvalidOperation as error:
        raise _Wrong("advantage.wrong_value", text) from error
    if not value.is_finite() or "e" in text.lower() or "_" in text:
        raise _Wrong("advantage.wrong_value", text)
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)
    return Quantity(value, unit, step=Decimal(1).scaleb(exponent))


def cells(tables: Iterable[Table]) -> dict[Cell, Observation]:
    """All rows of tables; of two that speak of the same the first table holds."""
    found: dict[Cell, Observation] = {}
    for it in tables:
        for cell, fact in it.rows.items():
            found.setdefault(cell, fact)
    return found


def places_in(tables: Iterable[Table], period: Period) -> Iterator[Place]:
    """The places that tables tell the make-up or growth of, over a period."""
    for it in tables:
        for cell in it.rows:
            if cell.period == period and cell.measure in ("level", "growth"):
                yield cell.place
