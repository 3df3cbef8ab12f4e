"""The first administrator, the second step, sessions that end: what each person meets at the door."""

import time
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice
from tests.conftest import PASSWORD

from toancanh.accounts import second_step, setting_up
from toancanh.accounts.models import AccountEvent, LoginAttempt, RecoveryCode, SetupCode, Sitting, User

pytestmark = pytest.mark.django_db


@pytest.fixture
def closed(settings):
    """An installation where people log in."""
    settings.LOGIN_REQUIRED = True
    settings.MFA = "off"
    return settings


def log_in(client: Client, username: str = "lan"):
    return client.post("/dang-nhap/", {"username": username, "password": PASSWORD})


def shown(user: User) -> str:
    """What the telephone of somebody shows."""
    device = TOTPDevice.objects.get(user=user)
    device.last_t, device.throttling_failure_count = -1, 0
    device.save()
    return f"{totp(device.bin_key):06d}"


def two_steps(user: User) -> tuple[str, ...]:
    second_step.offered(user)
    return second_step.confirm(user=user, code=shown(user))


NEW = {"username": "lan", "name": "Nguyễn Thị Lan", "password": PASSWORD, "again": PASSWORD}


def test_the_first_administrator_is_made_with_the_code_once(client: Client, closed) -> None:
    code = setting_up.offer()
    assert code not in str(SetupCode.objects.values_list())
    assert client.get("/van-ban/").headers["Location"] == "/khoi-tao/"
    assert client.post("/khoi-tao/", NEW | {"code": "AAAA-BBBB"}).status_code == 400
    weak = client.post("/khoi-tao/", NEW | {"code": code, "password": "123", "again": "123"})
    assert weak.status_code == 400
    assert not User.objects.exists()
    assert client.post("/khoi-tao/", NEW | {"code": f" {code.lower()} "}).status_code == 302
    assert "Nguyễn Thị Lan" in client.get("/van-ban/").content.decode()
    assert User.objects.get().role == "administrator"
    assert Client().get("/khoi-tao/").status_code == 404
    assert Client().get("/van-ban/").headers["Location"].startswith("/dang-nhap/")
    assert setting_up.offer() is None


def test_who_guesses_the_set_up_code_is_slowed_down(client: Client, closed) -> None:
    code = setting_up.offer()
    tried = [client.post("/khoi-tao/", NEW | {"code": "AAAA"}).status_code for _ in range(6)]
    assert tried == [400] * 6
    assert client.post("/khoi-tao/", NEW | {"code": code}).status_code == 400
    assert not User.objects.exists()


def test_an_open_installation_has_no_set_up_page(client: Client) -> None:
    assert client.get("/khoi-tao/").status_code == 404


def test_somebody_sets_the_second_step_up_and_logs_in_by_it(client: Client, person, closed) -> None:
    lan = person()
    log_in(client)
    picture = client.get("/tai-khoan/buoc-hai/ma.svg")
    assert picture.headers["Content-Type"] == "image/svg+xml"
    assert b"style=" not in picture.content
    assert client.post("/tai-khoan/buoc-hai/", {"code": "000000"}).status_code == 400
    page = client.post("/tai-khoan/buoc-hai/", {"code": shown(lan)}).content.decode()
    codes = [
        it for it in page.replace("<", ">").split(">") if len(it) == 10 and it.isalnum() and it.islower()
    ]
    assert len(codes) == second_step.RECOVERY
    assert not RecoveryCode.objects.filter(digest__in=codes).exists()
    elsewhere = Client()
    assert log_in(elsewhere).headers["Location"].startswith("/dang-nhap/ma/")
    assert elsewhere.get("/van-ban/").status_code == 302
    assert elsewhere.post("/dang-nhap/ma/", {"code": "123"}).status_code == 400
    code = shown(lan)
    assert (
        elsewhere.post("/dang-nhap/ma/", {"code": code, "next": "/van-ban/"}).headers["Location"]
        == "/van-ban/"
    )
    assert elsewhere.get("/van-ban/").status_code == 200
    again = Client()
    log_in(again)
    assert again.post("/dang-nhap/ma/", {"code": code}).status_code == 400  # a code is good once


def test_a_recovery_code_lets_in_once(person, closed) -> None:
    codes = two_steps(person())
    for expected in (302, 400):
        client = Client()
        log_in(client)
        assert client.post("/dang-nhap/ma/", {"code": f" {codes[3]} "}).status_code == expected
    assert RecoveryCode.objects.count() == second_step.RECOVERY - 1


def test_the_second_step_waits_a_few_minutes_only(client: Client, person, closed) -> None:
    lan = person()
    two_steps(lan)
    log_in(client)
    session = client.session
    session["waits_for_code"] = [lan.pk, time.time() - 301]
    session.save()
    assert client.post("/dang-nhap/ma/", {"code": shown(lan)}).headers["Location"] == "/dang-nhap/"


@pytest.mark.parametrize(
    ("demanded", "role", "led"),
    [("admin", "administrator", True), ("admin", "leader", True), ("admin", "specialist", False),
     ("all", "viewer", True), ("off", "administrator", False)],
)  # fmt: skip
def test_who_has_to_log_in_by_two_steps_is_led_to_set_them_up(
    client: Client, person, closed, demanded: str, role: str, led: bool
) -> None:
    closed.MFA = demanded
    lan = person(role=role)
    log_in(client)
    assert (client.get("/van-ban/").status_code == 302) is led
    if led:
        assert client.get("/van-ban/").headers["Location"] == "/tai-khoan/buoc-hai/"
        client.get("/tai-khoan/buoc-hai/")
        client.post("/tai-khoan/buoc-hai/", {"code": shown(lan)})
        assert client.get("/van-ban/").status_code == 200


def test_an_administrator_takes_a_lost_second_step_off(client: Client, person, closed) -> None:
    minh = person(username="minh", role="specialist", name="Lê Minh")
    person()
    two_steps(minh)
    theirs = Client()
    log_in(theirs, "minh")
    theirs.post("/dang-nhap/ma/", {"code": shown(minh)})
    assert theirs.get("/van-ban/").status_code == 200
    log_in(client)
    client.post(f"/phan-quyen/nguoi/{minh.pk}/", {"bo-buoc-hai": "1"})
    assert theirs.get("/van-ban/").headers["Location"] == "/dang-nhap/?het-phien"
    assert log_in(theirs, "minh").headers["Location"] == "/"
    last = AccountEvent.objects.filter(what="second_step_reset").get()
    assert (last.who, last.user) == ("Nguyễn Thị Lan", minh)


def test_a_browser_that_is_idle_too_long_logs_in_again(client: Client, person, closed) -> None:
    person()
    log_in(client)
    sitting = Sitting.objects.get()
    Sitting.objects.update(seen_at=timezone.now() - timedelta(minutes=29))
    assert client.get("/van-ban/").status_code == 200
    sitting.refresh_from_db()
    assert timezone.now() - sitting.seen_at < timedelta(minutes=1)
    Sitting.objects.update(seen_at=timezone.now() - timedelta(minutes=31))
    gone = client.get("/van-ban/", follow=True)
    assert "Phiên đã hết" in gone.content.decode()
    log_in(client)
    Sitting.objects.update(began_at=timezone.now() - timedelta(hours=13))
    assert client.get("/van-ban/").headers["Location"] == "/dang-nhap/?het-phien"


def test_a_part_that_is_asked_for_too_late_has_the_whole_page_log_in(client: Client, person, closed) -> None:
    person()
    log_in(client)
    Sitting.objects.update(seen_at=timezone.now() - timedelta(minutes=31))
    part = client.get("/van-ban/", HTTP_HX_REQUEST="true")
    assert (part.status_code, part.headers["HX-Redirect"]) == (200, "/dang-nhap/?het-phien")
    assert part.content == b""


def test_somebody_logs_out_everywhere_else(client: Client, person, closed) -> None:
    person()
    elsewhere = Client(REMOTE_ADDR="10.0.0.7", HTTP_USER_AGENT="Trình duyệt lạ")
    log_in(elsewhere)
    log_in(client)
    page = client.get("/tai-khoan/").content.decode()
    assert "10.0.0.7" in page
    assert "Trình duyệt lạ" in page
    client.post("/tai-khoan/phien/")
    assert elsewhere.get("/van-ban/").headers["Location"] == "/dang-nhap/?het-phien"
    assert client.get("/van-ban/").status_code == 200
    assert "10.0.0.7" not in client.get("/tai-khoan/").content.decode()


def test_who_comes_and_goes_is_written_down_with_the_address(client: Client, person, closed) -> None:
    person()
    client.post("/dang-nhap/", {"username": "lan", "password": "sai"})
    log_in(client)
    client.post("/dang-xuat/")
    log = AccountEvent.objects.exclude(what="added").order_by("id")
    assert [(it.what, it.address) for it in log] == [
        (what, "127.0.0.1") for what in ("not_let_in", "logged_in", "logged_out")
    ]
    assert Sitting.objects.filter(ended_at=None).count() == 0
    assert not LoginAttempt.objects.exists()
