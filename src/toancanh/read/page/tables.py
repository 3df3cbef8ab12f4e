"""The tables of a web page: which of them hold data, and where their cells stand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from selectolax.lexbor import LexborNode

from toancanh.read.page.nodes import children, length, prose

_SECTIONS = {"thead": 0, "tbody": 1, "tfoot": 2}  # as browsers show them, wherever they are written
_FOR_LOOKS = frozenset({"presentation", "none"})
_LONG_CELL = 1000  # characters: more is rather a column of a page than a value
_FEW_ROWS = 3
_FIGURE = re.compile(r"[-+]?\d[\d.,\s]*%?")
_WIDEST = 100  # columns that a cell may cover: beyond any table that people read


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell with its row and column, from 1, and how many of them it covers."""

    node: LexborNode
    row: int
    column: int
    down: int
    across: int


def holds_data(node: LexborNode) -> bool:
    """Whether an element is a table of values in rows and columns, not one that lays out a page.

    A table around another grid is layout, and so is one most of whose text stands in long cells. A long
    cell among many short ones is the remark that it is in a list of tasks.
    """
    if node.tag != "table" or node.attributes.get("role") in _FOR_LOOKS:
        return False
    rows = [cells for section in _sections(node) for cells in section]
    if max(map(len, rows), default=0) < 2:
        return False
    if any(_is_grid(inner) for inner in node.css("table") if inner.mem_id != node.mem_id):
        return False
    sizes = [[_size(cell) for cell in cells] for cells in rows]
    long = sum(size for row in sizes for size in row if size > _LONG_CELL)
    filled = sum(sum(map(bool, row)) > 1 for row in sizes)
    return not long or (filled >= _FEW_ROWS and 2 * long <= sum(map(sum, sizes)))


def _size(cell: LexborNode) -> int:
    """Characters in it; links do not make it long."""
    size = length(cell)
    return prose(cell) if size > _LONG_CELL else size


def _is_grid(table: LexborNode) -> bool:
    """Whether it has two rows and columns or more: a lone cell or line only decorates the cell it is in."""
    return sum(len(cells) > 1 for section in _sections(table) for cells in section) > 1


def caption(table: LexborNode) -> LexborNode | None:
    """The caption of a table itself, not of one inside it."""
    return next((child for child in children(table) if child.tag == "caption"), None)


def grid(table: LexborNode) -> list[GridCell]:
    """The cells of a table in reading order; one over several rows or columns stands at its first.

    A span ends with the section of the table, and at the last column in which any cell begins.
    """
    cells: list[GridCell] = []
    first = 1
    for rows in _sections(table):
        cells += _placed(rows, first)
        first += len(rows)
    width = max((cell.column for cell in cells), default=0)
    return [
        GridCell(cell.node, cell.row, cell.column, cell.down, min(cell.across, width - cell.column + 1))
        for cell in cells
    ]


def _placed(rows: list[list[LexborNode]], first: int) -> Iterator[GridCell]:
    """Cells of one section, with the columns that cells of earlier rows reach down into left free."""
    taken: dict[int, int] = {}  # last row that a cell reaches down to, by column
    for at, line in enumerate(rows):
        row, column = first + at, 1
        for node in line:
            while taken.get(column, 0) >= row:
                column += 1
            left = len(rows) - at
            down = min(_span(node, "rowspan") or left, left)  # 0: down to the end
            across = min(_span(node, "colspan") or 1, _WIDEST)
            yield GridCell(node, row, column, down, across)
            for reached in range(column, column + across):
                taken[reached] = max(taken.get(reached, 0), row + down - 1)


def _span(cell: LexborNode, name: str) -> int:
    given = (cell.attributes.get(name) or "").strip()
    return int(given[:6]) if given.isdecimal() and given.isascii() else 1


def _sections(table: LexborNode) -> list[list[list[LexborNode]]]:
    """The cells of the table itself, by section and row; those of tables inside it are not its own."""
    found = [child for child in children(table) if child.tag in _SECTIONS]
    found.sort(key=lambda section: _SECTIONS[section.tag or ""])
    return [[_row(row) for row in children(section) if row.tag == "tr"] for section in found]


def _row(row: LexborNode) -> list[LexborNode]:
    return [cell for cell in children(row) if cell.tag in ("td", "th")]


def stated_value(cell: LexborNode, text: str) -> Decimal | None:
    """The number that Excel (``x:num``) or LibreOffice (``sdval``) wrote beside what a cell shows.

    It is in the unit of the text ("14%" is 14), and taken only if the text shows it, rounded perhaps: a
    date is a number there too.
    """
    given = cell.attributes.get("x:num") or cell.attributes.get("sdval")
    number = _decimal(given or "")
    if number is None or not _FIGURE.fullmatch(text):
        return None
    plain = "".join(text.split()).removesuffix("%")
    number = (number * 100 if text.endswith("%") else number).normalize()
    number = number.quantize(Decimal(1)) if number == number.to_integral_value() else number
    shown = (_decimal(plain.replace(",", "")), _decimal(plain.replace(".", "").replace(",", ".")))
    return number if any(each is not None and _rounds_to(number, each) for each in shown) else None


def _decimal(text: str) -> Decimal | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() and abs(number.adjusted()) < 20 else None


def _rounds_to(number: Decimal, shown: Decimal) -> bool:
    return abs(number - shown) * 2 <= Decimal(1).scaleb(int(shown.as_tuple().exponent))
