"""One worker: ``python -m toancanh.isolation.worker CONNECTION MEMORY SECONDS OUTPUT``.

It does what comes through the connection, one job after the other, until there is nobody at the other end.
"""

import contextlib
import os
import signal
import sys
import threading
import time
import traceback
from multiprocessing.connection import Connection
from typing import Any

from toancanh.isolation.limits import Limits
from toancanh.isolation.pool import Answer, End
from toancanh.isolation.session import end_session


def main(descriptor: str, *limits: str) -> None:
    """Work until the connection is closed."""
    connection: Connection[Answer, Any] = Connection(int(descriptor))
    allowed = Limits(*map(int, limits))
    allowed.impose()
    _be_silent()
    threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    with contextlib.suppress(EOFError, BrokenPipeError, ConnectionResetError):
        while True:
            job, arguments, seconds = connection.recv()
            allowed.renew_time(seconds)
            answer = _answer(job, arguments)
            worn = answer.end is End.OUT_OF_MEMORY or allowed.worn()
            connection.send(answer._replace(worn=worn))
            del job, arguments, answer  # or the next file is read with this one still in memory
            if worn:
                return


def _answer(job: Any, arguments: tuple[Any, ...]) -> Answer:
    try:
        return Answer(End.DONE, job(*arguments))
    except MemoryError:
        return Answer(End.OUT_OF_MEMORY)
    except Exception as error:
        return Answer(End.FAULT, (type(error).__name__, traceback.format_exc()))


def _end_with(parent: int) -> None:
    """Go when the parent went without a word, with all that was started here."""
    while os.getppid() == parent:
        time.sleep(1)
    end_session(os.getpid())
    os.kill(os.getpid(), signal.SIGKILL)


def _be_silent() -> None:
    """What a library or a program writes must reach neither the terminal nor another program's pipe."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)


if __name__ == "__main__":
    main(*sys.argv[1:])
