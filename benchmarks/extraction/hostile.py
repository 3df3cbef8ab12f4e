"""Texts made to be slow, each at a size and at twice that size: the time may double, not more.

Every measurement runs in a process of its own with a limit on time and memory, so that one that fails says
so and the others go on. This module is also that process: ``python -m benchmarks.extraction.hostile``.
"""

import json
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.extraction.documents import ROOT

from toancanh.extract import extract
from toancanh.model import UserError
from toancanh.read import read_bytes

LIMIT = 60  # seconds of processor time, for one input
MEMORY = 8_000_000_000  # bytes of addresses
RATIO = 2.6  # linear, with room for the noise of a shared machine
PER_MEGABYTE = 2.0  # seconds: slower than that is told as well
MEGA = 1_000_000
CURVED = "NOT LINEAR"
HUNDREDTH = 0.01  # seconds under which a ratio says nothing

_WORDS = (
    "nhân dân các dân tộc trong vùng tiếp tục giữ gìn nếp sống văn hóa và cùng nhau chăm lo đời sống của "
    "từng gia đình, thôn buôn, tổ dân phố, vui mùa lễ hội "
)
_ROW = "Cụm công nghiệp số {0} | {0} | 12,5 | tăng 3,2% | Đắk Lắk\n"


def _filled(piece: str) -> Callable[[int], str]:
    return lambda size: piece * (size // len(piece.encode()))


def _table(rows: int) -> str:
    head = "Tên | Số dự án | Diện tích (ha) | So với cùng kỳ | Tỉnh\n"
    return head + "".join(_ROW.format(row) for row in range(1, rows + 1))


@dataclass(frozen=True, slots=True)
class Hostile:
    """A way to make a text, and the size of the greater of the two made."""

    make: Callable[[int], str]
    size: int


INPUTS = {
    "10 MB of digits in one line": Hostile(_filled("1234567890"), 10 * MEGA),
    "10 MB in one line without spaces": Hostile(_filled("côngnghiệp"), 10 * MEGA),
    "10 MB of line ends": Hostile(lambda length: "Chợ\n" + "\n" * length, 10 * MEGA),
    "100 000 nested brackets": Hostile(lambda depth: "(" * depth + "5 chợ" + ")" * depth, 100_000),
    "1 MB of (((((": Hostile(_filled("("), MEGA),
    "1 MB of 1.1.1.1": Hostile(_filled("1."), MEGA),
    "1 MB of commas": Hostile(_filled(", "), MEGA),
    "1 MB of 'tỷ '": Hostile(_filled("tỷ "), MEGA),
    "1 MB of 'tăng 5% '": Hostile(_filled("tăng 5% "), MEGA),
    "1 MB of 'một trăm '": Hostile(_filled("một trăm "), MEGA),
    "1 MB of 'của Sở '": Hostile(_filled("của Sở "), MEGA),
    "1 MB of 'tháng 6 '": Hostile(_filled("tháng 6 "), MEGA),
    "1 MB of 'Đắk Lắk '": Hostile(_filled("Đắk Lắk "), MEGA),
    "1 MB of 'kiến nghị '": Hostile(_filled("kiến nghị "), MEGA),
    **{
        f"100 KB of '{piece}'": Hostile(_filled(piece), MEGA // 10)
        for piece in (
            "1.1,",
            "(1 ",
            "5 tỷ ",
            "một phần ",
            "1/1 ",
            "tháng 3, ",
            "quý i, ii, ",
            "năm 2020, ",
            "từ 1/1 đến ",
            "so với cùng kỳ ",
            "tăng 5,5 ",
            "gấp đôi ",
            "a@",
            "x.vn",
            "nửa ",
            "năm ",
        )
    },
    "5 MB of prose without a full stop": Hostile(_filled(_WORDS), 5 * MEGA),
    "a table of 20 000 rows": Hostile(_table, 20_000),
}


@dataclass(frozen=True, slots=True)
class Run:
    """One measurement: size, seconds to read and to extract, most memory held; or what went wrong."""

    bytes: int = 0
    characters: int = 0
    read: float = 0
    extract: float = 0
    memory: int = 0
    failure: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """An input at its two sizes."""

    name: str
    half: Run
    whole: Run

    @property
    def ratio(self) -> float:
        """How much longer the greater took, reading included."""
        return _seconds(self.whole) / max(_seconds(self.half), HUNDREDTH)

    @property
    def microseconds(self) -> float:
        """For each character of the greater."""
        return _seconds(self.whole) / max(self.whole.characters, 1) * 1e6

    @property
    def seconds_a_megabyte(self) -> float:
        """For 10⁶ bytes of the greater."""
        return _seconds(self.whole) / max(self.whole.bytes, 1) * 1e6

    @property
    def told(self) -> str:
        """What to say of it: fine, or why not."""
        failure = self.whole.failure or self.half.failure
        if failure:
            return f"FAILED: {failure}"
        if self.ratio > RATIO:
            return CURVED
        return "slow" if self.seconds_a_megabyte > PER_MEGABYTE else "linear"


def verdicts(names: Sequence[str]) -> list[Verdict]:
    """Measure the inputs of these names; what seems not linear twice, as it may have been disturbed."""
    found = []
    for name in names:
        verdict = _verdict(name)
        again = _verdict(name) if verdict.told == CURVED else verdict
        found.append(min(verdict, again, key=lambda it: it.ratio))
    return found


def _verdict(name: str) -> Verdict:
    return Verdict(name, _apart(name, 2), _apart(name, 1))


def _seconds(run: Run) -> float:
    return run.read + run.extract


def _apart(name: str, part: int) -> Run:
    command = [sys.executable, "-m", "benchmarks.extraction.hostile", name, str(part)]
    try:
        # The wall clock may run longer than the processor's when the machine is shared.
        done = subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, timeout=5 * LIMIT, check=False
        )
    except subprocess.TimeoutExpired:
        return Run(failure=f"over {5 * LIMIT} s")
    if done.returncode < 0:
        return Run(failure=f"over {LIMIT} s of the processor, or stopped (signal {-done.returncode})")
    if done.returncode:
        return Run(failure=done.stderr.strip().rpartition("\n")[2][:200])
    return Run(**json.loads(done.stdout))


def measure(text: str) -> Run:
    """Read and extract a text in this process."""
    extract(read_bytes("Tỉnh có 5 chợ, tăng 2 chợ.".encode(), "warm.txt"))
    data, began = text.encode(), time.process_time()
    try:
        document = read_bytes(data, "hostile.txt")
    except UserError as error:
        return Run(failure=f"refused: {error.code}")
    between = time.process_time()
    extract(document)
    ended = time.process_time()
    return Run(len(data), len(document.text), between - began, ended - between, _held())


def _held() -> int:
    """The most memory that this process has held; 0 where the system does not say."""
    # Not ru_maxrss: a process inherits that of the one that started it.
    status = Path("/proc/self/status")
    told = re.search(r"VmHWM:\s*(\d+) kB", status.read_text()) if status.exists() else None
    return int(told[1]) * 1024 if told else 0


def _main(name: str, part: str) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (LIMIT, LIMIT))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    hostile = INPUTS[name]
    run = measure(hostile.make(hostile.size // int(part)))
    print(json.dumps({key: getattr(run, key) for key in Run.__slots__}))


if __name__ == "__main__":
    _main(*sys.argv[1:])
