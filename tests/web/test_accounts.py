"""Logging in: who is who afterwards, who is slowed down, and what strangers see."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from toancanh.accounts import attempts
from toancanh.accounts.models import LoginAttempt

PASSWORD = "trời xanh 2026"


def log_in(client: Client, password: str = PASSWORD, **more: str):
    return client.post("/dang-nhap/", {"username": "lan", "password": password, **more})


def test_who_logs_in_is_named_until_they_log_out(client: Client, person) -> None:
    person()
    assert "Đăng nhập" in client.get("/").content.decode()
    answer = log_in(client, next="/van-ban/")
    assert answer.headers["Location"] == "/van-ban/"
    assert "Nguyễn Thị Lan" in client.get("/van-ban/").content.decode()
    client.post("/dang-xuat/")
    assert "Nguyễn Thị Lan" not in client.get("/van-ban/").content.decode()


@pytest.mark.parametrize("where", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", ""])
def test_nobody_is_led_elsewhere(client: Client, person, where: str) -> None:
    person()
    assert log_in(client, next=where).headers["Location"] == "/"


def test_a_wrong_name_and_a_wrong_password_are_told_the_same(client: Client, person) -> None:
    person()
    wrong = log_in(client, "sai mật khẩu")
    unknown = client.post("/dang-nhap/", {"username": "khong-co\x00", "password": PASSWORD})
    assert wrong.status_code == unknown.status_code == 400
    told = "Tên đăng nhập hoặc mật khẩu không đúng"
    assert told in wrong.content.decode()
    assert told in unknown.content.decode()


def test_who_guesses_is_slowed_down_and_others_are_not(client: Client, person) -> None:
    person()
    assert [log_in(client, "sai mật khẩu").status_code for _ in range(6)] == [400] * 5 + [429]
    assert log_in(client).status_code == 429  # the right one too
    assert log_in(Client(REMOTE_ADDR="10.0.0.7")).status_code == 302
    LoginAttempt.objects.update(at=timezone.now() - attempts.WINDOW - timedelta(seconds=1))
    assert log_in(client).status_code == 302
    assert not LoginAttempt.objects.exists()


def test_an_address_that_tries_many_names_is_slowed_down(client: Client, person) -> None:
    person()
    now = timezone.now()
    tried = [LoginAttempt(username=f"u{at}", address="127.0.0.1", at=now) for at in range(30)]
    LoginAttempt.objects.bulk_create(tried)
    assert log_in(client).status_code == 429


def test_only_a_proxy_of_ours_says_where_somebody_is(client: Client, person, settings) -> None:
    person()
    for at in range(3):
        headers = {"X-Forwarded-For": f"10.0.0.{at}, 192.168.1.9"}
        client.post("/dang-nhap/", {"username": "lan", "password": "sai"}, headers=headers)
    assert set(LoginAttempt.objects.values_list("address", flat=True)) == {"127.0.0.1"}
    settings.PROXIES = 1
    client.post("/dang-nhap/", {"username": "lan", "password": "sai"}, headers=headers)
    assert LoginAttempt.objects.latest("id").address == "192.168.1.9"


def test_where_log_in_is_required_strangers_see_nothing(client: Client, person, settings) -> None:
    person()
    settings.LOGIN_REQUIRED, settings.MFA = True, "off"
    for page in ("/", "/van-ban/", "/can-xem-lai/"):
        assert client.get(page).headers["Location"] == f"/dang-nhap/?next={page}"
    assert client.get("/khoe/").status_code == 200
    log_in(client)
    assert client.get("/van-ban/").status_code == 200


def test_who_is_disabled_is_out_at_once(client: Client, person) -> None:
    lan = person()
    log_in(client)
    lan.is_active = False
    lan.save()
    assert "Nguyễn Thị Lan" not in client.get("/").content.decode()
    assert log_in(client).status_code == 400


def test_another_password_ends_other_sessions_and_keeps_this_one(client: Client, person) -> None:
    person()
    elsewhere = Client()
    log_in(client)
    log_in(elsewhere)
    new = {"old": PASSWORD, "new": "biển đông 2027", "again": "biển đông 2027"}
    assert client.post("/mat-khau/", new | {"old": "sai"}).status_code == 400
    assert client.post("/mat-khau/", new | {"again": "khác"}).status_code == 400
    assert client.post("/mat-khau/", new | {"new": "ngắn", "again": "ngắn"}).status_code == 400
    assert client.post("/mat-khau/", new).status_code == 302
    assert "Nguyễn Thị Lan" in client.get("/mat-khau/").content.decode()
    assert "Nguyễn Thị Lan" not in elsewhere.get("/").content.decode()


def test_a_decision_is_signed_with_the_account(client: Client, person, store) -> None:
    person()
    log_in(client)
    page = client.get(f"/so-lieu/{store.level.id}/").content.decode()
    assert "Nguyễn Thị Lan" in page
    client.post(f"/so-lieu/{store.level.id}/quyet-dinh/", {"verdict": "confirmed", "who": "Kẻ khác"})
    page = Client().get(f"/so-lieu/{store.level.id}/").content.decode()
    assert "Nguyễn Thị Lan" in page
    assert "Kẻ khác" not in page
