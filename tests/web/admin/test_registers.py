"""Upkeep of the registers: every save is a deed of the person logged in, and nobody overwrites unseen."""

from decimal import Decimal

import pytest
from django.test import Client

from toancanh.registers import actions, selectors
from toancanh.registers.grounds import Grounds
from toancanh.registers.registry import register, registers

pytestmark = pytest.mark.django_db
CLUSTERS = "/quan-tri/registers/cluster/"


@pytest.fixture
def admin(client: Client, person) -> Client:
    """Lan, an administrator, at a browser."""
    client.force_login(person())
    return client


@pytest.fixture
def entry():
    """A cluster."""
    values = {"name": "CCN Tân An", "leased_ha": Decimal("12.3456"), "note": "ghi chú"}
    return actions.add(register=register("clusters"), values=values, grounds=Grounds("Minh"))


def form_of(client: Client, url: str) -> dict[str, str]:
    """What the form holds when it is opened."""
    form = client.get(url).context["adminform"].form
    return {name: str(value) for name in form.fields if (value := form[name].value()) is not None}


def test_only_an_administrator_gets_in(client: Client, person) -> None:
    assert client.get("/quan-tri/").headers["Location"].startswith("/dang-nhap/?next=/quan-tri/")
    asked = client.get(CLUSTERS, follow=True)
    assert asked.redirect_chain[-1][0] == f"/dang-nhap/?next={CLUSTERS}"
    client.force_login(person(role="leader"))
    refused = client.get(CLUSTERS, follow=True)
    assert refused.status_code == 403
    assert "Không được phép" in refused.content.decode()


def test_every_table_is_listed_searched_and_opened(admin: Client, entry) -> None:
    index = admin.get("/quan-tri/").content.decode()
    for of in registers().values():
        assert of.words[0] in index
        where = f"/quan-tri/registers/{of.model.__name__.lower()}/"
        assert admin.get(where).status_code == 200
        assert admin.get(where + "add/").status_code == 200
    assert "CCN Tân An" in admin.get(CLUSTERS + "?q=tan+an").content.decode()
    assert "CCN Tân An" not in admin.get(CLUSTERS + "?q=ea+dar").content.decode()


def test_saving_what_was_opened_changes_nothing(admin: Client, entry) -> None:
    where = f"{CLUSTERS}{entry.pk}/change/"
    assert admin.post(where, form_of(admin, where)).status_code == 302
    assert selectors.find(register("clusters"), entry.pk).version == 1


def test_a_change_is_a_deed_of_who_is_logged_in(admin: Client, entry) -> None:
    where = f"{CLUSTERS}{entry.pk}/change/"
    given = {
        "leased_ha": "1.234,5",
        "area": "tỉnh Đắk Lắk",
        "source": "12/BC-SCT",
        "as_of": "08/2025",
        "reason": "đo lại",
    }
    assert admin.post(where, form_of(admin, where) | given).status_code == 302
    now = selectors.find(register("clusters"), entry.pk)
    assert (now.leased_ha, now.area_code, now.version) == (Decimal("1234.5"), "66", 2)
    deed = selectors.history(now)[0]
    assert (deed.who, deed.reason, deed.source, deed.as_of.code) == (
        "Nguyễn Thị Lan", "đo lại", "12/BC-SCT", "2025-M08",
    )  # fmt: skip
    assert {it.field for it in deed.changes.all()} == {"leased_ha", "area"}
    assert "đo lại" not in admin.get(CLUSTERS).content.decode()
    assert "12,3456" in admin.get(f"{CLUSTERS}{entry.pk}/history/").content.decode().replace(
        "12.3456", "12,3456"
    )


def test_the_second_writer_is_told_and_keeps_what_was_typed(admin: Client, entry) -> None:
    where = f"{CLUSTERS}{entry.pk}/change/"
    opened = form_of(admin, where)
    actions.change(entry=entry, values={"leased_ha": Decimal(11)}, version=1, grounds=Grounds("Minh"))
    answer = admin.post(where, opened | {"note": "điều tôi gõ"})
    html = answer.content.decode()
    assert answer.status_code == 200
    assert "Minh" in html
    assert "12.3456 → 11" in html
    assert "điều tôi gõ" in html
    now = selectors.find(register("clusters"), entry.pk)
    assert (now.leased_ha, now.note, now.version) == (11, "ghi chú", 2)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"leased_ha": "nhiều"}, "không phải"),
        ({"area": "xã Không Có"}, "Không Có"),
        ({"industrial_ha": "1"}, "Đất đã cho thuê (ha)"),
        ({"occupancy": "120"}, "Tỷ lệ lấp đầy"),
        ({"name": ""}, "bắt buộc"),
    ],
)
def test_what_cannot_stand_is_told_on_the_form(admin: Client, entry, given: dict, told: str) -> None:
    where = f"{CLUSTERS}{entry.pk}/change/"
    answer = admin.post(where, form_of(admin, where) | given)
    assert answer.status_code == 200
    assert told in answer.content.decode()
    assert selectors.find(register("clusters"), entry.pk).version == 1


def test_an_entry_is_added_retired_and_restored_with_reasons(admin: Client) -> None:
    assert admin.post(CLUSTERS + "add/", {"name": "CCN Mới", "wastewater_running": "true"}).status_code == 302
    made = selectors.entries(register("clusters")).get()
    assert made.wastewater_running is True
    assert made.wastewater_required is None
    leave = f"{CLUSTERS}{made.pk}/roi/"
    assert admin.post(leave, {"version": 1, "reason": ""}).status_code == 200
    assert admin.post(leave, {"version": 7, "reason": "bãi bỏ"}).status_code == 200
    assert admin.post(leave, {"version": 1, "reason": "bãi bỏ"}).status_code == 302
    assert not selectors.entries(register("clusters")).exists()
    change = admin.get(f"{CLUSTERS}{made.pk}/change/").content.decode()
    assert "Khôi phục vào sổ" in change
    assert 'name="_save"' not in change
    assert admin.post(leave, {"version": 2, "reason": "nhầm"}).status_code == 302
    assert [it.kind for it in selectors.history(made)] == ["restore", "retire", "add"]


def test_nothing_is_deleted(admin: Client, entry) -> None:
    assert admin.get(f"{CLUSTERS}{entry.pk}/delete/").status_code == 403
    answer = admin.post(
        CLUSTERS, {"action": "delete_selected", "_selected_action": [entry.pk], "post": "yes"}
    )
    assert answer.status_code in (200, 302)
    assert selectors.entries(register("clusters")).exists()


def test_histories_and_documents_are_read_only(admin: Client, entry, store) -> None:
    for table in (
        "registers/deed",
        "followup/event",
        "accounts/accountevent",
        "store/sourcedocument",
        "store/run",
    ):
        where = f"/quan-tri/{table}/"
        assert admin.get(where).status_code == 200, table
        assert admin.get(where + "add/").status_code == 403, table
    row = store.report.sha256
    deed = selectors.history(entry)[0].pk
    assert admin.post(f"/quan-tri/registers/deed/{deed}/change/", {"who": "X"}).status_code == 403
    listed = admin.get("/quan-tri/store/sourcedocument/").content.decode()
    assert "Báo cáo tháng 6" in listed
    assert row not in listed
