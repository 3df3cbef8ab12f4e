"""Jobs that behave as hostile files make a reader behave; a worker imports them by this name."""

import os
import signal
import subprocess
import time
from pathlib import Path

from toancanh.model import UserError


def double(number: int) -> int:
    return 2 * number


def process() -> int:
    return os.getpid()


def loop() -> None:
    while True:
        pass


def sleep_with_child(pid_file: str) -> None:
    child = subprocess.Popen(["sleep", "600"], process_group=0)
    Path(pid_file).write_text(str(child.pid))
    time.sleep(600)


def take_memory() -> int:
    return len(b"x" * 1_500_000_000)


def hold_memory() -> int:
    global held
    held = b"x" * 200_000_000
    return os.getpid()


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def crash() -> None:
    os.abort()


def fail() -> None:
    raise ZeroDivisionError


def refuse() -> None:
    raise UserError("read.empty", name="a.txt")


def write(path: str) -> None:
    with Path(path).open("wb") as file:
        file.truncate(50_000_000)


def chatter() -> str:
    print("words of a library", flush=True)
    os.write(2, b"and of a program\n")
    return "said"
