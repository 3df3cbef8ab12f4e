"""Whether a ring crosses itself, told fast enough for boundaries of a hundred thousand points."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations, pairwise

from toancanh.reference.maps import Point, Ring


def crossing(ring: Ring) -> Point | None:
    """A corner at which a closed ring crosses itself; ``None`` if it does not.

    Neighbouring segments share a point, which is no crossing; neither is a point that is only touched.
    """
    segments = [(one, other) for one, other in pairwise(ring) if one != other]
    if not segments:
        return ring[0]
    mean = sum(max(abs(a[0] - b[0]), abs(a[1] - b[1])) for a, b in segments) / len(segments)
    cells: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for number, segment in enumerate(segments):
        for cell in _cells(segment, mean):
            cells[cell].append(number)
    for together in cells.values():
        for first, second in combinations(together, 2):
            if _cross(segments[first], segments[second]):
                return segments[first][0]
    return None


def _cells(segment: tuple[Point, Point], side: float) -> Iterator[tuple[int, int]]:
    """The cells of the box around a segment, taken in short steps along it."""
    (south, west), (north, east) = segment
    steps = max(1, int(max(abs(north - south), abs(east - west)) / side) + 1)
    seen = set()
    for step in range(steps):
        ends = [
            ((south + (north - south) * at / steps) // side, (west + (east - west) * at / steps) // side)
            for at in (step, step + 1)
        ]
        rows, columns = zip(*ends, strict=True)
        for row in range(int(min(rows)), int(max(rows)) + 1):
            for column in range(int(min(columns)), int(max(columns)) + 1):
                seen.add((row, column))
    yield from seen


def _cross(one: tuple[Point, Point], other: tuple[Point, Point]) -> bool:
    """Whether two segments cross within both; touching at an end is none."""
    (a, b), (c, d) = one, other
    return _side(a, b, c) * _side(a, b, d) < 0 and _side(c, d, a) * _side(c, d, b) < 0


def _side(start: Point, end: Point, point: Point) -> int:
    turn = (end[0] - start[0]) * (point[1] - start[1]) - (end[1] - start[1]) * (point[0] - start[0])
    return (turn > 0) - (turn < 0)
