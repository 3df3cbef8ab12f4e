"""From a path or bytes to the reader of the right format."""

from pathlib import Path

from toancanh.model import Document, UserError
from toancanh.read import signatures
from toancanh.read.formats import extensions, readers

LIMIT = 100_000_000
"""Largest file read, in bytes. The largest statistical yearbooks stay under half of it."""


_WORKBOOKS = (".ods", ".xls", ".xlsm", ".xlsx")


def read(path: Path) -> Document:
    """Read one file.

    Raises:
        UserError: the file is missing, too large, broken, locked, without text or of an unknown format.
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
            data = file.read(LIMIT + 1)
    except FileNotFoundError as error:
        raise UserError("read.missing", name=path) from error
    except OSError as error:
        raise UserError("read.unreadable", name=name, seen=error.strerror or error) from error
    return read_bytes(data, name)


def read_bytes(data: bytes, name: str) -> Document:
    """Read a file already in memory; ``name`` is its name as received. Raises as ``read`` does."""
    if not data:
        raise UserError("read.empty", name=name)
    if len(data) > LIMIT:
        raise _too_large(len(data), name)
    for reader in readers():
        if reader.recognises(data, name):
            return reader.read(data, name)
    raise _unusable(data, name)


def _too_large(size: int, name: str) -> UserError:
    # Rounded up, so that a file just over the limit never reads "100 MB, over the limit of 100 MB".
    return UserError("read.too_large", name=name, size=-(-size // 1_000_000), limit=LIMIT // 1_000_000)


def _unusable(data: bytes, name: str) -> UserError:
    """Why no reader took the file."""
    ending = Path(name).suffix.lower()
    seen = signatures.kind(data)
    if seen == signatures.OFFICE_ENCRYPTED:
        return UserError("read.office_encrypted", name=name)
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
