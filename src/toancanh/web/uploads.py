"""Files that wait between being shown and being taken in, under the hash of their content, for a day."""

import re
from hashlib import sha256
from pathlib import Path
from time import time

from django.conf import settings

_DAY = 86_400
_KEY = re.compile("[0-9a-f]{64}")


def keep(content: bytes) -> str:
    """Put a file by; give back the key to ask for it with. Files of earlier days are thrown away."""
    folder = _folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for old in folder.iterdir():
        if old.stat().st_mtime < time() - _DAY:
            old.unlink(missing_ok=True)
    key = sha256(content).hexdigest()
    (folder / key).write_bytes(content)
    return key


def take(key: str) -> bytes | None:
    """The file of a key; ``None`` if it waits no more."""
    if not _KEY.fullmatch(key):
        return None
    try:
        return (_folder() / key).read_bytes()
    except FileNotFoundError:
        return None


def drop(key: str) -> None:
    """Throw a file away."""
    if _KEY.fullmatch(key):
        (_folder() / key).unlink(missing_ok=True)


def _folder() -> Path:
    return Path(settings.DATA) / "uploads"
