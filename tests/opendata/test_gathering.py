"""The sets: approved figures only, of the own province only, nothing of persons, the same each time."""

import csv
import io
import json
from datetime import date

import pytest
from tests.web.conftest import keep, store

from toancanh import opendata
from toancanh.approving import actions as approving
from toancanh.approving.values import Cell, Signature, Standing
from toancanh.opendata.declaring import declared
from toancanh.publish.open_data.private import HIDDEN
from toancanh.reference.areas import areas
from toancanh.registers import actions
from toancanh.registers.declaring import Type
from toancanh.registers.grounds import Grounds
from toancanh.registers.registry import register

__all__ = ["keep", "store"]
pytestmark = pytest.mark.django_db
PHONE = "0912 345 678"


@pytest.fixture(autouse=True)
def _home(settings) -> None:
    settings.AREA = "66"


def rows(code: str, **settings) -> list[dict[str, str]]:
    content = next(it.content for it in opendata.files(**settings) if it.name == f"{code}.csv")
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


def add(of: str = "clusters", code: str = "66", **values):
    grounds = Grounds("Lan", source=f"Báo cáo 12/BC-SCT, gọi {PHONE}")
    place = {"area": areas().versions(code)[-1]} if code else {}
    return actions.add(
        register=register(of), values={"name": "CCN Tân An", **place, **values}, grounds=grounds
    )


def test_figures_are_those_that_were_approved(store) -> None:
    assert rows("figures") == []
    cell = Cell("66", date(2025, 7, 1), store.level.period)
    made = approving.send(cell=cell, figures=[Standing(store.level)], by=Signature("Lan"))
    assert rows("figures") == []
    approving.approve(number=made.pk, by=Signature("Minh"))
    (row,) = rows("figures")
    assert (row["indicator"], row["value"], row["unit"]) == ("exports", "860000000", "USD")
    assert (row["low"], row["high"], row["as_written"]) == ("", "860500000", "860 triệu USD")
    assert (row["number"], row["period_end"]) == ("12/BC-SCT", "2025-06-30")
    assert "Minh" not in str(row)


def test_what_nobody_approved_is_given_only_if_asked_for_and_under_another_name(store) -> None:
    assert "figures_working.csv" not in {it.name for it in opendata.files()}
    found = rows("figures_working", working=True)
    assert {it["indicator"] for it in found} == {"exports", "iip"}
    assert "approved_on" not in found[0]


def test_a_register_gives_its_declared_columns_with_their_source(settings) -> None:
    entry = add(status="operating", leased_ha=None, area_ha=None)
    (row,) = rows("clusters")
    assert (row["id"], row["name"], row["area_code"], row["area_since"]) == (
        str(entry.pk), "CCN Tân An", "66", "2025-07-01",
    )  # fmt: skip
    assert (row["status"], row["status_label"]) == ("operating", "Đang hoạt động")
    assert row["source"] == f"Báo cáo 12/BC-SCT, gọi {HIDDEN}"
    assert "note" not in row
    actions.retire(entry=entry, version=1, grounds=Grounds("Lan", "nhập nhầm"))
    assert rows("clusters") == []


def test_only_the_own_province_is_told_with_what_it_was_formed_of(settings) -> None:
    add(name="CCN Tân An")
    add(name="CCN Cát Hiệp", code="52")
    add(name="CCN Hòa An", code="54")
    add(name="CCN không rõ", code="")
    assert {it["name"] for it in rows("clusters")} == {"CCN Tân An", "CCN Hòa An", "CCN không rõ"}
    assert {it["code"] for it in rows("areas") if it["level"] == "province"} == {"54", "66"}
    settings.AREA = ""
    assert len(rows("clusters")) == 4
    assert "areas.csv" not in {it.name for it in opendata.files()}


@pytest.mark.parametrize("code", [it.register.code for it in declared()])
def test_no_telephone_number_leaves_the_house_whatever_column_it_was_typed_into(code: str) -> None:
    of = register(code)
    texts = [it.name for it in of.columns if of.type_of(it) is Type.TEXT]
    add(code, **{name: f"{name}, ĐT {PHONE}, a.b@gmail.com" for name in texts})
    everything = b"".join(it.content for it in opendata.files(working=True))
    assert PHONE.encode() not in everything
    assert b"gmail" not in everything
    assert f"name, ĐT {HIDDEN}" in rows(code)[0]["name"]


def test_the_same_data_are_the_same_bytes_and_a_change_is_seen_at_once() -> None:
    add()
    first = opendata.files()
    assert opendata.files() == first
    add(name="CCN Tân An 2")
    second = {it.name: it.sha256 for it in opendata.files()}
    assert [it.name for it in first if second[it.name] != it.sha256] == [
        "clusters.csv", "clusters.json", "clusters.geojson", "catalog.jsonld",
    ]  # fmt: skip


def test_publisher_and_licence_are_as_the_site_says(settings) -> None:
    told = json.loads(opendata.files()[-1].content)
    assert told["dct:publisher"]["foaf:name"] == "Sở Công Thương tỉnh Đắk Lắk"
    settings.PUBLISHER, settings.OPEN_LICENCE = "Sở Công Thương Đắk Lắk", "https://example.vn/giay-phep"
    settings.OPEN_CONTACT = "sct@daklak.gov.vn"
    told = json.loads(opendata.files()[-1].content)
    assert told["dct:publisher"]["foaf:name"] == "Sở Công Thương Đắk Lắk"
    assert told["dct:license"]["@id"] == "https://example.vn/giay-phep"
    contact = told["dcat:dataset"][0]["dcat:contactPoint"]
    assert contact["vcard:hasEmail"]["@id"] == "mailto:sct@daklak.gov.vn"
