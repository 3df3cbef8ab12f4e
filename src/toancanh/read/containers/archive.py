"""ZIP archives. An Office file is a ZIP too, but names its parts in a way of its own and is none of these."""

import io
import stat
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePath

from toancanh.model import UserError
from toancanh.read import encoding
from toancanh.read.clutter import is_clutter
from toancanh.read.containers import MOST_MEMBERS, MOST_UNPACKED, Member, file_name, too_much

EXTENSIONS = (".zip",)
LARGEST = 100_000_000
"""Most bytes of one member, as many as of a file that comes by itself."""

_SIGNATURES = (b"PK\x03\x04", b"PK\x05\x06")  # the second begins an archive without members
# Of Office Open XML; of OpenDocument and EPUB.
_PARTS = frozenset(
    {"[Content_Types].xml", "word/document.xml", "xl/workbook.xml", "xl/workbook.bin", "ppt/presentation.xml"}
    | {"mimetype", "META-INF/manifest.xml", "META-INF/container.xml"}
)
_OFFICE = frozenset(
    {".docx", ".docm", ".xlsx", ".xlsm", ".xlsb", ".pptx", ".ods", ".odt", ".odp", ".epub"}
)  # a ZIP called so without such parts is a damaged one of these, not an archive
_UTF8, _ENCRYPTED = 0x800, 0x1
_UNICODE_PATH = 0x7075
_SUSPECT = 10_000_000  # bytes from which a ratio says something
_RATIO = 250  # text and empty tables stay under it, zeros reach 1,000
# Of zlib, of methods that Python does not know, of damaged headers.
_DAMAGE = (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError, struct.error)


def recognises(data: bytes, name: str) -> bool:
    """Whether it is a ZIP whose directory names no parts of an Office file, or a broken one called .zip."""
    ending = PurePath(name).suffix.lower()
    if not data.startswith(_SIGNATURES) or ending in _OFFICE:
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return _PARTS.isdisjoint(package.NameToInfo)
    except _DAMAGE:
        return ending in EXTENSIONS


def members(data: bytes, name: str) -> Iterator[Member]:
    """Unpack one member after the other.

    Raises:
        UserError: the archive is broken as a whole, or claims to hold too much or too many.
    """
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
    except _DAMAGE as error:
        raise UserError("read.zip_broken", name=name) from error
    with package:
        entries = [entry for entry in package.infolist() if not entry.is_dir()]
        if len(entries) > MOST_MEMBERS:
            raise UserError("read.too_many_members", name=name, limit=MOST_MEMBERS)
        # A member too large by itself is refused by itself and not unpacked.
        claimed = sum(entry.file_size for entry in entries if entry.file_size <= LARGEST)
        if claimed > MOST_UNPACKED:
            raise too_much(name, claimed)
        for entry in entries:
            path = _path(entry)
            if not is_clutter(path.replace("\\", "/").split("/")):
                yield _member(package, entry, path)


def _member(package: zipfile.ZipFile, entry: zipfile.ZipInfo, path: str) -> Member:
    name = file_name(path)
    if stat.S_ISLNK(entry.external_attr >> 16):
        return Member(path, None, UserError("read.member_link", name=name))
    if entry.flag_bits & _ENCRYPTED:
        return Member(path, None, UserError("read.member_encrypted", name=name))
    if entry.file_size > LARGEST or _inflated(entry):
        size = -(-entry.file_size // 1_000_000)
        return Member(path, None, UserError("read.member_too_large", name=name, size=size))
    try:
        with package.open(entry) as file:
            return Member(path, file.read(LARGEST))
    except _DAMAGE:
        return Member(path, None, UserError("read.member_broken", name=name))


def _inflated(entry: zipfile.ZipInfo) -> bool:
    return entry.file_size > _SUSPECT and entry.file_size > _RATIO * max(entry.compress_size, 1)


def _path(entry: zipfile.ZipInfo) -> str:
    """The path in NFC. Where the archive does not say that it is UTF-8, the bytes tell what it is.

    ZIP knows only CP437 and UTF-8; Windows in Vietnamese writes Windows-1258, others UTF-8 without saying so.
    """
    if entry.flag_bits & _UTF8:
        return unicodedata.normalize("NFC", entry.orig_filename)
    raw = entry.orig_filename.encode("cp437")
    decoded = encoding.decode(raw)
    told = _unicode_path(entry.extra, raw) or (decoded.text if decoded else entry.orig_filename)
    return unicodedata.normalize("NFC", told)


def _unicode_path(extra: bytes, raw: bytes) -> str | None:
    """The path of the extra field that Info-ZIP and others write, if it belongs to this name."""
    while len(extra) >= 4:
        kind, size = struct.unpack("<HH", extra[:4])
        field, extra = extra[4 : 4 + size], extra[4 + size :]
        if kind == _UNICODE_PATH and len(field) > 5 and field[1:5] == struct.pack("<L", zlib.crc32(raw)):
            return field[5:].decode("utf-8", "replace")
    return None
