"""One matter: what its page tells, what its forms do, and what the second of two writers sees."""

import re

import pytest
from django.test import Client

from toancanh.followup import actions, selectors
from toancanh.followup.changes import By
from toancanh.followup.models import Matter
from toancanh.registers import actions as registers
from toancanh.registers.grounds import Grounds
from toancanh.registers.registry import register
from toancanh.web import clock


def post(client: Client, matter: Matter, slug: str, seen: int = 1, **told: object):
    told = {"seen": seen, "who": "Lan", "reason": "", **told}
    return client.post(f"/cong-viec/{matter.pk}/{slug}/", told)


@pytest.mark.parametrize(("slug", "told", "what"), [
    ("bat-dau", {}, "begun"),
    ("bao-cao", {"progress": "đã họp"}, "reported"),
    ("han", {"words": "trước ngày 15/12/2026"}, "deadline_set"),
    ("han", {"day": "2026-12-14"}, "deadline_set"),
    ("gan", {"area": "Gia Lai"}, "linked"),
    ("tra-loi", {"paper": "12/SCT-NL"}, "answered"),
    ("so-tra-loi", {"count": "2"}, "answers_needed"),
    ("minh-chung", {"papers": "12/SCT-NL"}, "evidence"),
    ("hoan-thanh", {"papers": "12/SCT-NL\n13/SCT-NL"}, "resolved"),
    ("xin-gia-han", {"until": "2026-07-01", "reason": "chờ Bộ"}, "extension_asked"),
    ("chuyen-cap", {"to": "Giám đốc"}, "escalated"),
    ("dung", {"reason": "trùng"}, "stopped"),
    ("y-kien", {"reason": "đã gọi điện"}, "commented"),
])  # fmt: skip
def test_form_does_its_action(client: Client, make, slug, told, what) -> None:
    matter = make()
    response = post(client, matter, slug, **told)
    assert response.headers["Location"] == f"/cong-viec/{matter.pk}/"
    event = actions.history(matter.pk)[-1]
    assert (event.what, event.who, event.at) == (what, "Lan", clock.now())


def test_matter_is_assigned_by_its_form(client: Client, make, office) -> None:
    matter = make(lead=None)
    post(client, matter, "giao", lead=office)
    assert selectors.matter(matter.pk).lead_id == office


def test_deadline_in_words_tells_its_day_and_why(client: Client, make, page) -> None:
    matter = make()
    post(client, matter, "han", words="trước ngày 15/12/2026")
    html = page(f"/cong-viec/{matter.pk}/")
    assert "<strong>14/12/2026</strong>" in html
    assert "“trước ngày 15/12/2026”: “trước” một ngày nghĩa là xong chậm nhất ngày liền trước" in html
    post(client, matter, "han", 2, words="trong 10 ngày làm việc")
    assert "tính từ ngày 5/6/2026, không kể ngày ấy, đến hết 19/6/2026" in page(f"/cong-viec/{matter.pk}/")


def test_second_writer_is_told_and_loses_nothing(client: Client, make) -> None:
    matter = make(day=9)
    actions.escalate(matter=matter.pk, seen=1, by=By("Minh", clock.now()), to="Giám đốc")
    response = post(client, matter, "bao-cao", 1, progress="đã xong bước một", reason="ghi thêm")
    html = response.content.decode()
    assert response.status_code == 200
    assert "người khác đã thay đổi" in html
    assert "<strong>Chuyển cấp trên</strong> Minh" in html
    assert "đã xong bước một</textarea>" in html.replace("\n", "")
    assert ">ghi thêm</textarea>" in html
    assert 'name="seen" value="2"' in html
    assert selectors.matter(matter.pk).progress == ""
    assert post(client, matter, "bao-cao", 2, progress="đã xong bước một").status_code == 302


@pytest.mark.parametrize(("slug", "told", "words"), [
    ("hoan-thanh", {"papers": ""}, "chưa có văn bản nào chứng minh"),
    ("han", {"words": "sớm nhất có thể"}, "không phải một hạn hiểu được"),
    ("han", {}, "Cần một hạn"),
    ("y-kien", {"who": " ", "reason": "x"}, "Cần tên người làm"),
    ("gan", {"entry": "Nhà máy không có"}, "chưa có dự án, khu, cụm, cơ sở nào tên như vậy"),
    ("giao", {"lead": ""}, "bắt buộc"),
])  # fmt: skip
def test_what_cannot_be_done_is_told_and_changes_nothing(client: Client, make, slug, told, words) -> None:
    matter = make()
    response = post(client, matter, slug, **told)
    assert words in response.content.decode()
    assert len(actions.history(matter.pk)) == 1


def test_extension_is_asked_and_refused_and_the_old_deadline_counts(client: Client, make, page) -> None:
    matter = make(day=4)
    post(client, matter, "xin-gia-han", until="2026-06-30", reason="chờ ý kiến Bộ")
    html = page(f"/cong-viec/{matter.pk}/")
    assert "đang xin gia hạn đến 30/6/2026; hạn cũ vẫn tính" in html
    assert "quá hạn 1 ngày" in html
    post(client, matter, "duyet-gia-han", 2, granted="no")
    assert "không cho gia hạn" in page(f"/cong-viec/{matter.pk}/").lower()
    post(client, matter, "xin-gia-han", 3, until="2026-06-30", reason="chờ ý kiến Bộ")
    post(client, matter, "duyet-gia-han", 4, granted="yes")
    html = page(f"/cong-viec/{matter.pk}/")
    assert "<strong>30/6/2026</strong>" in html
    assert "hạn ban đầu 4/6/2026" in html


def test_every_field_is_described_by_what_is_there(client: Client, make) -> None:
    html = post(client, make(), "gan", entry="Nhà máy không có").content.decode()
    named = {name for told in re.findall(r'aria-describedby="([^"]+)"', html) for name in told.split()}
    assert named
    assert [name for name in named if f'id="{name}"' not in html] == []
    assert [name for name in re.findall(r'<label for="([^"]*)"', html) if f'id="{name}"' not in html] == []


def test_closed_matter_offers_what_is_left_to_do(client: Client, make, page) -> None:
    matter = make()
    post(client, matter, "dung", reason="trùng")
    html = page(f"/cong-viec/{matter.pk}/")
    assert "/mo-lai/" in html
    assert "/hoan-thanh/" not in html
    post(client, matter, "mo-lai", 2, reason="nhầm")
    assert not selectors.matter(matter.pk).closed


def test_entry_is_found_by_its_name_and_suggested_without_marks(client: Client, make, page) -> None:
    made = registers.add(
        register=register("energy_projects"), values={"name": "Điện gió Ia Le 1"}, grounds=Grounds("Lan")
    )
    assert '<option value="Điện gió Ia Le 1">' in page("/cong-viec/goi-y/?entry=dien+gio")
    matter = make()
    post(client, matter, "gan", entry="Điện gió Ia Le 1")
    row = selectors.matter(matter.pk)
    assert f'/{made.pk}/">Điện gió Ia Le 1</a>' in page(f"/cong-viec/{matter.pk}/")
    assert "1 đang mở, 0 quá hạn, 1 tất cả" in page(f"/danh-ba/du-an-nang-luong-cap-dien/{made.pk}/")
    assert (row.register, row.entry, row.entry_name) == ("energy_projects", str(made.pk), "Điện gió Ia Le 1")


def test_what_it_is_about_can_be_taken_back(client: Client, make) -> None:
    matter = make(area="Gia Lai", area_code="52")
    post(client, matter, "gan", area="")
    assert selectors.matter(matter.pk).area is None


@pytest.mark.parametrize(
    "address",
    ["/cong-viec/99/", f"/cong-viec/{10**30}/", "/cong-viec/phien/99/", "/cong-viec/bang/9/tai-ve/"],
)
def test_what_is_not_there_is_not_found(client: Client, address) -> None:
    assert client.get(address).status_code == 404


def test_new_matter_is_typed_in(client: Client, office, page) -> None:
    told = {"title": "Họp với chủ đầu tư", "kind": "task", "words": "trong quý III/2026", "lead": office,
            "who": "Lan"}  # fmt: skip
    where = client.post("/cong-viec/moi/", told).headers["Location"]
    html = page(where)
    assert "Họp với chủ đầu tư" in html
    assert "<strong>30/9/2026</strong>" in html
    refused = client.post("/cong-viec/moi/", {"title": "", "who": "Lan"})
    assert "bắt buộc" in refused.content.decode()
    assert Matter.objects.count() == 1


def test_session_is_written_down_and_matters_come_out_of_it(client: Client, page) -> None:
    told = {"on": "2026-06-01", "area": "Gia Lai", "delegation": "Đoàn số 2", "head": "Phó Chủ tịch"}
    where = client.post("/cong-viec/phien/moi/", told).headers["Location"]
    number = where.split("/")[3]
    new = {"title": "Trả lời xã", "kind": "petition", "session": number, "who": "Lan"}
    client.post("/cong-viec/moi/", new)
    assert "Trả lời xã" in page(where)
    assert "Đoàn số 2" in page("/cong-viec/phien/")
    refused = client.post("/cong-viec/phien/moi/", {**told, "minutes": "không có"})
    assert "chưa có văn bản này" in refused.content.decode()
