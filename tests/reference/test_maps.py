"""Outlines of provinces of both times, a point of every unit, and paper to draw them on."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toancanh.reference.areas import areas
from toancanh.reference.maps import ISLANDS, Point, Ring, Sheet, outline, point

OLD, NEW = date(2025, 6, 30), date(2025, 7, 1)


def provinces(day: date):
    country = areas().get("VN", day)
    return [it for it in areas().children(country) if it.exists_on(day)]


def area_of(rings: tuple[Ring, ...]) -> float:
    """Square degrees, by the shoelace formula."""
    return sum(
        abs(sum(a.longitude * b.latitude - b.longitude * a.latitude for a, b in pairwise(ring)))
        for ring in rings
    ) / 2  # fmt: skip


@pytest.mark.parametrize(("day", "count"), [(OLD, 63), (NEW, 34)])
def test_every_province_of_both_times_has_an_outline(day: date, count: int) -> None:
    found = [outline(it) for it in provinces(day)]
    assert len(found) == count
    assert all(ring[0] == ring[-1] and len(ring) > 3 for rings in found for ring in rings)


def test_a_merged_province_has_the_land_of_its_parts() -> None:
    for province in provinces(NEW):
        parts = [old for old, _ in areas().was(province)]
        together = sum(area_of(outline(it)) for it in parts)
        assert area_of(outline(province)) == pytest.approx(together, rel=0.03), province.name


def test_the_country_is_all_its_provinces() -> None:
    country = areas().get("VN", NEW)
    assert len(outline(country)) == sum(len(outline(it)) for it in provinces(NEW))


def test_a_commune_has_a_point_in_the_frame_of_its_province() -> None:
    for province in provinces(NEW):
        sheet = Sheet.around((it for ring in outline(province) for it in ring), 100, 20)
        communes = [it for it in areas().children(province) if it.exists_on(NEW)]
        inside = [it for it in map(point, communes) if it and 0 <= sheet.at(it)[0] <= sheet.width]
        assert len(inside) >= 0.95 * len(communes), province.name


def test_the_islands_are_of_provinces_of_today() -> None:
    names = [areas().get(it.province, NEW).name for it in ISLANDS]
    assert names == ["Đà Nẵng", "Khánh Hòa"]


places = st.builds(Point, st.floats(8, 23.5), st.floats(102, 115))


@given(st.lists(places, min_size=2, max_size=9))
def test_all_places_lie_on_the_paper_north_up(found: list[Point]) -> None:
    sheet = Sheet.around(found, 600, 20)
    drawn = [sheet.at(it) for it in found]
    assert all(-0.1 <= x <= sheet.width + 0.1 and -0.1 <= y <= sheet.height + 0.1 for x, y in drawn)
    north, south = max(found), min(found)
    assert sheet.at(north)[1] <= sheet.at(south)[1]
