"""The page of questions: a figure with its sentence, or what there is; and search in documents."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from toancanh.store.models import SourceDocument

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _here(settings) -> None:
    settings.AREA = "66"


def page(client: Client, **query: str) -> str:
    response = client.get("/hoi/", query)
    assert response.status_code == 200
    return response.content.decode()


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html[html.index("<main") :]).split())


def test_a_figure_is_given_with_its_sentence_and_what_stands_beside_it(client: Client, store) -> None:
    html = page(client, q="xuat khau 6 thang 2025 dak lak")
    told = words(html)
    assert "gần 860 triệu USD" in told
    assert "57,5% so với kế hoạch" in told
    assert "tăng 17,4%" in told
    assert "Lũy kế 6 tháng, xuất khẩu ước gần 860 triệu USD , bằng 57,5% kế hoạch." in told
    assert f'href="/van-ban/{store.report.sha256}/#f-{store.level.id}"' in html
    assert f'href="/so-lieu/{store.rival.id}/">920 triệu USD</a>' in html


def test_it_says_how_it_understood_and_lets_every_part_be_changed(client: Client, store) -> None:
    html = page(client, q="xuất khẩu 6 tháng 2025")
    assert "Kim ngạch xuất khẩu" in words(html)
    assert "6 tháng đầu năm 2025" in words(html)
    changed = page(client, **{"q": "xuất khẩu 6 tháng 2025", "so": "yoy"})
    assert "tăng 17,4%" in words(changed)
    other = page(client, **{"q": "xuất khẩu 6 tháng 2025", "ky": "2019", "dia-ban": "66"})
    assert "Chưa có con số này." in words(other)


def test_an_estimate_is_shown_with_its_caution(client: Client, store) -> None:
    assert "số ước tính, còn có thể sửa" in words(page(client, q="xuất khẩu 6 tháng 2025"))


def test_the_pace_is_shown_as_on_the_page_of_targets_and_leads_there(client: Client, store) -> None:
    html = page(client, q="xuất khẩu đến nay đạt bao nhiêu, phía Đông và phía Tây, còn thiếu bao nhiêu?")
    told = words(html)
    assert "tiến độ so với chỉ tiêu năm" in told
    assert "gần 860 triệu USD" in told
    assert "Chỉ tiêu năm 2025: đã làm, còn lại" in told
    assert 'href="/muc-tieu/?dia-ban=66&amp;ky=2025-H1"' in html
    for side in ("Phú Yên (cũ), phía Đông Chưa có con số này.", "Đắk Lắk (cũ), phía Tây Chưa có con số này."):
        assert side in told
    assert re.search(r"suy từ % kế hoạch .* Còn lại 6\d\d–6\d\d triệu USD", told)


def test_without_a_plan_it_says_that_nothing_can_be_said_of_what_is_missing(client: Client, store) -> None:
    told = words(page(client, q="IIP còn thiếu bao nhiêu so với mục tiêu"))
    assert "nên không nói được còn thiếu bao nhiêu" in told


def test_where_there_is_no_figure_it_says_so_and_offers_what_there_is(client: Client, store) -> None:
    html = page(client, q="xuất khẩu năm 2019 Đắk Lắk")
    told = words(html)
    assert "Chưa có con số này." in told
    assert "860" not in told.split("Trong văn bản")[0]
    assert "ky=2025-H1" in html


def test_lines_of_documents_lead_to_the_very_words(client: Client, store) -> None:
    html = page(client, q="ubnd ho tro", o="van-ban")
    assert "UBND</mark>" in html
    document = SourceDocument.objects.get(original=store.report.sha256)
    at = document.text.index("UBND")
    address = f"/van-ban/{document.sha256}/?tu={at}&amp;den={at + 4}#loi"
    assert address in html
    shown = client.get(address.replace("&amp;", "&")).content.decode()
    assert re.search(r'id="loi"[^>]*>(?:<[^>]*>)*UBND<', shown)


def test_search_can_be_narrowed(client: Client, store) -> None:
    assert "Không văn bản nào" not in page(client, q="xuất khẩu", o="van-ban", nam="2025")
    assert "Không văn bản nào" in page(client, q="xuất khẩu", o="van-ban", nam="2019")
    assert "Không văn bản nào" in page(client, q="xuất khẩu", o="van-ban", loai="application/pdf")


def test_every_page_has_the_box(client: Client, store) -> None:
    html = client.get("/van-ban/").content.decode()
    assert 'action="/hoi/"' in html
    assert 'id="hoi" type="search" name="q"' in html
    assert "toancanh/ask.js" in html
    assert page(client).count('id="hoi"') == 1


def test_htmx_gets_the_answer_alone(client: Client, store) -> None:
    html = client.get("/hoi/", {"q": "xuất khẩu"}, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in html
    assert "Kim ngạch xuất khẩu" in html


@pytest.mark.parametrize(
    "query",
    [
        {"q": "<script>alert(1)</script>"},
        {"q": '" OR 1=1 --', "o": "van-ban"},
        {"q": "xuất khẩu", "ky": "x", "dia-ban": "66-x", "so": "x", "chi-tieu": "x"},
        {"q": "xuất khẩu", "o": "van-ban", "nam": "²", "trang": "9999999", "dia-ban": "-"},
        {"q": "x" * 9000},
        {"q": "\x00"},
        {"q": "xuất khẩu", "o": "van-ban", "trang": "0", "nam": "99999"},
    ],
)
def test_no_address_breaks_the_page(client: Client, store, query: dict[str, str]) -> None:
    assert "<script>alert" not in page(client, **query)


def test_queries_do_not_grow_with_the_store(client: Client, store, keep, make_document, make_fact) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as seen:
            page(client, q="xuất khẩu 6 tháng 2025")
        return len(seen)

    before = count()
    for number in range(12):
        document = make_document(f"Nhập khẩu năm {number} đạt 5 tỷ USD.", name=f"{number}.txt")
        keep(document, (make_fact(5, document, indicator="imports", span=(0, 4)),))
    assert count() == before
