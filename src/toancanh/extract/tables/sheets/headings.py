"""What stands over each column: the stacked and merged cells of a header put together."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from toancanh.extract.tables.sheets.layout import Row, is_numbering
from toancanh.extract.tables.sheets.texts import Written

PARTING = " ; "  # between a heading over several columns and those under it


@dataclass(frozen=True, slots=True)
class Heading:
    """The header of one column.

    Args:
        column: from 1.
        key: its texts in reading form, top first: lines of one stack are joined by a space, a heading
            over several columns is parted from those under it.
        cells: the header cells that say it.
    """

    column: int
    key: str
    cells: tuple[Written, ...]

    @property
    def text(self) -> str:
        """What it says, as written."""
        return " ".join(it.text for it in self.cells)


def headings(head: Sequence[Row], columns: Sequence[int]) -> dict[int, Heading]:
    """The heading of each column."""
    rows = [row for row in head if not is_numbering(row)]
    return {column: _heading(rows, column) for column in columns}


def _heading(rows: Sequence[Row], column: int) -> Heading:
    cells: list[Written] = []
    key = ""
    for number, row in enumerate(rows):
        over = _over(row, column, rows[number + 1 :])
        if over is None or over in cells:
            continue
        shared = over.cell.across > 1 or over.column != column
        key = f"{key}{_key(over)}{PARTING}" if shared else f"{key}{_key(over)} "
        cells.append(over)
    return Heading(column, key.strip(" ;"), tuple(cells))


def _key(it: Written) -> str:
    """What a cell says; a day that heads a column stands for its month."""
    if isinstance(it.cell.value, date):
        return f"tháng {it.cell.value.month}/{it.cell.value.year}"
    return f"năm {it.key}" if it.dated and it.key.isdecimal() else it.key


def _over(row: Row, column: int, below: Sequence[Row]) -> Written | None:
    """The cell of a header row that speaks of a column: in it, merged over it, or written over its first."""
    own = next((it for it in row if it.cell.covers(column)), None)
    if own is not None:
        return own
    left = max((it for it in row if it.column < column), key=lambda it: it.column, default=None)
    if left is None or left.cell.across > 1:
        return None
    # Nobody merged the cells, but both columns have headings of their own under it.
    under = {it.column for line in below for it in line}
    spread = all(at in under for at in range(left.column, column + 1))
    return left if spread and not _stacked(row, under) else None


def _stacked(row: Row, under: set[int]) -> bool:
    """Whether a row is one line of headings written word under word, so that none lies over two columns."""
    filled = {it.column for it in row}
    return sum(it.column in under and it.column + 1 in filled for it in row if it.column > 1) > 1
