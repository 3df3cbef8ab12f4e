"""What the checks find: in time, with the law, and nothing where all is well."""

import json
from datetime import date, timedelta
from decimal import Decimal

import pytest

from toancanh.registers import actions, checks
from toancanh.registers.grounds import Grounds
from toancanh.registers.registry import register

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 1)


def codes(of: str | None = None, today: date = TODAY) -> list[str]:
    return [it.code for it in checks.found(today, of) if it.code not in ("no_area", "no_day")]


@pytest.fixture
def station(add):
    def made(expires_on: date, **more):
        return add(
            "CHXD số 1", "fuel_stations", kind="petrol", licence="GCN 1", expires_on=expires_on, **more
        )

    return made


@pytest.mark.parametrize(
    ("left", "code"), [(61, None), (60, "expiring"), (0, "expiring"), (-1, "expired"), (-400, "expired")]
)
def test_licence_is_told_ahead_of_time_and_when_it_has_run_out(station, left: int, code: str | None) -> None:
    station(TODAY + timedelta(left))
    found = [it for it in checks.found(TODAY) if it.code in ("expiring", "expired")]
    assert [it.code for it in found] == ([code] if code else [])
    if found:
        assert found[0].basis == "Nghị định 83/2014/NĐ-CP, Điều 25"
        assert str(abs(left)) in found[0].words("vi")
        assert (TODAY + timedelta(left)).isoformat() in found[0].words("en")


def test_each_kind_of_certificate_has_its_own_days(add) -> None:
    soon = TODAY + timedelta(150)
    add("Gas A", "fuel_stations", kind="lpg", licence="1", expires_on=soon)
    add("Cà phê", "ocop_products", expires_on=soon)
    permit = {"wastewater_permit": "12/GPMT", "wastewater_permit_until": soon}
    add("CCN A", **permit)
    assert {it.name for it in checks.found(TODAY) if it.code == "expiring"} == {"Cà phê", "CCN A"}


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"industrial_ha": 50, "leasable_ha": 40, "leased_ha": 45}, "over_leased"),
        ({"industrial_ha": 50, "leasable_ha": 40, "leased_ha": 30, "committed_ha": 15}, "over_committed"),
        ({"leasable_ha": 40, "committed_ha": 45, "industrial_ha": 50}, "over_committed"),
        ({"industrial_ha": 50, "leasable_ha": 40, "leased_ha": 30, "occupancy": 86}, "another_rate"),
        ({"industrial_ha": 50, "leasable_ha": 40, "leased_ha": 30, "occupancy": 75}, None),
        ({"industrial_ha": 50, "leasable_ha": 40, "leased_ha": 30, "occupancy": 60,
          "occupancy_basis": "industrial"}, None),
        ({"occupancy": 104, "occupancy_why": "thuê cả đất dự phòng"}, "over_full"),
        ({"area_ha": 76}, "too_large"),
        ({"area_ha": 75}, None),
        ({"status": "expanding", "occupancy": 59, "wastewater_running": True}, "too_empty_to_grow"),
        ({"status": "expanding", "occupancy": 60, "wastewater_running": True}, None),
    ],
)  # fmt: skip
def test_land_of_a_cluster(add, values, code) -> None:
    decimal = ("occupancy", "area_ha", "industrial_ha", "leasable_ha", "leased_ha", "committed_ha")
    add(**{name: Decimal(it) if name in decimal else it for name, it in values.items()})
    assert codes("clusters") == ([code] if code else [])


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"status": "building"}, None),
        ({"status": "operating"}, "no_wastewater_decision"),
        ({"status": "operating", "wastewater_required": False}, None),
        ({"status": "operating", "wastewater_running": True}, None),
        ({"status": "operating", "wastewater_decision": "QĐ 1"}, "wastewater_not_running"),
        ({"status": "operating", "wastewater": "có trạm 500 m3"}, "wastewater_only_told"),
    ],
)
def test_wastewater_of_a_cluster(add, values, code) -> None:
    add(**values)
    assert codes("clusters") == ([code] if code else [])


def test_cluster_that_must_have_treatment_is_late_after_the_day_of_the_law(add) -> None:
    add(status="operating", wastewater_required=True)
    severities = [checks.found(day, "clusters")[0].severity for day in (date(2023, 12, 31), date(2024, 1, 1))]
    assert severities == ["warning", "error"]


def test_park_at_work_without_a_plant(add) -> None:
    add("KCN A", "parks", status="operating")
    add("KCN B", "parks", status="operating", wastewater_running=True)
    assert [(it.code, it.name) for it in checks.found(TODAY, "parks") if it.code != "no_area"] == [
        ("wastewater_not_running", "KCN A")
    ]


@pytest.fixture
def plant(add):
    return add(
        "Điện gió A", "energy_projects", kind="wind_onshore", stage="building", mw=Decimal(40), area="66"
    )


def test_project_past_its_planned_operation(add, plant) -> None:
    for step, day in (
        ("cod", date(2026, 2, 28)),
        ("start", date(2025, 1, 1)),
        ("deferred", date(2025, 1, 1)),
    ):
        add(step, "energy_milestones", project=plant, step=step, planned_on=day)
    found = checks.found(TODAY)
    assert [(it.code, it.name) for it in found] == [("past_cod", "Điện gió A"), ("step_overdue", "start")]
    assert "Khởi công" in found[1].words("vi")
    change = {"stage": "operating"}
    actions.change(entry=plant, values=change, version=1, grounds=Grounds("Lan"))
    assert not checks.found(TODAY)


def test_obstacle_wants_an_office_and_a_day(add, plant, minh) -> None:
    told = add("Đất rừng", "energy_obstacles", project=plant, kind="forest")
    office = add("Phòng Năng lượng", "offices")
    assert codes("energy_obstacles") == ["obstacle_without", "held_up"]
    (missing,) = (it for it in checks.found(TODAY) if it.code == "obstacle_without")
    assert "Đơn vị tháo gỡ, Hạn tháo gỡ" in missing.words("vi")
    values = {"office": office, "due_on": TODAY - timedelta(1)}
    actions.change(entry=told, values=values, version=1, grounds=minh)
    assert codes("energy_obstacles") == ["obstacle_overdue", "held_up"]
    settled = {"settled_on": TODAY, "settled_by": "QĐ 5"}
    actions.change(entry=told, values=settled, version=2, grounds=minh)
    assert codes("energy_obstacles") == []


def test_power_that_each_class_of_obstacles_holds_up_counts_a_project_once(add, plant) -> None:
    for name in ("A", "B"):
        add(name, "energy_obstacles", project=plant, kind="forest")
    solar = add("Điện mặt trời B", "energy_projects", mwp=Decimal("49.5"), area="66")
    add("C", "energy_obstacles", project=solar, kind="forest")
    unknown = add("Điện gió C", "energy_projects", area="66")
    add("D", "energy_obstacles", project=unknown, kind="grid")
    told = {it.name: it.plain() for it in checks.found(TODAY) if it.code == "held_up"}
    assert told["Đất rừng, đất lâm nghiệp"] == {
        "kind": "forest", "projects": "2", "mw": "40", "mwp": "49.5", "unknown": "0",
    }  # fmt: skip
    assert (told["Đấu nối, giảm phát"]["mw"], told["Đấu nối, giảm phát"]["unknown"]) == ("0", "1")


def test_station_closed_beyond_its_time(add) -> None:
    closed = {"closed_from": date(2026, 1, 1), "closed_why": "sửa chữa"}
    add("A", "fuel_stations", closed_until=date(2026, 2, 28), **closed)
    add("B", "fuel_stations", closed_until=TODAY, **closed)
    add("C", "fuel_stations", **closed)
    found = {it.name: it.code for it in checks.found(TODAY) if it.code.startswith("closed")}
    assert found == {"A": "closed_too_long", "C": "closed_without_end"}


def test_entry_without_area_source_or_day(add) -> None:
    of = register("markets")
    actions.add(register=of, values={"name": "Chợ A"}, grounds=Grounds("Lan"))
    actions.add(register=of, values={"name": "Chợ B"}, grounds=Grounds("Lan", source="Báo"))
    add("Chợ C", "markets", area="66")
    found = sorted((it.name, it.code) for it in checks.found(TODAY))
    assert found == [("Chợ A", "no_area"), ("Chợ A", "no_source"), ("Chợ B", "no_area"), ("Chợ B", "no_day")]


def test_every_check_looks_at_registers_that_there_are_and_has_its_words(add) -> None:
    add(status="operating")
    for it in checks.found(TODAY):
        assert it.words("vi") != it.words("en")
    for name in checks.names():
        module = getattr(__import__("toancanh.registers.checks", fromlist=[name]), name)
        assert all(register(of) for of in module.REGISTERS)
        assert module.__doc__


def test_what_left_the_register_is_not_looked_at(station, minh) -> None:
    entry = station(TODAY - timedelta(1))
    actions.retire(entry=entry, version=1, grounds=minh)
    assert not checks.found(TODAY)


def test_findings_are_plain_json(station) -> None:
    station(TODAY)
    told = checks.found(TODAY)[0].plain()
    assert json.loads(json.dumps(told)) == {"column": "expires_on", "day": "2026-03-01", "days": "0"}
