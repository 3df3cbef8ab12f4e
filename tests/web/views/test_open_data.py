"""Open data on the site: for everybody where the site says so, else for who may see it."""

import json

import pytest
from django.test import Client

from toancanh.registers import actions
from toancanh.registers.grounds import Grounds
from toancanh.registers.registry import register

pytestmark = pytest.mark.django_db
PAGE = "/du-lieu-mo/"


@pytest.fixture(autouse=True)
def _cluster(settings) -> None:
    settings.AREA = "66"
    actions.add(register=register("clusters"), values={"name": "CCN Tân An"}, grounds=Grounds("Lan"))


def test_the_page_lists_the_sets_with_their_files_and_columns(client: Client) -> None:
    html = client.get(PAGE).content.decode()
    assert "Cụm công nghiệp" in html
    assert 'href="/du-lieu-mo/clusters.geojson"' in html
    assert "occupancy_basis" in html
    assert "Chưa có số liệu nào được duyệt" in html
    assert "TOANCANH_OPEN_DATA" not in html  # nobody has to log in here
    client.cookies["django_language"] = "en"
    english = client.get(PAGE).content.decode()
    assert "No figure has been approved yet" in english
    assert "Cụm công nghiệp" not in english


def test_files_come_with_their_kind_and_are_not_sent_twice(client: Client) -> None:
    answer = client.get(PAGE + "clusters.csv")
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert "CCN Tân An" in answer.content.decode()
    again = client.get(PAGE + "clusters.csv", headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304
    assert client.get(PAGE + "officials.csv").status_code == 404
    assert client.get(PAGE + "..%2Fsecret_key").status_code == 404


def test_the_catalogue_names_full_addresses(client: Client) -> None:
    told = json.loads(client.get(PAGE + "catalog.jsonld").content)
    urls = {it["dcat:downloadURL"]["@id"] for one in told["dcat:dataset"] for it in one["dcat:distribution"]}
    assert "http://testserver/du-lieu-mo/clusters.csv" in urls
    for url in urls:
        assert client.get(url.removeprefix("http://testserver")).status_code == 200


def test_strangers_get_in_only_where_the_site_says_that_its_data_are_public(settings, person) -> None:
    person()
    settings.LOGIN_REQUIRED = True
    closed = Client().get(PAGE + "clusters.csv")
    assert (closed.status_code, closed.headers["Location"][:11]) == (302, "/dang-nhap/")
    settings.OPEN_DATA = True
    answer = Client().get(PAGE + "clusters.csv")
    assert answer.status_code == 200
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert Client().get(PAGE).status_code == 200
    assert Client().get("/danh-ba/").status_code == 302
