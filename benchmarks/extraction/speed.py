"""How fast and in how much memory documents are extracted, one core, document by document.

Time is that of the process, not of the wall: another program on the machine matters less. The median of
some rounds counts; every round gets documents of its own, so nothing can be kept from the last.
"""

import statistics
import time
import tracemalloc
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from benchmarks.extraction.documents import size

from toancanh.extract import extract
from toancanh.model import Document
from toancanh.read import read_bytes

TIMES = (1, 4, 16)
PATIENCE = 10  # seconds after which no further round begins


@dataclass(frozen=True, slots=True)
class Speed:
    """What one way to read did with some documents: the processor time of each round."""

    what: str
    bytes: int
    rounds: tuple[float, ...]

    @property
    def seconds(self) -> float:
        """Of the median round."""
        return statistics.median(self.rounds)

    @property
    def megabytes_a_second(self) -> float:
        """10⁶ bytes of UTF-8 a second of one core, in the median round."""
        return self.bytes / self.seconds / 1e6

    @property
    def best(self) -> float:
        """The same in the fastest round, which other programs on the machine disturbed least."""
        return self.bytes / min(self.rounds) / 1e6


def speed(what: str, work: Callable[[Document], object], documents: Sequence[Document], rounds: int) -> Speed:
    """Measure ``work`` over the documents; the first round warms up and counts only if there is no other."""
    seconds = [_round(work, documents)]
    while len(seconds) <= rounds and sum(seconds) < PATIENCE:
        seconds.append(_round(work, documents))
    return Speed(what, size(documents), tuple(seconds[1:] or seconds))


def _round(work: Callable[[Document], object], documents: Sequence[Document]) -> float:
    fresh = [replace(document) for document in documents]
    began = time.process_time()
    for document in fresh:
        work(document)
    return time.process_time() - began


@dataclass(frozen=True, slots=True)
class Memory:
    """The most memory that Python held while a document was extracted, over what it held before."""

    times: int
    bytes: int
    peak: int

    @property
    def ratio(self) -> float:
        """Bytes held for each byte of text."""
        return self.peak / self.bytes


def memory(documents: Sequence[Document]) -> list[Memory]:
    """Extract the largest document once, repeated 4 and repeated 16 times."""
    largest = max(documents, key=lambda document: len(document.text))
    return [_memory(times, largest.text) for times in TIMES]


def _memory(times: int, text: str) -> Memory:
    document = read_bytes("\n".join([text] * times).encode(), "long.txt")
    tracemalloc.start()
    try:
        extract(document)
        return Memory(times, size([document]), tracemalloc.get_traced_memory()[1])
    finally:
        tracemalloc.stop()
