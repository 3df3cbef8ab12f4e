"""What a sheet is made of."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

_LETTERS = 26


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula with the value that it has, as far as we know it.

    Args:
        text: as a spreadsheet has it, without the sign of equality.
        value: what comes of it.
    """

    text: str
    value: Decimal


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell.

    Args:
        content: a number, words, a day, a formula; ``None`` for none.
        places: decimals of a number that are shown.
        before: a word shown before a number, of which the cell holds only the number: "gần".
        link: where it leads.
        note: what is to be known of it, shown beside it on demand.
        strong: whether it stands out.
    """

    content: Decimal | str | date | Formula | None = None
    places: int = 0
    before: str = ""
    link: str = ""
    note: str = ""
    strong: bool = False

    @property
    def number(self) -> Decimal | None:
        """The number that it shows, if it shows one."""
        told = self.content.value if isinstance(self.content, Formula) else self.content
        return told if isinstance(told, Decimal) else None


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column, and how wide the column is, in letters."""

    text: str
    width: int = 14


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: titles, heads, rows; what is said under them.

    Args:
        name: on its tab.
        titles: lines above the heads, the first in large type.
        heads: of the columns.
        rows: of cells, as many as there are heads or fewer.
        under: lines under the table.
        kept: how many columns stay in view.
        aside: a line above the heads that stands at the right ("Đơn vị tính: …").
    """

    name: str
    titles: tuple[str, ...]
    heads: tuple[Head, ...]
    rows: tuple[tuple[Cell, ...], ...]
    under: tuple[str, ...] = ()
    kept: int = 0
    aside: str = ""

    @property
    def top(self) -> int:
        """The row of the heads, from 1."""
        return len(self.titles) + bool(self.titles) + bool(self.aside) + 1


def at(column: int, row: int) -> str:
    """The name of a cell, both from 1: ``at(3, 5)`` is C5."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"
