"""Pages whose prose runs in two or more columns: which lines are to be read before which."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from toancanh.read.paper.flow import SPACE, Line, gather, pieces
from toancanh.read.paper.words import NEAR, Box

_FEWEST = 4  # lines in each column
_FULL = 0.85  # part of its column's width that a line of prose fills
_MOSTLY = 0.6  # part of the lines that do, and of the characters that are letters
_WORDS = 3  # in a line of prose, on average
_APART = 0.8  # letter heights: the least gutter, and how much higher a line stands that is none of a column's
_BREAK = 2.5  # letter heights from one line to the next: what follows is no more of the column


@dataclass(frozen=True, slots=True)
class Region:
    """Lines read one after the other; ``right`` is the margin of a column, none where they fill the page."""

    lines: tuple[Line, ...]
    right: float | None = None


def regions(lines: Sequence[Line], barriers: Sequence[Box] = ()) -> Iterator[Region]:
    """Lines in the order of reading; those of columns apart, from left to right.

    Args:
        lines: of one page, from the top down; words side by side are one line, whatever column they are of.
        barriers: what else stands on the page; where it lies across a gutter, columns end.
    """
    parts = [part for line in lines for part in pieces(line, SPACE)]
    zones = max((_zones(parts, barriers, at) for at in _gutters(parts)), key=_size, default=[])
    taken = {id(word) for zone in zones for side in zone for part in side for word in part.words}
    rest = gather(word for line in lines for word in line.words if id(word) not in taken)
    for zone in zones:
        top = min(part.box.top for side in zone for part in side)
        if above := [line for line in rest if line.box.top < top]:
            yield Region(tuple(above))
        rest = rest[len(above) :]
        for side in zone:
            right = max(part.box.right for part in side)
            for inner in regions(gather(word for part in side for word in part.words), barriers):
                yield Region(inner.lines, inner.right or right)
    if rest:
        yield Region(tuple(rest))


Zone = tuple[list[Line], list[Line]]


def _size(zones: Sequence[Zone]) -> int:
    return sum(len(left) + len(right) for left, right in zones)


def _gutters(parts: Sequence[Line]) -> list[float]:
    """Where a column may begin: several parts of lines do."""
    edges = sorted(part.box.left for part in parts)
    runs: list[list[float]] = []
    for edge in edges:
        if runs and edge - runs[-1][0] <= NEAR:
            runs[-1].append(edge)
        else:
            runs.append([edge])
    return [run[0] for run in runs if len(run) >= _FEWEST][1:]


def _zones(parts: Sequence[Line], barriers: Iterable[Box], at: float) -> list[Zone]:
    """Stretches of the page where nothing lies across the gutter left of ``at``, and prose on both sides."""
    across = sorted(
        box.middle[1]
        for box in (*(part.box for part in parts), *barriers)
        if box.left < at - 1 and box.right > at - _APART * min(box.height, 12)
    )
    bounds = [float("-inf"), *across, float("inf")]
    zones = (_zone(parts, at, top, bottom) for top, bottom in pairwise(bounds))
    return [zone for zone in zones if _is_prose(zone[0]) and _is_prose(zone[1])]


def _zone(parts: Sequence[Line], at: float, top: float, bottom: float) -> Zone:
    inside = [part for part in parts if top < part.box.middle[1] < bottom]
    left = [part for part in inside if part.box.right < at]
    right = [part for part in inside if part.box.left >= at - 1]
    if left and right:
        first = right[0].box.top
        left = [part for part in left if part.box.top > first - _APART * part.box.height]
    return _unbroken(left), _unbroken(right)


def _unbroken(side: list[Line]) -> list[Line]:
    """The lines of a column up to a gap that ends it."""
    for number, (above, below) in enumerate(pairwise(side), 1):
        if below.box.top - above.box.top > _BREAK * above.box.height:
            return side[:number]
    return side


def _is_prose(side: Sequence[Line]) -> bool:
    """Whether lines fill their column with words, as neither the cells of a table nor a letterhead do."""
    if len(side) < _FEWEST:
        return False
    widths = sorted(line.box.width for line in side)
    full = sum(width >= _FULL * widths[-1 - len(side) // _FEWEST // 2] for width in widths)
    text = "".join(word.text for line in side for word in line.words)
    letters = sum(char.isalpha() for char in text)
    words = sum(len(line.words) for line in side)
    return full >= _MOSTLY * len(side) and letters >= _MOSTLY * len(text) and words >= _WORDS * len(side)
