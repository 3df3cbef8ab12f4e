"""Forms of entries: what is typed is read, refused or written; two writers lose nothing."""

from decimal import Decimal

import pytest

from toancanh.registers import actions, selectors
from toancanh.registers.grounds import Grounds
from toancanh.registers.registry import register
from toancanh.web.views.registers.addresses import address
from toancanh.web.views.registers.fields import texts_of

OF = register("clusters")


@pytest.fixture
def typed(clusters):
    """What the form of Tân An says when it is opened."""
    return {**texts_of(OF, clusters.tan_an), "version": 1}


@pytest.fixture
def edit(clusters, send):
    return lambda **fields: send(f"{address(clusters.tan_an)}sua/", **fields)


def now(clusters):
    return selectors.find(OF, clusters.tan_an.pk)


def test_form_sent_back_unchanged_changes_nothing(clusters, typed, edit) -> None:
    assert edit(**typed).status_code == 302
    assert now(clusters).version == 1


def test_only_what_was_changed_is_written_with_its_source(clusters, typed, edit) -> None:
    edit(
        **{
            **typed,
            "area_ha": "1.048,25",
            "source": "Quyết định 5",
            "as_of": "15/08/2025",
            "reason": "mở rộng",
        }
    )
    assert now(clusters).area_ha == Decimal("1048.25")
    deed = selectors.history(clusters.tan_an).first()
    assert [it.field for it in deed.changes.all()] == ["area_ha"]
    assert (deed.who, deed.source, deed.reason, deed.as_of.code) == (
        "Minh",
        "Quyết định 5",
        "mở rộng",
        "2025-08-15",
    )


def test_field_that_cannot_be_read_keeps_what_was_typed(clusters, typed, edit) -> None:
    response = edit(**{**typed, "area_ha": "rộng", "owner": "Công ty Mới"})
    html = response.content.decode()
    assert "“rộng” không phải số" in html
    assert "Công ty Mới" in html
    assert now(clusters).version == 1


@pytest.mark.parametrize("number", ["1e20", "999999999999", "12,34567"])
def test_number_that_the_column_cannot_hold_is_refused(clusters, typed, edit, number: str) -> None:
    assert "quá nhiều chữ số" in edit(**{**typed, "area_ha": number}).content.decode()
    assert now(clusters).version == 1


def test_number_without_measure_is_none(typed, edit) -> None:
    assert "“1e999999999” không phải số" in edit(**{**typed, "area_ha": "1e999999999"}).content.decode()


def test_rule_between_columns_is_told(typed, edit) -> None:
    response = edit(**{**typed, "occupancy": "120"})
    assert "ngoài giới hạn" in response.content.decode()


def test_refusal_is_in_the_language_of_the_reader(typed, edit, client) -> None:
    client.cookies["django_language"] = "en"
    html = edit(**{**typed, "industrial_ha": "50", "area_ha": "40"}).content.decode()
    assert "Industrial land (ha)" in html.split('role="alert"')[1].split("</p>")[0]


def test_value_is_emptied(clusters, typed, edit) -> None:
    edit(**{**typed, "tenants": ""})
    assert now(clusters).tenants is None


def test_second_writer_is_shown_both_and_nothing_is_lost(clusters, typed, edit) -> None:
    first = Grounds("Lan", "đo lại")
    actions.change(
        entry=clusters.tan_an, values={"tenants": 60, "area_ha": Decimal(50)}, version=1, grounds=first
    )
    mine = {**typed, "tenants": "61", "owner": "Công ty Mới"}
    response = edit(**mine)
    html = response.content.decode()
    assert "Có người vừa sửa mục này" in html
    assert 'name="giu-tenants" value="cua-ho" required> <b>60</b>' in html
    assert 'name="giu-tenants" value="cua-toi" required> <b>61</b>' in html
    assert "giu-area_ha" not in html  # only Lan changed it: it stands
    assert 'name="area_ha" value="50"' in html
    assert "Lan, " in html
    again = {**mine, "area_ha": "50", "version": 2}
    edit(**again, **{"giu-tenants": "cua-ho"})
    assert (now(clusters).tenants, now(clusters).owner, now(clusters).area_ha) == (
        60,
        "Công ty Mới",
        Decimal(50),
    )


def test_second_writer_may_keep_their_own(clusters, typed, edit) -> None:
    actions.change(entry=clusters.tan_an, values={"tenants": 60}, version=1, grounds=Grounds("Lan"))
    edit(**{**typed, "tenants": "61", "version": 2}, **{"giu-tenants": "cua-toi"})
    deeds = selectors.history(clusters.tan_an)
    assert [it.who for it in deeds] == ["Minh", "Lan", "Lan"]
    assert now(clusters).tenants == 61


def test_unread_number_in_a_clash_is_not_lost(clusters, typed, edit) -> None:
    actions.change(entry=clusters.tan_an, values={"tenants": 60}, version=1, grounds=Grounds("Lan"))
    html = edit(**{**typed, "tenants": "sáu mốt"}).content.decode()
    assert 'value="cua-toi" required> <b>sáu mốt</b>' in html
    assert "“sáu mốt” không phải số" in html


def test_entry_is_added_from_a_form(send, db) -> None:
    response = send(
        "/danh-ba/cum-cong-nghiep/them/", name="CCN Mới", area="Đắk Lắk", status="planned",
        established_on="", wastewater_required="true", source="Tờ trình 3",
    )  # fmt: skip
    entry = selectors.entries(OF).get()
    assert response.headers["Location"] == address(entry)
    assert (entry.area.name, entry.status, entry.wastewater_required) == ("Đắk Lắk", "planned", True)
    assert response.cookies["nguoi_xem_lai"].value == "Minh"


def test_added_entry_needs_a_name_and_a_signature(send, db) -> None:
    assert "Mỗi mục phải có tên" in send("/danh-ba/cum-cong-nghiep/them/", name=" ").content.decode()
    unsigned = send("/danh-ba/cum-cong-nghiep/them/", name="CCN Mới", who="")
    assert "Thiếu tên người làm" in unsigned.content.decode()
    assert selectors.counts()["clusters"] == 0


def test_obstacle_is_added_to_the_project_it_was_asked_for(add, see, send) -> None:
    project = add("Điện gió Ea Nam", "energy_projects")
    page = "/danh-ba/vuong-mac-cua-du-an-nang-luong/them/"
    assert f'value="[#{project.pk}]"' in see(f"{page}?project={project.pk}")
    send(page, name="Đất rừng", project=f"Ea Nam [#{project.pk}]", kind="forest")
    assert [it.name for it in selectors.referring(project)] == ["Đất rừng"]


def test_letters_suggest_areas_and_entries(clusters, see) -> None:
    found = see("/danh-ba/goi-y/dia-ban/?area=buon+don")
    assert 'value="Xã Buôn Đôn, Đắk Lắk [' in found
    assert ">xa buon don dak lak</option>" in found
    assert f"CCN Tân An [#{clusters.tan_an.pk}]" in see("/danh-ba/cum-cong-nghiep/goi-y/?park=tan")
    assert see("/danh-ba/goi-y/dia-ban/?area=") == ""
