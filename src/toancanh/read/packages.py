"""Files that are ZIP packages of parts (.docx, .xlsx, .ods …): whole, and of a bearable size."""

import io
import sys
import zipfile
import zlib
from collections.abc import Iterable
from typing import Any, TypeAlias

from lxml import etree

from toancanh.model import UserError

UNPACKED_LIMIT = 200_000_000
"""Most bytes that the parts of a file may unpack to: real reports stay far below, zip bombs do not."""

BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError)
"""What the standard library raises on a damaged package."""

_CHUNK = 1 << 20

Element: TypeAlias = Any  # lxml's, which has no types


class Package:
    """The parts of a package, unpacked when asked for. Entities are left alone, nothing is fetched."""

    def __init__(self, data: bytes) -> None:
        self._zip = zipfile.ZipFile(io.BytesIO(data))

    def part(self, name: str) -> bytes:
        """Bytes of a part; none if it is not there."""
        try:
            return self._zip.read(name)
        except KeyError:
            return b""

    def tree(self, name: str) -> Element | None:
        """A part as XML; ``None`` if it is not there.

        Raises:
            etree.XMLSyntaxError: it is damaged.
        """
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        part = self.part(name)
        return etree.fromstring(part, parser) if part else None


def parts(data: bytes, name: str) -> frozenset[str]:
    """Names of the parts of a package that does not unpack to too much.

    Sizes are counted before they are believed: a library that unpacks to the end of a part, whatever its
    header states, would fall for a false one.

    Raises:
        UserError: it unpacks to more than ``UNPACKED_LIMIT``.
        BROKEN: the package is damaged.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        members = package.infolist()
        _within(members, name)
        size = 0
        for member in members:
            member.file_size = sys.maxsize  # where the part ends, not where its header says
            with package.open(member) as part:
                while size <= UNPACKED_LIMIT and (chunk := part.read(_CHUNK)):
                    size += len(chunk)
        if size > UNPACKED_LIMIT:
            raise _too_large(size, name)
        return frozenset(member.filename for member in members)


def _within(members: Iterable[zipfile.ZipInfo], name: str) -> None:
    """Refuse by the stated sizes, before anything is unpacked."""
    size = sum(member.file_size for member in members)
    if size > UNPACKED_LIMIT:
        raise _too_large(size, name)


def _too_large(size: int, name: str) -> UserError:
    limit = UNPACKED_LIMIT // 1_000_000
    return UserError("read.package_too_large", name=name, size=-(-size // 1_000_000), limit=limit)
