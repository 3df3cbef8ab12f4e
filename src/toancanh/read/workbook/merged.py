"""Merged cells, met while going down a sheet row by row."""

from bisect import bisect_right, insort
from collections.abc import Iterable, Mapping

from toancanh.read.workbook.notes import Area


class Merged:
    """Which cells of a row merged ranges cover. Only the ranges that reach the row are kept in hand."""

    def __init__(self, ranges: Iterable[Area]) -> None:
        self._waiting = sorted(ranges, reverse=True)
        self._open: list[tuple[int, int, int]] = []  # first and last column, last row
        self._next_end = -1

    def spans(self, row: int) -> Mapping[int, tuple[int, int]]:
        """Rows and columns covered by the ranges that begin in ``row``, by column. Rows come in order."""
        if self._next_end < row:
            self._open = [it for it in self._open if it[2] >= row]
        begun = {}
        while self._waiting and self._waiting[-1][0][0] <= row:
            (first, left), (last, right) = self._waiting.pop()
            if last >= row:
                insort(self._open, (left, right, last))
            if first == row:
                begun[left] = (last - first + 1, right - left + 1)
        self._next_end = min((it[2] for it in self._open), default=row)
        return begun

    def covers(self, column: int) -> bool:
        """Whether a range reaches this column in the row last asked for."""
        at = bisect_right(self._open, column, key=lambda it: it[0]) - 1
        return at >= 0 and self._open[at][1] >= column
