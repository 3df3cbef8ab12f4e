"""Land and energy projects assessed from the registers: their history, their area, their sources."""

from datetime import date
from decimal import Decimal

import pytest

from toancanh.analyse.energy import Known
from toancanh.analyse.parks import Basis, Kind, Water
from toancanh.assessing import energy, parks, reasons
from toancanh.reference.areas import areas
from toancanh.registers import actions
from toancanh.registers.selectors import history

TODAY = date(2026, 6, 30)
pytestmark = pytest.mark.django_db


def daklak():
    unit = areas().versions("66")[-1]
    return unit, {it.code: it for it in areas().parts(unit)}


def test_occupancy_has_come_the_way_that_the_register_was_told(add, paper) -> None:
    """30 of 40 ha in 2024, 34 in 2025, and what was undone is no part of the way."""
    entry = add(status="operating", leasable_ha=40.0, leased_ha=30.0, grounds=paper("2024-12-31"))

    def tell(leased: str, as_of: str) -> None:
        values = {"leased_ha": Decimal(leased)}
        actions.change(entry=entry, values=values, version=entry.version, grounds=paper(as_of))
        entry.refresh_from_db()

    tell("34", "2025-12-31")
    tell("3", "2026-03-31")
    actions.undo(deed=history(entry)[0], version=entry.version, grounds=paper())
    (found,) = parks.assessment(None, TODAY).each
    assert [(it.day, it.value) for it in found.estate.past] == [
        (date(2024, 12, 31), 75), (date(2025, 12, 31), 85),
    ]  # fmt: skip
    assert all(it.dated and it.basis is Basis.LEASABLE for it in found.estate.past)
    assert (found.occupancy.value, found.left) == (85, 6)


def test_every_number_names_its_source(add) -> None:
    add(status="operating", area_ha=50.0, capital_planned=100.0, tenants=20, wastewater_required=True)
    (found,) = parks.assessment(None, TODAY).each
    ratio = found.per_hectare["capital"]
    assert (ratio.value, ratio.over.origin.source, ratio.under.origin.as_of.code) == (
        2, "Báo cáo 12/BC-SCT", "2026-03-31",
    )  # fmt: skip
    said = reasons.of_estate(found, "vi")[0]
    assert (found.water, said.origin.source) == (Water.NO_DECISION, "Báo cáo 12/BC-SCT")
    assert "chưa có quyết định đầu tư trạm" in said.text


def test_what_parks_call_otherwise_is_the_same_thing(add) -> None:
    add("KCN Hòa Phú", "parks", kind="industrial_park", area_ha=100.0, investment=500.0, projects=40)
    add("KKT Nam Phú Yên", "parks", kind="economic_zone", area_ha=20730.0)
    park, zone = parks.assessment(None, TODAY).each
    assert (park.estate.kind, zone.estate.kind) == (Kind.PARK, Kind.ZONE)
    assert {name: it.value for name, it in park.per_hectare.items()} == {
        "capital": 5,
        "tenants": Decimal("0.40"),
    }


def test_capital_of_listed_tenants_is_held_against_the_land_leased(add) -> None:
    park = add("KCN Hòa Phú", "parks", kind="industrial_park", leased_ha=50.0, industrial_ha=100.0)
    for name, capital in (("Dự án A", 300.0), ("Dự án B", 200.0)):
        add(name, "tenant_projects", park=park, capital_registered=capital)
    add("Dự án C", "tenant_projects", park=park)
    (found,) = parks.assessment(None, TODAY).each
    assert found.per_hectare["tenant_capital"].value == 10


def test_side_of_a_merged_province_is_told_by_the_district_that_the_location_names(add) -> None:
    """Reported for new Đắk Lắk: "TP Tuy Hòa" lies in the east; what nothing says the side of is left out."""
    unit, parts = daklak()
    for name, place in (("KCN An Phú", "TP Tuy Hòa"), ("KCN Ea Kar", "huyện Ea Kar"), ("KCN Mới", None)):
        add(name, "parks", kind="industrial_park", area="66", place=place)
    named = {
        code: ([it.estate.name for it in found.each], found.elsewhere)
        for code, found in ((it.code, parks.assessment(it, TODAY)) for it in parts.values())
    }
    assert named == {"54": (["KCN An Phú"], ("KCN Mới",)), "66": (["KCN Ea Kar"], ("KCN Mới",))}
    assert len(parks.assessment(unit, TODAY).each) == 3


def test_projects_bring_their_milestones_and_obstacles(add) -> None:
    wind = add("Điện gió Chơ Long", "energy_projects", kind="wind_onshore", stage="building", mw=155.0)
    add("Khởi công", "energy_milestones", project=wind, step="start", actual_on=date(2026, 1, 1))
    add("COD", "energy_milestones", project=wind, step="cod", planned_on=date(2026, 5, 31))
    add("Đất rừng", "energy_obstacles", project=wind, kind="forest")
    add(
        "Đã xong",
        "energy_obstacles",
        project=wind,
        kind="grid",
        settled_on=date(2026, 2, 1),
        settled_by="CV 1",
    )
    add("Trạm 110 kV", "energy_projects", kind="substation", kv=110.0)
    found = energy.assessment(None, TODAY)
    (it,) = found.each
    assert (it.stay.known, it.stay.days, it.late) == (Known.EXACT, 180, 30)
    assert it.project.classes == ("forest",)
    assert found.pipeline.blocked.units == {"mw": (155, 1)}
    assert found.grid == 1
    said = reasons.of_project(it, "vi")
    texts = [each.text for each in said]
    assert {each.origin.source for each in said} == {"Báo cáo 12/BC-SCT"}
    assert texts[0] == "Quá ngày vận hành thương mại theo kế hoạch 30 ngày (hạn 31/5/2026)."
    assert "Vướng: Đất rừng, đất lâm nghiệp (Đất rừng)." in texts


def test_a_write_is_seen_at_once(add) -> None:
    assert parks.assessment(None, TODAY).each == ()
    add(status="operating", area_ha=10.0)
    assert len(parks.assessment(None, TODAY).each) == 1
