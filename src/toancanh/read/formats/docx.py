"""Word (.docx): paragraphs and tables in document order, as they stand with changes accepted."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import PurePath
from typing import Any, TypeAlias

import docx
from docx.document import Document as WordDocument
from docx.exceptions import PythonDocxError
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn

from toancanh.model import BlockKind, Document, Locator, UserError
from toancanh.read import lines, packages
from toancanh.read.assembly import Piece, Source, assemble, document
from toancanh.read.metadata import Metadata, find

EXTENSIONS = (".docx",)
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SIGNATURE = True

Element: TypeAlias = Any  # lxml's, which has no types

_MAIN = "word/document.xml"
_NO_TITLES = ("", "Word Document")  # the second is what python-docx says of a file without properties
_P, _TBL, _TR, _TC = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
_WRAPPERS = {qn("w:sdt"), qn("w:sdtContent"), qn("w:customXml"), qn("w:ins"), qn("w:moveTo")}
_BOX = qn("w:txbxContent")
# Word writes each text box twice, the second time for programs older than itself.
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SKIPPED = {qn("w:pPr"), qn("w:rPr"), qn("w:del"), qn("w:moveFrom"), _BOX, _FALLBACK}
_CHARACTERS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}


def recognises(data: bytes, name: str) -> bool:
    """Whether it is a ZIP with Word's parts, or a ZIP, whole or not, that claims to be one."""
    if not data.startswith(b"PK\x03\x04"):
        return False
    return _MAIN.encode() in data or PurePath(name).suffix.lower() == ".docx"


def read(data: bytes, name: str) -> Document:
    """Read a Word file.

    Raises:
        UserError: not a whole ZIP, bad XML, no main part, unpacks to too much, or no text.
    """
    _check(data, name)
    with _damage_named(name):
        word = docx.Document(io.BytesIO(data))
        text, blocks = assemble(_Walk(_styles(word)).container(word.element.body))
        title = word.core_properties.title
    # Core properties are a last resort: they often still tell of the file this one was copied from.
    stated = find(text).or_else(Metadata(title=None if title in _NO_TITLES else title))
    return document(Source(data, name, MEDIA_TYPE), text, blocks, stated, {})


def _check(data: bytes, name: str) -> None:
    """Refuse a package that is not whole or unpacks to too much."""
    with _damage_named(name):
        parts = packages.parts(data, name)
    if _MAIN not in parts:
        raise UserError("read.docx_incomplete", name=name)


# The syntax error of lxml is Python's own.
_STUMBLES = (SyntaxError, LookupError, ValueError, AttributeError, TypeError, OpcError, PythonDocxError)


@contextmanager
def _damage_named(name: str) -> Iterator[None]:
    """Say of what a damaged package trips that the file is broken.

    python-docx trusts its input: a missing part or attribute shows as whatever its code stumbles over.
    """
    try:
        yield
    except packages.BROKEN as error:
        raise UserError("read.docx_broken", name=name, part="ZIP") from error
    except _STUMBLES as error:
        raise UserError("read.docx_broken", name=name, part="XML") from error


def _styles(word: WordDocument) -> dict[str, BlockKind]:
    """Kinds that paragraph styles speak of, by style id."""
    kinds = {}
    for style in word.styles:
        name = (style.name or "").lower()
        if name.startswith(("heading", "title", "tiêu đề")):
            kinds[style.style_id] = BlockKind.HEADING
        elif name.startswith("list"):
            kinds[style.style_id] = BlockKind.LIST_ITEM
        elif name.startswith("caption"):
            kinds[style.style_id] = BlockKind.CAPTION
    return kinds


@dataclass
class _Walk:
    """One walk over a file, counting paragraphs and tables as a reader would."""

    styles: dict[str, BlockKind]
    paragraphs: Iterator[int] = field(default_factory=lambda: count(1))
    tables: Iterator[int] = field(default_factory=lambda: count(1))

    def container(self, parent: Element) -> Iterator[Piece]:
        """Pieces of a body or a text box."""
        for node in _unwrapped(parent, {_P, _TBL}):
            yield from self.paragraph(node) if node.tag == _P else self.table(node)

    def paragraph(self, node: Element) -> Iterator[Piece]:
        """One piece per line: a line break made by hand parts a paragraph as its end does."""
        text = _text(node)
        if text.strip():
            locator = Locator(paragraph=next(self.paragraphs))
            kind = self._kind(node)
            for line in filter(None, map(str.strip, text.split("\n"))):
                yield Piece(line, kind or lines.kind(line), locator)
        for box in _boxes(node):
            yield from self.container(box)

    def table(self, node: Element) -> Iterator[Piece]:
        """Cells in reading order; a table inside a cell follows the row it stands in."""
        number = next(self.tables)
        for row, line in enumerate(_unwrapped(node, {_TR}), 1):
            nested = []
            for column, cell in _cells(line):
                parts = list(_unwrapped(cell, {_P, _TBL}))
                nested += [part for part in parts if part.tag == _TBL]
                text = "\n".join(filter(None, (_text(part).strip() for part in parts if part.tag == _P)))
                locator = Locator(table=number, row=row, column=column)
                yield Piece(text.replace("\t", " "), BlockKind.CELL, locator)
            for inner in nested:
                yield from self.table(inner)

    def _kind(self, node: Element) -> BlockKind | None:
        properties = node.pPr
        if properties is None:
            return None
        style = self.styles.get(properties.style or "")
        if style is BlockKind.HEADING or properties.find(qn("w:outlineLvl")) is not None:
            return BlockKind.HEADING
        return BlockKind.LIST_ITEM if properties.numPr is not None else style


def _unwrapped(parent: Element, tags: set[str]) -> Iterator[Element]:
    """Children with these tags, through content controls and accepted insertions."""
    for node in parent:
        if node.tag in tags:
            yield node
        elif node.tag in _WRAPPERS:
            yield from _unwrapped(node, tags)


def _text(node: Element) -> str:
    """Text of a paragraph as Word shows it: insertions in, deletions out."""
    parts = []
    for child in node:
        if child.tag == qn("w:t"):
            parts.append(child.text or "")
        elif child.tag in _CHARACTERS:
            parts.append(_CHARACTERS[child.tag])
        elif child.tag not in _SKIPPED:
            parts.append(_text(child))
    return "".join(parts)


def _boxes(node: Element) -> Iterator[Element]:
    for box in node.iter(_BOX):
        if not any(ancestor.tag in (_FALLBACK, _BOX) for ancestor in box.iterancestors()):
            yield box


def _cells(row: Element) -> Iterator[tuple[int, Element]]:
    """Cells of a row with their column, counted on the table's grid; each merged cell once."""
    before = row.find(f"{qn('w:trPr')}/{qn('w:gridBefore')}")
    column = 1 + (int(before.get(qn("w:val"), 0)) if before is not None else 0)
    for cell in _unwrapped(row, {_TC}):
        if cell.vMerge != "continue":
            yield column, cell
        column += cell.grid_span
