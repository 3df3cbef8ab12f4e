"""Upkeep of matters, people and keys: the same actions, their histories, a secret shown once."""

import re
from datetime import date

import pytest
from django.test import Client

from toancanh.accounts import selectors as accounts
from toancanh.accounts.models import ApiKey, User
from toancanh.followup import actions, selectors
from toancanh.followup.models import Matter
from toancanh.registers.actions import add
from toancanh.registers.grounds import Grounds
from toancanh.registers.registry import register

pytestmark = pytest.mark.django_db
MATTERS, PEOPLE, KEYS = (f"/quan-tri/{it}/" for it in ("followup/matter", "accounts/user", "accounts/apikey"))


@pytest.fixture
def admin(client: Client, person) -> Client:
    """Lan, an administrator, at a browser."""
    client.force_login(person())
    return client


@pytest.fixture
def office():
    """An office of the register."""
    return add(register=register("offices"), values={"name": "Phòng Năng lượng"}, grounds=Grounds("Minh"))


def test_a_matter_is_opened_assigned_stopped_and_opened_again(admin: Client, office) -> None:
    given = {"title": "Đôn đốc dự án", "kind": "task", "due": "2026-12-15"}
    assert admin.post(MATTERS + "add/", given).status_code == 302
    matter = Matter.objects.get()
    where = f"{MATTERS}{matter.pk}/change/"
    changed = {
        "lead": office.pk,
        "due": "2026-12-20",
        "progress": "đã họp",
        "reason": "gia hạn",
        "version": 1,
    }
    assert admin.post(where, changed).status_code == 302
    matter.refresh_from_db()
    assert (matter.lead, matter.due, matter.progress, matter.version) == (
        office,
        date(2026, 12, 20),
        "đã họp",
        4,
    )
    assert [it.what for it in actions.history(matter.pk)] == [
        "opened",
        "assigned",
        "deadline_set",
        "reported",
    ]
    assert {it.who for it in actions.history(matter.pk)} == {"Nguyễn Thị Lan"}
    stale = admin.post(where, changed | {"progress": "khác"})
    assert stale.status_code == 200
    assert "deadline_set" in stale.content.decode()
    assert admin.post(f"{MATTERS}{matter.pk}/roi/", {"version": 4, "reason": "thôi"}).status_code == 302
    assert "Mở lại" in admin.get(where).content.decode()
    assert admin.post(f"{MATTERS}{matter.pk}/roi/", {"version": 5, "reason": "lại"}).status_code == 302
    assert selectors.matter(matter.pk).closed is False
    assert "đã họp" in admin.get(f"{MATTERS}{matter.pk}/history/").content.decode()
    assert "Đôn đốc" in admin.get(MATTERS + "?q=don+doc").content.decode()


def test_part_of_a_change_is_not_kept_when_the_rest_is_refused(admin: Client, office) -> None:
    admin.post(MATTERS + "add/", {"title": "Đôn đốc dự án", "kind": "task"})
    matter = Matter.objects.get()
    admin.post(f"{MATTERS}{matter.pk}/change/", {"lead": office.pk, "due": "2026-12-20", "version": 9})
    matter.refresh_from_db()
    assert (matter.lead, matter.due, matter.version) == (None, None, 1)


def test_people_are_let_in_changed_and_let_out(admin: Client, office) -> None:
    new = {
        "username": "minh",
        "name": "Lê Minh",
        "role": "specialist",
        "office": office.pk,
        "is_active": "on",
    }
    weak = admin.post(PEOPLE + "add/", new | {"password": "123456"})
    assert "Mật khẩu chưa đủ mạnh" in weak.content.decode()
    assert admin.post(PEOPLE + "add/", new | {"password": "biển đông 2027"}).status_code == 302
    minh = User.objects.get(username="minh")
    where = f"{PEOPLE}{minh.pk}/change/"
    assert "biển đông" not in admin.get(where).content.decode()
    assert admin.post(where, {**new, "role": "leader", "password": ""}).status_code == 302
    minh.refresh_from_db()
    assert minh.role == "leader"
    assert minh.check_password("biển đông 2027")
    assert [(it.what, it.who) for it in accounts.events(minh)] == [
        ("changed", "Nguyễn Thị Lan"),
        ("added", "Nguyễn Thị Lan"),
    ]
    last = User.objects.get(username="lan")
    gone = {"name": "Lan", "role": "viewer", "is_active": "on"}
    assert "cuối cùng" in admin.post(f"{PEOPLE}{last.pk}/change/", gone).content.decode()


def test_a_key_is_made_shown_once_and_revoked(admin: Client) -> None:
    lan = User.objects.get(username="lan")
    given = {"user": lan.pk, "label": "bảng điều hành", "scopes": ["read", "write"], "days": 30}
    made = admin.post(KEYS + "add/", given, follow=True).content.decode()
    secret = re.search(r"tc_[0-9a-f]{8}_[\w-]+", made)[0]
    key = accounts.key_of(secret)
    assert key is not None
    assert secret not in admin.get(KEYS).content.decode()
    assert secret not in admin.get(f"{KEYS}{key.pk}/change/").content.decode()
    assert admin.post(f"{KEYS}{key.pk}/roi/", {"version": 0, "reason": "lộ"}).status_code == 302
    assert accounts.key_of(secret) is None
    assert "thu hồi" in admin.get(f"{KEYS}{key.pk}/history/").content.decode()
    assert ApiKey.objects.count() == 1


def test_passwords_are_changed_in_one_place_and_leaving_is_leaving(admin: Client) -> None:
    assert admin.get("/quan-tri/password_change/").headers["Location"] == "/mat-khau/"
    assert admin.post("/quan-tri/logout/").headers["Location"] == "/"
    assert admin.get("/quan-tri/").status_code == 302
