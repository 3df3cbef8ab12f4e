"""Land of parks and clusters: worked by hand after the definitions of the decree and the circular."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toancanh.analyse.parks import (
    Assessed,
    Basis,
    Cause,
    Estate,
    Kind,
    Plant,
    Water,
    assessed,
    occupancy,
    ranked,
    sums,
)
from toancanh.analyse.stated import Origin, Stated
from toancanh.model import Period

TODAY = date(2026, 6, 30)
NEWS = Origin("Báo cáo 12/BC-SCT", as_of=Period.parse("2026-03-31"))


def stated(**numbers: str) -> dict[str, Stated]:
    return {name: Stated(name, Decimal(value), NEWS) for name, value in numbers.items()}


def estate(name: str = "CCN Tân An", kind: Kind = Kind.CLUSTER, **more: object) -> Assessed:
    numbers = {key: str(value) for key, value in more.items() if type(value) in (int, float)}
    others = {key: value for key, value in more.items() if key not in numbers}
    own = {"at_work": True, "plant": Plant(running=True), "newest": NEWS, **others}
    return assessed(Estate(("clusters", 1), name, kind, amounts=stated(**numbers), **own), TODAY)


def causes(it: Assessed) -> list[Cause]:
    return [each.cause for each in it.reasons]


def test_park_as_published() -> None:
    """KCN Hòa Hiệp 1 as its board told it: 52.54 ha leased of 67.18 ha, 78.21 %; 14.64 ha are left."""
    it = estate(
        kind=Kind.PARK, area_ha=102.33, industrial_ha=67.18, leased_ha=52.54, occupancy=78.21, tenants=30
    )
    assert (it.occupancy.value, it.occupancy.basis) == (Decimal("78.21"), Basis.INDUSTRIAL)
    assert it.left == Decimal("14.64")
    assert it.per_hectare["tenants"].value == Decimal("0.57")
    assert it.per_hectare["tenants"].under.column == "leased_ha"


def test_occupancy_is_of_leasable_land_before_any_other() -> None:
    """30 ha leased of 40 ha leasable, 50 ha industrial land: 75 %, not 60 %, whatever a source tells."""
    it = estate(industrial_ha=50, leasable_ha=40, leased_ha=30, occupancy=86)
    assert (it.occupancy.value, it.occupancy.basis, it.left) == (75, Basis.LEASABLE, 10)
    assert it.may_grow


def test_told_rate_stays_what_it_is_and_says_nothing_of_land_left() -> None:
    """CCN Bình Thành: 86 % of memoranda are no leases, and no ground to grow."""
    it = estate(occupancy=86, basis=Basis.COMMITTED)
    assert (it.occupancy.basis, it.left, it.may_grow) == (Basis.COMMITTED, None, False)
    assert causes(it) == [Cause.ONLY_MEMORANDA]


def test_what_a_hectare_bears() -> None:
    """300 tỷ on 75 ha are 4 tỷ/ha; 45 ha leased bear 900 tỷ revenue (20 a hectare) and 1,800 workers (40)."""
    it = estate(area_ha=75, capital=300, capital_spent=120, leased_ha=45, revenue=900, labour=1800)
    found = {name: each.value for name, each in it.per_hectare.items()}
    assert found == {"capital": 4, "revenue": 20, "labour": 40}
    assert it.spent.value == 40


def test_without_leased_land_a_hectare_is_one_of_the_area() -> None:
    it = estate(area_ha=50, labour=500)
    assert (it.per_hectare["labour"].value, it.per_hectare["labour"].under.column) == (10, "area_ha")


@pytest.mark.parametrize(
    ("plant", "water", "cause"),
    [
        (Plant(running=True), Water.RUNNING, None),
        (Plant(required=True, decision="QĐ 12"), Water.BUILDING, Cause.WATER_NOT_RUNNING),
        (Plant(required=True), Water.NO_DECISION, Cause.NO_WATER_DECISION),
        (Plant(running=False), Water.NOT_RUNNING, Cause.WATER_NOT_RUNNING),
        (Plant(required=False), Water.NOT_NEEDED, None),
        (Plant(told="có trạm xử lý"), Water.ONLY_TOLD, None),
        (Plant(), Water.UNKNOWN, Cause.WATER_UNKNOWN),
    ],
)
def test_wastewater(plant, water, cause) -> None:
    it = estate(leasable_ha=100, leased_ha=70, plant=plant)
    assert (it.water, causes(it)) == (water, [cause] if cause else [])


def test_reasons_come_gravest_first_with_what_they_rest_on() -> None:
    old = Origin("Báo cũ", as_of=Period.parse("2020"))
    it = estate(leasable_ha=40, leased_ha=10, plant=Plant(required=True), newest=old)
    assert causes(it) == [Cause.NO_WATER_DECISION, Cause.LITTLE_USED, Cause.OLD]
    assert (it.reasons[1].value, it.reasons[1].left, it.reasons[1].origin) == (25, 30, NEWS)
    assert (it.reasons[2].day, it.reasons[2].origin) == (date(2020, 12, 31), old)


def test_what_does_not_work_yet_asks_for_nothing() -> None:
    assert estate(at_work=False, plant=Plant()).reasons == ()


def test_order_is_by_reason_then_their_number_then_land() -> None:
    full = estate("Đầy", area_ha=70, leasable_ha=50, leased_ha=50)
    dry = estate("Khô", area_ha=10, leasable_ha=50, leased_ha=35, plant=Plant(required=True))
    both = estate("Cả hai", area_ha=5, leasable_ha=50, leased_ha=5, plant=Plant(required=True))
    large = estate("Rộng", area_ha=75, leasable_ha=50, leased_ha=50)
    fine = estate("Ổn", leasable_ha=50, leased_ha=35)
    assert [it.estate.name for it in ranked([full, dry, fine, both, large])] == [
        "Cả hai",
        "Khô",
        "Rộng",
        "Đầy",
    ]


def test_zones_are_never_added_to_parks_and_rates_only_to_their_like() -> None:
    """30 and 30 ha leased of 40 and 60 leasable are 60 % full, not the mean of 75 and 50."""
    every = [
        estate("A", Kind.PARK, area_ha=50, leasable_ha=40, leased_ha=30),
        estate("B", Kind.PARK, area_ha=70, leasable_ha=60, leased_ha=30),
        estate("C", Kind.PARK, occupancy=100),
        estate("KKT", Kind.ZONE, area_ha=20730),
    ]
    park, zone = sums(every)
    assert (park.kind, zone.kind) == (Kind.PARK, Kind.ZONE)
    assert park.totals["area_ha"] == (120, 2, 3)
    assert park.totals["area_ha"].unknown == 1
    assert park.occupancy == (60, 2)
    assert park.left == (40, 2, 3)
    assert zone.totals["area_ha"].value == 20730


hectares = st.decimals(min_value="0.01", max_value=1000, places=2)


@given(leasable=hectares, share=st.decimals(min_value=0, max_value=1, places=3))
def test_leased_and_left_make_the_land(leasable: Decimal, share: Decimal) -> None:
    leased = (leasable * share).quantize(Decimal("0.0001"))
    it = assessed(
        Estate(
            ("parks", 1),
            "X",
            Kind.PARK,
            True,
            amounts=stated(leasable_ha=str(leasable), leased_ha=str(leased)),
        ),
        TODAY,
    )
    assert it.left + leased == leasable
    assert 0 <= it.occupancy.value <= 100


@given(st.dictionaries(st.sampled_from(["leased_ha", "leasable_ha", "industrial_ha", "occupancy"]), hectares))
def test_nothing_is_made_of_what_is_not_known(numbers: dict[str, Decimal]) -> None:
    found = occupancy(stated(**{name: str(it) for name, it in numbers.items()}), Basis.TOLD)
    land = {"leasable_ha", "industrial_ha"} & numbers.keys()
    assert (found is not None) == ("occupancy" in numbers or ("leased_ha" in numbers and bool(land)))
