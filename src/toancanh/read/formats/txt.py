"""Plain text. The document's text is the file's own, but for NFC, line ends and controls (a space each)."""

from pathlib import PurePath

from toancanh.model import Block, Document, Locator, UserError
from toancanh.model.text import canonical
from toancanh.read import encoding, lines, signatures
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
    """Read a text file; one block per line, or per paragraph when the file is hard-wrapped.

    Raises:
        UserError: the encoding is unknown, or there is only white space.
    """
    decoded = encoding.decode(data)
    if decoded is None:
        raise UserError("read.undecodable", name=name)
    text = canonical(decoded.text)
    blocks = tuple(
        Block(start, end, lines.kind(text[start:end]), Locator(paragraph=number))
        for number, (start, end) in enumerate(lines.paragraphs(text), 1)
    )
    return document(Source(data, name, MEDIA_TYPE), text, blocks, Metadata(), encoding.told(decoded))
