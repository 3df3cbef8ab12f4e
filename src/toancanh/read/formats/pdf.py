"""PDF with a text layer: paragraphs and tables by where words and rules stand on the page."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from toancanh.model import BlockKind, Document, Locator, UserError
from toancanh.read import lines
from toancanh.read.assembly import Piece, Source, assemble, document
from toancanh.read.metadata import Metadata
from toancanh.read.paper import layout, words
from toancanh.read.paper.grids import Table
from toancanh.read.paper.layout import Part, Sheet

EXTENSIONS = (".pdf",)
MEDIA_TYPE = "application/pdf"
SIGNATURE = True

_HEAD = 1024  # bytes: readers accept a PDF whose mark stands anywhere in these
_LOCKED = (pdfium_c.FPDF_ERR_PASSWORD, pdfium_c.FPDF_ERR_SECURITY)


def recognises(data: bytes, name: str) -> bool:
    """Whether the mark of a PDF stands at the beginning."""
    return b"%PDF-" in data[:_HEAD]


def read(data: bytes, name: str) -> Document:
    """Read a PDF. Pages without text among others with text are named in the metadata.

    Raises:
        UserError: it is broken, has a password, or no page has a text layer.
    """
    sheets = _sheets(data, name)
    blank = [number for number, sheet in enumerate(sheets, 1) if not sheet.words]
    if len(blank) == len(sheets):
        raise UserError("read.pdf_no_text", name=name, pages=len(sheets))
    text, blocks = assemble(_pieces(layout.parts(sheets)))
    extra = {"pages": str(len(sheets))}
    if blank:
        extra["pages_without_text"] = ", ".join(map(str, blank))
    return document(Source(data, name, MEDIA_TYPE), text, blocks, Metadata(), extra)


def _sheets(data: bytes, name: str) -> list[Sheet]:
    try:
        file = pdfium.PdfDocument(data)
        try:
            return [_sheet(file[index]) for index in range(len(file))]
        finally:
            file.close()
    except pdfium.PdfiumError as error:
        locked = error.err_code in _LOCKED
        raise UserError("read.pdf_encrypted" if locked else "read.pdf_broken", name=name) from error


def _sheet(page: pdfium.PdfPage) -> Sheet:
    view = words.frame(page)
    return Sheet(words.words(page, view), list(words.rules(page, view)), *view.size)


@dataclass
class _Counter:
    """Numbers paragraphs within their page, and tables with their rows through the whole file."""

    page: int = 0
    paragraph: int = 0
    table: int = 0
    rows: int = 0


def _pieces(parts: Iterable[Part]) -> Iterator[Piece]:
    at = _Counter()
    for part in parts:
        if part.page != at.page:
            at.page, at.paragraph = part.page, 0
        if isinstance(part.content, Table):
            yield from _cells(part.content, part.goes_on, at)
        else:
            at.paragraph += 1
            text = " ".join(line.text for line in part.content)
            yield Piece(text, lines.kind(text), Locator(paragraph=at.paragraph, page=at.page))


def _cells(table: Table, goes_on: bool, at: _Counter) -> Iterator[Piece]:
    if not goes_on:
        at.table, at.rows = at.table + 1, 0
    for row, column, text in table.cells:
        place = Locator(page=at.page, table=at.table, row=at.rows + row, column=column)
        yield Piece(text, BlockKind.CELL, place)
    at.rows += table.rows
