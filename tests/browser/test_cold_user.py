"""Who never saw the site hands in files, settles what cannot be, asks how far it is, and prints a brief."""

from collections.abc import Callable
from pathlib import Path
from threading import RLock
from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIHandler
from playwright.sync_api import Page, expect
from pypdfium2 import PdfDocument

from toancanh.isolation import Here
from toancanh.submissions.working import work_off
from twins.quirks import Book
from twins.workbooks import build

NEWS = """Đắk Lắk: Nhập khẩu tăng

Báo Tây Nguyên, ngày 14/1/2026

Kim ngạch nhập khẩu năm 2025 của tỉnh Đắk Lắk đạt 2,5 tỷ USD, tăng 12% so với năm trước.

Kim ngạch xuất khẩu 10 tháng năm 2025 của tỉnh ước đạt 1,95 tỷ USD, trong đó khu vực phía Tây \
đạt 1.640 triệu USD, khu vực phía Đông đạt 410 triệu USD. Kế hoạch xuất khẩu năm 2025 là 2.235 triệu USD.
"""
QUESTION = (
    "Xuất khẩu tới đâu rồi, phía Đông và phía Tây thế nào, còn thiếu bao nhiêu so với kế hoạch năm 2025?"
)


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch, settings: Any) -> Callable[[], None]:
    """The site of Đắk Lắk; work off what waits. Threads share one database in memory, so they take turns."""
    settings.AREA = "66"
    turn, answer = RLock(), WSGIHandler.__call__

    def in_turn(*arguments: object) -> object:
        with turn:
            return answer(*arguments)

    def work() -> None:
        with turn:
            work_off(Here())

    monkeypatch.setattr(WSGIHandler, "__call__", in_turn)
    return work


@pytest.mark.long
def test_files_are_handed_in_and_asked_about(
    open_page: Callable[..., Page], work: Callable[[], None], tmp_path: Path
) -> None:
    book = build(Book.TRADE, 8)
    page = open_page("/")
    page.screenshot(path=tmp_path / "1-home.png", full_page=True)
    page.get_by_role("link", name="Nộp văn bản").click()
    expect(page.get_by_label("Địa bàn, nếu tệp không nêu")).to_have_value("Tỉnh Đắk Lắk")
    page.get_by_label("Người nộp").fill("Nguyễn Thị Lan")
    page.locator("input[name=tep]").set_input_files(
        [
            {"name": book.name, "mimeType": "application/octet-stream", "buffer": book.data},
            {"name": "tin.txt", "mimeType": "text/plain", "buffer": NEWS.encode()},
        ]
    )
    page.wait_for_url("**/van-ban/lan-nop/*/")
    expect(page.get_by_text("chờ đọc")).to_have_count(2)  # files are sent one by one
    work()
    expect(page.get_by_text("Đã đọc xong cả 2 tệp")).to_be_visible()
    page.screenshot(path=tmp_path / "2-read.png", full_page=True)

    page.get_by_role("link", name=book.name).click()
    expect(page.get_by_text("Người nạp tệp cho biết địa bàn: Tỉnh Đắk Lắk.")).to_be_visible()
    expect(page.get_by_text("Tệp không nêu địa bàn")).to_have_count(0)

    page.locator(".search input").fill("nhập khẩu năm 2025")
    page.keyboard.press("Enter")
    expect(page.locator("main").get_by_text("2,5 tỷ USD").first).to_be_visible()
    page.screenshot(path=tmp_path / "3-answer.png", full_page=True)

    page.get_by_role("link", name="Văn bản", exact=True).click()
    page.get_by_role("link", name="Đắk Lắk: Nhập khẩu tăng").first.click()
    page.get_by_role("link", name="mâu thuẫn").first.click()
    page.get_by_role("link", name="Kim ngạch xuất khẩu – Đắk Lắk – 10 tháng đầu năm 2025", exact=True).click()
    page.get_by_role("radio").nth(1).check()
    page.get_by_label("Lý do").fill("Báo ghi nhầm, đã hỏi Chi cục Hải quan")
    page.screenshot(path=tmp_path / "4-argument.png", full_page=True)
    page.get_by_role("button", name="Sửa số đã chọn").click()
    expect(page.get_by_text("Đã xử lý 1 mâu thuẫn")).to_be_visible()

    page.locator(".search input").fill(QUESTION)
    page.keyboard.press("Enter")
    answer = page.locator("main")
    for figure in ("1,95 tỷ USD", "410 triệu USD", "1.540 triệu USD", "280–290 triệu USD"):
        expect(answer.get_by_text(figure).first).to_be_visible()
    expect(answer.get_by_text("văn bản viết 1.640 triệu USD, dùng 1.540 triệu USD")).to_be_visible()
    page.screenshot(path=tmp_path / "5-how-far.png", full_page=True)

    page.get_by_role("link", name="Toàn Cảnh").first.click()
    page.get_by_role("link", name="Chuẩn bị làm việc").click()
    expect(page.get_by_role("link", name="Tải về Word (.docx)")).to_be_visible()
    page.screenshot(path=tmp_path / "6-brief.png", full_page=True)
    printed = page.pdf(path=tmp_path / "6-brief.pdf", format="A4", prefer_css_page_size=True)
    assert len(PdfDocument(printed)) <= 2
