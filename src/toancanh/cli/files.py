"""The files named on the command line: one bad file is told and the rest is done."""

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from toancanh.cli.words import complain
from toancanh.model import Document, UserError
from toancanh.read import DEEPEST, LIMIT, Member, bytes_of, members, read_bytes
from toancanh.read.clutter import is_clutter

STDIN = "-"
T = TypeVar("T")


def load(name: str) -> bytes:
    """The bytes of the file of this name, or of standard input for a dash.

    Raises:
        UserError: they cannot be had.
    """
    return sys.stdin.buffer.read(LIMIT + 1) if name == STDIN else bytes_of(Path(name))


def each(names: Iterable[str], work: Callable[[Document], T]) -> Iterator[tuple[str, T | None]]:
    """Read and work on every file and on those that it holds, which are called ``FILE/PATH``.

    One that fails is told on stderr and yields ``None``.
    """
    for name in names:
        try:
            content = load(name)
        except UserError as error:
            complain(error)
            yield name, None
        else:
            yield from _through(content, name, work, 1)


def _through(
    content: bytes, label: str, work: Callable[[Document], T], depth: int
) -> Iterator[tuple[str, T | None]]:
    """Work on a file, then on what it holds."""
    name = Path(label).name
    try:
        inside = members(content, name)
        if inside is None:
            yield label, work(read_bytes(content, name))
        elif depth > DEEPEST:
            raise UserError("read.nested_too_deep", name=name, limit=DEEPEST)
        else:
            yield from _itself(content, label, work)
            for member in inside:
                yield from _member(member, f"{label}/{member.path}", work, depth)
    except UserError as error:
        complain(error if depth == 1 else _of(error, label))
        yield label, None
    except Exception as error:
        # A fault of ours in one file must not cost the user the rest of the batch.
        complain(UserError("cli.fault", name=label, seen=f"{type(error).__name__}: {error}"))
        yield label, None


def _itself(content: bytes, label: str, work: Callable[[Document], T]) -> Iterator[tuple[str, T]]:
    """Work on what a mail says; an archive says nothing, and a mail may only carry something."""
    try:
        document = read_bytes(content, Path(label).name)
    except UserError as error:
        if error.code not in {"read.archive", "read.blank"}:
            raise
    else:
        yield label, work(document)


def _member(
    member: Member, label: str, work: Callable[[Document], T], depth: int
) -> Iterator[tuple[str, T | None]]:
    if member.error or member.data is None:
        complain(_of(member.error or UserError("read.empty", name=label), label))
        yield label, None
    else:
        yield from _through(member.data, label, work, depth + 1)


def _of(error: UserError, label: str) -> UserError:
    """The error of a member, with the names of the files around it."""
    return UserError(error.code, **{**error.values, "name": label})


def found_in(paths: Iterable[Path]) -> list[Path]:
    """The files named, and all files under the folders named, in order, each once.

    Hidden files and what Word, Windows and macOS leave beside documents are none.
    """
    files: dict[Path, None] = {}
    for path in paths:
        inside = (file for file in sorted(path.rglob("*")) if _is_document(file, path))
        files |= dict.fromkeys(inside if path.is_dir() else [path])
    return list(files)


def _is_document(file: Path, folder: Path) -> bool:
    return not is_clutter(file.relative_to(folder).parts) and file.is_file()
