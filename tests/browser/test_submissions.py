"""Three files are dropped, watched until they are read, and a figure of one is opened; one is read again."""

import base64
import io
from collections.abc import Callable
from pathlib import Path
from threading import RLock

import docx
import pytest
from django.core.handlers.wsgi import WSGIHandler
from openpyxl import Workbook
from playwright.sync_api import Page, expect

from toancanh.isolation import Here
from toancanh.store import selectors
from toancanh.submissions.working import work_off

REPORT = "Kim ngạch nhập khẩu năm 2025 của tỉnh Đắk Lắk đạt 2,5 tỷ USD, tăng 12% so với năm trước."
DROP = """files => {
  const carried = new DataTransfer();
  for (const [name, content] of files)
    carried.items.add(new File([Uint8Array.from(atob(content), it => it.charCodeAt(0))], name));
  return carried;
}"""


def report() -> bytes:
    document, file = docx.Document(), io.BytesIO()
    for line in ("SỞ CÔNG THƯƠNG TỈNH ĐẮK LẮK", "BÁO CÁO", REPORT):
        document.add_paragraph(line)
    document.save(file)
    return file.getvalue()


def workbook() -> bytes:
    book, file = Workbook(), io.BytesIO()
    for row in (
        ["Chỉ số sản xuất công nghiệp tháng 8 năm 2025 tỉnh Đắk Lắk"],
        ["Đơn vị tính: %"],
        ["", "Tháng 8 năm 2025 so với cùng kỳ"],
        ["Toàn ngành công nghiệp", 107.1],
    ):
        book.active.append(row)
    book.save(file)
    return file.getvalue()


FILES = {"báo cáo.docx": report(), "iip.xlsx": workbook(), "hỏng.docx": b"PK\x03\x04 no"}


@pytest.fixture(autouse=True)
def work(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Work off what waits. All threads share one connection to a database in memory, so they take turns."""
    turn, answer = RLock(), WSGIHandler.__call__

    def in_turn(*arguments: object) -> object:
        with turn:
            return answer(*arguments)

    def work() -> None:
        with turn:
            work_off(Here())

    monkeypatch.setattr(WSGIHandler, "__call__", in_turn)
    return work


@pytest.fixture
def keep(tmp_path: Path):
    """Put a picture of a page beside the other files of the run."""

    def shot(page: Page, name: str) -> None:
        page.screenshot(path=tmp_path / f"{name}.png", full_page=True)
        assert (tmp_path / f"{name}.png").stat().st_size > 10_000

    return shot


def drop(page: Page) -> None:
    given = [[name, base64.b64encode(content).decode()] for name, content in FILES.items()]
    carried = page.evaluate_handle(DROP, given)
    page.dispatch_event("#nop", "dragenter", {"dataTransfer": carried})
    assert page.locator("#nop.over").count() == 1
    page.dispatch_event("#nop", "drop", {"dataTransfer": carried})


def test_dropped_watched_read_and_opened(work, open_page, keep) -> None:
    page = open_page("/")
    page.get_by_role("link", name="Nộp văn bản").click()
    page.get_by_label("Người nộp").fill("Lan")
    drop(page)
    expect(page.locator(".lines > li")).to_have_count(3)
    expect(page.get_by_text("chờ đọc")).to_have_count(3)
    assert "/van-ban/lan-nop/" in page.url
    keep(page, "cho-doc")
    work()
    expect(page.get_by_text("Đã đọc xong cả 3 tệp")).to_be_visible()
    broken = page.locator(".lines > li", has_text="hỏng.docx")
    expect(broken).to_contain_text("tệp Word hỏng")
    keep(page, "da-doc")
    page.reload()  # it is a page of its own, for others too
    expect(page.locator(".lines > .done")).to_have_count(2)
    page.locator(".lines > li", has_text="báo cáo.docx").get_by_role("link", name="số liệu").click()
    page.get_by_role("link", name="chi tiết").first.click()
    expect(page.locator("mark")).to_contain_text("2,5 tỷ USD")
    keep(page, "so-lieu")


def test_who_hands_in_is_asked_before_anything_is_sent(open_page) -> None:
    page = open_page("/van-ban/tai-len/")
    drop(page)
    expect(page.locator("#dang-gui li")).to_have_count(3)
    assert page.get_by_label("Người nộp").evaluate("it => it === document.activeElement")
    page.get_by_label("Người nộp").fill("Minh")
    page.keyboard.press("Enter")
    expect(page.locator(".lines > li")).to_have_count(3)
    expect(page.locator("#dang-gui li")).to_have_count(0)


def test_without_script_files_are_handed_in_too(open_page, keep) -> None:
    page = open_page("/van-ban/tai-len/", java_script_enabled=False)
    given = [{"name": name, "mimeType": "", "buffer": content} for name, content in FILES.items()]
    page.locator("input[name=tep]").set_input_files(given)
    page.get_by_label("Người nộp").fill("Lan")
    page.get_by_role("button", name="Nộp", exact=True).click()
    assert page.locator(".lines > li").count() == 3
    keep(page, "khong-script")


def test_list_is_narrowed_while_typing_and_what_failed_is_tried_again(work, open_page, keep) -> None:
    page = open_page("/van-ban/")
    page.get_by_label("Tìm", exact=True).press_sequentially("khong co")
    expect(page.get_by_text("Không có văn bản nào như vậy")).to_be_visible()
    assert page.url.endswith("/van-ban/?tim=khong+co")
    page.get_by_label("Người làm").fill("Lan")
    page.get_by_role("button", name="Thử lại rong.txt").click()
    expect(page.locator(".lines > li")).to_contain_text("rong.txt")
    work()
    expect(page.locator(".lines > .failed")).to_contain_text("tệp rỗng")
    keep(page, "thu-lai")


def test_read_again_is_compared_before_it_is_kept(work, open_page, site, keep) -> None:
    row = selectors.document(site.report)
    reading = row.readings.get(current=True)
    reading.observationrow_set.filter(position=0).update(value=17)
    type(reading).objects.filter(pk=reading.pk).update(digest="0" * 64)
    page = open_page(f"/van-ban/{site.report}/")
    page.get_by_role("link", name="Đọc lại, xem khác gì").click()
    page.get_by_label("Người yêu cầu").fill("Minh")
    page.get_by_role("button", name="Đọc lại bằng bộ quy tắc hiện nay").click()
    work()
    page.get_by_role("button", name="Dùng cách đọc mới").wait_for()
    keep(page, "khac-gi")
    page.get_by_role("button", name="Dùng cách đọc mới").click()
    expect(page.get_by_role("status")).to_contain_text("Minh đã dùng cách đọc mới")
