"""Boundaries are loaded whole, drawn from the file loaded last, and taken back with a reason."""

import json
from datetime import date

import pytest

from toancanh.model import UserError
from toancanh.reference.areas import areas
from toancanh.store.boundaries import actions, selectors
from toancanh.store.boundaries.actions import Told

pytestmark = pytest.mark.django_db
TODAY = date(2026, 6, 1)
TOLD = Told("Sở Nông nghiệp và Môi trường", TODAY, "Lan")


def content(*named: tuple[str, float]) -> bytes:
    """A square for each unit, beginning at a longitude."""
    features = [
        {
            "type": "Feature",
            "properties": {"code": code},
            "geometry": {
                "type": "Polygon",
                "coordinates": [[[west, 12], [west + 1, 12], [west + 1, 13], [west, 13], [west, 12]]],
            },
        }
        for code, west in named
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def province(code: str = "66"):
    return areas().get(code, TODAY)


def west(code: str = "66") -> float:
    boundary = selectors.boundaries([province(code)])[province(code)]
    return min(it.longitude for ring in boundary.rings for it in ring)


def test_the_file_loaded_last_counts_until_it_is_taken_back() -> None:
    first = actions.load(content=content(("66", 107), ("01", 105)), name="a.geojson", told=TOLD)
    second = actions.load(content=content(("66", 108)), name="b.geojson", told=TOLD)
    assert (west(), west("01")) == (108, 105)
    actions.withdraw(number=second.pk, who="Minh", why="lệch")
    assert west() == 107
    actions.withdraw(number=first.pk, who="Minh", why="lệch")
    assert selectors.boundaries([province()]) == {}
    assert [(it.name, it.withdrawn_why, it.units) for it in selectors.sets()] == [
        ("b.geojson", "lệch", 1),
        ("a.geojson", "lệch", 2),
    ]


def test_what_cannot_be_used_is_left_out() -> None:
    made = actions.load(content=content(("66", 107), ("999999", 105)), name="a.geojson", told=TOLD)
    assert [it.area_code for it in made.rows.all()] == ["66"]


@pytest.mark.parametrize(
    ("named", "told", "code"),
    [
        ((("999999", 105),), TOLD, "maps.none_usable"),
        ((("66", 107),), TOLD._replace(source=" "), "maps.no_source"),
        ((("66", 107),), TOLD._replace(who=""), "accounts.unsigned"),
    ],
)
def test_nothing_is_loaded_without_a_boundary_a_source_and_a_name(named, told, code) -> None:
    with pytest.raises(UserError) as refused:
        actions.load(content=content(*named), name="a.geojson", told=told)
    assert refused.value.code == code
    assert not selectors.sets().exists()


def test_it_is_taken_back_once_and_with_a_reason() -> None:
    made = actions.load(content=content(("66", 107)), name="a.geojson", told=TOLD)
    with pytest.raises(UserError, match=r"maps\.no_reason"):
        actions.withdraw(number=made.pk, who="Minh", why=" ")
    actions.withdraw(number=made.pk, who="Minh", why="lệch")
    with pytest.raises(UserError, match=r"maps\.no_set"):
        actions.withdraw(number=made.pk, who="Minh", why="lệch")
