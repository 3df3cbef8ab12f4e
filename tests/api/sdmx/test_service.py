"""What the service answers: series by key, periods, vintages, formats; and what it refuses."""

import json

import pytest
from django.test import Client
from django.utils import timezone
from lxml import etree
from tests.api.sdmx.conftest import AREA, error_of

from toancanh.accounts.models import ApiKey
from toancanh.pipeline import Upload, ingest

pytestmark = pytest.mark.django_db
FLOW = "data/dataflow/VN_SCT/CONG_THUONG/1.0"
EXPORTS = f"*.{AREA}.exports._T.*.LEVEL.*.USD"


def test_the_same_figures_at_the_addresses_of_both_versions(reports, ask) -> None:
    new, old = ask.rows(FLOW), ask.rows("data/CONG_THUONG")
    assert new == old == ask.rows("data/VN_SCT,CONG_THUONG,1.0/all")
    assert {it["INDICATOR"] for it in new} == {"exports", "iip"}
    assert ask.rows(f"{FLOW}/{EXPORTS}") == ask.rows(f"data/CONG_THUONG/.{AREA}.exports._T..LEVEL..USD")


def test_the_year_so_far_is_a_range_and_a_merged_province_begins_with_a_break(reports, ask) -> None:
    told = {it["TIME_PERIOD"]: it for it in ask.rows(f"{FLOW}/{EXPORTS}")}
    assert set(told) == {"2025-Q1", "2025-01-01/P6M", "2025-01-01/P7M", "2025"}
    half = told["2025-01-01/P6M"]
    assert (half["OBS_VALUE"], half["UNIT_MULT"], half["DECIMALS"]) == ("1531.2", "6", "1")
    assert (half["LOW"], half["HIGH"], half["SOURCE_TEXT"]) == ("1531.15", "1531.25", "1.531,2 triệu USD")
    assert (half["SOURCE_NUMBER"], half["VINTAGE"]) == ("19/BC-SCT", "2025-08-25")
    assert [told[it]["OBS_STATUS"] for it in ("2025-Q1", "2025-01-01/P6M")] == ["B", "B"]
    assert told["2025-01-01/P7M"]["FIGURE_STATUS"] == "ESTIMATE"
    assert (told["2025"]["KIND"], told["2025"]["OBS_STATUS"]) == ("PLAN", "A")


def test_a_bound_leaves_the_end_open_that_the_words_leave_open(reports, ask) -> None:
    coffee = next(it for it in ask.rows(FLOW) if it["BREAKDOWN"].startswith("COMMODITY_CA_PHE"))
    assert (coffee["BOUND"], coffee["OBS_VALUE"], coffee["LOW"], coffee["HIGH"]) == (
        "AT_MOST",
        "860",
        "",
        "860.5",
    )


@pytest.mark.parametrize(
    ("question", "periods"),
    [
        ("startPeriod=2025-04", []),
        ("endPeriod=2025-06", ["2025-01-01/P6M", "2025-Q1"]),
        ("startPeriod=2025-01&endPeriod=2025-Q1", ["2025-Q1"]),
        ("c[TIME_PERIOD]=eq:2025-01-01/P7M", ["2025-01-01/P7M"]),
        ("c[TIME_PERIOD]=ge:2025-01%2Ble:2025-07", ["2025-01-01/P6M", "2025-01-01/P7M", "2025-Q1"]),
        ("c[KIND]=PLAN", ["2025"]),
        ("c[SOURCE_NUMBER]=ne:19/BC-SCT", []),
        ("c[FREQ]=Q,A", ["2025", "2025-Q1"]),
        ("lastNObservations=1", ["2025", "2025-01-01/P7M", "2025-Q1"]),
        ("firstNObservations=1", ["2025", "2025-01-01/P6M", "2025-Q1"]),
        ("updatedAfter=2025-08-01", ["2025", "2025-01-01/P6M", "2025-01-01/P7M", "2025-Q1"]),
        ("updatedAfter=2025-09-01T00:00:00Z", []),
    ],
)
def test_what_a_question_narrows(reports, ask, question: str, periods: list[str]) -> None:
    answer = ask(f"{FLOW}/{EXPORTS}?{question}", "text/csv")
    if periods:
        assert sorted(it["TIME_PERIOD"] for it in ask.rows(f"{FLOW}/{EXPORTS}?{question}")) == periods
    else:
        assert (answer.status_code, error_of(answer)[0]) == (404, 100)


def test_what_was_stood_by_on_a_day_and_all_that_ever_was(reports, ask) -> None:
    half = f"{FLOW}/{EXPORTS}?c[TIME_PERIOD]=2025-01-01/P6M"
    before = ask.rows(f"{half}&asOf=2025-08-01")
    assert [(it["OBS_VALUE"], it["SOURCE_NUMBER"]) for it in before] == [("1520.5", "12/BC-SCT")]
    history = ask.rows(f"{half}&includeHistory=true")
    assert [(it["OBS_VALUE"], it["VINTAGE"], it["VALID_UNTIL"]) for it in history] == [
        ("1520.5", "2025-07-25", "2025-08-25"),
        ("1531.2", "2025-08-25", ""),
    ]
    assert ask(f"{half}&asOf=2025-01-01").status_code == 404


def test_less_is_told_where_less_is_asked_for(reports, ask) -> None:
    only = ask.rows(f"{FLOW}/{EXPORTS}?detail=dataonly")[0]
    assert only["OBS_VALUE"]
    assert not only["SOURCE_TITLE"]
    some = ask.rows(f"{FLOW}/{EXPORTS}?attributes=OBS_STATUS")[0]
    assert some["OBS_STATUS"]
    assert not some["VINTAGE"]
    keys = ask.rows(f"{FLOW}/{EXPORTS}?detail=serieskeysonly")
    assert sorted(it["FREQ"] for it in keys) == ["A", "Q", "_O"]
    assert {it["OBS_VALUE"] for it in keys} == {""}


@pytest.mark.parametrize(
    ("accept", "content_type"),
    [
        ("", "application/vnd.sdmx.genericdata+xml;version=2.1"),
        ("*/*", "application/vnd.sdmx.genericdata+xml;version=2.1"),
        (
            "text/csv;q=0.5, application/vnd.sdmx.data+json;version=2.0.0",
            "application/vnd.sdmx.data+json;version=2.0.0",
        ),
        ("application/vnd.sdmx.data+csv;version=2.0.0", "application/vnd.sdmx.data+csv;version=2.0.0"),
        (
            "application/vnd.sdmx.data+csv;version=1.0.0, text/csv;q=0.1",
            "application/vnd.sdmx.data+csv;version=2.0.0",
        ),
    ],
)
def test_the_format_that_is_asked_for(reports, ask, accept: str, content_type: str) -> None:
    answer = ask(FLOW, accept)
    assert answer.status_code == 200
    assert answer["Content-Type"] == f"{content_type}; charset=utf-8"
    assert b"".join(answer)


def test_a_program_that_has_the_answer_already_is_told_so(reports, ask) -> None:
    answer = ask(FLOW, "text/csv")
    etag, changed = answer["ETag"], answer["Last-Modified"]
    assert ask(FLOW, "text/csv", **{"If-None-Match": etag}).status_code == 304
    assert ask(FLOW, "text/csv", **{"If-Modified-Since": changed}).status_code == 304
    assert ask(FLOW, "application/json", **{"If-None-Match": etag}).status_code == 200


@pytest.mark.parametrize(
    ("path", "status", "code", "words"),
    [
        (f"{FLOW}/M.66", 400, 140, "FREQ.REF_AREA"),
        (f"{FLOW}?startPeriod=06/2025", 400, 140, "startPeriod “06/2025”"),
        (f"{FLOW}?from=2025", 400, 140, "Không có tham số from"),
        (f"{FLOW}?firstNObservations=0", 400, 140, "firstNObservations"),
        (f"{FLOW}?detail=some", 400, 140, "detail"),
        (f"{FLOW}?c[COLOUR]=red", 400, 140, "COLOUR"),
        (f"{FLOW}?asOf=yesterday", 400, 140, "asOf"),
        (f"{FLOW}?attributes=COLOUR", 400, 140, "COLOUR"),
        (f"{FLOW}?dimensionAtObservation=AllDimensions", 501, 501, "AllDimensions"),
        (f"{FLOW}?format=pdf", 406, 140, "pdf"),
        ("data/OTHER", 404, 100, "VN_SCT:CONG_THUONG(1.0)"),
        (f"{FLOW}/*.*.nothing.*.*.*.*.*", 404, 100, "Không có số liệu nào như vậy"),
        ("codelist/VN_SCT/CL_NONE", 404, 100, "CL_NONE"),
        ("structure/colour", 400, 140, "colour"),
        ("somewhere", 404, 100, "/sdmx/somewhere"),
    ],
)
def test_what_cannot_be_answered_is_told_with_its_code(reports, ask, path, status, code, words) -> None:
    answer = ask(path)
    assert answer.status_code == status
    told = error_of(answer)
    assert told[0] == code
    assert words in told[1]


def test_an_error_in_json_for_who_asks_for_that_and_in_english(reports, ask) -> None:
    answer = ask("data/OTHER", "application/json", **{"Accept-Language": "en"})
    told = json.loads(answer.content)["errors"][0]
    assert (told["code"], told["detail"][:20]) == (100, "There is no dataflow")


def test_only_a_key_gets_in(reports, ask) -> None:
    stranger = Client().get(f"/sdmx/{FLOW}")
    assert (stranger.status_code, error_of(stranger)[0]) == (401, 110)
    assert "Basic" in stranger["WWW-Authenticate"]
    assert ask(FLOW, basic=True).status_code == 200
    assert ask(FLOW, Authorization="Basic !!").status_code == 401
    ApiKey.objects.update(revoked_at=timezone.now())
    assert ask(FLOW).status_code == 401


def test_nothing_can_be_written_and_too_much_is_too_much(reports, ask, settings) -> None:
    answer = Client().post(f"/sdmx/{FLOW}", headers={"Authorization": f"Bearer {ask.secret}"})
    assert answer.status_code == 405
    settings.API_RATE = 1
    assert [ask(FLOW).status_code for _ in range(3)][-1] == 429


@pytest.mark.parametrize(
    ("path", "kinds"),
    [
        ("dataflow", {"Dataflow"}),
        ("structure/dataflow/VN_SCT/CONG_THUONG/1.0?references=children", {"Dataflow", "DataStructure"}),
        ("dataflow/all/CONG_THUONG/latest?references=descendants",
         {"Dataflow", "DataStructure", "Codelist", "ConceptScheme"}),
        ("datastructure/VN_SCT/DSD_CONG_THUONG?references=parents", {"Dataflow", "DataStructure"}),
        ("codelist/VN_SCT/CL_FREQ", {"Codelist"}),
        ("conceptscheme/VN_SCT/all/latest", {"ConceptScheme"}),
        ("structure/*/*/*/~", {"Dataflow", "DataStructure", "Codelist", "ConceptScheme"}),
    ],
)  # fmt: skip
def test_structures_with_what_they_refer_to(reports, ask, path: str, kinds: set[str]) -> None:
    answer = ask(path, "application/vnd.sdmx.structure+xml;version=2.1")
    assert answer.status_code == 200
    found = etree.fromstring(b"".join(answer))
    there = {
        etree.QName(it).localname
        for it in found.iter("{*}Dataflow", "{*}DataStructure", "{*}Codelist", "{*}ConceptScheme")
    }
    assert there == kinds


def test_the_code_list_of_areas_tells_the_days_of_both_provinces_of_one_code(reports, ask) -> None:
    found = etree.fromstring(b"".join(ask("codelist/VN_SCT/CL_REF_AREA")))
    told = {it.get("id"): [child.text for child in it] for it in found.iter("{*}Code")}
    assert told["66_20040708"] != told["66_20250701"]
    assert "Tỉnh Đắk Lắk" in told["66_20250701"]
    assert any("30/6/2025" in text for text in told["66_20040708"])


PARTS = """BÁO CÁO tình hình quý I năm 2025

Kim ngạch xuất khẩu quý I năm 2025 của tỉnh Phú Yên đạt 120,5 triệu USD.
"""


def test_what_follows_for_other_areas_is_a_dataflow_of_its_own(reports, ask) -> None:
    ingest([Upload("phu-yen.txt", PARTS.encode())])
    flow = "data/dataflow/VN_SCT/CONG_THUONG_SUY_RA/1.0"
    (west,) = ask.rows(f"{flow}/*.66_20040708.*.*.*.*.*.*")
    assert (west["DERIVATION"], west["OBS_VALUE"], west["LOW"], west["HIGH"]) == (
        "RESIDUAL", "579.5", "578.95", "580.05",
    )  # fmt: skip
    assert west["SOURCE_TEXT"] == "700 triệu USD − 120,5 triệu USD"
    assert west["STRUCTURE_ID"] == "VN_SCT:CONG_THUONG_SUY_RA(1.0)"
    assert len(west["FIGURE_ID"].split()) == 2
    assert "66_20040708" not in {it["REF_AREA"] for it in ask.rows(FLOW)}
    assert ask(f"{flow}?asOf=2025-08-01").status_code == 501
