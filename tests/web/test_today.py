"""What asks for a person today stands at the top of the first page, with its number and its page."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from toancanh import pipeline
from toancanh.followup import actions
from toancanh.followup.changes import By
from toancanh.followup.models import MatterKind
from toancanh.followup.sketches import Sketch
from toancanh.model import Severity
from toancanh.registers.checks import Finding
from toancanh.registers.starting import load_public
from toancanh.tasks import parsed
from toancanh.web.views.registers import attention

pytestmark = pytest.mark.django_db
SAMPLES = Path(__file__).parents[2] / "samples" / "documents"


def test_nothing_asks_for_anybody_in_an_empty_house(client: Client) -> None:
    assert 'class="today"' not in client.get("/").content.decode()


def test_late_matters_contradictions_and_proposals_are_counted(client: Client) -> None:
    names = ("daklak-2025-10-bao-cao-9-thang.docx", "daklak-2025-10-tin-cong-nghiep.txt",
             "gialai-2025-10-khu-cum-cong-nghiep.docx")  # fmt: skip
    pipeline.ingest([SAMPLES / name for name in names])
    now = timezone.now()
    for days in (-2, 1):
        due = timezone.localdate(now) + timedelta(days=days)
        terms = parsed(f"trước ngày {due + timedelta(days=1):%d/%m/%Y}")
        actions.open_matter(by=By("Lan", now), sketch=Sketch(MatterKind.TASK, f"Việc {days}", terms=terms))
    html = client.get("/").content.decode()
    for words, address in (
        ("1 việc quá hạn", "/cong-viec/?danh-sach=qua-han"),
        ("1 việc sắp đến hạn", "/cong-viec/?danh-sach=sap-den-han"),
        ("1 mâu thuẫn", "/phat-hien/"),
        ("đề xuất từ văn bản", "/danh-ba/de-xuat/"),
    ):
        assert words in html
        assert f'href="{address}"' in html


def test_what_the_registers_ask_comes_after_the_page(client: Client) -> None:
    assert client.get("/hom-nay/").content.decode().strip() == ""
    load_public()
    html = client.get("/hom-nay/").content.decode()
    assert "điều cần để ý trong danh bạ" in html
    assert 'href="/danh-ba/can-de-y/"' in html
    assert 'hx-get="/hom-nay/"' in client.get("/").content.decode()


def test_licences_that_run_out_are_counted_by_themselves(client: Client, monkeypatch) -> None:
    told = (("column", "Hết hạn"), ("day", date(2026, 1, 2)), ("days", 9))
    expired = Finding("expired", Severity.ERROR, "fuel_stations", 1, "Cửa hàng số 1", told)
    found = (expired, *[replace(expired, code="expiring", severity=Severity.WARNING)] * 2)
    monkeypatch.setattr(attention, "found", lambda _day: found)
    html = client.get("/hom-nay/").content.decode()
    assert 'href="/danh-ba/can-de-y/?viec=expired">1 giấy phép đã hết hạn<' in html
    assert 'href="/danh-ba/can-de-y/?viec=expiring">2 giấy phép sắp hết hạn<' in html
    assert "điều cần để ý" not in html
    named = client.get("/danh-ba/can-de-y/?viec=expired").content.decode()
    assert named.count("Cửa hàng số 1") == 1
