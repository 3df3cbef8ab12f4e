"""Documents and figures by the API: each number with its words, each decision with its person."""

from datetime import date

import pytest

from toancanh.approving import actions as approving
from toancanh.approving.values import Cell, Signature, Standing

pytestmark = pytest.mark.django_db


def test_a_document_is_read_with_its_figures_and_acts(ask, store) -> None:
    total = ask("get", "/documents").json()
    assert total["total"] == 4
    told = ask("get", f"/documents/{store.report.sha256}").json()
    for it in told["figures"]:
        assert told["text"][it["passage"]["start"] : it["passage"]["end"]] == it["passage"]["text"]
    assert told["figures"][0]["value"] == "860000000"
    assert [(it["number"], it["matter"]) for it in told["acts"]] == [(1, None)]
    original = ask("get", f"/documents/{store.report.sha256}/original")
    assert b"".join(original.streaming_content).decode() == told["text"]


def test_an_act_is_taken_up_once_and_leads_to_its_matter(ask, store) -> None:
    given = {"document": store.report.sha256, "acts": [1], "reason": "giao"}
    made = ask("post", "/matters/take-up", given).json()
    assert ask("post", "/matters/take-up", given).json() == []
    matter = ask("get", f"/matters/{made[0]['id']}").json()
    assert (matter["document"], matter["kind"]) == (store.report.sha256, "petition")
    assert ask("get", f"/documents/{store.report.sha256}").json()["acts"][0]["matter"] == matter["id"]
    assert ask("post", "/matters/take-up", given | {"acts": [9]}).status_code == 422


def test_figures_are_asked_for_by_what_they_measure(ask, store) -> None:
    found = ask("get", "/observations?indicator=exports&area_code=66&period=2025-H1").json()
    assert {it["id"] for it in found["items"]} == {
        it.id for it in (store.level, store.plan, store.rival, store.growth)
    }
    superseded = ask("get", f"/observations?document={store.old.sha256}").json()
    assert [it["id"] for it in superseded["items"]] == [store.was.id]
    assert ask("get", "/observations?indicator=iip").json()["items"][0]["id"] == store.now.id
    assert ask("get", "/observations?period=never").status_code == 422
    assert ask("get", "/observations?indicater=iip").status_code == 422


def test_a_figure_is_decided_on_in_the_name_of_the_key(ask, store, client) -> None:
    where = f"/observations/{store.level.id}"
    told = ask("get", where).json()
    assert told["passage"]["text"] in told["sentence_text"]
    assert ask("post", f"{where}/decision", {"verdict": "maybe"}).status_code == 422
    assert ask("post", f"{where}/decision", {"verdict": "confirmed", "note": "đúng"}).status_code == 200
    assert "Nguyễn Thị Lan" in client.get(f"/so-lieu/{store.level.id}/").content.decode()
    assert ask("post", f"{where}/choice", {"reason": ""}).status_code == 422
    assert ask("post", f"{where}/choice", {"reason": "báo cáo của Sở"}).status_code == 200
    assert ask("post", f"{where}/choice", {"reason": "nhầm", "stands": False}).status_code == 200


def test_areas_answer_through_time(ask) -> None:
    told = ask("get", "/areas/became?name=tỉnh Phú Yên").json()
    assert [(it["code"], it["valid_from"]) for it in told["units"]] == [("66", "2025-07-01")]
    assert told["exact"] is False
    assert ask("get", "/areas/find?name=").status_code == 422
    assert ask("get", "/areas/eat?name=x").status_code == 404


def test_indicators_are_found_by_their_names(ask) -> None:
    first = ask("get", "/indicators?search=xuat khau").json()["items"][0]
    assert (first["code"], first["unit"], first["additive"]) == ("exports", "USD", True)
    assert ask("get", "/indicators?size=500").json()["total"] > 50
    assert ask("get", "/indicators?search=không đâu có").json()["items"] == []
    english = ask("get", "/indicators?search=exports", Accept_Language="en").json()["items"][0]
    assert english["name"] == "Exports of goods"


def test_official_figures_are_those_that_were_approved(ask, store) -> None:
    assert ask("get", "/observations?official=true").json()["total"] == 0
    cell = Cell("66", date(2025, 7, 1), store.level.period)
    made = approving.send(cell=cell, figures=[Standing(store.level)], by=Signature("Lan"))
    approving.approve(number=made.pk, by=Signature("Minh"))
    (only,) = ask("get", "/observations?official=true&indicator=exports").json()["items"]
    assert (only["id"], only["value"]) == (store.level.id, "860000000")
    assert ask("get", f"/observations?official=true&document={store.article.sha256}").json()["total"] == 0


def test_areas_are_listed_with_what_they_were_and_became(ask) -> None:
    told = ask("get", "/areas?code=66").json()
    old, new = told["items"]
    assert (old["valid_to"], [it["code"] for it in old["became"]]) == ("2025-06-30", ["66"])
    assert {it["code"] for it in new["was"]} == {"54", "66"}
    assert new["was"][0]["acts"]
    assert (old["exact"], new["exact"]) == (False, None)
    assert ask("get", "/areas?level=province&on=2025-07-01").json()["total"] == 34
    assert ask("get", "/areas?level=province&on=2025-06-30").json()["total"] == 63
    assert ask("get", "/areas?cod=66").status_code == 422
