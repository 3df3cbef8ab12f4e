"""Who may call the API, how often, and what is said to everybody else."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import resolve
from django.utils import timezone
from tests.api.conftest import Program

from toancanh.accounts import actions
from toancanh.accounts.models import ApiKey
from toancanh.accounts.roles import Scope
from toancanh.api.rights import changed_by
from toancanh.api.service import api

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("header", [None, "Bearer", "Bearer tc_00000000_x", "Basic abc", "Bearer \x00"])
def test_without_a_good_key_nothing_is_read(header: str | None, person) -> None:
    headers = {} if header is None else {"Authorization": header}
    answer = Client().get("/api/v1/registers", headers=headers)
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"] == "Bearer"
    assert answer.json()["type"] == "urn:toancanh:api.no_key"


def test_somebody_logged_in_needs_a_key_too(client: Client, person) -> None:
    client.force_login(person())
    assert client.get("/api/v1/registers").status_code == 401


def test_a_key_to_read_does_not_write(ask, key) -> None:
    ask.secret = key(Scope.READ, username="minh")
    assert ask("get", "/registers").status_code == 200
    told = ask("post", "/registers/clusters", {"values": {"name": "A"}})
    assert (told.status_code, told.json()["type"]) == (403, "urn:toancanh:api.scope")
    assert "write" in told.json()["detail"]


def test_a_key_past_its_time_opens_nothing(ask) -> None:
    assert ask("get", "/registers").status_code == 200
    assert ApiKey.objects.get().last_used_at is not None
    ApiKey.objects.update(made_at=timezone.now() - timedelta(days=2), expires_at=timezone.now())
    assert ask("get", "/registers").status_code == 401


def test_who_asks_too_often_is_told_when_to_come_back(ask, key, settings) -> None:
    settings.API_RATE = 3
    assert [ask("get", "/proposals").status_code for _ in range(4)] == [200, 200, 200, 429]
    told = ask("get", "/proposals")
    assert 0 < int(told.headers["Retry-After"]) <= 60
    assert told.headers["Content-Type"] == "application/problem+json"
    ask.secret = key(username="minh")
    assert ask("get", "/proposals").status_code == 200


@pytest.mark.parametrize(
    ("method", "path"),
    [("get", "/nowhere"), ("get", "/registers/ships/1/history"), ("get", "/registers/clusters/9"),
     ("get", "/matters/9"), ("get", f"/documents/{'0' * 64}"), ("get", f"/observations/{'0' * 20}")],
)  # fmt: skip
def test_what_is_not_there_is_a_problem(ask, method: str, path: str) -> None:
    answer = ask(method, path)
    assert answer.status_code == 404
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json()["instance"] == f"/api/v1{path}"


def test_content_that_cannot_be_read_is_a_problem(ask) -> None:
    headers = {"Authorization": f"Bearer {ask.secret}"}
    answer = Client().post("/api/v1/matters", "{", content_type="application/json", headers=headers)
    assert (answer.status_code, answer.json()["type"]) == (400, "urn:toancanh:api.unreadable")


def test_a_fault_of_the_server_says_so_and_nothing_else(ask, monkeypatch, caplog) -> None:
    monkeypatch.setattr("toancanh.registers.selectors.counts", lambda: 1 // 0)
    answer = ask("get", "/registers")
    assert (answer.status_code, answer.json()["type"]) == (500, "urn:toancanh:api.broken")
    assert "ZeroDivisionError" not in answer.content.decode()
    assert "ZeroDivisionError" in caplog.text


def test_where_log_in_is_required_keys_still_work(ask, settings) -> None:
    settings.LOGIN_REQUIRED = True
    assert ask("get", "/registers").status_code == 200


@pytest.mark.parametrize("name", ["CCN \x00", "CCN \x1b[31m", "CCN \ud800"])
def test_what_is_no_text_is_not_kept(ask, name: str) -> None:
    answer = ask("post", "/registers/clusters", {"values": {"name": name}})
    assert (answer.status_code, answer.json()["type"]) == (400, "urn:toancanh:api.unreadable")
    assert ask("get", "/registers/clusters?search=%00").status_code == 400


def test_a_method_that_there_is_not_and_a_form_without_bounds_are_problems(ask) -> None:
    answer = ask("put", "/registers/clusters", {})
    assert (answer.status_code, set(answer.headers["Allow"].split(", "))) == (405, {"GET", "POST"})
    assert answer.headers["Content-Type"] == "application/problem+json"
    headers = {"Authorization": f"Bearer {ask.secret}"}
    where = "/api/v1/registers/clusters/import"
    broken = Client().post(where, b"x", content_type="multipart/form-data", headers=headers)
    assert broken.status_code == 400


def test_a_key_changes_only_what_its_person_may(person) -> None:
    minh = person(username="minh", role="specialist", name="Lê Minh")
    secret = actions.add_key(by="Lan", user=minh, label="x", scopes=[Scope.READ, Scope.WRITE], days=1)[1]
    actions.grant(by="Lan", given={"registers.clusters": False}, user=minh)
    ask = Program(secret)
    refused = ask("post", "/registers/clusters", {"values": {"name": "CCN A"}})
    assert refused.status_code == 403
    assert "ghi sổ “Cụm công nghiệp”" in refused.json()["detail"]
    assert ask("post", "/registers/markets", {"values": {"name": "Chợ A"}}).status_code == 201
    assert ask("get", "/registers/clusters").status_code == 200


def test_every_write_of_the_api_says_what_it_changes(rf) -> None:
    for path, method in _writes():
        request = getattr(rf, method.lower())(path)
        request.resolver_match = resolve(path)
        assert changed_by(request).thing, path


def _writes() -> Iterator[tuple[str, str]]:
    for path, operations in api.get_openapi_schema()["paths"].items():
        filled = re.sub("{code}", "clusters", path)
        filled = re.sub("{fact_id}", "0" * 20, filled)
        filled = re.sub("{[a-z_]+}", "1", filled)
        for method, it in operations.items():
            keyed = "WriteKey" in str(it.get("security"))
            if keyed and not filled.startswith("/api/v1/proposals/1/"):
                yield filled, method.upper()


def test_every_answer_says_how_many_requests_are_left(ask, settings) -> None:
    settings.API_RATE = 2
    first, second, third = (ask("get", "/areas?code=66") for _ in range(3))
    assert [it.headers["RateLimit-Remaining"] for it in (first, second, third)] == ["1", "0", "0"]
    assert {it.headers["RateLimit-Limit"] for it in (first, second, third)} == {"2"}
    assert 0 < int(third.headers["RateLimit-Reset"]) <= 60
    assert third.status_code == 429
    assert "RateLimit-Limit" not in Client().get("/api/v1/areas").headers


def test_an_address_that_there_is_not_is_a_problem_for_writers_too(ask) -> None:
    """A form's protection once answered with a page."""
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post("/api/v1/matters/x/stop", {}, headers={"Authorization": f"Bearer {ask.secret}"})
    assert (answer.status_code, answer.headers["Content-Type"]) == (404, "application/problem+json")


def test_what_is_quoted_in_a_problem_can_be_read_and_its_address_followed(ask) -> None:
    told = ask("get", "/proposals?x%1b=1").json()
    assert "\x1b" not in told["detail"]
    assert ask("get", "/documents/%1bx").json()["instance"] == "/api/v1/documents/%1Bx"


def test_a_whole_number_may_be_written_with_a_point(ask) -> None:
    assert ask("post", "/registers/clusters", {"values": {"name": "A", "tenants": 5.0}}).status_code == 201
    assert ask("post", "/registers/clusters", {"values": {"name": "B", "tenants": 5.5}}).status_code == 422
