"""From a path or bytes to the reader of the right format."""

from dataclasses import replace
from pathlib import Path

from toancanh.model import Document, UserError
from toancanh.read import signatures
from toancanh.read.containers import archive
from toancanh.read.formats import Reader, extensions, readers

LIMIT = 100_000_000
"""Largest file read, in bytes. The largest statistical yearbooks stay under half of it."""

# Of formats people know, whether they can be read or not; any other ending ("BC.thang6") claims nothing.
_OTHER_ENDINGS = frozenset(
    {".csv", ".doc", ".docm", ".jpg", ".ods", ".odt", ".png", ".ppt", ".pptx", ".rtf", ".tif", ".xls"}
    | {".xlsm", ".xlsx", ".zip"}
)


_WORKBOOKS = (".ods", ".xls", ".xlsm", ".xlsx")


def read(path: Path) -> Document:
    """Read one file.

    Raises:
        UserError: the file is missing, too large, broken, locked, without text or of an unknown format.
    """
    return read_bytes(bytes_of(path), path.name)


def bytes_of(path: Path) -> bytes:
    """The bytes of a file.

    Raises:
        UserError: the file is missing, a folder, too large or cannot be opened.
    """
    name = path.name or str(path)
    try:
        if path.is_dir():
            raise UserError("read.directory", name=name)
        size = path.stat().st_size
        if size > LIMIT:
            raise _too_large(size, name)
        # One byte more than allowed: what a device or a growing file says of its size is not the truth.
        with path.open("rb") as file:
            return file.read(LIMIT + 1)
    except FileNotFoundError as error:
        raise UserError("read.missing", name=path) from error
    except OSError as error:
        raise UserError("read.unreadable", name=name, seen=error.strerror or error) from error


def read_bytes(data: bytes, name: str) -> Document:
    """Read a file already in memory; ``name`` is its name as received. Raises as ``read`` does."""
    if not data:
        raise UserError("read.empty", name=name)
    if len(data) > LIMIT:
        raise _too_large(len(data), name)
    if archive.recognises(data, name):
        raise UserError("read.archive", name=name)
    for reader in readers():
        if reader.recognises(data, name):
            return _with_odd_ending(reader.read(data, name), reader)
    raise _unusable(data, name)


def _with_odd_ending(document: Document, reader: Reader) -> Document:
    """The document, with the ending of its name in the metadata where that is one of another format."""
    ending = Path(document.name).suffix.lower()
    if ending in reader.EXTENSIONS or ending not in {*extensions(), *_OTHER_ENDINGS}:
        return document
    return replace(document, metadata=document.metadata | {"odd_ending": ending})


def _too_large(size: int, name: str) -> UserError:
    # Rounded up, so that a file just over the limit never reads "100 MB, over the limit of 100 MB".
    return UserError("read.too_large", name=name, size=-(-size // 1_000_000), limit=LIMIT // 1_000_000)


def _unusable(data: bytes, name: str) -> UserError:
    """Why no reader took the file."""
    ending = Path(name).suffix.lower()
    seen = signatures.kind(data)
    if seen == signatures.OFFICE_ENCRYPTED:
        return UserError("read.office_encrypted", name=name)
    if seen in signatures.OTHER_ARCHIVES:
        return UserError("read.archive_other", name=name, seen=seen)
    if seen is None and ending == ".docx":
        return UserError("read.docx_broken", name=name, part="ZIP")
    if seen is None and ending in _WORKBOOKS:
        return UserError("read.book_broken", name=name)
    if seen is None and ending == ".pdf":
        return UserError("read.pdf_broken", name=name)
    supported = ", ".join(extensions())
    if seen is None and not signatures.is_binary(data):
        return UserError("read.unsupported", name=name, seen=ending, supported=supported)
    return UserError(
        "read.binary" if ending in {".txt", ".html", ".htm"} else "read.unsupported",
        name=name,
        seen=seen or data[:4].hex(" "),
        supported=supported,
    )
