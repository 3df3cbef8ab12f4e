"""Figures of old units on their way to new ones: entirely, or by a key that is named."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toancanh.model import Area, AreaLevel, UserError
from toancanh.reference.areas import areas
from toancanh.reference.areas.shares import Allocation, Key, allocate

BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 1)
INDEX = areas()


def unit(name: str, on: date = BEFORE) -> Area:
    (area,) = INDEX.find(name, on=on)
    return area


def successors(area: Area) -> list[Area]:
    return [new for new, _ in INDEX.became(area)]


def by_name(found: Allocation) -> dict[str, Decimal]:
    return {area.name: share.weight for share in found.shares for area in share.units}


def even(area: Area, **weights: int) -> Key:
    return Key("dân số", {new: Decimal(weights.get(new.code, 1)) for new in successors(area)})


def test_an_exact_union_takes_the_figure_as_one_group_without_a_key() -> None:
    found = allocate(INDEX, unit("huyện Krông Pa"))
    (share,) = found.shares
    assert {area.name for area in share.units} == {"Phú Túc", "Ia Dreh", "Ia Rsai", "Uar"}
    assert (share.weight, found.exact, found.key) == (1, True, None)


def test_what_went_into_one_unit_needs_no_key_though_that_is_more() -> None:
    town = unit("thị trấn Phú Túc")
    assert allocate(INDEX, town) == allocate(INDEX, town, even(town))
    assert by_name(allocate(INDEX, town)) == {"Phú Túc": 1}
    assert allocate(INDEX, town).exact


def test_a_unit_in_being_keeps_its_figures() -> None:
    commune = unit("xã Uar", AFTER)
    assert allocate(INDEX, commune).shares[0].units == (commune,)


def test_a_key_divides_and_is_named() -> None:
    ward = unit("22246")  # Phường Hòa Hiệp Bắc: Phú Yên and Hòa Hiệp
    found = allocate(
        INDEX, ward, Key("dân số", {unit("22240", AFTER): Decimal(3), unit("22261", AFTER): Decimal(1)})
    )
    assert by_name(found) == {"Phú Yên": Decimal("0.75"), "Hòa Hiệp": Decimal("0.25")}
    assert (found.exact, found.key) == (False, "dân số")


def test_a_key_divides_an_exact_union_too_but_not_exactly() -> None:
    district = unit("huyện Krông Pa")
    found = allocate(INDEX, district, even(district))
    assert (len(found.shares), found.exact) == (4, False)


def test_weights_of_pieces_are_added_up_for_a_district() -> None:
    district = unit("huyện Mang Yang")
    pieces = {
        (old, new): Decimal(2) if new.name == "Ayun" else Decimal(1)
        for old in INDEX.children(district)
        for new in successors(old)
    }
    key = Key.of_pieces("dân số", INDEX, district, pieces)
    into = {new.name: sum(amount for (_, to), amount in pieces.items() if to == new) for new in key.weights}
    assert {area.name: weight for area, weight in key.weights.items()} == into
    assert not allocate(INDEX, district, key).exact
    with pytest.raises(UserError) as error:
        Key.of_pieces("dân số", INDEX, district, dict(list(pieces.items())[1:]))
    assert error.value.code == "areas.key_incomplete"


def test_weights_of_other_units_are_not_looked_at() -> None:
    ward = unit("22246")
    extra = Key("dân số", {**even(ward).weights, unit("xã Uar", AFTER): Decimal(99)})
    assert allocate(INDEX, ward, extra) == allocate(INDEX, ward, even(ward))


@pytest.mark.parametrize(
    ("weights", "code"),
    [
        (None, "areas.key_missing"),
        ({"22240": "1"}, "areas.key_incomplete"),
        ({"22240": "1", "22261": "-1"}, "areas.key_negative"),
        ({"22240": "1", "22261": "NaN"}, "areas.key_negative"),
        ({"22240": "0", "22261": "0"}, "areas.key_zero"),
    ],
)
def test_no_division_without_a_whole_key(weights: dict[str, str] | None, code: str) -> None:
    key = weights and Key("dân số", {unit(at, AFTER): Decimal(weight) for at, weight in weights.items()})
    with pytest.raises(UserError) as error:
        allocate(INDEX, unit("22246"), key)
    assert error.value.code == code


OLD = [
    area
    for area in INDEX.units
    if area.valid_to == BEFORE and area.level in (AreaLevel.DISTRICT, AreaLevel.COMMUNE)
]


@given(st.data())
def test_shares_add_up_to_one_to_the_last_digit_and_follow_the_key(data: st.DataObject) -> None:
    area = data.draw(st.sampled_from(OLD))
    amounts = st.decimals(0, Decimal("1e15"), allow_nan=False, allow_infinity=False)
    weights = {new: data.draw(amounts) for new in successors(area)}
    weights[successors(area)[0]] += 1
    found = allocate(INDEX, area, Key("diện tích", weights))
    assert sum(share.weight for share in found.shares) == Decimal(1)
    assert all(0 <= share.weight <= 1 for share in found.shares)
    assert found.exact is (len(found.shares) == 1) is (found.key is None)
    for one in found.shares:
        for other in found.shares:
            if weights[one.units[0]] < weights[other.units[0]]:
                assert one.weight <= other.weight
