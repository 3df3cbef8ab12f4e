"""One module per format. To add a format is to add a file here.

A module states its ``EXTENSIONS``, its ``MEDIA_TYPE`` and whether its files carry a ``SIGNATURE``; formats
without one (plain text) are asked last. ``recognises`` looks at content, ``read`` makes the document.
"""

import pkgutil
from functools import cache
from importlib import import_module
from typing import Protocol, cast

from toancanh.model import Document


class Reader(Protocol):
    """What each module of this folder is."""

    EXTENSIONS: tuple[str, ...]
    MEDIA_TYPE: str
    SIGNATURE: bool

    @staticmethod
    def recognises(data: bytes, name: str) -> bool:
        """Whether the bytes are of this format."""

    @staticmethod
    def read(data: bytes, name: str) -> Document:
        """Make the document; raise ``UserError`` when the bytes cannot be used."""


@cache
def readers() -> tuple[Reader, ...]:
    """All readers, those that know their files by a signature first."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    modules = [cast(Reader, import_module(f"{__name__}.{name}")) for name in names]
    return tuple(sorted(modules, key=lambda module: not module.SIGNATURE))


def extensions() -> tuple[str, ...]:
    """Extensions of the supported formats, to tell people."""
    return tuple(sorted(extension for reader in readers() for extension in reader.EXTENSIONS))
