"""What the checks find and how reported totals compare, by the API."""

from pathlib import Path

import pytest

from toancanh.pipeline import ingest

pytestmark = pytest.mark.django_db
SAMPLES = Path(__file__).parents[2] / "samples" / "documents"


def test_what_needs_attention_is_told_with_its_law(ask, add) -> None:
    entry = add(status="operating", area_ha="48")
    found = ask("get", "/checks?register_code=clusters").json()
    mine = {it["code"]: it for it in found["items"] if it["entry"] == entry["id"]}
    assert "Luật Bảo vệ môi trường" in mine["no_wastewater_decision"]["basis"]
    assert found["total"] == len(found["items"])


def test_a_licence_has_run_out_on_the_day_asked_about(ask, add) -> None:
    values = {"name": "Cửa hàng số 5", "licence": "12/GCN", "expires_on": "2027-01-31"}
    ask("post", "/registers/fuel_stations", {"values": values})
    days = {
        day: ask("get", f"/checks?register_code=fuel_stations&on={day}").json()
        for day in ("2026-01-01", "2027-02-01")
    }
    codes = {day: {it["code"] for it in found["items"]} for day, found in days.items()}
    assert ("expired" in codes["2026-01-01"], "expired" in codes["2027-02-01"]) == (False, True)


def test_a_reported_total_stands_beside_the_sum_of_the_register(ask, add) -> None:
    entry = add(status="operating", area_ha="48", area={"code": "66", "since": "2025-07-01"})
    ingest([SAMPLES / "daklak-2025-07-thong-bao-ket-luan.docx"])
    told = ask("get", "/totals?register_code=clusters&verdict=less").json()["items"]
    land = next(it for it in told if it["indicator"] == "industrial_cluster_area")
    assert (land["value"], land["low"], land["high"], land["gap"]) == ("1011.5", "48", "48", "963.45")
    assert (land["entries"], bool(land["fact"])) == ([entry["id"]], True)


def test_a_parameter_that_there_is_not_is_refused(ask) -> None:
    assert ask("get", "/checks?so=clusters").status_code == 422
    assert ask("get", "/totals?ket-qua=less").status_code == 422
