"""Every address says what it asks for, and who may not is refused kindly and shown no button for it."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import get_resolver
from django.utils import timezone
from tests.conftest import PASSWORD

from toancanh.accounts import actions
from toancanh.accounts.models import AccountEvent
from toancanh.accounts.rights import of_register
from toancanh.followup.actions import open_matter
from toancanh.followup.changes import By
from toancanh.followup.models import MatterKind
from toancanh.followup.sketches import Given, Sketch
from toancanh.registers import actions as registers
from toancanh.registers.grounds import Grounds
from toancanh.registers.registry import register
from toancanh.web.needs import NEEDS

pytestmark = pytest.mark.django_db


def addresses(resolver, around: str = "") -> Iterator[str]:
    for it in resolver.url_patterns:
        if hasattr(it, "url_patterns"):
            yield from addresses(it, around + (f"{it.namespace}:" if it.namespace else ""))
        else:
            yield f"{around}{it.name}"


def log_in(username: str) -> Client:
    client = Client()
    client.post("/dang-nhap/", {"username": username, "password": PASSWORD})
    return client


@pytest.fixture
def cluster(db):
    return registers.add(
        register=register("clusters"), values={"name": "CCN Tân An"}, grounds=Grounds("Minh")
    )


def test_every_address_says_what_it_asks_for() -> None:
    there = set(addresses(get_resolver()))
    whole = {name.removesuffix("*") for name in NEEDS if name.endswith("*")}
    assert sorted(it for it in there if it not in NEEDS and not it.startswith(tuple(whole))) == []
    assert sorted(it for it in NEEDS if it not in there and not it.endswith("*")) == []


def test_a_viewer_sees_and_is_refused_kindly(person, cluster) -> None:
    person()
    person(username="minh", role="viewer", name="Lê Minh")
    client = log_in("minh")
    page = client.get(f"/danh-ba/cum-cong-nghiep/{cluster.pk}/").content.decode()
    assert "CCN Tân An" in page
    assert "/sua/" not in page
    assert "/dua-ra/" not in page
    answer = client.get(f"/danh-ba/cum-cong-nghiep/{cluster.pk}/sua/")
    assert answer.status_code == 403
    told = answer.content.decode()
    assert "không được ghi sổ “Cụm công nghiệp”" in told
    assert "Nguyễn Thị Lan" in told
    sent = client.post(f"/danh-ba/cum-cong-nghiep/{cluster.pk}/dua-ra/", {"version": "1", "reason": "x"})
    assert sent.status_code == 403
    cluster.refresh_from_db()
    assert cluster.retired_at is None
    log = AccountEvent.objects.filter(what="refused")
    assert [(it.who, it.address) for it in log] == [("Lê Minh", "127.0.0.1")] * 2


def test_a_refusal_speaks_the_language_of_the_reader(person, cluster) -> None:
    person(username="minh", role="viewer")
    client = log_in("minh")
    client.post("/ngon-ngu/", {"language": "en"})
    told = client.get(f"/danh-ba/cum-cong-nghiep/{cluster.pk}/sua/").content.decode()
    assert "may not change the register “Industrial clusters”" in told


def test_what_an_administrator_sets_on_the_page_counts_at_once(person, cluster) -> None:
    person()
    minh = person(username="minh", role="specialist", name="Lê Minh")
    theirs, mine = log_in("minh"), log_in("lan")
    where = f"/danh-ba/cum-cong-nghiep/{cluster.pk}/sua/"
    assert theirs.get(where).status_code == 200
    assert theirs.get("/phan-quyen/").status_code == 403
    assert "Lê Minh" in mine.get("/phan-quyen/").content.decode()
    mine.post(f"/phan-quyen/nguoi/{minh.pk}/", {of_register("clusters"): "khong"})
    assert theirs.get(where).status_code == 403
    assert theirs.get("/danh-ba/cho/them/").status_code == 200
    assert "selected" in mine.get(f"/phan-quyen/nguoi/{minh.pk}/").content.decode()
    mine.post(f"/phan-quyen/nguoi/{minh.pk}/", {of_register("clusters"): ""})
    assert theirs.get(where).status_code == 200


def test_rights_of_an_office_hold_for_its_people(person, cluster) -> None:
    person()
    minh = person(username="minh", role="viewer")
    office = registers.add(register=register("offices"), values={"name": "Phòng A"}, grounds=Grounds("Minh"))
    known = actions.Person("Lê Minh", actions.Role.VIEWER, office.pk)
    actions.change_user(by="Lan", user=minh, person=known)
    log_in("lan").post(f"/phan-quyen/don-vi/{office.pk}/", {of_register("clusters"): "co"})
    assert log_in("minh").get(f"/danh-ba/cum-cong-nghiep/{cluster.pk}/sua/").status_code == 200


def test_matters_are_changed_by_their_offices_only(person) -> None:
    minh = person(username="minh", role="specialist")
    ours, _ = (
        registers.add(register=register("offices"), values={"name": name}, grounds=Grounds("Minh"))
        for name in ("Phòng A", "Phòng B")
    )
    actions.change_user(by="Lan", user=minh, person=actions.Person("Minh", actions.Role.SPECIALIST, ours.pk))
    by = By("Lan", timezone.now())
    theirs, own = (
        open_matter(by=by, sketch=Sketch(MatterKind.TASK, name, Given(lead=name)))
        for name in ("Phòng B", "Phòng A")
    )
    client = log_in("minh")
    assert "/bat-dau/" not in client.get(f"/cong-viec/{theirs.pk}/").content.decode()
    sent = {"seen": "1", "reason": "bắt đầu"}
    assert client.post(f"/cong-viec/{theirs.pk}/bat-dau/", sent).status_code == 403
    assert client.post(f"/cong-viec/{own.pk}/bat-dau/", sent).status_code != 403


def test_where_nobody_logs_in_all_may_write_and_are_told_so(client: Client, cluster) -> None:
    page = client.get(f"/danh-ba/cum-cong-nghiep/{cluster.pk}/").content.decode()
    assert "ai mở trang cũng ghi được" in page
    assert "/sua/" in page
    assert client.get("/phan-quyen/").headers["Location"].startswith("/dang-nhap/")


def test_where_people_log_in_strangers_see_only_that(client: Client, settings, person) -> None:
    person()
    settings.LOGIN_REQUIRED = True
    assert client.get("/van-ban/").headers["Location"] == "/dang-nhap/?next=/van-ban/"
    part = client.get("/van-ban/", headers={"HX-Request": "true"})
    assert part.headers["HX-Redirect"] == "/dang-nhap/"
    assert client.get("/khoe/").status_code == 200
    assert "ai mở trang cũng ghi được" not in client.get("/dang-nhap/").content.decode()


def test_nothing_can_be_sent_to_a_page_that_is_only_read(client: Client) -> None:
    assert client.post("/van-ban/").status_code == 405


def test_a_part_of_a_page_is_refused_as_a_part(person, cluster) -> None:
    person(username="minh", role="viewer")
    where = f"/danh-ba/cum-cong-nghiep/{cluster.pk}/sua/"
    told = log_in("minh").get(where, headers={"HX-Request": "true"}).content.decode()
    assert "không được ghi sổ" in told
    assert "<html" not in told
