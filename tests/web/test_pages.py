"""Every page answers, leads from a number to its sentence, and trusts no document."""

import hashlib
import io
import re
import zipfile
from pathlib import Path

import pytest
from django.test import Client

from toancanh import pipeline, web
from toancanh.pipeline import Upload
from toancanh.store import selectors
from twins.quirks import Book
from twins.workbooks import build

pytestmark = pytest.mark.django_db


def page(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def test_home_shows_the_figures_with_their_source(client: Client, store) -> None:
    html = page(client, "/?dia-ban=66&ky=2025-H1")
    told = words(html)
    for expected in (
        "Tỉnh Đắk Lắk",
        "6 tháng đầu năm 2025",
        "gần 860 triệu USD",
        "tăng 17,4%",
        "57,5% kế hoạch",
    ):
        assert expected in told
    assert 'value="57.5"' in html
    assert f'href="/so-lieu/{store.level.id}/"' in html
    assert f'href="/van-ban/{store.report.sha256}/#f-{store.level.id}">12/BC-SCT</a>, 20/6/2025' in html


def test_home_marks_and_lists_rivals(client: Client, store) -> None:
    html = page(client, "/?dia-ban=66&ky=2025-H1")
    assert "có chỗ không khớp" in html
    assert f'href="/so-lieu/{store.rival.id}/">920 triệu USD</a>' in html


def test_home_keeps_superseded_figures_out(client: Client, store) -> None:
    told = words(page(client, "/?dia-ban=66&ky=2025-H1"))
    assert "tăng 13%" in told
    assert "tăng 12%" not in told


@pytest.mark.parametrize(
    "query", ["dia-ban=%00%27&ky=%3Cscript%3E", "ky=..", "dia-ban=66&ky=0000-H1", "ky=" + "9" * 999]
)
def test_home_is_friendly_to_garbage(client: Client, store, query: str) -> None:
    html = page(client, f"/?{query}")
    assert 'class="notice"' in html
    assert "<script>" not in html


def test_empty_store_says_what_to_do(client: Client) -> None:
    assert "toancanh ingest" in page(client, "/")
    assert "Chưa có văn bản nào" in page(client, "/van-ban/")


def test_documents_are_listed_with_failures(client: Client, store) -> None:
    told = words(page(client, "/van-ban/"))
    assert re.search(r"Báo cáo tháng 6 SCT \S+ 12/BC-SCT 20/6/2025 TXT 2", told)
    assert "đã có bản mới" in told
    assert "rong.txt: tệp rỗng" in told


def test_document_marks_figures_and_acts(client: Client, store) -> None:
    html = page(client, f"/van-ban/{store.report.sha256}/")
    mark = f'id="f-{store.level.id}"></span><a href="/so-lieu/{store.level.id}/"><mark>860 triệu USD</mark>'
    assert mark in html
    assert '<span class="act petition">Sở kiến nghị UBND tỉnh hỗ trợ.</span>' in html
    assert f'href="#f-{store.plan.id}"' in html
    assert "(chậm nhất 29/9/2025) · Công văn 45/UBND-CN, 30/9/2025, UBND tỉnh" in words(html)


def test_superseded_document_leads_to_the_newer_and_back(client: Client, store) -> None:
    old, new = (page(client, f"/van-ban/{it.sha256}/") for it in (store.old, store.new))
    assert "đã có bản mới thay thế" in old
    assert f"/van-ban/{store.new.sha256}/" in old
    assert f"/van-ban/{store.old.sha256}/" in new
    assert "tăng 12%" in words(old)


def test_number_opens_its_sentence_and_rivals(client: Client, store) -> None:
    html = page(client, f"/so-lieu/{store.level.id}/")
    assert 'xuất khẩu ước gần <mark id="cau">860 triệu USD</mark>, bằng 57,5% kế hoạch.' in html
    told = words(html)
    for expected in (
        "đến 860,5 triệu USD",
        "đoạn 1",
        "920 triệu USD",
        "đang dùng",
        "Kim ngạch xuất khẩu",
        "Khái niệm",
    ):
        assert expected in told


def test_number_shows_what_a_superseded_document_said(client: Client, store) -> None:
    told = words(page(client, f"/so-lieu/{store.now.id}/"))
    assert "tăng 12%" in told
    assert "đã có bản mới" in told
    assert "văn bản đã có bản mới thay thế" in words(page(client, f"/so-lieu/{store.was.id}/"))


def test_original_comes_as_received(client: Client, store) -> None:
    response = client.get(f"/van-ban/{store.article.sha256}/tep-goc/")
    assert b"".join(response.streaming_content) == store.article.text.encode()
    assert response.headers["Content-Type"] == "application/octet-stream"
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert response.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "address",
    [
        f"/van-ban/{'0' * 64}/",
        f"/van-ban/{'0' * 64}/tep-goc/",
        "/van-ban/xyz/",
        f"/so-lieu/{'f' * 20}/",
        "/so-lieu/1/",
        "/khong-co/",
    ],
)
def test_wrong_address_is_told_in_vietnamese(client: Client, store, address: str) -> None:
    assert "Không có trang này" in page(client, address, 404)


def test_server_error_is_told_in_vietnamese(store, monkeypatch) -> None:
    def broken(*args: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(selectors, "failures", broken)
    html = page(Client(raise_request_exception=False), "/van-ban/", 500)
    assert "không số liệu nào bị mất" in html


def test_unknown_host_and_stale_form_are_told_in_vietnamese(client: Client, store) -> None:
    assert "Yêu cầu không hợp lệ" in client.get("/", headers={"host": "elsewhere.example"}).content.decode()
    strict = Client(enforce_csrf_checks=True)
    assert "Trang đã cũ" in strict.post("/ngon-ngu/", {"language": "en"}).content.decode()


def test_health_answers(client: Client) -> None:
    assert page(client, "/khoe/") == "ok\n"


def addresses(store) -> list[str]:
    sha256 = store.article.sha256
    return ["/", "/van-ban/", f"/van-ban/{sha256}/", f"/so-lieu/{store.rival.id}/", "/khong-co/"]


def test_hostile_text_stays_text(client: Client, store) -> None:
    for address in addresses(store):
        html = client.get(address).content.decode()
        assert "<script>" not in html
        assert "<i>nóng" not in html
    assert "&lt;script&gt;alert(1)" in page(client, f"/van-ban/{store.article.sha256}/")


def test_pages_need_nothing_from_elsewhere(client: Client, store) -> None:
    for address in addresses(store):
        response = client.get(address)
        html = response.content.decode()
        assert not re.search(r"(?:src|href|action)=\"(?:https?:)?//", html)
        assert not re.search(r"\s(?:style|on\w+)=|<style", html)
        assert "unsafe" not in response.headers["Content-Security-Policy"]


def test_queries_do_not_grow_with_the_store(client: Client, store, keep, make_document, make_fact,
                                            django_assert_max_num_queries) -> None:  # fmt: skip
    for number in range(30):
        document = make_document(f"Xuất khẩu 6 tháng đạt 1,5 tỷ USD, lần {number}.", name=f"{number}.txt")
        keep(document, [make_fact(document=document, span=(22, 32))])
    limits = {
        "/": 33,
        "/muc-tieu/": 12,
        "/van-ban/": 8,
        f"/van-ban/{store.report.sha256}/": 9,
        f"/so-lieu/{store.level.id}/": 17,
    }
    for address, limit in limits.items():
        with django_assert_max_num_queries(limit):
            client.get(address)


def test_count_to_the_last_digit_has_no_range(client: Client, keep, make_document, make_fact) -> None:
    document = make_document("Toàn tỉnh có 22 cụm công nghiệp.")
    fact = make_fact(22, document, span=(13, 15), indicator="industrial_clusters", unit="count", step=1)
    keep(document, [fact])
    assert "Khoảng có thể" not in page(client, f"/so-lieu/{fact.id}/")


def test_document_says_in_which_files_it_came(client: Client) -> None:
    mail = b"From: a@b.vn\nTo: c@d.vn\nSubject: Cong van\nContent-Type: text/plain\n\nNoi dung."
    bundle = io.BytesIO()
    with zipfile.ZipFile(bundle, "w") as package:
        package.writestr("../<b>q2</b>/thu.eml", mail)
    (_, report) = pipeline.ingest([Upload("gói.zip", bundle.getvalue())]).files
    html = page(client, f"/van-ban/{report.document}/")
    assert "trong tệp gói.zip (../<b>q2</b>/thu.eml)" in words(html).replace("&lt;", "<").replace("&gt;", ">")
    archive = re.search(r'href="(/van-ban/[0-9a-f]{64}/)">gói.zip', html)[1]
    assert f'href="/van-ban/{report.document}/"' in page(client, archive)
    assert b"".join(client.get(f"{archive}tep-goc/")) == bundle.getvalue()


def test_container_lists_what_it_holds_and_what_is_wrong_with_it(client: Client) -> None:
    bundle = io.BytesIO()
    with zipfile.ZipFile(bundle, "w") as package:
        package.writestr("a.txt", "Xuất khẩu năm 2025 đạt 1 tỷ USD.")
        package.writestr("hong.docx", b"PK")
    pipeline.ingest([Upload("gói.zip", bundle.getvalue())])
    html = page(client, f"/van-ban/{hashlib.sha256(bundle.getvalue()).hexdigest()}/")
    assert "gói.zip/hong.docx: tệp Word hỏng" in words(html)
    assert "2 tệp bên trong a.txt" in words(html)
    assert "trong tệp gói.zip" in words(page(client, "/van-ban/"))


def test_workbook_looks_like_one_and_doubts_lead_to_their_cells(client: Client) -> None:
    built = build(Book.DEPARTMENT, 8)
    (report,) = pipeline.ingest([Upload(built.name, built.data)]).files
    html = page(client, f"/van-ban/{report.document}/")
    assert 'href="#trang-tinh-2">Năm 2023</a>' in html
    assert '<th scope="col">A</th>' in html
    assert "Nộp lại chính tệp này và chọn địa bàn" in words(html)
    assert 'href="/van-ban/tai-len/"' in html.split("chọn địa bàn")[1][:80]
    asked = re.search(r'href="(\?tu=\d+&amp;den=\d+)#loi">Trang Năm 2022, ô B2:B13', html)[1]
    there = page(client, f"/van-ban/{report.document}/{asked.replace('&amp;', '&')}")
    assert re.search(r'<span class="asked" id="loi">', there)
    pipeline.ingest([Upload(built.name, built.data)], area="Tỉnh Gia Lai")
    assert "Người nạp tệp cho biết địa bàn: Tỉnh Gia Lai." in words(
        page(client, f"/van-ban/{report.document}/")
    )


def test_file_put_aside_comes_back_as_received(client: Client) -> None:
    pipeline.ingest([Upload("hỏng.docx", b"PK\x03\x04 no")])
    html = page(client, "/van-ban/")
    original = re.search(r'href="(/van-ban/[0-9a-f]{64}/tep-goc/)"', html)[1]
    response = client.get(original)
    assert b"".join(response) == b"PK\x03\x04 no"
    assert response.headers["Content-Type"] == "application/octet-stream"
    assert "attachment" in response.headers["Content-Disposition"]


def test_ending_that_lies_is_said(client: Client) -> None:
    (report,) = pipeline.ingest([Upload("bảng.xls", b"<html><body><p>IIP 7,1%.</p></body></html>")]).files
    assert "đuôi .xls nhưng nội dung là dạng khác" in words(page(client, f"/van-ban/{report.document}/"))


def test_a_page_of_its_own_looks_names_nothing_as_all_pages_do() -> None:
    """What the sheet of all pages styles is not styled otherwise by the sheet of some."""

    def named(sheet: Path) -> set[str]:
        rules = sheet.read_text(encoding="utf-8")
        return set(re.findall(r"(?:^|[},])\s*\.([a-z][\w-]*)\s*(?=[{,])", rules, re.MULTILINE))

    folder = Path(web.__file__).parent / "static" / "toancanh"
    shared = named(folder / "style.css")
    twice = {sheet.name: shared & named(sheet) for sheet in folder.glob("*.css") if sheet.name != "style.css"}
    assert len(twice) >= 3
    assert not any(twice.values()), twice
