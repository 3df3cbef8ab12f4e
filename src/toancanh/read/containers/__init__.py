"""Files that hold files: one module per kind. To add a kind is to add a file here.

A module states its ``EXTENSIONS`` and how it ``recognises`` its files by content; ``members`` gives
what is inside, one member after the other, so that no more than one lies in memory. The name of a member is a
label and nothing else: no file is ever written under it.
"""

import pkgutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from pathlib import PurePosixPath
from typing import Protocol, cast

from toancanh.model import UserError
from toancanh.read.characters import without_controls

MOST_MEMBERS = 2_000
"""Most members of one container."""
MOST_UNPACKED = 500_000_000
"""Most bytes that the members of one container may have together."""
DEEPEST = 3
"""Most containers inside each other, the outermost counted."""


@dataclass(frozen=True, slots=True)
class Member:
    """One file inside another.

    Args:
        path: where it stands in the container, as the container says (``..`` and drive letters too).
        data: its bytes; ``None`` if they could not be had.
        error: why it is not to be read, if it is not.
    """

    path: str
    data: bytes | None
    error: UserError | None = None

    @property
    def name(self) -> str:
        """Its file name, without folders."""
        return file_name(self.path)


def file_name(path: str) -> str:
    """The last part of a path as any system writes it."""
    return PurePosixPath(path.replace("\\", "/")).name or "?"


class Container(Protocol):
    """What each module of this folder is."""

    EXTENSIONS: tuple[str, ...]

    @staticmethod
    def recognises(data: bytes, name: str) -> bool:
        """Whether the bytes are a container of this kind."""

    @staticmethod
    def members(data: bytes, name: str) -> Iterator[Member]:
        """What is inside; raise ``UserError`` when nothing at all can be taken out."""


@cache
def containers() -> tuple[Container, ...]:
    """All kinds, by name of their module."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return tuple(cast(Container, import_module(f"{__name__}.{name}")) for name in names)


def holds_files(data: bytes, name: str) -> bool:
    """Whether the file is a container of a kind known here."""
    return any(kind.recognises(data, name) for kind in containers())


def members(data: bytes, name: str) -> Iterator[Member] | None:
    """The files inside a container, in its own order; ``None`` for a file that is no container.

    Raises:
        UserError: the container is broken as a whole, or holds too much (also while members are taken out).
    """
    for kind in containers():
        if kind.recognises(data, name):
            return _guarded(kind.members(data, name), name)
    return None


def _guarded(found: Iterator[Member], name: str) -> Iterator[Member]:
    """The members, until they are too many or too much."""
    size = 0
    for count, member in enumerate(found, 1):
        size += len(member.data or b"")
        if count > MOST_MEMBERS:
            raise UserError("read.too_many_members", name=name, limit=MOST_MEMBERS)
        if size > MOST_UNPACKED:
            raise too_much(name, size)
        yield replace(member, path=without_controls(member.path))


def too_much(name: str, size: int) -> UserError:
    """The error of a container that unpacks to more than is allowed."""
    limit = MOST_UNPACKED // 1_000_000
    return UserError("read.unpacks_too_large", name=name, size=-(-size // 1_000_000), limit=limit)
