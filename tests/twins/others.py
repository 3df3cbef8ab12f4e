"""Tables of other offices as plain text, each with the truth about its cells.

A file has the cells, parted by bars ("<" and "^" are merged with the cell to the left, above), then ``----``,
then the truth: ``all``, ``row N``, ``col X`` and ``cell XN`` each state some of ``ind per m st u area`` and
of the dimensions. A cell in a listed row and a listed column has what these say together, the more special
first. ``doubt`` among them: no figure may be read there.
"""

import io
import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import docx
import openpyxl

from twins.truth import address

UNITS = {
    "tỷ đồng": ("VND", 10**9), "triệu đồng": ("VND", 10**6), "triệu USD": ("USD", 10**6),
    "1.000 USD": ("USD", 10**3), "tấn": ("tonne", 1), "nghìn tấn": ("tonne", 1000), "kWh": ("kWh", 1),
    "triệu kWh": ("kWh", 10**6), "ha": ("ha", 1), "%": ("percent", 1), "count": ("count", 1),
    "người": ("person", 1),
}  # fmt: skip
INDEX = {"yoyi": "yoy", "momi": "mom", "changei": "change"}
OWN = ("ind", "per", "m", "st", "u", "area", "doubt")
_NUMBER = re.compile(r"-?\d[\d. ]*(?:,\d+)?")
NONE = {"-", "…", "x", ""}


@dataclass(frozen=True)
class Stated:
    """What a cell says; ``doubt``: nobody could tell."""

    indicator: str | None
    dims: tuple[tuple[str, str], ...]
    period: str
    measure: str
    value: Decimal
    unit: str
    status: str
    area: str | None
    doubt: bool


@dataclass(frozen=True)
class Other:
    """One table: its cells by row and column from 1, its merged areas, and what is true of each cell."""

    name: str
    cells: dict[tuple[int, int], str]
    merged: list[tuple[int, int, int, int]]
    truth: dict[str, Stated]

    def workbook(self) -> bytes:
        """The table as a workbook; figures with no comma stand as numbers where they can."""
        book, out = openpyxl.Workbook(), io.BytesIO()
        sheet = book.active
        assert sheet is not None
        sheet.title = "Sheet1"
        for (row, column), text in self.cells.items():
            plain = _NUMBER.fullmatch(text) and " " not in text
            sheet.cell(row, column, float(_plain(text)) if plain else text)
        for top, left, bottom, right in self.merged:
            sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
        book.save(out)
        return out.getvalue()

    def paper(self) -> tuple[bytes, dict[int, int]]:
        """The table in a Word file under its titles, and for each row there that of the sheet."""
        paper, out = docx.Document(), io.BytesIO()
        numbers = sorted({row for row, _ in self.cells})
        wide = {row for row in numbers if sum(at == row for at, _ in self.cells) > 1}
        wide |= {top for top, left, _, right in self.merged if 1 < left < right}
        head = min(row for row in wide if not self.cells.get((row, 1), "").startswith(("UBND", "SỞ")))
        rows = [row for row in numbers if row >= head]
        for (row, _), text in sorted(self.cells.items()):
            if row < head:
                paper.add_paragraph(text)
        table = paper.add_table(len(rows), max(column for _, column in self.cells))
        for (row, column), text in self.cells.items():
            if row >= head:
                table.cell(rows.index(row), column - 1).text = text
        for top, left, bottom, right in self.merged:
            if top >= head:
                corner = table.cell(rows.index(top), left - 1)
                corner.merge(table.cell(rows.index(bottom), right - 1))
        paper.save(out)
        return out.getvalue(), dict(enumerate(rows, 1))


def load(path: Path) -> Other:
    """Read one table with its truth."""
    grid, _, said = path.read_text(encoding="utf-8").partition("----\n")
    lines = [[cell.strip() for cell in line.split("|")] for line in grid.rstrip("\n").split("\n")]
    cells = {
        (row, column): text
        for row, line in enumerate(lines, 1)
        for column, text in enumerate(line, 1)
        if text and text not in "<^"
    }
    return Other(path.stem, cells, list(_merged(lines)), _truth(cells, said))


def _merged(lines: list[list[str]]) -> Iterator[tuple[int, int, int, int]]:
    def at(row: int, column: int) -> str:
        return lines[row][column] if row < len(lines) and column < len(lines[row]) else ""

    for row, line in enumerate(lines):
        for column, text in enumerate(line):
            if text in ("<", "^"):
                continue
            right, down = column, row
            while at(row, right + 1) == "<":
                right += 1
            while at(down + 1, column) == "^":
                down += 1
            if (right, down) != (column, row):
                yield row + 1, column + 1, down + 1, right + 1


def _truth(cells: dict[tuple[int, int], str], said: str) -> dict[str, Stated]:
    about = {}
    for line in said.splitlines():
        words = shlex.split(line)
        if not words:
            continue
        count = 1 if words[0] == "all" else 2
        about[" ".join(words[:count])] = dict(
            word.split("=", 1) if "=" in word else (word, "yes") for word in words[count:]
        )
    found = {}
    for (row, column), text in cells.items():
        letters = address(1, column)[:-1]
        rows, columns = about.get(f"row {row}"), about.get(f"col {letters}")
        if rows is None or columns is None or text in NONE or not re.search(r"\d", text):
            continue
        own = about.get(f"cell {letters}{row}", {})
        it = {"m": "level", **about.get("all", {}), **rows, **columns, **own}
        found[f"{letters}{row}"] = _stated(text, it)
    return found


def _stated(text: str, it: dict[str, str]) -> Stated:
    measure, value = INDEX.get(it["m"], it["m"]), _value(text)
    unit = "percent"
    if measure in ("level", "change_abs"):
        unit, factor = UNITS.get(it.get("u", ""), ("", 1))
        value *= factor
    measure = {"plan": "pct_of_plan"}.get(measure, measure)
    if it["m"] in INDEX:
        value -= 100
    if measure not in ("level", "change_abs"):
        it = {key: said for key, said in it.items() if key != "price"}  # a growth is of volumes anyway
    dims = tuple(sorted((key, said) for key, said in it.items() if key not in OWN))
    return Stated(
        None if it["ind"] == "-" else it["ind"],
        dims,
        it.get("per", ""),
        measure,
        value,
        unit,
        it.get("st", "actual"),
        it.get("area"),
        "doubt" in it,
    )


def _plain(text: str) -> str:
    return text.replace(" ", "").replace(".", "").replace(",", ".")


def _value(text: str) -> Decimal:
    number = _NUMBER.search(text)
    assert number, text
    value = Decimal(_plain(number[0]))
    return -value if text.startswith(("(", "giảm")) else value
