"""Thinned boundaries keep their shape, and neighbours go on meeting."""

import math

from toancanh.reference.maps import Point
from toancanh.reference.maps.crossing import crossing
from toancanh.reference.maps.simplifying import thinned


def ring(*points: tuple[float, float]) -> tuple[Point, ...]:
    return tuple(Point(*it) for it in (*points, points[0]))


def test_points_on_a_line_go_and_corners_stay() -> None:
    square = ring((0, 0), (0, 0.5), (0, 1), (0.5, 1), (1, 1), (1, 0))
    (left,) = thinned([square], 0.01)
    assert set(left) == {(0, 0), (0, 1), (1, 1), (1, 0)}
    assert left[0] == left[-1]


def test_a_line_that_two_share_is_thinned_alike_in_both() -> None:
    shared = [(at / 20, 1 + 0.02 * math.sin(at)) for at in range(21)]
    west = ring(*shared, (1, 0), (0, 0))
    east = ring(*reversed(shared), (0, 2), (1, 2))
    one, other = thinned([west, east], 0.015)
    on_line = {it for it in one if it.longitude > 0.5} & {Point(*it) for it in shared}
    assert on_line == {it for it in other if it.longitude < 1.5}
    assert 2 < len(on_line) < len(shared)


def test_an_island_smaller_than_the_tolerance_does_not_vanish() -> None:
    island = ring((0, 0), (0, 0.001), (0.001, 0.001))
    assert thinned([island], 1.0) == (island,)


def test_a_bow_tie_crosses_itself_and_a_spiral_does_not() -> None:
    assert crossing(ring((0, 0), (1, 1), (0, 1), (1, 0))) is not None
    spiral = [(math.cos(at / 9) * (1 + at / 50), math.sin(at / 9) * (1 + at / 50)) for at in range(200)]
    back = [(x * 1.05, y * 1.05) for x, y in reversed(spiral)]
    assert crossing(ring(*spiral, *back)) is None
