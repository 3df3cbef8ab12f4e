"""Land that was divided: figures go on by a key that somebody states, and say so."""

from decimal import Decimal

import pytest

from toancanh.integrate import Basis, join
from toancanh.integrate.keys import SplitKey
from toancanh.integrate.places import place_of
from toancanh.integrate.weights import Stated
from toancanh.model import Interval, Place
from toancanh.reference.areas import areas
from toancanh.reference.areas.shares import Key

AN_BINH = ("Thị xã An Khê", "Huyện Đăk Pơ")  # two districts that both gave land to the new ward of that name


def district(name: str) -> Place:
    return place_of(areas().find(name)[0])


def key(name: str, *weights: int) -> SplitKey:
    """A key of a district, its weights in the order of the units it became."""
    new = [unit for unit, _ in areas().became(areas().find(name)[0])]
    return SplitKey(
        district(name), Key("people", dict(zip(new, map(Decimal, weights), strict=True))), "yearbook"
    )


def by_name(joined) -> dict[str, object]:
    figures = ((it, areas().get(*it.node.thing.place)) for it in joined.figures)
    return {unit.name: it for it, unit in figures}


def test_district_is_divided_by_its_key(value) -> None:
    told = [value(100, district("Huyện Krông Pa"))]
    found = by_name(join(told, Stated(keys=(key("Huyện Krông Pa", 5, 2, 2, 1),))))
    assert [found[name].interval.low for name in ("Phú Túc", "Ia Rsai", "Uar", "Ia Dreh")] == [50, 20, 20, 10]
    assert {it.key.name for it in found["Uar"].keys} == {"people"}
    assert found["Uar"].basis is Basis.DERIVED


def test_unit_of_two_districts_needs_the_keys_of_both(value) -> None:
    told = [value(100, district(AN_BINH[0])), value(40, district(AN_BINH[1]))]
    keys = tuple(key(name, 1, 1, 2) for name in AN_BINH)
    one, both = (by_name(join(told, Stated(keys=stated)))["An Bình"] for stated in (keys[:1], keys))
    assert (one.basis, one.keys) == (Basis.NOT_DERIVABLE, ())
    shares = [
        share.key.weights[areas().get(both.node.thing.place.code, both.node.thing.place.since)] / 4
        for share in both.keys
    ]
    expected = 100 * shares[0] + 40 * shares[1]
    assert (both.basis, both.interval) == (Basis.DERIVED, Interval(expected, expected))


def test_missing_district_is_named(value) -> None:
    keys = tuple(key(name, 1, 1, 2) for name in AN_BINH)
    found = by_name(join([value(100, district(AN_BINH[0]))], Stated(keys=keys)))["An Bình"]
    assert found.reason.code == "integrate.part_missing"
    assert "Đăk Pơ" in dict(found.reason.values)["areas"]


@pytest.mark.parametrize(("indicator", "unit"), [("iip", "percent"), ("grdp_per_capita", "VND")])
def test_what_cannot_be_added_is_not_divided(value, indicator: str, unit: str) -> None:
    told = [value(100, district("Huyện Krông Pa"), indicator=indicator, unit=unit)]
    found = by_name(join(told, Stated(keys=(key("Huyện Krông Pa", 5, 2, 2, 1),))))
    assert found["Uar"].basis is Basis.NOT_DERIVABLE
