"""Báo cáo on the site: what the page says, where its numbers lead, its files, what it says when it cannot."""

import re
from datetime import UTC, date, datetime
from io import BytesIO

import docx
import pytest

from toancanh.followup import actions
from toancanh.followup.changes import By
from toancanh.followup.models import MatterKind
from toancanh.followup.sketches import Given, Meeting, Sketch
from toancanh.followup.terms import just, on_day
from toancanh.isolation import libreoffice
from toancanh.pipeline import Upload, ingest
from two_reports import REPORT, RIVAL

pytestmark = pytest.mark.django_db
HALF = "/bao-cao/?dia-ban=66&ky=2025-H1"


@pytest.fixture(autouse=True)
def _home(settings) -> None:
    settings.AREA = "66"


@pytest.fixture
def told(db) -> None:
    """A report of exports, and an article that says otherwise."""
    ingest([Upload("bao-cao.txt", REPORT.encode()), Upload("tin.txt", RIVAL.encode())])


def page(client, address: str = HALF) -> str:
    return client.get(address).content.decode()


def test_report_is_read_with_the_way_to_each_number(client, told) -> None:
    text = page(client)
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text
    figure = re.search(r'href="(/so-lieu/[0-9a-f]{20}/)">gần 860 triệu USD', text)
    assert figure
    assert client.get(figure[1]).status_code == 200
    note = re.search(r'<li id="chu-thich-(\d+)"><a href="(/van-ban/[^"]+)">Văn bản số 12/BC-SCT', text)
    assert note
    assert client.get(note[2].replace("&amp;", "&")).status_code == 200
    assert f'href="#chu-thich-{note[1]}"' in text


def test_contradictions_and_gaps_are_told_to_the_writer(client, told) -> None:
    text = page(client)
    assert "Việc của người soạn thảo" in text
    assert "mục chưa có số liệu" in text
    assert 'class="disputed"' in text


def test_word_file_says_the_same_and_leads_back_to_the_site(client, told) -> None:
    answer = client.get("/bao-cao/bao-cao.docx?dia-ban=66&ky=2025-H1")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="bao-cao-dak-lak-2025-H1.docx"'
    file = docx.Document(BytesIO(answer.content))
    assert any("gần 860 triệu USD" in it.text for it in file.paragraphs)
    part = next(it.target_part for it in file.part.rels.values() if it.reltype.endswith("/endnotes"))
    assert b"http://testserver/van-ban/" in part.blob


def test_without_libreoffice_the_page_says_so_and_a_pdf_is_refused(client, told, monkeypatch) -> None:
    monkeypatch.setenv(libreoffice.PROGRAM, "no-such-program")
    assert "chưa cài LibreOffice" in page(client)
    answer = client.get("/bao-cao/bao-cao.pdf?dia-ban=66&ky=2025-H1")
    assert answer.status_code == 422
    assert "cài gói libreoffice-writer-nogui" in answer.content.decode()


def test_site_around_it_speaks_english_and_the_document_vietnamese(client, told) -> None:
    client.cookies["django_language"] = "en"
    text = page(client)
    assert "The document is always in Vietnamese" in text
    assert '<article class="brief-paper report-paper" lang="vi"' in text
    assert "I. KẾT QUẢ THỰC HIỆN" in text


def test_without_a_period_the_latest_reported_one_is_told(client, told) -> None:
    assert "6 tháng đầu năm 2025" in page(client, "/bao-cao/")


@pytest.mark.parametrize("asked", ["ky=2025-H2", "ky=2019-H1", "ky=%C4%91%C3%B4i", "dia-ban=99999"])
def test_what_cannot_be_met_is_said(client, told, asked: str) -> None:
    answer = client.get(f"/bao-cao/?{asked}")
    assert answer.status_code == 200
    assert 'class="notice" role="status"' in answer.content.decode()


def test_without_approved_figures_it_says_so(client, told) -> None:
    answer = client.get(f"{HALF}&so-lieu=duyet")
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()


def test_empty_store_leads_to_the_first_step(client) -> None:
    assert client.get("/bao-cao/").status_code == 200
    assert client.get("/bao-cao/bao-cao.docx").status_code == 404


def test_a_session_has_its_notice(client, told) -> None:
    held = actions.hold_session(meeting=Meeting("đoàn", "Giám đốc Sở", "UBND xã", date(2026, 6, 1)))
    empty = client.get(f"/bao-cao/thong-bao-ket-luan-{held.pk}.docx")
    assert empty.status_code == 422
    sketch = Sketch(
        MatterKind.TASK, "Rà soát lưới điện", Given(session=held.pk), just(on_day(date(2026, 9, 1)))
    )
    actions.open_matter(by=By("Lan", datetime(2026, 6, 1, tzinfo=UTC)), sketch=sketch)
    address = f"/bao-cao/thong-bao-ket-luan-{held.pk}.docx"
    assert address in client.get(f"/cong-viec/phien/{held.pk}/").content.decode()
    file = docx.Document(BytesIO(client.get(address).content))
    assert any(it.text.startswith("1. Rà soát lưới điện") for it in file.paragraphs)
    assert client.get("/bao-cao/thong-bao-ket-luan-999.docx").status_code == 404


def test_first_page_leads_to_it(client, told) -> None:
    assert 'href="/bao-cao/?dia-ban=66&amp;ky=2025-H1"' in page(client, "/?dia-ban=66&ky=2025-H1")
