"""Beside the values of .xlsx: number formats, errors, hidden rows and columns, formulas without a value.

A sheet's XML is parsed a second time only where a few strings in it say that there is something to find.
"""

import re
import sys
from collections.abc import Mapping
from posixpath import join, normpath
from xml.parsers import expat

from toancanh.read.packages import Package
from toancanh.read.workbook.cells import column_of, row_of
from toancanh.read.workbook.looks import PLAIN, Look, look
from toancanh.read.workbook.notes import Noted, Notes, stretches

WORKBOOK = "xl/workbook.xml"
_STYLES = "xl/styles.xml"
_WORDS = "xl/sharedStrings.xml"
_WORDS_CLAIMED = re.compile(rb"""\buniqueCount\s*=\s*["'](\d+)""")
_SHORTEST_WORD = len("<si/>")
_CORE = "docProps/core.xml"
# Number formats that need no code in the file, of those that do not look plain (ECMA-376, 18.8.30).
_BUILT_IN = {9: "0%", 10: "0.00%", 17: "mmm-yy"}
_TELLING = re.compile(rb"""\bt\s*=\s*["']e["']|\bhidden\s*=""")
# How far the cells' names reach: three letters, two; rows of six digits, five.
_WIDE, _WIDER = (re.compile(rb"""\br\s*=\s*["'][A-Za-z]{%d}""" % letters) for letters in (2, 3))
_LONG, _LONGER = (re.compile(rb"""\br\s*=\s*["'][A-Za-z]{0,3}\d{%d}""" % digits) for digits in (5, 6))
_UNCALCULATED = re.compile(
    rb"(?:</(?:\w+:)?f>|<(?:\w+:)?f\b[^<>]*/>)\s*"  # a formula, and then
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>|</(?:\w+:)?c>)"  # nothing
)
_TRUE = frozenset({"1", "true"})


def title(package: Package) -> str | None:
    """The title in the properties."""
    core = package.tree(_CORE)
    return core.findtext("{*}title") if core is not None else None


def sheets(package: Package) -> dict[str, str]:
    """The part of each sheet by its name."""
    book, relations = package.tree(WORKBOOK), package.tree("xl/_rels/workbook.xml.rels")
    if book is None or relations is None:
        return {}
    targets = {it.get("Id"): it.get("Target", "") for it in relations.iterfind("{*}Relationship")}
    found = {}
    for sheet in book.iterfind("{*}sheets/{*}sheet"):
        ids = (value for key, value in sheet.attrib.items() if key.endswith("}id"))
        target = targets.get(next(ids, ""), "")
        found[sheet.get("name", "")] = normpath(join("/xl", target)).lstrip("/")
    return found


def claims_too_many_words(package: Package) -> bool:
    """Whether the part of shared words claims more than its size can hold: calamine makes room for the claim.

    Raises:
        ValueError: the claim is no number.
    """
    part = package.part(_WORDS)
    return max(map(int, _WORDS_CLAIMED.findall(part)), default=0) > len(part) // _SHORTEST_WORD


def looks(package: Package) -> dict[str, Look]:
    """The looks that are not plain, by the number that cells name them with."""
    styles = package.tree(_STYLES)
    if styles is None:
        return {}
    codes = {str(key): code for key, code in _BUILT_IN.items()}
    for it in styles.iterfind("{*}numFmts/{*}numFmt"):
        codes[it.get("numFmtId", "")] = it.get("formatCode", "")
    formats = enumerate(styles.iterfind("{*}cellXfs/{*}xf"))
    found = {str(at): look(codes.get(it.get("numFmtId", ""), "")) for at, it in formats}
    return {at: it for at, it in found.items() if it != PLAIN}


def is_telling(sheet: bytes, looks: Mapping[str, Look]) -> bool:
    """Whether a pass over a sheet's XML would find anything."""
    if _TELLING.search(sheet) or _is_far(sheet):
        return True
    styled = "|".join(looks).encode()
    return bool(looks and re.search(rb"""\bs\s*=\s*["'](?:%s)["']""" % styled, sheet))


def _is_far(sheet: bytes) -> bool:
    """Whether the rectangle of a sheet's cells may hold more than some ten million places."""
    if _WIDER.search(sheet) or _LONGER.search(sheet):
        return True
    return bool(_WIDE.search(sheet) and _LONG.search(sheet))


def uncalculated(sheet: bytes) -> int:
    """Number of formulas that were saved without a value."""
    return sum(1 for _ in _UNCALCULATED.finditer(sheet))


class Pass:
    """One pass over a sheet's XML, by the parser of the standard library: ten times faster than a tree.

    Raises:
        expat.ExpatError, ValueError: it is damaged, or declares entities of its own.
    """

    def __init__(self, sheet: bytes, looks: Mapping[str, Look]) -> None:
        self._looks, self._far = looks, _is_far(sheet)
        self._row, self._column = -1, -1
        self._error: list[str] = []
        self._cells: dict[int, dict[int, Noted]] = {}
        self._hidden_rows: list[int] = []
        self._hidden_columns: list[tuple[int, int]] = []
        self._top, self._left, self._bottom, self._right = sys.maxsize, sys.maxsize, -1, -1
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.EntityDeclHandler = _refuse
        parser.StartElementHandler = self._start
        self._parser = parser
        parser.Parse(sheet, True)

    def notes(self) -> Notes:
        """What is told of the sheet."""
        return Notes(self._cells, (), stretches(self._hidden_rows), tuple(self._hidden_columns))

    @property
    def area(self) -> int:
        """Number of cells in the rectangle of all that have a value; 0 where it cannot be large."""
        return max(0, self._bottom - self._top + 1) * max(0, self._right - self._left + 1)

    @property
    def end(self) -> tuple[int, int]:
        """The last row and the last column with a value, from 0."""
        return self._bottom, self._right

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag[tag.rfind(" ") + 1 :]
        if name == "c":
            self._cell(attributes)
        elif name == "row":
            self._row, self._column = int(attributes.get("r", self._row + 2)) - 1, -1
            if attributes.get("hidden") in _TRUE:
                self._hidden_rows.append(self._row)
        elif self._far and name in ("v", "is"):
            self._reach()
        elif name == "col" and attributes.get("hidden") in _TRUE:
            self._hidden_columns.append((int(attributes["min"]) - 1, int(attributes["max"]) - 1))

    def _cell(self, attributes: dict[str, str]) -> None:
        reference = attributes.get("r")
        self._column = column_of(reference) if reference else self._column + 1  # behind the one before it
        if self._far and reference:
            self._row = row_of(reference)  # nobody but the cell itself is believed
        if attributes.get("t") == "e":
            self._error = []
            self._parser.CharacterDataHandler = self._error.append
            self._parser.EndElementHandler = self._end
        elif noted := self._looks.get(attributes.get("s", "")):
            self._cells.setdefault(self._row, {})[self._column] = noted

    def _reach(self) -> None:
        row, column = self._row, self._column
        self._top, self._bottom = min(self._top, row), max(self._bottom, row)
        self._left, self._right = min(self._left, column), max(self._right, column)

    def _end(self, tag: str) -> None:
        name = tag[tag.rfind(" ") + 1 :]
        if name == "f":
            self._error.clear()  # the formula itself
        elif name == "c":
            self._cells.setdefault(self._row, {})[self._column] = "".join(self._error).strip()
            self._parser.CharacterDataHandler = self._parser.EndElementHandler = None


def _refuse(*declaration: object) -> None:
    raise ValueError("entities declared in a sheet")
