"""Ending all that a process started, whatever groups of processes these have formed."""

import os
import signal
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

_LOOKS, _PAUSE = 50, 0.02  # seconds; a process that waits for a dead drive cannot be killed
_SESSION = 3  # fields of /proc/PID/stat behind the name: state, parent, group, session


def end_session(leader: int) -> None:
    """Kill every other process of the session that ``leader`` leads or led.

    A program that a reader calls may be in a group of its own, to be stopped in time; it stays in the
    session. Looked at again until none is left, for one may have just started another.
    """
    for _ in range(_LOOKS):
        others = [pid for pid in _members(leader) if pid != leader]
        for pid in others:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        if not others:
            return
        time.sleep(_PAUSE)


def _members(session: int) -> Iterator[int]:
    for process in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = process.read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue  # ended meanwhile
        if int(fields[_SESSION]) == session and fields[0] != "Z":
            yield int(process.parent.name)
