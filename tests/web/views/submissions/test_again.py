"""What a new reading says otherwise is shown before it counts, and somebody signs for it."""

import re

import pytest
from django.test import Client

from toancanh.isolation import Here
from toancanh.model import Verdict
from toancanh.pipeline import Upload, ingest
from toancanh.store import actions as store
from toancanh.store import selectors as stored
from toancanh.submissions.models import Rereading
from toancanh.submissions.working import work_off

pytestmark = pytest.mark.django_db
REPORT = (
    "SỞ CÔNG THƯƠNG\nSố: 12/BC-SCT\nNgày 20/9/2025\nBÁO CÁO\n\n"
    "Kim ngạch xuất khẩu năm 2025 của tỉnh Đắk Lắk đạt 1,5 tỷ USD.\n"
    "Chỉ số sản xuất công nghiệp năm 2025 của tỉnh Đắk Lắk tăng {growth}%.\n"
)


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


@pytest.fixture
def document(db):
    """A document of which another engine read another growth, which a person confirmed."""
    ingest([Upload("bc.txt", REPORT.format(growth="7,1").encode())])
    row = stored.documents()[0]
    reading = row.readings.get(current=True)
    reading.observationrow_set.filter(value=stored.facts_of(row)[-1].quantity.value).update(value=17)
    type(reading).objects.filter(pk=reading.pk).update(digest="0" * 64)
    store.decide(fact_id=stored.facts_of(row)[-1].id, verdict=Verdict.CONFIRMED, who="Lan")
    return row


@pytest.fixture
def reread(client: Client, document):
    """The page after the document was read again, nothing decided."""
    client.post(f"/van-ban/{document.sha256}/doc-lai/", {"who": "Minh"})
    assert "đang đọc lại" in client.get(f"/van-ban/{document.sha256}/khac/").content.decode()
    work_off(Here())
    return client.get(f"/van-ban/{document.sha256}/khac/").content.decode()


def test_difference_stands_beside_its_sentence_before_anything_changes(document, reread) -> None:
    told = words(reread)
    assert "1 đổi · 0 thêm · 0 mất · 1 giữ nguyên" in told
    assert told.index("tăng 17,0%") < told.index("tăng 7,1%")
    assert "<mark>7,1%</mark>" in reread
    assert stored.facts_of(document)[-1].quantity.value == 17


def test_decision_that_would_hold_no_longer_is_named(reread) -> None:
    assert "1 số liệu đã có người quyết định" in words(reread)
    assert ": Lan</p>" in reread


def test_kept_it_counts_and_the_page_shows_what_it_replaced(client: Client, document, reread) -> None:
    decision = {"who": "Minh", "quyet-dinh": "giu", "lan": Rereading.objects.get().pk}
    html = client.post(f"/van-ban/{document.sha256}/khac/quyet-dinh/", decision, follow=True).content.decode()
    assert "Minh đã dùng cách đọc mới" in words(html)
    assert "1 đổi" in words(html)
    assert str(stored.facts_of(document)[-1].quantity.value) == "7.1"
    again = client.post(f"/van-ban/{document.sha256}/khac/quyet-dinh/", decision).content.decode()
    assert "Đã có người quyết định việc này (Minh)" in again


def test_left_it_stays_as_it_was(client: Client, document, reread) -> None:
    decision = {"who": "Minh", "quyet-dinh": "bo", "lan": Rereading.objects.get().pk}
    html = client.post(f"/van-ban/{document.sha256}/khac/quyet-dinh/", decision, follow=True).content.decode()
    assert "Minh đã giữ cách đọc cũ" in words(html)
    assert stored.facts_of(document)[-1].quantity.value == 17
    assert "Nếu đọc lại hôm nay" not in html


@pytest.mark.parametrize("wrong", [{"quyet-dinh": "giu", "lan": "0"}, {"quyet-dinh": "?"}])
def test_decision_about_nothing_is_refused(client: Client, document, reread, wrong) -> None:
    given = {"who": "Minh", "lan": Rereading.objects.get().pk, **wrong}
    assert client.post(f"/van-ban/{document.sha256}/khac/quyet-dinh/", given).status_code == 400


def test_unsigned_nothing_is_read_again(client: Client, document) -> None:
    html = client.post(f"/van-ban/{document.sha256}/doc-lai/", {"who": ""}).content.decode()
    assert "cần tên" in html
    assert not Rereading.objects.exists()


def test_same_reading_is_told_as_such(client: Client) -> None:
    ingest([Upload("bc.txt", REPORT.format(growth="7,1").encode())])
    address = f"/van-ban/{stored.documents()[0].sha256}/"
    assert "chưa có gì để so" in client.get(f"{address}khac/").content.decode()
    client.post(f"{address}doc-lai/", {"who": "Minh"})
    work_off(Here())
    assert "không khác gì" in client.get(f"{address}khac/").content.decode()


def test_newer_edition_is_held_against_the_one_it_replaces(client: Client) -> None:
    for growth in ("7,1", "7,4"):
        ingest([Upload("bc.txt", REPORT.format(growth=growth).encode())])
    new = stored.documents()[0]
    assert new.supersedes
    told = words(client.get(f"/van-ban/{new.sha256}/khac/").content.decode())
    assert "1 đổi · 0 thêm · 0 mất · 1 giữ nguyên" in told
    assert told.index("tăng 7,1%") < told.index("tăng 7,4%")


def test_unknown_document_has_no_difference(client: Client) -> None:
    assert client.get(f"/van-ban/{'0' * 64}/khac/").status_code == 404
