"""Boundaries with fewer points, neighbours still meeting along the same line.

A line that two units share is cut where a third one meets it, and each piece is thinned by itself (Douglas
and Peucker, 1973) in one direction, so both units get the same points and no gap opens between them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from toancanh.reference.maps import Point, Ring

_LEAST = 4  # points of a ring, the first again at its end


def thinned(rings: Iterable[Ring], tolerance: float) -> tuple[Ring, ...]:
    """Closed rings without the points that lie nearer than ``tolerance`` degrees to the line without them.

    All rings of a map are given together; a ring that would vanish stays as it is.
    """
    every = tuple(rings)
    joints = _joints(every)
    return tuple(_thinned(ring, joints, tolerance) for ring in every)


def _joints(rings: Sequence[Ring]) -> frozenset[Point]:
    """The points from which lines lead in more than two directions."""
    beside: defaultdict[Point, set[Point]] = defaultdict(set)
    for ring in rings:
        for first, second in pairwise(ring):
            beside[first].add(second)
            beside[second].add(first)
    return frozenset(point for point, others in beside.items() if len(others) > 2)


def _thinned(ring: Ring, joints: frozenset[Point], tolerance: float) -> Ring:
    kept: list[Point] = []
    for piece in _pieces(ring, joints):
        kept += _line(piece, tolerance)[:-1]
    kept.append(kept[0])
    return tuple(kept) if len(kept) >= _LEAST else ring


def _pieces(ring: Ring, joints: frozenset[Point]) -> Iterator[Ring]:
    """A ring cut at its joints; one that nothing meets at the two points that lie far apart."""
    open_ring = ring[:-1]
    cuts = [at for at, point in enumerate(open_ring) if point in joints]
    if len(cuts) < 2:
        start = min(range(len(open_ring)), key=lambda at: open_ring[at]) if not cuts else cuts[0]
        far = max(range(len(open_ring)), key=lambda at: _apart(open_ring[start], open_ring[at]))
        cuts = sorted({start, far})
    turned = (*open_ring[cuts[0] :], *open_ring[: cuts[0] + 1])
    marks = [at - cuts[0] for at in cuts] + [len(open_ring)]
    for first, last in pairwise(marks):
        yield turned[first : last + 1]


def _line(piece: Ring, tolerance: float) -> list[Point]:
    """A piece thinned from its lesser end, so that both its neighbours thin it alike."""
    forward = piece[0] <= piece[-1]
    line = piece if forward else piece[::-1]
    kept, waiting = {0, len(line) - 1}, [(0, len(line) - 1)]
    while waiting:
        first, last = waiting.pop()
        within = range(first + 1, last)
        far = max(within, key=lambda at: _off(line[at], line[first], line[last]), default=None)
        if far is not None and _off(line[far], line[first], line[last]) > tolerance:
            kept.add(far)
            waiting += [(first, far), (far, last)]
    found = [line[at] for at in sorted(kept)]
    return found if forward else found[::-1]


def _apart(one: Point, other: Point) -> float:
    return (one.latitude - other.latitude) ** 2 + (one.longitude - other.longitude) ** 2


def _off(point: Point, start: Point, end: Point) -> float:
    """How far a point lies from a line between two others, in degrees."""
    length = _apart(start, end)
    if not length:
        return float(_apart(point, start) ** 0.5)
    along = (
        (point.latitude - start.latitude) * (end.latitude - start.latitude)
        + (point.longitude - start.longitude) * (end.longitude - start.longitude)
    ) / length
    along = max(0.0, min(1.0, along))
    foot = Point(
        start.latitude + along * (end.latitude - start.latitude),
        start.longitude + along * (end.longitude - start.longitude),
    )
    return float(_apart(point, foot) ** 0.5)
