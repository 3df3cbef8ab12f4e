"""What is made once for a process, however many threads ask for it first at the same time."""

from collections.abc import Callable, Hashable
from functools import wraps
from threading import RLock
from typing import ParamSpec, TypeVar, cast

_P = ParamSpec("_P")
_R = TypeVar("_R")
_making = RLock()  # one for all: what is made may need other things that are made once


def once(make: Callable[_P, _R]) -> Callable[_P, _R]:
    """Keep what a function of hashable arguments gives, and give all who ask the very same object.

    ``functools.cache`` lets two threads that ask first each make one of their own, and keeps the last: who
    holds the other then holds a stranger.
    """
    kept: dict[tuple[Hashable, ...], _R] = {}

    @wraps(make)
    def get(*args: _P.args, **named: _P.kwargs) -> _R:
        key = (*cast("tuple[Hashable, ...]", args), *sorted(named.items()))
        if key not in kept:
            with _making:
                if key not in kept:
                    kept[key] = make(*args, **named)
        return kept[key]

    return get
