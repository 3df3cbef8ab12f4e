"""Complexity against values worked by hand, and what is done with gaps, noughts and signs."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toancanh.analyse.advantage.complexity import complexity

# Four areas and goods: a has an advantage in w and x, b and c in y, d in z.
TABLE = {
    "a": (40, 40, 20, 0),
    "b": (0, 10, 60, 0),
    "c": (0, 0, 50, 0),
    "d": (0, 0, 10, 60),
}


def _cells(table):
    return {
        (area, good): Decimal(it) for area, row in table.items() for good, it in zip("wxyz", row, strict=True)
    }


def test_advantage_is_decided_to_the_last_digit():
    """An RCA of exactly 1 is an advantage, however it would be rounded."""
    found = complexity({(area, good): Decimal(1) / 3 for area in "abc" for good in "xyz"})
    assert found.advantage == {(area, good) for area in "abc" for good in "xyz"}


def test_proximity_and_density_by_hand():
    """Makers: v a b, w a b, x a, y b, z c. v is near w by 1, x and y by 1/2 each: 2 in all."""
    makes = {"a": "vwx", "b": "vwy", "c": "z"}
    cells = {(area, good): Decimal(good in makes[area]) for area in makes for good in "vwxyz"}
    found = complexity(cells)
    assert found.density["a", "v"] == Decimal("1.5") / 2
    assert found.density["c", "v"] == 0
    assert ("c", "z") not in found.density  # nothing is near to it


def test_complexity_by_hand():
    """a makes x y, b makes y z, c makes z alone.

    From area to area one goes through the goods of one and the makers of the other: the matrix is
    (3/4 1/4 0; 1/4 1/2 1/4; 0 1/2 1/2). Its eigenvalues are 1, and (3 ± √5)/8; to the greater of them belongs
    (1, (√5 − 3)/2 …): solved below by substitution, then brought to mean 0 and deviation 1.
    """
    makes = {"a": "xy", "b": "yz", "c": "z"}
    found = complexity({(area, good): Decimal(good in makes[area]) for area in makes for good in "xyz"})
    matrix = ((0.75, 0.25, 0), (0.25, 0.5, 0.25), (0, 0.5, 0.5))
    value = (3 + 5**0.5) / 8
    a, b = 1.0, (value - 0.75) / 0.25
    c = (value * b - 0.25 * a - 0.5 * b) / 0.25
    vector = (a, b, c)
    for row, own in zip(matrix, vector, strict=True):
        assert sum(one * it for one, it in zip(row, vector, strict=True)) == pytest.approx(value * own)
    mean = sum(vector) / 3
    spread = (sum((it - mean) ** 2 for it in vector) / 3) ** 0.5
    told = [(it - mean) / spread for it in vector]
    assert [float(found.eci[it]) for it in "abc"] == pytest.approx(told, abs=1e-4)


def test_more_advantages_do_not_come_out_as_less_complex():
    found = complexity(_cells(TABLE))
    assert found.eci["a"] == max(found.eci.values())


def test_a_cell_that_nobody_told_is_not_taken_for_nought():
    cells = _cells(TABLE)
    del cells["b", "w"]
    found = complexity(cells)
    assert "w" in found.left_out
    assert all(good != "w" for _, good in found.advantage)


def test_less_than_nought_leaves_the_product_out():
    found = complexity(_cells(TABLE) | {("c", "x"): Decimal(-60)})
    assert found.left_out == ("x",)


def test_an_area_without_anything_leaves_the_others_as_they_are():
    cells = _cells(TABLE)
    found = complexity(cells | {("e", good): Decimal(0) for good in "wxyz"})
    assert found.left_out == ("e",)
    assert found.eci == complexity(cells).eci


@pytest.mark.parametrize("areas", ["a", "ab"])
def test_of_one_or_two_areas_there_is_no_index(areas):
    found = complexity(_cells({it: TABLE[it] for it in areas}))
    assert (found.eci, found.pci) == ({}, {})


def test_areas_all_alike_have_no_order():
    assert complexity({(area, good): Decimal(5) for area in "abcd" for good in "xyz"}).eci == {}


@settings(max_examples=25, deadline=None)
@given(st.lists(st.lists(st.integers(0, 50), min_size=4, max_size=4), min_size=4, max_size=6))
def test_indices_have_mean_nought_deviation_one_and_the_sign_of_diversity(rows):
    found = complexity(
        {(f"v{at}", f"p{it}"): Decimal(value) for at, row in enumerate(rows) for it, value in enumerate(row)}
    )
    if not found.eci:
        return
    diversity = {it: sum(area == it for area, _ in found.advantage) for it in found.eci}
    for index in (found.eci, found.pci):
        assert float(sum(index.values())) == pytest.approx(0, abs=1e-4)
        assert float(sum(it**2 for it in index.values())) == pytest.approx(len(index), abs=1e-3)
    mean = sum(diversity.values()) / len(diversity)
    assert sum(float(found.eci[it]) * (diversity[it] - mean) for it in found.eci) >= -1e-3
    assert all(0 <= it <= 1 for it in found.density.values())
