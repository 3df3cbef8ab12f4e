"""The counts of each office as a bar of parts."""

from collections.abc import Iterable
from dataclasses import dataclass

from toancanh.followup.selectors import Tally
from toancanh.web.matters.asking import Question

WIDTH = 1000
_PARTS = ("overdue", "in_hand", "done_late", "done_in_time", "stopped")


@dataclass(frozen=True, slots=True)
class Piece:
    """One part of a bar: what it counts, where it begins, how long it is, of ``WIDTH``."""

    name: str
    count: int
    start: int
    width: int


@dataclass(frozen=True, slots=True)
class Bar:
    """An office's counts, its bar, and the address of its board; the longest bar is of ``WIDTH``."""

    tally: Tally
    pieces: tuple[Piece, ...]
    query: str


def of_offices(tallies: Iterable[Tally], question: Question) -> tuple[Bar, ...]:
    """A bar for each office."""
    shown = tuple(tallies)
    most = max((it.given for it in shown), default=0)
    return tuple(Bar(it, tuple(_pieces(it, most)), _query(it, question)) for it in shown)


def _pieces(tally: Tally, most: int) -> Iterable[Piece]:
    done = 0
    for name in _PARTS:
        count = getattr(tally, name)
        start, end = (WIDTH * it // most for it in (done, done + count))
        if count:
            yield Piece(name, count, start, end - start)
        done += count


def _query(tally: Tally, question: Question) -> str:
    if tally.office is None:
        return question.query(danh_sach="chua-giao")
    return question.query(don_vi=str(tally.office))
