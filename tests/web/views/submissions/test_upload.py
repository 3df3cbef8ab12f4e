"""Files are handed in with and without the page's script, refused with what to do, and watched by anybody."""

import json
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from toancanh.isolation import Here
from toancanh.store import selectors as stored
from toancanh.submissions import actions, selectors
from toancanh.submissions.models import Batch, Submitted
from toancanh.submissions.working import work_off
from toancanh.web.views.submissions import upload

pytestmark = pytest.mark.django_db
PAGE = "/van-ban/tai-len/"
REPORT = "Kim ngạch xuất khẩu năm 2025 của tỉnh Đắk Lắk đạt 1,5 tỷ USD.\n"


def file(name: str = "bc.txt", content: str = REPORT) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content.encode())


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def sent(client: Client, **fields: object) -> dict:
    """What the script is told."""
    response = client.post(PAGE, {"who": "Lan", **fields}, headers={"Accept": "application/json"})
    return json.loads(response.content)


def test_without_script_all_files_come_at_once_and_lead_to_their_batch(client: Client) -> None:
    given = {"who": "Lan", "tep": [file("a.txt"), file("b.txt", REPORT + "b")], "thu-muc": [file("~$a.docx")]}
    response = client.post(PAGE, {**given, "dia-ban": "Tỉnh Đắk Lắk"})
    (batch,) = Batch.objects.all()
    assert response.headers["Location"] == f"/van-ban/lan-nop/{batch.pk}/"
    assert (batch.who, batch.area) == ("Lan", "Tỉnh Đắk Lắk")
    assert [it.name for it in batch.files.all()] == ["a.txt", "b.txt"]
    told = words(client.get(response.headers["Location"]).content.decode())
    assert "Lan nộp · địa bàn, nếu tệp không nêu: Tỉnh Đắk Lắk" in told
    assert "Đã đọc 0/2 tệp" in told


def test_with_script_each_file_comes_alone_into_the_same_batch(client: Client) -> None:
    first = sent(client, tep=file("a.txt"))
    second = sent(client, tep=file("b.txt"), lan=first["lan"])
    assert second["trang"] == first["trang"]
    assert Batch.objects.get().files.count() == 2


def test_nobody_adds_to_a_batch_without_its_signature(client: Client) -> None:
    batch = actions.open_batch(who="Minh")
    told = sent(client, tep=file(), lan=str(batch.pk))
    assert "không nhận thêm tệp" in told["loi"][0]
    assert not Submitted.objects.exists()


@pytest.mark.parametrize(
    ("fields", "reason"),
    [({}, "Chưa chọn tệp nào"), ({"tep": file(), "who": " "}, "cần tên người nộp")],
)
def test_what_is_missing_is_told_and_nothing_is_kept(client: Client, fields, reason: str) -> None:
    html = client.post(PAGE, {"who": "Lan", **fields}).content.decode()
    assert reason in html
    assert not Batch.objects.exists()


def test_too_large_is_refused_and_the_others_are_kept(client: Client, monkeypatch) -> None:
    monkeypatch.setattr(actions, "LIMIT", 200)
    html = client.post(PAGE, {"who": "Lan", "tep": [file("to.txt", "x" * 300), file()]}).content.decode()
    assert "to.txt: tệp nặng" in html
    assert [it.name for it in Submitted.objects.all()] == ["bc.txt"]
    assert f"/van-ban/lan-nop/{Batch.objects.get().pk}/" in html


def test_batch_is_full_at_some_point(client: Client, monkeypatch) -> None:
    monkeypatch.setattr(actions, "MOST_FILES", 1)
    first = sent(client, tep=file())
    assert "đã đủ 1 tệp" in sent(client, tep=file("b.txt"), lan=first["lan"])["loi"][0]


def test_flood_is_not_even_read(client: Client, monkeypatch) -> None:
    monkeypatch.setattr(upload, "MOST", 100)
    assert "chia thành nhiều lần" in client.post(PAGE, {"who": "Lan", "tep": file()}).content.decode()
    assert not Submitted.objects.exists()


def test_form_of_another_site_is_refused(db) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(PAGE, {"who": "Lan", "tep": file()}).status_code == 403
    assert not Batch.objects.exists()


def test_name_of_a_file_stays_a_name(client: Client) -> None:
    sent(client, tep=file("../../<script>.txt"))
    (batch,) = Batch.objects.all()
    work_off(Here())
    html = client.get(f"/van-ban/lan-nop/{batch.pk}/").content.decode()
    assert "<script>." not in html
    assert "/" not in batch.files.get().name


def test_page_of_a_batch_changes_only_when_it_is_further(client: Client) -> None:
    address = sent(client, tep=file())["trang"]
    part = client.get(address, headers={"HX-Request": "true"}).content.decode()
    again = re.search(r'hx-get="([^"]*)"', part)[1]
    assert client.get(again, headers={"HX-Request": "true"}).status_code == 204
    work_off(Here())
    done = client.get(again, headers={"HX-Request": "true"}).content.decode()
    assert "hx-trigger" not in done
    assert "1 số liệu" in words(done)


def test_lines_lead_to_what_a_file_gave(client: Client) -> None:
    report = (
        "SỞ CÔNG THƯƠNG TỈNH ĐẮK LẮK\nTính đến tháng 9/2025, Cụm công nghiệp Tân An có diện tích 61,5 ha.\n"
        "Đề nghị UBND tỉnh bố trí vốn cho Cụm công nghiệp Tân An.\n"
    )
    address = sent(client, tep=file("cum.txt", report))["trang"]
    work_off(Here())
    html = client.get(address).content.decode()
    sha256 = stored.documents()[0].sha256
    for there in (f"/van-ban/{sha256}/", f"/cong-viec/lap/{sha256}/", f"/danh-ba/de-xuat/?van-ban={sha256}"):
        assert f'href="{there}"' in html
        assert client.get(there).status_code == 200


def test_files_that_nobody_reads_are_told(client: Client) -> None:
    address = sent(client, tep=file())["trang"]
    assert "toancanh work" not in client.get(address).content.decode()
    Batch.objects.update(at="2025-01-01T00:00:00Z")
    assert "toancanh work" in client.get(address).content.decode()


def test_retry_takes_one_file_or_all(client: Client) -> None:
    sent(client, tep=file("rỗng.txt", ""))
    sent(client, tep=file("hỏng.docx", "PK\x03\x04"))
    work_off(Here())
    html = client.get("/van-ban/").content.decode()
    one = re.search(r'form="thu-lai" name="tep" value="(\d+)"', html)[1]
    assert client.post("/van-ban/thu-lai/", {"who": "Minh", "tep": one}).status_code == 302
    assert [it.name for it in Batch.objects.first().files.all()] == [stored.failures().get(pk=one).name]
    client.post("/van-ban/thu-lai/", {"who": "Minh", "tep": "tat-ca"})
    assert Batch.objects.first().files.count() == 2
    work_off(Here())
    assert stored.failures().count() == 2
    refused = client.post("/van-ban/thu-lai/", {"who": "Minh", "tep": "9" * 30}).content.decode()
    assert "Không có tệp nào để thử lại" in refused


def test_all_batches_are_listed(client: Client) -> None:
    sent(client, tep=file())
    told = words(client.get("/van-ban/lan-nop/").content.decode())
    assert "Lan 1 tệp còn 1 tệp" in told
    work_off(Here())
    assert selectors.batches()[0].settled_at
    assert "còn 1 tệp" not in words(client.get("/van-ban/lan-nop/").content.decode())
    assert client.get("/van-ban/lan-nop/99/").status_code == 404
