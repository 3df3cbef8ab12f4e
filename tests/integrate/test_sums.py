"""Which figures add up to which: only over whole areas, only what can be added."""

from collections import Counter

import pytest

from toancanh.integrate import compositions, compositions_among
from toancanh.integrate.places import is_divided, shapes
from toancanh.model import AreaLevel, Place
from toancanh.reference.areas import areas

KRONG_PA = {"Phú Túc", "Ia Dreh", "Ia Rsai", "Uar"}


def place(unit) -> Place:
    return Place(unit.code, unit.valid_from)


def test_new_province_is_the_sum_of_the_old_ones(places, node) -> None:
    ((whole, parts),) = compositions(node(places.new).thing)
    assert whole.place == places.new
    assert {it.place for it in parts} == {places.old, places.other}
    assert {it._replace(place=places.new) for it in parts} == {whole}


@pytest.mark.parametrize("part", ["old", "other"])
def test_old_province_is_a_part_of_the_new_one(places, node, part) -> None:
    own = node(getattr(places, part)).thing
    assert compositions(own) == compositions(own._replace(place=places.new))


def test_province_that_kept_its_land_goes_on_as_one_part(node) -> None:
    old, new = (place(unit) for unit in areas().find("Tỉnh Cao Bằng"))
    ((whole, parts),) = compositions(node(old).thing)
    assert (whole.place, [it.place for it in parts]) == (new, [old])


def test_province_merged_twice_is_whole_and_part(node) -> None:
    hanoi = [place(unit) for unit in areas().versions("01")]
    wholes = [whole.place for whole, _ in compositions(node(hanoi[1]).thing)]
    assert wholes == hanoi[1:]


def test_old_district_is_the_sum_of_communes_of_today_only_if_they_are_all_of_it() -> None:
    districts = [unit for unit in areas().units if unit.level is AreaLevel.DISTRICT]
    exact = [unit for unit in districts if shapes(place(unit))]
    assert exact == [unit for unit in districts if areas().exact_union(unit)]
    assert len(exact) > 300


def test_commune_of_today_is_the_sum_of_whole_old_communes_or_of_none() -> None:
    new = [unit for unit in areas().units if unit.level is AreaLevel.COMMUNE and areas().was(unit)]
    split = Counter(any(kind != "whole" for _, kind in areas().was(unit)) for unit in new)
    made = Counter(not any(whole == place(unit) for whole, _ in shapes(place(unit))) for unit in new)
    assert made == split
    assert split[True] > 100


def test_district_and_its_communes_know_of_each_other() -> None:
    (krong_pa,) = areas().find("Huyện Krông Pa")
    ((whole, parts),) = shapes(place(krong_pa))
    assert {areas().get(it.code, it.since).name for it in parts} == KRONG_PA
    assert all((whole, parts) in shapes(part) for part in parts)


def test_land_that_is_divided_is_part_of_no_sum() -> None:
    divided = next(
        unit for unit in areas().units
        if unit.level is AreaLevel.DISTRICT and areas().became(unit) and not areas().exact_union(unit)
    )  # fmt: skip
    assert shapes(place(divided)) == ()
    assert is_divided(place(divided))


@pytest.mark.parametrize(
    ("indicator", "unit", "dims"),
    [
        ("iip", "percent", ()),
        ("industrial_park_occupancy", "percent", ()),
        ("grdp", "VND", ()),
        ("grdp_per_capita", "VND", ()),
        ("retail_sales", "tonne", ()),
        ("no_such_thing", "VND", ()),
    ],
)
def test_what_cannot_be_added_has_no_sum(places, node, indicator, unit, dims) -> None:
    assert not compositions(node(places.new, indicator=indicator, unit=unit, dims=dims).thing)


def test_product_whose_prices_are_told_can_be_added(places, node) -> None:
    assert compositions(
        node(places.new, indicator="grdp", unit="VND", dims=(("price", "constant2010"),)).thing
    )


def test_area_of_which_only_the_name_is_known_has_no_sum(node) -> None:
    assert not compositions(node(Place("dak lak", None)).thing)


def test_sums_that_two_missing_areas_leave_open_are_of_no_use(places, node) -> None:
    own = node(places.new).thing
    assert not compositions_among([places.new])(own)
    for told in ([places.new, places.old], [places.old, places.other]):
        assert compositions_among(told)(own) == compositions(own)


def test_sum_of_use_may_rest_on_another(node) -> None:
    before, merged, today = (place(unit) for unit in areas().versions("01"))
    among = compositions_among([before, Place("28", before.since)])
    assert [whole.place for whole, _ in among(node(merged).thing)] == [merged, today]
