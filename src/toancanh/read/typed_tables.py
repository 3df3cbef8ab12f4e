"""Tables typed into a text: columns parted by tabs, or held by spaces from line to line."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_TABS = re.compile(r"[^\t]*")
_LINE = re.compile(r"[^\n]*")
_BLANK = re.compile(r" {2,}")
_WORDS = re.compile(r"\S+(?: \S+)*")
_ENUMERATOR = re.compile(r"(?:[-–—+*•●○▪◦·]|\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-zđ]|[IVX]{1,5})[.)]?)")
_FIGURE = re.compile(r"[+–−-]? ?\d[\d.,]*\d? ?%?|[–−-]|…")
_GUTTER = 2  # spaces: one parts words
_FEWEST = 2  # rows
_FIGURES = 0.4  # part of the cells beside the first column of a table that spaces hold


class Field(NamedTuple):
    """A filled cell: characters ``start`` to ``end`` of the text, its row and column from 1, and its span."""

    start: int
    end: int
    row: int
    column: int
    down: int = 1
    across: int = 1


Table = tuple[Field, ...]
_Span = tuple[int, int]


def tables(text: str) -> Iterator[Table]:
    """The tables of a text, in order: lines next to each other that share their columns."""
    spans = [line.span() for line in _LINE.finditer(text) if line.end() > line.start() or not line.start()]
    for run in _runs(text, spans, "\t"):
        if made := _tabbed(text, run):
            yield _merged(text, made)
    for run in _runs(text, spans, "  "):
        if made := _aligned(text, run):
            yield _merged(text, made)


def _runs(text: str, lines: Sequence[_Span], mark: str) -> Iterator[list[_Span]]:
    """Lines that follow each other and hold a mark between their words."""
    run: list[_Span] = []
    for start, end in lines:
        matter = text[start:end].strip() if mark != "\t" else text[start:end].rstrip()
        if run and (mark not in matter or start > run[-1][1] + 1):
            if len(run) >= _FEWEST:
                yield run
            run = []
        if mark in matter and matter.strip():
            run.append((start, end))
    if len(run) >= _FEWEST:
        yield run


def _tabbed(text: str, run: Sequence[_Span]) -> Table | None:
    """Fields by the tabs before them, unless tabs only indent lines or follow the marks of a list."""
    fields = [
        Field(*_trimmed(text, start + found.start(), start + found.end()), row, column)
        for row, (start, end) in enumerate(run, 1)
        for column, found in enumerate(_parts(text[start:end]), 1)
        if found.group().strip()
    ]
    columns = sorted({field.column for field in fields})
    firsts = [text[it.start : it.end] for it in fields if it.column == columns[0]]
    listed = len(columns) == 2 and all(map(_ENUMERATOR.fullmatch, firsts))
    shared = sum(len([it for it in fields if it.row == row]) > 1 for row in range(1, len(run) + 1))
    return None if len(columns) < 2 or listed or shared < _FEWEST else tuple(fields)


def _parts(line: str) -> list[re.Match[str]]:
    """The stretches between tabs."""
    found, at = [], 0
    while at <= len(line):
        part = _TABS.match(line, at)
        if part is None:
            break
        found.append(part)
        at = part.end() + 1
    return found


def _trimmed(text: str, start: int, end: int) -> _Span:
    inner = text[start:end]
    left = start + len(inner) - len(inner.lstrip())
    return left, left + len(inner.strip())


def _aligned(text: str, run: Sequence[_Span]) -> Table | None:
    """Fields by the gutters that all lines keep free; as chance may make some, many must be figures."""
    widest = max(end - start for start, end in run)
    lines = [text[start:end].ljust(widest) for start, end in run]
    free = [all(line[at] == " " for line in lines) for at in range(widest)]
    edges = [it.span() for it in re.finditer("0+", "".join("01"[it] for it in free))]
    columns = _joined(edges)
    fields = [
        Field(*_trimmed(text, start + left, min(start + right, end)), row, column)
        for row, (start, end) in enumerate(run, 1)
        for column, (left, right) in enumerate(columns, 1)
        if text[start + left : min(start + right, end)].strip()
    ]
    beside = [text[it.start : it.end] for it in fields if it.column > 1]
    figures = sum(_FIGURE.fullmatch(it) is not None for it in beside)
    found = len(columns) >= 2 and beside and figures >= _FIGURES * len(beside)
    return tuple(fields) if found else None


def _joined(edges: Sequence[_Span]) -> list[_Span]:
    """Columns along a line; a gap of one space parts none."""
    found: list[_Span] = []
    for left, right in edges:
        if found and left - found[-1][1] < _GUTTER:
            found[-1] = (found[-1][0], right)
        else:
            found.append((left, right))
    return found


def _merged(text: str, table: Table) -> Table:
    """The table with the cells of its head over the empty places that they leave.

    A cell with others below it lies over those right of them that have none above; one without, over all
    that is below.
    """
    filled = {(it.row, it.column) for it in table}
    figures = (it.row for it in table if it.column > 1 and _FIGURE.fullmatch(text[it.start : it.end]))
    head = min(figures, default=1) - 1
    width = max(it.column for it in table)

    def over(it: Field) -> Field:
        if it.row >= head:
            return it
        below = [row for row in range(it.row + 1, head + 1) if (row, it.column) in filled]
        if not below:
            return it._replace(down=head - it.row + 1)
        free = (
            column
            for column in range(it.column + 1, width + 2)
            if (it.row, column) in filled or (below[0], column) not in filled
        )
        return it._replace(across=next(free, width + 1) - it.column)

    return tuple(map(over, table))
