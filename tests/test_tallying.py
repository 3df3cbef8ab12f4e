"""Totals that are reported, held against the entries of the registers: both sides can be traced."""

from datetime import date
from decimal import Decimal

import pytest

from toancanh import intake, tallying
from toancanh.intake import Upload
from toancanh.model import Interval, Period
from toancanh.reference.areas import areas
from toancanh.registers import actions
from toancanh.registers.grounds import Grounds
from toancanh.registers.places import lies_in
from toancanh.registers.registry import register
from toancanh.registers.starting import load_public
from toancanh.tallying import Verdict, words
from toancanh.tallying.yardsticks import yardsticks

pytestmark = pytest.mark.django_db

REPORT = """SỞ CÔNG THƯƠNG ĐẮK LẮK
Ngày 15/7/2025
Đến nay, tỉnh Đắk Lắk có 3 cụm công nghiệp đang hoạt động với tổng diện tích 120 ha, thu hút 40 dự án.
"""


@pytest.fixture(autouse=True)
def _vietnamese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOANCANH_LANG", "vi")


def put(of: str, name: str, area: str = "66", as_of: str = "2025-M06", **values) -> None:
    unit = areas().find(area)[-1]
    grounds = Grounds("Lan", source="Báo cáo 5", as_of=Period.parse(as_of))
    numbers = {
        key: Decimal(it)
        if key in ("area_ha", "mw", "value", "leased_ha", "leasable_ha", "industrial_ha")
        else it
        for key, it in values.items()
    }
    actions.add(register=register(of), values={"name": name, "area": unit, **numbers}, grounds=grounds)


def total(indicator: str, value: object, area: str = "66", as_of: str = "2025-M07", **more) -> None:
    put("reported_totals", f"Tổng {indicator} {value}", area, as_of, indicator=indicator, value=value, **more)


def only() -> tallying.Tallied:
    (found,) = tallying.tallied()
    return found


def test_sentence_of_a_document_against_the_list() -> None:
    intake.ingest([Upload("bc.txt", REPORT.encode())])
    for name in ("A", "B"):
        put("clusters", f"CCN {name}", status="operating", area_ha=50)
    put("clusters", "CCN C", status="surveyed")
    found = {it.reported.indicator: it for it in tallying.tallied("clusters")}
    count = found["industrial_clusters"]
    assert (count.verdict, count.gap) == (Verdict.LESS, 1)
    assert count.reported.fact.passage.text.startswith("3")
    assert [it.name for it in count.holding.counted] == ["CCN A", "CCN B"]
    land = found["industrial_cluster_area"]
    assert (land.verdict, land.gap) == (Verdict.LESS, Decimal("19.5"))
    told = [it.text for it in words.lines(count, {}, "vi")]
    assert told[0].endswith("sổ có ít hơn, thiếu ít nhất 1")
    assert "CCN A [#" in told[-1]


@pytest.mark.parametrize(("value", "verdict", "gap"), [(2, "agrees", None), (3, "less", 1), (1, "more", 1)])
def test_count_agrees_or_is_off_by_so_many(value, verdict, gap) -> None:
    for name in ("A", "B"):
        put("markets", name)
    total("markets", value)
    assert (only().verdict, only().gap) == (verdict, gap)


def test_entry_without_a_value_leaves_the_sum_open_but_not_below_what_is_known() -> None:
    put("clusters", "A", status="operating", area_ha=50)
    put("clusters", "B", status="operating")
    total("industrial_cluster_area", 120, stage="operating")
    assert only().verdict is Verdict.OPEN
    assert [it.name for it in only().holding.without_value] == ["B"]
    put("clusters", "C", status="operating", area_ha=71)
    assert (only().verdict, only().gap) == (Verdict.MORE, 1)


def test_what_is_only_planned_may_belong_to_a_total_that_tells_no_stage() -> None:
    put("clusters", "A", status="operating")
    put("clusters", "B", status="planned")
    for value, verdict in ((1, "open"), (2, "open"), (3, "less"), (0, "more")):
        total("industrial_clusters", value)
        assert next(it for it in tallying.tallied() if it.reported.value == value).verdict == verdict


def test_value_of_the_day_of_the_total_counts() -> None:
    put("energy_projects", "Điện gió A", kind="wind_onshore", stage="operating", mw=40)
    entry = register("energy_projects").model.objects.get()
    grounds = Grounds("Lan", source="Báo cáo 9", as_of=Period.parse("2026-M01"))
    actions.change(entry=entry, values={"mw": Decimal(50)}, version=1, grounds=grounds)
    total("power_capacity", 40, stage="operating")
    assert only().verdict is Verdict.AGREES
    total("power_capacity", 50, as_of="2026-M02", stage="operating", power="wind")
    assert {it.verdict for it in tallying.tallied()} == {Verdict.AGREES}


def test_occupancy_is_leased_of_leasable_over_all() -> None:
    put("clusters", "A", status="operating", leased_ha=10, leasable_ha=40, industrial_ha=40)
    put("clusters", "B", status="operating", leased_ha=50, leasable_ha=60, industrial_ha=60)
    total("industrial_cluster_occupancy", 60, stage="operating")
    assert only().verdict is Verdict.AGREES
    assert only().holding.interval == Interval(Decimal(60), Decimal(60))


def test_total_of_an_area_that_was_merged_is_of_the_entries_on_its_land() -> None:
    put("markets", "Chợ Tuy Hòa", "Phường Tuy Hòa")
    put("markets", "Chợ Buôn Hồ", "Phường Buôn Hồ")
    put("markets", "Chợ nào đó", "66")
    total("markets", 1, "54", "2024")
    assert [it.name for it in only().holding.counted] == ["Chợ Tuy Hòa"]
    assert [it.name for it in only().holding.doubtful] == ["Chợ nào đó"]


def test_land_is_found_again_forwards_and_backwards() -> None:
    old, new = areas().find("Phú Yên")[0], areas().find("Phường Tuy Hòa")[-1]
    today = areas().get("66", date(2025, 8, 1))
    assert (lies_in(new, old), lies_in(old, today), lies_in(today, old)) == (True, True, None)
    assert lies_in(areas().find("Phường Buôn Hồ")[-1], old) is False


def test_schemes_are_counted_over_the_years_of_the_total() -> None:
    for year in (2020, 2021, 2025):
        put("promotion_schemes", f"Đề án {year}", year=year, level="province")
    total("industrial_promotion_schemes", 2, as_of="2021..2025")
    assert only().verdict is Verdict.AGREES


def test_public_totals_are_held_against_the_public_registers() -> None:
    load_public()
    found = tallying.tallied()
    assert len(found) == 24
    hydro = next(it for it in found if it.reported.dims == (("source", "hydro"), ("stage", "operating")))
    told = "\n".join(it.text for it in words.lines(hydro, {}, "vi"))
    assert "19" in told
    assert "Infonet" in told
    assert all(words.verdict(it, "vi") != words.verdict(it, "en") for it in found)


def test_every_yardstick_is_of_columns_that_there_are() -> None:
    for rule in yardsticks().values():
        of = register(rule.scope.register)
        columns = {rule.column, rule.per, rule.year, *rule.scope.only, rule.scope.doubtful[0]} - {""}
        assert columns <= {it.name for it in of.columns}
    indicators = {it.code for it in register("reported_totals").column("indicator").choices}
    assert indicators <= yardsticks().keys()
