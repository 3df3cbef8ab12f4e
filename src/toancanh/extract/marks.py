"""What rules leave on a text: a span, what it means, and the rule that says so."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Mark(NamedTuple, Generic[T_co]):
    """Characters ``start`` to ``end`` mean ``value``, says ``rule``."""

    start: int
    end: int
    value: T_co
    rule: str


class Marks(list[Mark[T]]):
    """Marks in text order, with their starts beside them: they are asked for by place all the time."""

    __slots__ = ("starts",)

    def __init__(self, marks: Iterable[Mark[T]] = ()) -> None:
        super().__init__(marks)
        self.starts = [mark[0] for mark in self]


def between(marks: Marks[T], start: int, end: int) -> list[Mark[T]]:
    """The marks that lie wholly between two offsets."""
    starts = marks.starts
    first = bisect_left(starts, start)
    if first == len(starts) or starts[first] >= end:
        return []
    found = marks[first : bisect_left(starts, end, first)]
    while found and found[-1][1] > end:
        found.pop()
    return found


def keep_longest(marks: Iterable[tuple[int, Mark[T]]]) -> Marks[T]:
    """Of marks that overlap keep the longest, then the one of the lower rank; each comes with its rank."""
    kept: list[Mark[T]] = []
    cluster: list[tuple[int, Mark[T]]] = []
    reach = -1
    for ranked in sorted(marks, key=_start):
        mark = ranked[1]
        if mark.start >= reach and cluster:
            kept += _without_overlaps(cluster)
            cluster = []
        cluster.append(ranked)
        reach = max(reach, mark.end)
    kept += _without_overlaps(cluster)
    return Marks(kept)


def _start(ranked: tuple[int, Mark[T]]) -> int:
    return ranked[1][0]


def _without_overlaps(cluster: Sequence[tuple[int, Mark[T]]]) -> list[Mark[T]]:
    if len(cluster) < 2:
        return [mark for _, mark in cluster]
    kept: list[Mark[T]] = []
    starts: list[int] = []
    for _, mark in sorted(cluster, key=lambda it: (it[1].start - it[1].end, it[0], it[1].start)):
        at = bisect_left(starts, mark.start)
        if (at == 0 or kept[at - 1].end <= mark.start) and (at == len(kept) or mark.end <= kept[at].start):
            starts.insert(at, mark.start)
            kept.insert(at, mark)
    return kept
