"""Text whose cells are parted by a mark (.csv, .tsv, and what a button "xuất Excel" writes as .xls)."""

import csv
import io
from collections import Counter
from pathlib import PurePath

from toancanh.model import Document, UserError
from toancanh.read import encoding, signatures
from toancanh.read.assembly import Source
from toancanh.read.workbook.book import read_sheets
from toancanh.read.workbook.sheets import Sheet

EXTENSIONS = (".csv", ".tsv")
MEDIA_TYPE = "text/csv"
SIGNATURE = False

_WORKBOOKS = frozenset({".xls", ".xlsx", ".ods"})  # what programs that write tabbed text call it
_DELIMITERS = "\t;|,"  # in this order: commas stand inside of Vietnamese figures too
_SAYS = "sep="  # a first line that tells Excel the delimiter
_SAMPLE = 64_000  # characters
_REGULAR = 0.5  # of the rows: above a table stand its title and unit


def recognises(data: bytes, name: str) -> bool:
    """Whether the name claims cells and the text has them; without any it is a text as others are."""
    if PurePath(name).suffix.lower() not in _WORKBOOKS.union(EXTENSIONS) or signatures.kind(data):
        return False
    decoded = encoding.decode(data) if encoding.is_text(data) else None
    return decoded is not None and _delimiter(decoded.text) is not None


def read(data: bytes, name: str) -> Document:
    """Read separated text as the one sheet of a workbook; every cell is words, as typed.

    Raises:
        UserError: it has no delimiter, more cells than are read, or none.
    """
    decoded = encoding.decode(data)
    delimiter = _delimiter(decoded.text) if decoded is not None else None
    if decoded is None or delimiter is None:
        raise UserError("read.undecodable", name=name)
    sheet = Sheet(PurePath(name).stem, _rows(_matter(decoded.text), delimiter))
    return read_sheets(Source(data, name, MEDIA_TYPE), [sheet])


def _delimiter(text: str) -> str | None:
    """The mark that parts most rows into the same number of cells, if one does."""
    first = text[: len(_SAYS) + 3].split("\n")[0].strip("\r")
    if first.lower().startswith(_SAYS) and len(first) == len(_SAYS) + 1:
        return first[-1]
    return next((mark for mark in _DELIMITERS if _is_regular(text, mark)), None)


def _is_regular(text: str, delimiter: str) -> bool:
    widths = Counter(len(row) for row in _rows(text[:_SAMPLE], delimiter) if row)
    if not widths:
        return False
    width, rows = widths.most_common(1)[0]
    return width > 1 and rows >= widths.total() * _REGULAR


def _matter(text: str) -> str:
    """The text below the line that tells the delimiter."""
    return text.partition("\n")[2] if text[: len(_SAYS)].lower() == _SAYS else text


def _rows(text: str, delimiter: str) -> list[list[str]]:
    """Rows of cells. Where a quotation mark that nobody closed swallows the file, marks are characters."""
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error:
        return [line.split(delimiter) for line in text.splitlines()]
