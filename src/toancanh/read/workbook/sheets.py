"""From sheets of raw cells to pieces: what is empty, what is covered, how many there are."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from toancanh.model import BlockKind, Locator, UserError, column_letters
from toancanh.read.assembly import Piece
from toancanh.read.workbook.cells import Raw, written
from toancanh.read.workbook.looks import PLAIN, Look
from toancanh.read.workbook.merged import Merged
from toancanh.read.workbook.notes import NOTHING, Area, Noted, Notes

CELL_LIMIT = 5_000_000
"""Most cells with a value in one file: ten thousand times a monthly workbook."""

Held = list[tuple[int, Raw]]  # columns from 0, and what they hold


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet on its way to become pieces.

    Args:
        name: as its tab says.
        rows: from the first row of the sheet on; an empty cell is "".
        left: the column, from 0, that the rows begin at.
        merged: ranges merged into one cell.
        notes: what is told of it beside its values.
        hidden: whether its tab is hidden.
    """

    name: str
    rows: Iterable[Sequence[Raw]]
    left: int = 0
    merged: Sequence[Area] = ()
    notes: Notes = NOTHING
    hidden: bool = False


@dataclass
class Walk:
    """One walk over a workbook, counting cells, and sheets that have any.

    Args:
        file: name of the file, for messages.
    """

    file: str
    tables: int = 0
    cells: int = 0
    seen: list[Sheet] = field(default_factory=list)
    empty: list[str] = field(default_factory=list)

    def pieces(self, sheets: Iterable[Sheet]) -> Iterator[Piece]:
        """Every cell that says something, sheet by sheet and row by row.

        Raises:
            UserError: there are more cells than any workbook of people has.
        """
        for sheet in sheets:
            before = self.cells
            yield from self._pieces(sheet)
            self.seen.append(replace(sheet, rows=()))
            if self.cells == before:
                self.empty.append(sheet.name)
            else:
                self.tables += 1

    def _pieces(self, sheet: Sheet) -> Iterator[Piece]:
        table, merged, kind = self.tables + 1, Merged(sheet.merged), BlockKind.CELL
        for row, held in _held(sheet):
            spans = merged.spans(row)
            looks = sheet.notes.cells.get(row, {})
            for column, raw in held:
                span = spans.get(column)
                if span is None and merged.covers(column):
                    continue
                text, value = written(raw, _look(looks.get(column)) if looks else PLAIN)
                if not text or text.isspace():
                    continue
                self._count()
                cell = f"{column_letters(column + 1)}{row + 1}"
                place = Locator(None, None, table, row + 1, column + 1, sheet.name, cell)
                down, across = span or (1, 1)
                yield Piece(text, kind, place, down, across, value)

    def _count(self) -> None:
        self.cells += 1
        if self.cells > CELL_LIMIT:
            raise too_many(self.file)


def too_many(file: str) -> UserError:
    """More cells than are read."""
    return UserError("read.book_too_many_cells", name=file, limit=CELL_LIMIT)


def _look(noted: Noted | None) -> Look:
    return noted if isinstance(noted, Look) else PLAIN


def _held(sheet: Sheet) -> Iterator[tuple[int, Held]]:
    """Rows that hold something, from 0, errors among it."""
    noted, row = sheet.notes.cells, -1
    for row, values in enumerate(sheet.rows):
        held = [(column, raw) for column, raw in enumerate(values, sheet.left) if raw != ""]
        if row in noted:
            held = _with_errors(held, noted[row])
        if held:
            yield row, held
    for below in sorted(it for it in noted if it > row):
        yield below, _with_errors([], noted[below])


def _with_errors(held: Held, noted: Mapping[int, Noted]) -> Held:
    """The row with the errors that stand in the notes: calamine gives them as empty."""
    errors = {column: it for column, it in noted.items() if isinstance(it, str)}
    return sorted({**dict(held), **errors}.items()) if errors else held
