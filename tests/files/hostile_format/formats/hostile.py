"""Files that begin with HOSTILE and name what the reader is to suffer."""

import os
import signal

from toancanh.model import Document

EXTENSIONS = (".hostile",)
MEDIA_TYPE = "application/x-hostile"
SIGNATURE = True


def recognises(data: bytes, name: str) -> bool:
    return data.startswith(b"HOSTILE")


def read(data: bytes, name: str) -> Document:
    match data.split()[1]:
        case b"memory":
            held = []
            while True:
                held.append(b"x" * 10_000_000)
        case b"kill":
            os.kill(os.getpid(), signal.SIGKILL)
        case b"crash":
            os.abort()
    while True:
        pass
