"""How much a worker may take, and telling the operating system so."""

import os
import resource
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from toancanh.model import UserError

_MEGABYTE = 1_000_000
_DOUBLED = 2 * _MEGABYTE  # bytes: about ten scanned pages
_MOST_TIMES = 4
_PAGE = resource.getpagesize()


@dataclass(frozen=True, slots=True)
class Limits:
    """What one worker may take for one file; the programs that it calls have the same limits each.

    Args:
        memory: bytes of address space. LibreOffice converts a small file within 800 MB.
        seconds: of time by the clock, and of the processor, for an ordinary file; see ``seconds_for``.
        output: bytes of any file that it writes.
    """

    memory: int = 2_000 * _MEGABYTE
    seconds: int = 600
    output: int = 1_000 * _MEGABYTE

    @classmethod
    def stated(cls, environ: Mapping[str, str] | None = None) -> Self:
        """The limits as ``TOANCANH_MEMORY_MB`` and ``TOANCANH_SECONDS`` say, where they do.

        Raises:
            UserError: one of them is not a whole number above 0.
        """
        given = os.environ if environ is None else environ
        usual = cls()
        memory = _number(given, "TOANCANH_MEMORY_MB", usual.memory // _MEGABYTE)
        return cls(memory * _MEGABYTE, _number(given, "TOANCANH_SECONDS", usual.seconds))

    def impose(self) -> None:
        """Put this process, and all that it will start, under the limits for good."""
        resource.setrlimit(resource.RLIMIT_AS, (self.memory, self.memory))
        resource.setrlimit(resource.RLIMIT_FSIZE, (self.output, self.output))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        with suppress(OSError):  # where memory runs out for the whole machine, a worker is what it can spare
            Path("/proc/self/oom_score_adj").write_text("1000")

    def seconds_for(self, size: int) -> int:
        """The time for a file of so many bytes: a hundred scanned pages take more than a letter."""
        return int(self.seconds * min(1 + size / _DOUBLED, _MOST_TIMES))

    def renew_time(self, seconds: int) -> None:
        """Give this process so much processor time from now on: a worker does many files."""
        used = resource.getrusage(resource.RUSAGE_SELF)
        until = int(used.ru_utime + used.ru_stime) + seconds + 1
        resource.setrlimit(resource.RLIMIT_CPU, (until, resource.RLIM_INFINITY))

    def worn(self) -> bool:
        """Whether this process holds so much memory that a new one had better go on."""
        resident = int(Path("/proc/self/statm").read_text().split()[1]) * _PAGE
        return resident > self.memory // 4


def _number(environ: Mapping[str, str], variable: str, usual: int) -> int:
    written = environ.get(variable) or str(usual)
    if not (written.isascii() and written.isdigit() and int(written)):
        raise UserError("cli.bad_number", variable=variable, seen=written, usual=usual)
    return int(written)
