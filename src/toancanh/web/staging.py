"""Files that somebody has sent and has not decided on yet: kept for a day, by their SHA-256."""

import hashlib
import time
from pathlib import Path

from django.conf import settings

_DAY = 86_400


def keep(name: str, content: bytes) -> str:
    """Keep a file, and let go of those kept too long; what asks for it again."""
    folder = _folder()
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        if old.stat().st_mtime < time.time() - _DAY:
            old.unlink(missing_ok=True)
    token = hashlib.sha256(content).hexdigest()
    (folder / token).write_bytes(name.encode() + b"\0" + content)
    return token


def kept(token: str) -> tuple[str, bytes] | None:
    """The name and the bytes of a file that was kept, unless it is gone."""
    if len(token) != 64 or not all(letter in "0123456789abcdef" for letter in token):
        return None
    try:
        name, _, content = (_folder() / token).read_bytes().partition(b"\0")
    except FileNotFoundError:
        return None
    return name.decode(), content


def _folder() -> Path:
    return Path(settings.DATA) / "uploads"
