"""The forms of the Statistics Office pasted into a Word report are read as in their workbook."""

import io

import docx
import pytest

from toancanh.extract import extract
from toancanh.model import Severity
from toancanh.read import read_bytes
from twins.compare import differing
from twins.quirks import Book
from twins.truth import Expected, Grid, address
from twins.workbooks import build

SHEETS = [
    (book, month, sheet)
    for book, month, sheets in (
        (Book.INDUSTRY, 1, ("IIP", "SPCN")),
        (Book.INDUSTRY, 6, ("IIP T", "SPCNT", "IIP Q", "SPCNQ")),
        (Book.TRADE, 3, ("11.TM", "12.DTBL", "TM Q")),
    )
    for sheet in sheets
]


def pasted(grid: Grid) -> tuple[bytes, dict[int, int]]:
    """A Word file with the titles and table of a sheet, and for each row of the table that of the sheet."""
    paper, out = docx.Document(), io.BytesIO()
    numbers = sorted({row for row, _ in grid.cells})
    head = next(row for row in numbers if sum(at == row for at, _ in grid.cells) > 1)
    for (row, _), cell in sorted(grid.cells.items()):
        if row < head:
            paper.add_paragraph(str(cell.value))
    rows = [row for row in numbers if row >= head]
    table = paper.add_table(len(rows), max(column for _, column in grid.cells))
    for (row, column), cell in grid.cells.items():
        if row >= head:
            written = cell.value if isinstance(cell.value, str) else str(cell.value).replace(".", ",")
            table.cell(rows.index(row), column - 1).text = written
    for top, left, bottom, right in grid.merged:
        if top >= head:
            corner = table.cell(rows.index(top), left - 1)
            corner.merge(table.cell(rows.index(bottom), right - 1))
    paper.save(out)
    return out.getvalue(), dict(enumerate(rows, 1))


@pytest.mark.parametrize(("book", "month", "sheet"), SHEETS)
def test_a_form_in_a_word_report(book: Book, month: int, sheet: str) -> None:
    built = build(book, month)
    grid = next(it for it in built.sheets if it.name == sheet)
    data, rows = pasted(grid)
    extraction = extract(read_bytes(data, "bao-cao.docx"))
    wanted = [it for it in built.truth if isinstance(it, Expected) and it.sheet == sheet]
    for fact in extraction.facts:
        place = fact.passage.locator
        assert place.row
        assert place.column
        here = [it for it in wanted if it.cell == address(rows[place.row], place.column)]
        assert here, f"no figure stands at {place}: {fact.passage.text}"
        assert differing(fact, here[0]) == [], f"{place}: {fact.passage.text}"
    assert len(extraction.facts) == len(wanted)
    assert not [it for it in extraction.findings if it.severity is Severity.ERROR]
