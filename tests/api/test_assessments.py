"""Targets that may be missed, land and energy projects, by the API."""

from datetime import date

import pytest

from toancanh.model import Period, Status

pytestmark = pytest.mark.django_db


def test_targets_are_told_with_what_the_year_may_come_to(ask, keep, make_document, make_fact) -> None:
    told = [("2024-H1", 500, Status.ACTUAL), ("2024", 1000, Status.ACTUAL), ("2025-H1", 400, Status.ACTUAL),
            ("2025", 1000, Status.PLAN)]  # fmt: skip
    for code, value, status in told:
        paper = make_document(f"Xuất khẩu {code} là {value} triệu USD.")
        keep(paper, [make_fact(value * 10**6, paper, span=(0, 3), period=Period.parse(code), status=status,
                               area_since=date(2025, 7, 1), step=10**6)])  # fmt: skip
    found = ask("get", "/targets?area_code=66&warnings=true").json()
    assert (found["total"], found["until"]) == (1, "2025-H1")
    (it,) = found["items"]
    assert (it["prospect"]["risk"], it["warned"], it["since"]) == ("under", True, "2025-H1")
    assert [each["year"] for each in it["prospect"]["outcomes"]] == [2024]
    assert "diễn biến như năm 2024" in it["text"]
    assert ask("get", "/outlook?indicator=exports&area_code=66&period=2025-H1").json()["refused"] == "short"


def test_unknown_indicator_or_area_is_refused(ask) -> None:
    assert ask("get", "/outlook?indicator=khong-co&area_code=66").status_code == 422
    assert ask("get", "/targets?area_code=9999").status_code == 422
    assert ask("get", "/assessments/parks?nonsense=1").status_code == 422


def test_land_is_told_with_its_sums_and_sources(ask, add) -> None:
    entry = add(status="operating", area_ha="48.5", leasable_ha="40", leased_ha="10")
    found = ask("get", "/assessments/parks?on=2026-06-30").json()
    (it,) = found["items"]
    assert (it["entry"], it["occupancy"], it["occupancy_basis"], it["left_ha"]) == (
        entry["id"],
        "25",
        "leasable",
        "30",
    )
    (kind,) = found["kinds"]
    assert kind["totals"]["area_ha"] == {"value": "48.5", "known": 1, "entries": 1}
    assert [each["cause"] for each in it["reasons"]] == ["little_used", "water_unknown"]


def test_projects_are_told_with_their_pipeline(ask) -> None:
    values = {"name": "Điện gió Chơ Long", "kind": "wind_onshore", "stage": "built", "mw": "155"}
    project = ask("post", "/registers/energy_projects", {"values": values}).json()
    obstacle = {"name": "Đất rừng", "project": project["id"], "kind": "forest"}
    assert ask("post", "/registers/energy_obstacles", {"values": obstacle}).status_code == 201
    found = ask("get", "/assessments/energy?reasons=true").json()
    assert found["pipeline"]["by_obstacle"]["forest"]["capacity"]["mw"]["value"] == "155"
    assert found["pipeline"]["whole"]["projects"] == 1
    assert [each["cause"] for each in found["items"][0]["reasons"]][:2] == ["built_idle", "obstacles"]
