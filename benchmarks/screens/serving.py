"""The site as ``toancanh serve`` starts it, and what its processes use."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

_TICK = os.sysconf("SC_CLK_TCK")
_START = [sys.executable, "-c", "from toancanh.cli import main; main()", "serve", "--port"]


class Use(NamedTuple):
    """What the processes of the site have used: seconds of the processor, and megabytes they hold now."""

    seconds: float
    megabytes: float
    processes: int


class Site(NamedTuple):
    """A site that answers."""

    url: str
    process: int
    beside: int | None = None

    def use(self) -> Use:
        """Of all its processes, and those of a database beside it; shared memory counts once."""
        every = [it for first in filter(None, (self.process, self.beside)) for it in _family(first)]
        return Use(sum(map(_seconds, every)), sum(map(_megabytes, every)), len(every))


@contextmanager
def site(beside: int | None = None) -> Iterator[Site]:
    """Serve the store that the environment names until left; only this machine can ask.

    Args:
        beside: the first process of a database on this machine, whose use counts as that of the site.
    """
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    with subprocess.Popen([*_START, str(port)], stdout=subprocess.DEVNULL) as server:
        try:
            _wait(f"{url}/khoe/")
            yield Site(url, server.pid, beside)
        finally:
            server.send_signal(signal.SIGINT)


def _wait(url: str, seconds: float = 120) -> None:
    until = time.monotonic() + seconds
    while True:
        try:
            with urllib.request.urlopen(url, timeout=30):
                return
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)


def _family(process: int) -> Iterator[int]:
    yield process
    for threads in Path(f"/proc/{process}/task").glob("*/children"):
        for child in _told(threads).split():
            yield from _family(int(child))


def _seconds(process: int) -> float:
    """Of the process, and of its children that have ended."""
    fields = _told(Path(f"/proc/{process}/stat")).rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / _TICK


def _megabytes(process: int) -> float:
    found = re.search(r"^Pss:\s+(\d+)", _told(Path(f"/proc/{process}/smaps_rollup")), re.MULTILINE)
    return int(found[1]) / 1024 if found else 0


def _told(file: Path) -> str:
    """What the kernel says of a process; nothing of one that has just ended."""
    try:
        return file.read_text()
    except (FileNotFoundError, ProcessLookupError):
        return ""
