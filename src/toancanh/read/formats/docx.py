"""Word (.docx, .docm): the text as Word shows it, with changes accepted; macros are never run."""

import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import PurePath

from docx.exceptions import PythonDocxError
from docx.opc.exceptions import OpcError

from toancanh.model import Document, UserError
from toancanh.read import office, packages
from toancanh.read.assembly import Source, assemble, document
from toancanh.read.metadata import Metadata
from toancanh.read.word import package, reading

EXTENSIONS = (".docm", ".docx")
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SIGNATURE = True

_MAIN = re.compile(r"word/document\d*\.xml")  # some programs write document2.xml

_STRICT, _HEAD = b"purl.oclc.org/ooxml/wordprocessingml", 4096  # bytes


def recognises(data: bytes, name: str) -> bool:
    """Whether it is a ZIP with Word's parts, or a ZIP, whole or not, that claims to be one."""
    if not data.startswith(b"PK\x03\x04"):
        return False
    return bool(re.search(_MAIN.pattern.encode(), data)) or PurePath(name).suffix.lower() in EXTENSIONS


def read(data: bytes, name: str) -> Document:
    """Read a Word file.

    Raises:
        UserError: not a whole ZIP, bad XML, no main part, unpacks to too much, or no text.
    """
    _check(data, name)
    if _is_strict(data, name):
        strict = Source(data, name, MEDIA_TYPE)
        return read_as(strict, office.to_docx(data, name, EXTENSIONS[-1]), {"converted": "LibreOffice"})
    return read_as(Source(data, name, ""), data, {})


def read_as(source: Source, packed: bytes, told: dict[str, str]) -> Document:
    """Read a Word file as the content of the file that it was converted from.

    Args:
        source: what was received; without a media type it is the Word file itself.
        packed: the Word file.
        told: what is known of the source beside its text.

    Raises:
        UserError: as ``read``.
    """
    _check(packed, source.name)
    with _damage_named(source.name):
        file = package.opened(packed)
        pieces, typed = reading.pieces(file)
    text, blocks = assemble(pieces)
    source = replace(source, media_type=source.media_type or file.media_type, title=file.title)
    return document(source, text, blocks, Metadata(), file.told | typed | told)


def _check(data: bytes, name: str) -> None:
    """Refuse a package that is not whole or unpacks to too much."""
    with _damage_named(name):
        parts = packages.parts(data, name)
    if not any(map(_MAIN.fullmatch, parts)):
        raise UserError("read.docx_incomplete", name=name)


def _is_strict(data: bytes, name: str) -> bool:
    """Whether it is written in the strict form of the format, with names that python-docx does not know."""
    with _damage_named(name), zipfile.ZipFile(io.BytesIO(data)) as zipped:
        main = next(it for it in zipped.namelist() if _MAIN.fullmatch(it))
        with zipped.open(main) as part:
            return _STRICT in part.read(_HEAD)
    return False


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
