"""From which address something is done, so that each line of history can keep it.

Who serves a request says so once; what is done on the command line comes from nowhere.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

LONGEST = 45
"""Letters of an address, as many as IPv6 needs."""
_here: ContextVar[str] = ContextVar("address", default="")


def here() -> str:
    """The address that asks for what is being done; empty if none does."""
    return _here.get()


@contextmanager
def from_address(address: str) -> Iterator[None]:
    """What is done within is asked for by an address."""
    before = _here.set(address[:LONGEST])
    try:
        yield
    finally:
        _here.reset(before)
