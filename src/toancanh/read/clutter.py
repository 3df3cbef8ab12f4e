"""Which files are no documents: what systems and programs leave beside the ones people write."""

from collections.abc import Iterable

_NAMES = frozenset({"thumbs.db", "desktop.ini", "ehthumbs.db", "icon\r"})
_FOLDERS = frozenset({"__macosx", "$recycle.bin", "system volume information", "@eadir"})
_UNFINISHED = (".crdownload", ".part", ".partial", ".tmp")


def is_clutter(parts: Iterable[str]) -> bool:
    """Whether a path, given by its parts, is hidden, a lock of Word or LibreOffice, or not yet all there."""
    *folders, name = (part.lower() for part in parts)
    hidden = any(part.startswith((".", "~$")) and part not in (".", "..") for part in (*folders, name))
    return hidden or name in _NAMES or name.endswith(_UNFINISHED) or not _FOLDERS.isdisjoint(folders)
