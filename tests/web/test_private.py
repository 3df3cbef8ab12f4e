"""Pages, files and the API mask data of persons; who may see them asks, and the log keeps it."""

import pytest
from django.test import Client
from tests.api.conftest import Program
from tests.conftest import PASSWORD

from toancanh.accounts import actions as accounts
from toancanh.accounts.models import AccountEvent
from toancanh.accounts.roles import Scope
from toancanh.registers import actions, workbook
from toancanh.registers.grounds import Grounds
from toancanh.registers.registry import register

pytestmark = pytest.mark.django_db
PHONE = "0912 345 678"


@pytest.fixture
def official(db):
    values = {"name": "Lê Minh", "phone": PHONE}
    return actions.add(register=register("officials"), values=values, grounds=Grounds("Lan"))


@pytest.fixture
def where(official) -> str:
    return f"/danh-ba/can-bo/{official.pk}/"


def log_in(username: str) -> Client:
    client = Client()
    client.post("/dang-nhap/", {"username": username, "password": PASSWORD})
    return client


def looked() -> list[tuple[str, str]]:
    return [(it.who, it.about) for it in AccountEvent.objects.filter(what="revealed").order_by("id")]


def test_a_specialist_sees_a_mask_and_keeps_what_is_under_it(person, official, where) -> None:
    person(username="hoa", role="specialist", name="Hoa")
    client = log_in("hoa")
    for address in (where, f"{where}sua/", "/danh-ba/can-bo/?cot=phone"):
        assert PHONE not in client.get(address).content.decode()
    assert "09•• ••• 678" in client.get(where).content.decode()
    assert "/hien/" not in client.get(where).content.decode()
    assert client.post(f"{where}hien/").status_code == 403
    client.post(f"{where}sua/", {"version": "1", "name": "Lê Minh", "post": "Phó phòng", "phone": "x"})
    official.refresh_from_db()
    assert (official.post, official.phone) == ("Phó phòng", PHONE)
    assert looked() == []


def test_the_head_of_an_office_asks_and_the_log_keeps_it(person, official, where) -> None:
    person(username="hoa", role="office_head", name="Hoa")
    client = log_in("hoa")
    assert PHONE not in client.get(where).content.decode()
    answer = client.post(f"{where}hien/")
    assert PHONE in answer.content.decode()
    assert "no-store" in answer.headers["Cache-Control"]
    assert PHONE in client.get(f"{where}sua/").content.decode()
    assert looked() == [("Hoa", f"officials/{official.pk}")] * 2
    assert PHONE not in client.get(where).content.decode()


def test_a_specialist_who_was_given_the_right_sees_them(person, where) -> None:
    hoa = person(username="hoa", role="specialist", name="Hoa")
    accounts.grant(by="Lan", given={"personal": True}, user=hoa)
    assert PHONE in log_in("hoa").post(f"{where}hien/").content.decode()


def test_files_are_masked_unless_asked_for_otherwise(person, official) -> None:
    person(username="hoa", role="leader", name="Hoa")
    person(username="an", role="specialist", name="An")
    leader, specialist = log_in("hoa"), log_in("an")

    def book(client: Client, query: str = "") -> str:
        content = client.get(f"/danh-ba/can-bo/tai.xlsx{query}").content
        return str(workbook.read(content, "x.xlsx").rows)

    assert PHONE not in book(leader)
    assert PHONE in book(leader, "?hien=1")
    assert specialist.get("/danh-ba/can-bo/tai.xlsx?hien=1").status_code == 403
    assert PHONE not in specialist.get("/danh-ba/can-bo/tai.geojson").content.decode()
    assert looked() == [("Hoa", "officials/*")]


def test_the_api_masks_too(person, official) -> None:
    def program(username: str, role: str) -> Program:
        user = person(username=username, role=role, name=username)
        scopes = [Scope.READ, Scope.WRITE]
        return Program(accounts.add_key(by="Lan", user=user, label="x", scopes=scopes, days=1)[1])

    specialist, leader = program("an", "specialist"), program("hoa", "leader")
    one = f"/registers/officials/{official.pk}"
    for path in (one, f"{one}/history", "/registers/officials", "/registers/officials.geojson"):
        assert PHONE not in leader("get", path).content.decode()
        assert PHONE in leader("get", path, Personal_Data="shown").content.decode()
        assert specialist("get", path, Personal_Data="shown").status_code == 403
    assert len(looked()) == 4
    assert AccountEvent.objects.filter(what="refused", who="an").count() == 4
    back = {"values": {"phone": "09•• ••• 678"}}
    assert leader("patch", one, back, If_Match='"1"').json()["type"] == "urn:toancanh:registers.masked"


def test_where_nobody_logs_in_the_page_masks_and_shows_on_demand(client: Client, official, where) -> None:
    assert PHONE not in client.get(where).content.decode()
    assert PHONE in client.post(f"{where}hien/", {"who": "Hoa"}).content.decode()
    assert looked() == [("Hoa", f"officials/{official.pk}")]
