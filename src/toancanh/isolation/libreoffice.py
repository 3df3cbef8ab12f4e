"""LibreOffice turns one file into another: apart, in time, one at a time.

It runs in a folder and with a profile made for the one file and removed after it: no macro runs, no link is
followed, nothing of the user's own is touched.
"""

import fcntl
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import StrEnum
from pathlib import Path

PROGRAM = "TOANCANH_SOFFICE"
"""Environment variable that names the program where it is not on the path."""
TIME_LIMIT = 120
"""Seconds that one file may take; real reports take a few."""

_NAMES = ("soffice", "libreoffice")
_OPTIONS = ("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck", "--nofirststartwizard")
_SCRIPTING = "/org.openoffice.Office.Common/Security/Scripting"
_SETTINGS = ("DisableMacrosExecution", "DisableActiveContent", "BlockUntrustedRefererLinks")


class Refused(StrEnum):
    """Why there is no result: the program is not installed, takes too long, or cannot read the file."""

    MISSING = "missing"
    SLOW = "slow"
    FAILED = "failed"


class RefusedError(Exception):
    """LibreOffice gave no result."""

    def __init__(self, why: Refused) -> None:
        super().__init__(why.value)
        self.why = why


def installed() -> str | None:
    """The program, if there is one: the one that ``PROGRAM`` names, else the one on the path."""
    program = os.environ.get(PROGRAM) or next(filter(None, map(shutil.which, _NAMES)), None)
    return program if program and shutil.which(program) else None


def convert(data: bytes, ending: str, into: str, seconds: float = TIME_LIMIT) -> bytes:
    """Return a file in another format.

    Args:
        data: the file.
        ending: of its format (".doc"), by which LibreOffice chooses how to read it.
        into: the ending of the wanted format, with the name of its filter ("docx:MS Word 2007 XML", "pdf").
        seconds: how long it may take.

    Raises:
        RefusedError: there is no result.
    """
    program = installed()
    if program is None:
        raise RefusedError(Refused.MISSING)
    with tempfile.TemporaryDirectory(prefix="toancanh-") as made, _one_at_a_time():
        folder = Path(made)
        given = folder / f"document{ending}"
        given.write_bytes(data)
        if not _run(_command(program, folder, given, into), folder, seconds):
            raise RefusedError(Refused.SLOW)
        result = folder / "out" / f"document.{into.partition(':')[0]}"
        if not result.is_file():
            raise RefusedError(Refused.FAILED)
        return result.read_bytes()


def _command(program: str, folder: Path, given: Path, wanted: str) -> list[str]:
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_registry(), encoding="utf-8")
    into = ("--convert-to", wanted, "--outdir", str(folder / "out"))
    return [program, *_OPTIONS, f"-env:UserInstallation={profile.as_uri()}", *into, str(given)]


def _registry() -> str:
    on = '<prop oor:name="{}" oor:op="fuse"><value>true</value></prop>'
    items = "".join(f'<item oor:path="{_SCRIPTING}">{on.format(setting)}</item>' for setting in _SETTINGS)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>'
    )


def _run(command: list[str], folder: Path, seconds: float) -> bool:
    """Whether the command ended in time; what it started is killed with it in either case."""
    environment = {"HOME": str(folder), "PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C.UTF-8"}
    quiet = subprocess.DEVNULL
    # A program that the user installed, no shell, names of our own making.
    process = subprocess.Popen(  # noqa: S603
        command, cwd=folder, env=environment, stdin=quiet, stdout=quiet, stderr=quiet, process_group=0
    )
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return False
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    return True


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Wait until no other process of this user converts: each takes hundreds of megabytes."""
    path = Path(tempfile.gettempdir(), f"toancanh-soffice-{os.getuid()}.lock")
    lock = os.open(path, os.O_CREAT | os.O_RDWR | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)
