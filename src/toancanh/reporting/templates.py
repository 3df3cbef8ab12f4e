"""The templates of an installation: its own in the data folder, else those that come with the program."""

from pathlib import Path

from django.conf import settings

from toancanh.model import UserError
from toancanh.publish.word.filling import shipped

FOLDER = "templates"
"""Folder of the data folder in which an office keeps templates under the names of ours ("bao-cao.docx")."""


def of(name: str) -> tuple[bytes, str]:
    """A template by its name, and what to call it.

    Raises:
        UserError: the installation's own cannot be read.
    """
    own = Path(settings.DATA) / FOLDER / f"{name}.docx"
    return (read(own), own.name) if own.is_file() else (shipped(name), f"{name}.docx")


def read(path: Path) -> bytes:
    """The bytes of a template.

    Raises:
        UserError: it cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise UserError("read.unreadable", name=path.name, seen=error.strerror) from error
