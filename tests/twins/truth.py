"""What a careful reader would say of each cell of a workbook."""

from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

Dims = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Expected:
    """The cell states this figure; a cell with words may state several.

    ``value`` is in the canonical ``unit``; ``dims`` are compared without marks and case; ``period`` is a
    period's code.
    """

    sheet: str
    cell: str
    indicator: str
    dims: Dims
    period: str
    measure: str
    value: Decimal
    unit: str
    status: str
    area: str | None = None


@dataclass(frozen=True, slots=True)
class Doubted:
    """The only right answer for these cells is to name them; ``range`` is like ``F7:F46`` or ``B4``."""

    sheet: str
    range: str
    why: str


@dataclass(frozen=True, slots=True)
class Empty:
    """The sheet has no figure where one would look for some: to be told, no cell of it to be read."""

    sheet: str


Statement = Expected | Doubted | Empty


class Cell(NamedTuple):
    """What is written in a cell, and the number format it is shown in."""

    value: object
    format: str = "General"


class Built(NamedTuple):
    """A workbook, its file name, the truth about it, and its sheets as written."""

    data: bytes
    name: str
    truth: tuple[Statement, ...]
    sheets: tuple["Grid", ...]


class Grid:
    """One sheet in the making: cells by (row, column) from 1, merged areas, and what is true of them."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.cells: dict[tuple[int, int], Cell] = {}
        self.merged: list[tuple[int, int, int, int]] = []  # top, left, bottom, right
        self.truth: list[Statement] = []

    def put(self, row: int, column: int, value: object, shown: str = "General") -> None:
        """Write a cell; ``None`` and no words leave it empty."""
        if value is not None and value != "":
            self.cells[row, column] = Cell(value, shown)

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        """Merge an area of more than one cell."""
        if (top, left) != (bottom, right):
            self.merged.append((top, left, bottom, right))

    def doubt(self, places: list[tuple[int, int]], why: str) -> None:
        """Doubt these cells: one range for each run of neighbours in a column."""
        run: list[tuple[int, int]] = []
        for place in sorted(places, key=lambda it: (it[1], it[0])):
            if run and place != (run[-1][0] + 1, run[-1][1]):
                self._doubt_run(run, why)
                run = []
            run.append(place)
        if run:
            self._doubt_run(run, why)

    def _doubt_run(self, run: list[tuple[int, int]], why: str) -> None:
        first, last = address(*run[0]), address(*run[-1])
        self.truth.append(Doubted(self.name, first if first == last else f"{first}:{last}", why))


def address(row: int, column: int) -> str:
    """``D7`` for row 7, column 4."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"


def months(year: int, first: int, last: int) -> str:
    """Code of the months ``first`` to ``last`` of a year."""
    whole = {(1, 12): "", (1, 6): "-H1", (7, 12): "-H2"}
    whole |= {(3 * quarter - 2, 3 * quarter): f"-Q{quarter}" for quarter in range(1, 5)}
    if first == last:
        return f"{year}-M{first:02}"
    return f"{year}{whole.get((first, last), f'-M{first:02}..M{last:02}')}"
