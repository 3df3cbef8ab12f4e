"""Beside the values of .ods: number formats, errors, merged cells, what is hidden, and the true size.

A cell or row of OpenDocument can stand for a million like it. One pass counts them before they are made.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from xml.parsers import expat

from toancanh.read.workbook.looks import PLAIN, Look, look
from toancanh.read.workbook.notes import Area, Noted, Notes

Attributes = dict[str, str]

_STYLES = ("number:number-style", "number:percentage-style", "number:currency-style", "number:date-style")
_SHOWN = {
    **dict.fromkeys(("number:number", "number:scientific-number", "number:fraction"), "0"),
    **{"number:day": "d", "number:month": "m", "number:year": "y"},
}
_LITERALS = ("number:text", "number:currency-symbol")
_CELLS = ("table:table-cell", "table:covered-table-cell")
_HIDDEN = ("collapse", "filter")
_PERCENT = look("0%")


@dataclass
class Table:
    """One sheet as the pass goes over it; rows and columns count from 0."""

    name: str
    row: int = 0
    column: int = 0
    count: int = 0  # cells with a value
    bottom: int = -1
    right: int = -1
    cells: dict[int, dict[int, Noted]] = field(default_factory=dict)
    merged: list[Area] = field(default_factory=list)
    hidden_rows: list[tuple[int, int]] = field(default_factory=list)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    styles: list[tuple[int, str]] = field(default_factory=list)  # last column of each, and its style

    @property
    def area(self) -> int:
        """Number of cells in the rectangle from the first cell to the last with a value."""
        return (self.bottom + 1) * (self.right + 1)

    def notes(self) -> Notes:
        """What is told of the sheet."""
        return Notes(self.cells, tuple(self.merged), tuple(self.hidden_rows), tuple(self.hidden_columns))

    def style(self, column: int) -> str:
        """The style that a column gives to its cells."""
        return next((style for last, style in self.styles if column <= last), "")


class Pass:
    """One pass over the styles and the content of a file, by the parser of the standard library.

    Args:
        styles, content: the two parts, as XML.
        check: called with each sheet as soon as it is known to reach farther; raises when it is too far.

    Raises:
        expat.ExpatError, ValueError, LookupError: a part is damaged, or declares entities of its own.
    """

    def __init__(self, styles: bytes, content: bytes, check: Callable[[Table], None]) -> None:
        self.tables: dict[str, Table] = {}
        self._check = check
        self._codes: dict[str, str] = {}  # number formats in the words of Excel
        self._looks: dict[str, Look] = {}
        self._data_style = ""
        self._table = Table("")
        self._rows = 1
        self._row_style = ""
        self._place = (0, 1)  # column and repetitions of the cell in hand
        self._text: list[str] | None = None
        for part in filter(None, (styles, content)):
            self._parse(part)

    def _parse(self, part: bytes) -> None:
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.EntityDeclHandler = _refuse
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.Parse(part, True)

    def _start(self, tag: str, told: Attributes) -> None:
        if tag in _CELLS:
            self._cell(told)
        elif tag == "table:table-row":
            self._row(told)
        elif tag == "table:table-column":
            self._column(told)
        elif tag == "table:table":
            self._table = self.tables.setdefault(told["table:name"], Table(told["table:name"]))
        elif tag.startswith(("number:", "style:style")):
            self._style(tag, told)

    def _end(self, tag: str) -> None:
        if tag in _LITERALS and self._text is not None:
            self._codes[self._data_style] += f'"{"".join(self._text)}"'
            self._text = None
        elif tag == "table:table-cell" and self._text is not None:
            self._note("".join(self._text).strip())
            self._text = None
        elif tag == "table:table-row":
            self._table.row += self._rows

    def _characters(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)

    def _style(self, tag: str, told: Attributes) -> None:
        if tag == "style:style":
            if code := self._codes.get(told.get("style:data-style-name", "")):
                self._looks[told["style:name"]] = _look(code)
        elif tag in _STYLES:
            self._data_style = told["style:name"]
            self._codes[self._data_style] = "%" if tag == "number:percentage-style" else ""
        elif tag in _LITERALS and self._data_style in self._codes:
            self._text = []
        elif tag in _SHOWN and self._data_style in self._codes:
            thousands = len(told.get("number:display-factor", "1")) // 3
            self._codes[self._data_style] += _SHOWN[tag] + "," * thousands

    def _column(self, told: Attributes) -> None:
        table, repeated = self._table, _times(told, "columns")
        first = table.styles[-1][0] + 1 if table.styles else 0
        table.styles.append((first + repeated - 1, told.get("table:default-cell-style-name", "")))
        if told.get("table:visibility") in _HIDDEN:
            table.hidden_columns.append((first, first + repeated - 1))

    def _row(self, told: Attributes) -> None:
        table, self._rows = self._table, _times(told, "rows")
        self._row_style = told.get("table:default-cell-style-name", "")
        table.column = 0
        if told.get("table:visibility") in _HIDDEN:
            table.hidden_rows.append((table.row, table.row + self._rows - 1))

    def _cell(self, told: Attributes) -> None:
        table, repeated = self._table, _times(told, "columns")
        self._place = (table.column, repeated)
        table.column += repeated
        if (kind := told.get("office:value-type")) is None:
            return
        self._reach(repeated)
        down, across = (int(told.get(f"table:number-{it}-spanned", 1)) for it in ("rows", "columns"))
        if down > 1 or across > 1:
            end = (table.row + down - 1, self._place[0] + across - 1)
            table.merged.append(((table.row, self._place[0]), end))
        if told.get("calcext:value-type") == "error":
            self._text = []
        elif kind not in ("string", "boolean"):
            self._note(self._shown(kind, told.get("table:style-name")))

    def _reach(self, repeated: int) -> None:
        table = self._table
        table.count += repeated * self._rows
        table.bottom = max(table.bottom, table.row + self._rows - 1)
        table.right = max(table.right, table.column - 1)
        self._check(table)

    def _shown(self, kind: str, style: str | None) -> Look:
        style = style or self._row_style or self._table.style(self._place[0])
        found = self._looks.get(style, PLAIN)
        return found if kind != "percentage" or found.scale else _PERCENT

    def _note(self, noted: Noted) -> None:
        if noted in (PLAIN, ""):
            return
        row, (column, repeated) = self._table.row, self._place
        for at in range(row, row + self._rows):
            self._table.cells.setdefault(at, {}).update(
                dict.fromkeys(range(column, column + repeated), noted)
            )


def _look(code: str) -> Look:
    """The look of a number format; its per cent stands before all, for the sign itself is a word here."""
    found = look(code.removeprefix("%"))
    return replace(found, scale=found.scale + 2) if code.startswith("%") else found


def _times(told: Attributes, what: str) -> int:
    return int(told.get(f"table:number-{what}-repeated", 1))


def _refuse(*declaration: object) -> None:
    raise ValueError("entities declared in a part")
