"""Plain text. The document's text is the file's own, but for NFC, line ends and controls (a space each)."""

from collections.abc import Iterator
from pathlib import PurePath

from toancanh.model import Block, BlockKind, Document, Locator, UserError
from toancanh.model.text import canonical
from toancanh.read import encoding, lines, signatures, typed_tables
from toancanh.read.assembly import Source, document
from toancanh.read.metadata import Metadata

EXTENSIONS = (".txt",)
MEDIA_TYPE = "text/plain"
SIGNATURE = False

# Text has no signature, so a name that claims a binary format is believed: it is a broken file of that.
_OTHER = frozenset({".doc", ".docx", ".pdf", ".xls", ".xlsx", ".ods", ".odt", ".ppt", ".pptx", ".zip"})


def recognises(data: bytes, name: str) -> bool:
    """Whether it can be text: no known signature, no control characters, no other format's name."""
    if PurePath(name).suffix.lower() in _OTHER or signatures.kind(data):
        return False
    return encoding.is_text(data)


def read(data: bytes, name: str) -> Document:
    """Read a text file: a block for each cell of a table, else for each line, or paragraph of a wrapped file.

    Raises:
        UserError: the encoding is unknown, or there is only white space.
    """
    decoded = encoding.decode(data)
    if decoded is None:
        raise UserError("read.undecodable", name=name)
    text = canonical(decoded.text)
    blocks = tuple(_blocks(text))
    return document(Source(data, name, MEDIA_TYPE), text, blocks, Metadata(), encoding.told(decoded))


def _blocks(text: str) -> Iterator[Block]:
    """Cells and paragraphs in the order of the text."""
    found: list[Block] = []
    rest = text
    for number, table in enumerate(sorted(typed_tables.tables(text)), 1):
        for cell in table:
            place = Locator(table=number, row=cell.row, column=cell.column)
            found.append(Block(cell.start, cell.end, BlockKind.CELL, place, cell.down, cell.across))
        start, end = table[0].start, table[-1].end
        rest = rest[:start] + "\n" * (end - start) + rest[end:]
    for number, (start, end) in enumerate(lines.paragraphs(rest), 1):
        found.append(Block(start, end, lines.kind(text[start:end]), Locator(paragraph=number)))
    return iter(sorted(found, key=lambda block: block.start))
