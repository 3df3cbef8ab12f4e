"""The files named on the command line: one bad file is told and the rest is done."""

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from toancanh.cli.words import complain
from toancanh.model import Document, UserError
from toancanh.read import LIMIT, read, read_bytes

STDIN = "-"
T = TypeVar("T")


def load(name: str) -> Document:
    """Read the file of this name, or standard input for a dash.

    Raises:
        UserError: it cannot be used.
    """
    if name == STDIN:
        return read_bytes(sys.stdin.buffer.read(LIMIT + 1), name)
    return read(Path(name))


def each(names: Iterable[str], work: Callable[[Document], T]) -> Iterator[tuple[str, T | None]]:
    """Read and work on every file; one that fails is told on stderr and yields ``None``."""
    for name in names:
        try:
            yield name, work(load(name))
        except UserError as error:
            complain(error)
            yield name, None
        except Exception as error:
            # A fault of ours in one file must not cost the user the rest of the batch.
            complain(UserError("cli.fault", name=name, seen=f"{type(error).__name__}: {error}"))
            yield name, None


def found_in(paths: Iterable[Path]) -> list[Path]:
    """The files named, and all files under the folders named, in order, each once.

    Hidden files and the lock files that Word leaves beside an open document are no documents.
    """
    files: dict[Path, None] = {}
    for path in paths:
        inside = (file for file in sorted(path.rglob("*")) if _is_document(file, path))
        files |= dict.fromkeys(inside if path.is_dir() else [path])
    return list(files)


def _is_document(file: Path, folder: Path) -> bool:
    hidden = any(part.startswith((".", "~$")) for part in file.relative_to(folder).parts)
    return file.is_file() and not hidden
