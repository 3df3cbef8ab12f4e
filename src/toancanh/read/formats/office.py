"""Word of before 2007 (.doc), OpenDocument (.odt), RTF and Works (.wps), through LibreOffice."""

import io
import zipfile
from dataclasses import dataclass
from pathlib import PurePath

import olefile

from toancanh.model import Document, UserError
from toancanh.read import office, signatures
from toancanh.read.assembly import Source
from toancanh.read.formats import docx

EXTENSIONS = (".doc", ".odt", ".rtf", ".wps")
MEDIA_TYPE = "application/msword"
SIGNATURE = True

_OLE = b"\xd0\xcf\x11\xe0"
_ODT = b"application/vnd.oasis.opendocument.text"
_ENCRYPTED = 0x0100  # in the flags of the file information block ([MS-DOC] 2.5.2)
_FLAGS = slice(0x0A, 0x0C)


@dataclass(frozen=True)
class _Format:
    ending: str
    media_type: str


_DOC = _Format(".doc", MEDIA_TYPE)
_RTF = _Format(".rtf", "application/rtf")
_OPEN = _Format(".odt", _ODT.decode())
_WORKS = _Format(".wps", "application/vnd.ms-works")


def recognises(data: bytes, name: str) -> bool:
    """Whether it is one of these by its content: a name may lie."""
    return _format(data, name) is not None


def read(data: bytes, name: str) -> Document:
    """Read a text through LibreOffice; the document keeps the identity of the bytes received.

    Raises:
        UserError: it has a password, is broken, takes too long, or LibreOffice is not installed.
    """
    found = _format(data, name) or _DOC
    told = _told(data, name, found) | {"converted": "LibreOffice"}
    packed = office.to_docx(data, name, found.ending)
    return docx.read_as(Source(data, name, found.media_type), packed, told)


def _format(data: bytes, name: str) -> _Format | None:
    if data[:64].lstrip().startswith(b"{\\rtf"):
        return _RTF
    if data.startswith(b"PK") and data[30:38] == b"mimetype":
        return _OPEN if data[38:].startswith(_ODT) else None
    if not data.startswith(_OLE):
        return None
    streams = _streams(data)
    if streams is None:
        claimed = PurePath(name).suffix.lower() == _DOC.ending
        return _DOC if claimed or signatures.kind(data) == signatures.WORD_97 else None
    if "worddocument" in streams:
        return _DOC
    return _WORKS if {"contents", "matost"} <= streams else None


def _streams(data: bytes) -> set[str] | None:
    """Names at the root of an OLE file: what a mail or a workbook holds inside it stands deeper."""
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as file:
            return {path[0].lower() for path in file.listdir(storages=True)}
    except (OSError, ValueError, IndexError):
        return None


def _told(data: bytes, name: str, found: _Format) -> dict[str, str]:
    """What to say of macros; damage and passwords are told before LibreOffice is started."""
    if found is _OPEN:
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as package:
                locked = b"encryption-data" in package.read("META-INF/manifest.xml")
        except (zipfile.BadZipFile, KeyError) as error:
            raise UserError("read.convert_failed", name=name) from error
        if locked:
            raise UserError("read.office_encrypted", name=name)
    if found is not _DOC:
        return {}
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as file:
            flags = int.from_bytes(file.openstream("WordDocument").read(64)[_FLAGS], "little")
            macros = file.exists("Macros") or file.exists("_VBA_PROJECT_CUR")
    except (OSError, ValueError, IndexError) as error:
        raise UserError("read.convert_failed", name=name) from error
    if flags & _ENCRYPTED:
        raise UserError("read.office_encrypted", name=name)
    return {"macros": "yes"} if macros else {}
