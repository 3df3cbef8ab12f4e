"""Folders for temporary files that do not outlive their process for long, whatever ends it."""

import fcntl
import os
import shutil
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

_PREFIX = "toancanh-"
_OWNER = ".owner"  # locked by the process that uses the folder, for as long as it lives


class Scratch:
    """A folder of one process; ``close`` removes it.

    What processes left behind that were killed is removed first: the folders whose lock nobody holds.
    """

    def __init__(self) -> None:
        for left in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*/{_OWNER}"):
            with suppress(OSError):
                _remove_abandoned(left)
        self._folder = tempfile.TemporaryDirectory(prefix=_PREFIX, ignore_cleanup_errors=True)
        self.path = Path(self._folder.name)
        # Locked under another name first: nobody may find it unlocked.
        new = self.path / "new"
        self._lock = os.open(new, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
        fcntl.flock(self._lock, fcntl.LOCK_EX)
        new.rename(self.path / _OWNER)

    def close(self) -> None:
        """Remove the folder and all in it."""
        self._folder.cleanup()
        os.close(self._lock)


def _remove_abandoned(owner: Path) -> None:
    """Remove the folder of this lock, if it is ours and nobody holds it."""
    there = owner.parent.lstat()
    if not stat.S_ISDIR(there.st_mode) or there.st_uid != os.getuid():
        return
    lock = os.open(owner, os.O_RDWR | os.O_NOFOLLOW | os.O_CLOEXEC)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        shutil.rmtree(owner.parent, ignore_errors=True)
    finally:
        os.close(lock)
