"""Nhật ký: administrators find what was done, take it with them, and nobody else sees it."""

import pytest
from django.test import Client

from toancanh.audit import keeping
from toancanh.registers.actions import add
from toancanh.registers.grounds import Grounds
from toancanh.registers.registry import register

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry(db):
    return add(register=register("clusters"), values={"name": "CCN Tân An"}, grounds=Grounds("=Lê Minh"))


def test_an_administrator_finds_what_was_done(client: Client, person, entry) -> None:
    client.force_login(person())
    page = client.get("/nhat-ky/", {"ai": "le minh", "tim": "tan an"}).content.decode()
    assert f'href="/danh-ba/cum-cong-nghiep/{entry.pk}/"' in page
    assert "Thêm" in page
    assert "Không có dòng nào" in client.get("/nhat-ky/", {"ai": "không ai"}).content.decode()
    assert client.get("/nhat-ky/", {"tu": "hôm qua", "trang": "-3"}).status_code == 200


def test_what_is_done_on_a_page_is_in_it_with_the_address(client: Client, person, entry) -> None:
    client.force_login(person())
    where = f"/danh-ba/cum-cong-nghiep/{entry.pk}/dua-ra/"
    client.post(where, {"version": "1", "reason": "bãi bỏ"}, REMOTE_ADDR="10.0.0.9")
    page = client.get("/nhat-ky/", {"viec": "deed.retire"}).content.decode()
    assert "10.0.0.9" in page
    assert "Nguyễn Thị Lan" in page


def test_it_goes_into_a_file_without_formulas(client: Client, person, entry) -> None:
    client.force_login(person())
    keeping.catch_up()
    answer = client.get("/nhat-ky/tai.csv", {"tim": "tan an"})
    text = b"".join(answer.streaming_content).decode()
    assert answer.headers["Content-Type"].startswith("text/csv")
    assert "'=Lê Minh" in text
    assert "CCN Tân An" in text


def test_the_file_speaks_the_language_of_the_page(client: Client, person, entry) -> None:
    client.force_login(person())
    client.cookies["django_language"] = "en"
    keeping.catch_up()
    answer = client.get("/nhat-ky/tai.csv", {"tim": "tan an"})
    assert ",Added," in b"".join(answer.streaming_content).decode()


@pytest.mark.parametrize("role", ["viewer", "specialist", "office_head", "leader"])
def test_nobody_else_sees_it(client: Client, person, role: str) -> None:
    client.force_login(person(role=role))
    assert client.get("/nhat-ky/").status_code == 403
    assert client.get("/nhat-ky/tai.csv").status_code == 403
