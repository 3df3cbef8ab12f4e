"""People come and go under their names, keys open only what they were given, nothing is done unsigned."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.contrib.auth import authenticate
from django.db import IntegrityError, transaction
from django.utils import timezone

from toancanh.accounts import actions, selectors, sittings
from toancanh.accounts.actions import Person
from toancanh.accounts.models import AccountEvent, ApiKey, User
from toancanh.accounts.roles import Role, Scope
from toancanh.model import UserError
from toancanh.registers.actions import add
from toancanh.registers.books.offices import REGISTER
from toancanh.registers.grounds import Grounds

pytestmark = pytest.mark.django_db


def refused(code: str, action, **told) -> UserError:
    with pytest.raises(UserError) as caught:
        action(**told)
    assert caught.value.code == code
    return caught.value


def test_a_person_logs_in_however_the_name_is_typed(person) -> None:
    lan = person(username=" Lan ")
    assert authenticate(username="lan", password="trời xanh 2026") == lan
    assert selectors.find_user("LAN") == lan
    assert "trời xanh" not in lan.password


@pytest.mark.parametrize("password", ["ngan", "1234567890", "password123", "nguyenlan1"])
def test_passwords_that_are_guessed_first_are_refused(password: str) -> None:
    new = {"by": "Kiểm thử", "username": "nguyenlan", "person": Person("Lan")}
    refused("accounts.weak_password", actions.add_user, password=password, **new)
    assert not User.objects.exists()


def test_a_name_is_taken_once_and_somebody_signs(person) -> None:
    person()
    again = {"username": "LAN", "person": Person("Lan"), "password": "trời xanh 2026"}
    refused("accounts.username_taken", actions.add_user, by="Minh", **again)
    refused("accounts.unsigned", actions.add_user, by=" ", **(again | {"username": "hoa"}))
    refused("accounts.bad_username", actions.add_user, by="Minh", **(again | {"username": "a b"}))
    assert User.objects.count() == 1


def test_every_change_says_who_and_what_it_was(person) -> None:
    lan = person()
    person(username="minh", name="Lê Minh")
    office = add(register=REGISTER, values={"name": "Phòng Năng lượng"}, grounds=Grounds("Minh"))
    moved = replace(Person.of(lan), role=Role.VIEWER, office_id=office.pk)
    actions.change_user(by="Minh", user=lan, person=moved)
    last = selectors.events(lan)[0]
    assert (last.who, last.what) == ("Minh", "changed")
    assert last.before == {"role": "administrator", "office_id": None}
    assert last.after == {"role": "viewer", "office_id": office.pk}
    actions.change_user(by="Minh", user=lan, person=moved)
    assert selectors.events(lan)[0] == last
    with pytest.raises(TypeError):
        last.delete()


def test_the_last_administrator_stays(person) -> None:
    lan = person()
    person(username="minh", role="leader")
    gone = {"by": "Lan", "user": lan, "person": replace(Person.of(lan), is_active=False)}
    refused("accounts.last_administrator", actions.change_user, **gone)
    person(username="hoa")
    assert actions.change_user(**gone).is_active is False


def test_a_key_opens_what_it_was_given_until_it_ends(person) -> None:
    lan = person(role="specialist")
    key, secret = actions.add_key(by="Lan", user=lan, label="bảng", scopes=[Scope.READ], days=30)
    assert selectors.key_of(secret) == key
    assert key.allowed == {Scope.READ}
    assert secret not in f"{key.digest} {key.prefix}"
    assert selectors.key_of(secret[:-1] + ("a" if secret[-1] != "a" else "b")) is None
    assert key.in_force(timezone.now() + timedelta(days=31)) is False
    actions.revoke_key(by="Minh", key=key)
    assert selectors.key_of(secret) is None
    refused("accounts.revoked", actions.revoke_key, by="Minh", key=key)
    assert [it.what for it in selectors.events(lan)] == ["key_revoked", "key_added", "added"]


def test_a_key_never_does_more_than_its_person(person) -> None:
    minh, _ = person(username="minh", role="specialist"), person()
    asked = {"by": "Lan", "user": minh, "label": "bảng", "days": 30}
    told = refused("accounts.scopes", actions.add_key, scopes=[Scope.ADMIN], **asked)
    assert told.values["allowed"] == "read, write"
    key, secret = actions.add_key(scopes=[Scope.READ, Scope.WRITE], **asked)
    actions.change_user(by="Lan", user=minh, person=replace(Person.of(minh), role=Role.VIEWER))
    assert selectors.find_key(key.prefix).allowed == {Scope.READ}
    actions.change_user(by="Lan", user=minh, person=replace(Person.of(minh), is_active=False))
    assert selectors.key_of(secret) is None


def test_the_database_holds_to_it_too(person) -> None:
    lan = person()
    for broken in ({"role": "king"}, {"name": ""}):
        with pytest.raises(IntegrityError), transaction.atomic():
            User.objects.filter(pk=lan.pk).update(**broken)
    now = timezone.now()
    with pytest.raises(IntegrityError), transaction.atomic():
        ApiKey.objects.create(
            user=lan, label="x", prefix="p", digest="", scopes=[], made_at=now, expires_at=now
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        AccountEvent.objects.create(user=lan, what="added", who="", at=now)


def test_another_password_ends_all_sittings_save_where_it_was_given(person) -> None:
    user = person()
    here, _ = (sittings.begin(user=user, address="", browser="", at=timezone.now()) for _ in range(2))
    actions.set_password(by="Lan", user=user, password="mot mat khau khac", keep=here.pk)
    going_on = sittings.going_on(user, timezone.now(), timedelta(minutes=1))
    assert [it.pk for it in going_on] == [here.pk]
    actions.set_password(by="Lan", user=user, password="mot mat khau nua")
    assert not going_on.all().exists()
