"""What was worked out of the figures that count, kept until anything that counts changes.

The store says when that is, in the transaction of the change itself, so that every process of the site sees
a decision at once, whoever took it. Each process remembers for itself.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from threading import Lock
from typing import Generic, TypeVar

AsOf = tuple[object, ...] | None
"""The last change of what counts (``contradictions.selectors.as_of_change``)."""

_T = TypeVar("_T")


class Remembered(Generic[_T]):
    """Values by key, of those asked for last; several threads that ask for one have it worked out once."""

    def __init__(self, most: int) -> None:
        """Remember so many values at most."""
        self._most = most
        self._lock = Lock()
        self._kept: OrderedDict[Hashable, tuple[object, Future[_T]]] = OrderedDict()

    def of(self, key: Hashable, as_of: AsOf, work: Callable[[], _T]) -> _T:
        """The value of a key.

        Args:
            key: all that the value depends on beside what counts.
            as_of: the last change of what counts (``contradictions.selectors.as_of_change``), asked for
                before; without one nothing is kept.
            work: works it out.
        """
        if as_of is None:
            return work()
        mine: Future[_T] = Future()
        with self._lock:
            kept = self._kept.get(key)
            future = kept[1] if kept and kept[0] == as_of else mine
            self._kept[key] = as_of, future
            self._kept.move_to_end(key)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        if future is mine:
            self._work(key, mine, work)
        return future.result()

    def _work(self, key: Hashable, future: "Future[_T]", work: Callable[[], _T]) -> None:
        try:
            future.set_result(work())
        except BaseException as error:
            # Who waits for it fails with us; who asks later tries anew.
            future.set_exception(error)
            with self._lock:
                if self._kept.get(key, (None, None))[1] is future:
                    del self._kept[key]
