"""Registers by the API: what is written is read back to the last digit, and nobody overwrites unseen."""

import json
from io import BytesIO

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from toancanh.registers import selectors
from toancanh.registers.registry import register, registers

pytestmark = pytest.mark.django_db
DAK_LAK = {"code": "66", "since": "2025-07-01"}


def test_an_entry_is_added_and_read_with_the_source_of_each_value(ask, add) -> None:
    made = add(leased_ha="12.3456", status="operating", area=DAK_LAK, established_on="2010-05-01",
               established_by="123/QĐ-UBND", wastewater_running=False, tenants=7)  # fmt: skip
    answer = ask("get", f"/registers/clusters/{made['id']}")
    told = answer.json()
    assert answer.headers["ETag"] == '"1"'
    assert told["values"]["leased_ha"] == "12.3456"
    assert told["values"]["area"] == DAK_LAK
    assert told["values"]["established_on"] == "2010-05-01"
    assert told["values"]["wastewater_running"] is False
    assert told["values"]["tenants"] == 7
    assert told["values"]["owner"] is None
    source = told["sources"]["leased_ha"]
    assert (source["who"], source["source"], source["as_of"]) == (
        "Nguyễn Thị Lan",
        "Báo cáo 12/BC-SCT",
        "2025-M08",
    )


def test_where_a_new_entry_is_and_that_it_is_unchanged(ask) -> None:
    answer = ask("post", "/registers/clusters", {"values": {"name": "CCN Ea Đar"}})
    where = answer.headers["Location"]
    again = ask("get", where.removeprefix("/api/v1"), If_None_Match=answer.headers["ETag"])
    assert again.status_code == 304
    assert again.content == b""


@pytest.mark.parametrize(
    ("values", "where"),
    [
        ({"leased_ha": 12.5}, "#/values/leased_ha"),
        ({"leased_ha": "12,5"}, "#/values/leased_ha"),
        ({"status": "thriving"}, "#/values/status"),
        ({"established_on": "30/02/2025"}, "#/values/established_on"),
        ({"colour": "red"}, "#/values/colour"),
        ({"tenants": 2**40}, "#/values/tenants"),
        ({"tenants": "7"}, "#/values/tenants"),
        ({"established_on": 0}, "#/values/established_on"),
        ({"wastewater_running": "yes"}, "#/values/wastewater_running"),
    ],
)
def test_a_value_of_a_wrong_kind_is_pointed_at(ask, values: dict, where: str) -> None:
    answer = ask("post", "/registers/clusters", {"values": {"name": "A", **values}})
    told = answer.json()
    assert answer.status_code == 422
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert [it["pointer"] for it in told["errors"]] == [where]
    assert not selectors.entries(register("clusters")).exists()


def test_a_broken_rule_is_told_in_the_language_asked_for(ask) -> None:
    given = {"values": {"name": "CCN A", "leased_ha": "20", "industrial_ha": "10"}}
    told = ask("post", "/registers/clusters", given)
    assert told.status_code == 422
    assert told.json()["type"] == "urn:toancanh:registers.part_exceeds"
    assert "Đất đã cho thuê (ha)" in told.json()["detail"]
    english = ask("post", "/registers/clusters", given, Accept_Language="en-GB, vi;q=0.5")
    assert "Leased land (ha)" in english.json()["detail"]
    assert english.headers["Content-Language"] == "en"


def test_the_second_writer_is_told_what_the_first_did(ask, add) -> None:
    where = f"/registers/clusters/{add(leased_ha='10')['id']}"
    first = ask("patch", where, {"values": {"leased_ha": "11"}, "reason": "đo lại"}, If_Match='"1"')
    assert (first.status_code, first.headers["ETag"]) == (200, '"2"')
    second = ask("patch", where, {"values": {"leased_ha": "12", "note": "x"}}, If_Match='"1"')
    told = second.json()
    assert second.status_code == 412
    assert [it["changes"] for it in told["meanwhile"]] == [
        [{"column": "leased_ha", "before": "10", "after": "11"}]
    ]
    assert told["meanwhile"][0]["reason"] == "đo lại"
    now = ask("get", where).json()
    assert (now["version"], now["values"]["leased_ha"], now["values"]["note"]) == (2, "11", None)


def test_who_has_seen_nothing_changes_nothing(ask, add) -> None:
    where = f"/registers/clusters/{add()['id']}"
    assert ask("patch", where, {"values": {"note": "x"}}).status_code == 428
    assert ask("patch", where, {"values": {"note": "x"}}, If_Match="*").status_code == 412
    assert ask("post", f"{where}/retire", {"reason": "x"}).status_code == 428


def test_an_entry_goes_and_comes_back_and_its_history_says_so(ask, add) -> None:
    where = f"/registers/clusters/{add(leased_ha='10')['id']}"
    ask("patch", where, {"values": {"leased_ha": "99"}}, If_Match='"1"')
    deed = ask("get", f"{where}/history").json()[0]["id"]
    assert ask("post", f"{where}/undo", {"deed": deed}, If_Match='"2"').status_code == 200
    assert ask("get", where).json()["values"]["leased_ha"] == "10"
    assert ask("post", f"{where}/retire", {}, If_Match='"3"').status_code == 422
    assert ask("post", f"{where}/retire", {"reason": "bãi bỏ"}, If_Match='"3"').status_code == 200
    assert ask("patch", where, {"values": {"note": "x"}}, If_Match='"4"').status_code == 409
    assert ask("get", "/registers/clusters").json()["total"] == 0
    assert ask("get", "/registers/clusters?retired=true").json()["items"][0]["retired"]["why"] == "bãi bỏ"
    ask("post", f"{where}/restore", {"reason": "nhầm"}, If_Match='"4"')
    kinds = [it["kind"] for it in ask("get", f"{where}/history").json()]
    assert kinds == ["restore", "retire", "undo", "change", "add"]


def test_a_list_is_searched_filtered_sorted_and_paged(ask, add) -> None:
    for at, name in enumerate(("CCN Tân An", "CCN Ea Đar", "CCN Krông Búk")):
        add(name, leased_ha=str(10 + at), status="operating" if at else "planned")

    def several(query: str) -> list[str]:
        return [it["values"]["name"] for it in ask("get", f"/registers/clusters?{query}").json()["items"]]

    assert several("search=ea+dar") == ["CCN Ea Đar"]
    assert several("status=operating&sort=-leased_ha") == ["CCN Krông Búk", "CCN Ea Đar"]
    assert several("leased_ha__min=10.5&leased_ha__max=11") == ["CCN Ea Đar"]
    assert several("owner__known=true") == []
    page = ask("get", "/registers/clusters?page=2&size=2").json()
    assert (page["total"], len(page["items"])) == (3, 1)
    assert page["items"][0]["source"]["source"] == "Báo cáo 12/BC-SCT"
    assert ask("get", "/registers/clusters?sort=colour").status_code == 422
    assert ask("get", "/registers/clusters?colour=red").status_code == 422
    assert ask("get", "/registers/clusters?expanded_on__min=0").status_code == 422


def test_two_entries_are_merged_or_kept_apart(ask, add) -> None:
    first, second = (
        add("CCN Tân An", area=DAK_LAK),
        add("Cụm công nghiệp Tân An", area=DAK_LAK, leased_ha="5"),
    )
    pair = ask("get", "/registers/clusters/alike").json()
    assert [(it["first"], it["second"]) for it in pair] == [(first["id"], second["id"])]
    given = {"gone": second["id"], "gone_version": 7, "values": {"leased_ha": "5"}, "reason": "là một"}
    where = f"/registers/clusters/{first['id']}/merge"
    assert ask("post", where, given, If_Match='"1"').status_code == 412
    merged = ask("post", where, given | {"gone_version": 1}, If_Match='"1"').json()
    assert (merged["version"], merged["values"]["leased_ha"]) == (2, "5")
    assert ask("get", f"/registers/clusters/{second['id']}").json()["retired"]["merged_into"] == first["id"]
    third = add("CCN Tân An 2")
    apart = {"first": first["id"], "second": third["id"], "reason": "hai nơi"}
    assert ask("post", "/registers/clusters/keep-apart", apart).status_code == 204
    assert ask("post", "/registers/clusters/keep-apart", apart | {"second": first["id"]}).status_code == 422


def test_a_reference_leads_to_an_entry_in_force(ask, add) -> None:
    office = add("Sở Công Thương", of="offices")
    inner = add("Phòng Năng lượng", of="offices", part_of=office["id"])
    assert inner["values"]["part_of"] == office["id"]
    answer = ask("post", "/registers/offices", {"values": {"name": "X", "part_of": 999}})
    assert answer.json()["type"] == "urn:toancanh:registers.no_such_entry"


def test_a_workbook_goes_out_and_comes_in_changed(ask, add) -> None:
    add(leased_ha="10")
    content = ask("get", "/registers/clusters.xlsx").content
    book = openpyxl.load_workbook(BytesIO(content))
    sheet = book.active
    heads = [cell.value for cell in sheet[1]]
    sheet.cell(2, heads.index("Đất đã cho thuê (ha)") + 1).value = 15
    sheet.cell(3, heads.index("Tên") + 1).value = "CCN Mới"
    changed = BytesIO()
    book.save(changed)

    def send(query: str):
        where = f"/api/v1/registers/clusters/import{query}"
        file = SimpleUploadedFile("ccn.xlsx", changed.getvalue())
        return Client().post(where, {"file": file}, headers={"Authorization": f"Bearer {ask.secret}"})

    dry = send("").json()
    assert (dry["done"], dry["add"], dry["change"]) == (False, 1, 1)
    assert dry["rows"][0]["changes"] == [{"column": "leased_ha", "before": "10", "after": "15"}]
    assert selectors.entries(register("clusters")).count() == 1
    assert send("?dry_run=false").json()["done"] is True
    assert {it.name: str(it.leased_ha) for it in selectors.entries(register("clusters"))} == {
        "CCN Tân An": "15.0000", "CCN Mới": "None",
    }  # fmt: skip
    sheet.cell(2, heads.index("Đất đã cho thuê (ha)") + 1).value = "nhiều"
    book.save(changed)
    told = send("?dry_run=false").json()
    assert told["done"] is False
    assert told["mistakes"][0]["cell"].endswith("2")


def test_the_map_is_geojson(ask, add) -> None:
    add(latitude="12.5", longitude="108.25")
    answer = ask("get", "/registers/clusters.geojson")
    assert answer.headers["Content-Type"] == "application/geo+json"
    assert json.loads(answer.content)["features"][0]["geometry"]["coordinates"] == [108.25, 12.5]


def test_every_register_is_there_with_its_columns(ask) -> None:
    told = {it["code"]: it for it in ask("get", "/registers").json()}
    assert set(told) == set(registers())
    for code, of in registers().items():
        assert [it["name"] for it in told[code]["columns"]] == [it.name for it in of.columns]
        assert ask("get", f"/registers/{code}").json()["items"] == []
    area = next(it for it in told["clusters"]["columns"] if it["name"] == "leased_ha")
    assert (area["unit"], area["type"]) == ("ha", "number")
