"""Figures are looked at, sent up and approved, a contradiction is settled: by the keyboard alone."""

from decimal import Decimal
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from toancanh.pipeline import Upload, ingest
from toancanh.store import selectors

DOUBTFUL = "Ngày 3/2/2024, ba ngành của tỉnh Đắk Lắk đi xuống. Hai ngành của tỉnh Đắk Lắk đi lên.\n"
WRONG = """Kim ngạch nhập khẩu 6 tháng đầu năm 2024 của tỉnh Gia Lai đạt 1.000 triệu USD, bằng 50% \
kế hoạch năm. Kế hoạch nhập khẩu năm 2024 của tỉnh Gia Lai là 3.000 triệu USD.
"""


@pytest.fixture
def shot(tmp_path: Path):
    """Keep a picture of a page with the results of the run."""

    def keep(page: Page, name: str) -> None:
        page.screenshot(path=tmp_path / f"{name}.png", full_page=True)

    return keep


@pytest.fixture
def doubtful(site, settings) -> None:
    """Two figures that wait, whatever the weights are today."""
    settings.CONFIDENCE = Decimal("0.90")
    ingest([Upload("tin.txt", DOUBTFUL.encode())])


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def test_queue_is_worked_by_keyboard(doubtful, open_page, shot) -> None:
    page = open_page("/can-xem-lai/")
    articles = page.locator("article")
    press(page, "j")
    expect(articles.first).to_be_focused()
    press(page, "a")
    expect(articles.first.get_by_role("alert")).to_contain_text("Thiếu tên")
    expect(articles.first.get_by_label("Người xem lại")).to_be_focused()
    page.keyboard.type("Lan")
    press(page, "Escape", "a")
    expect(articles.first.get_by_role("status")).to_contain_text("Đã xác nhận")
    expect(page.locator("#loa")).to_contain_text("Đã xác nhận")
    expect(articles.nth(1)).to_be_focused()
    press(page, "r")
    page.keyboard.type("không phải số của Sở")
    press(page, "Enter")
    expect(articles.nth(1).get_by_role("status")).to_contain_text("không phải số của Sở")
    press(page, "u")
    expect(articles.nth(1).get_by_role("button", name="Sai, loại bỏ")).to_be_visible()
    press(page, "?")
    expect(page.get_by_text("đi tới, đi lui")).to_be_visible()
    shot(page, "can-xem-lai")
    (verdict,) = selectors.verdicts().values()
    assert verdict == "confirmed"


def test_document_shows_the_words_as_one_goes_and_a_number_is_put_right(site, open_page, shot) -> None:
    page = open_page(f"/van-ban/{site.report}/")
    press(page, "j")
    expect(page.locator(".cluster.now mark")).to_have_text("1,5 tỷ USD")
    press(page, "e")
    field = page.get_by_label("Số đúng")
    expect(field).to_be_focused()
    field.fill("1,6")
    page.locator(".correct [name=who]").fill("Lan")
    page.locator(".correct [name=note]").fill("bản giấy ghi 1,6")
    press(page, "Enter")
    first = page.locator(".facts li").first
    expect(first.get_by_role("status")).to_contain_text("bản giấy ghi 1,6")
    shot(page, "van-ban")
    page.goto(page.url.split("/van-ban")[0])
    expect(page.locator(".card", has_text="xuất khẩu").first).to_contain_text("1,6 tỷ USD")


def test_one_sends_up_and_another_approves(site, open_page, shot) -> None:
    page = open_page("/")
    page.get_by_role("link", name="Trình duyệt, khóa kỳ").press("Enter")
    page.get_by_label("Người ký").fill("Trần Thị Lan")
    page.get_by_role("button", name="Trình duyệt").press("Enter")
    expect(page.get_by_text("chờ duyệt", exact=True)).to_be_visible()
    page.get_by_role("button", name="Duyệt, thành số chính thức").press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("người khác phải duyệt")
    page.get_by_label("Người ký").fill("Lê Văn Minh")
    page.get_by_role("button", name="Duyệt, thành số chính thức").press("Enter")
    expect(page.get_by_text("đã duyệt", exact=True)).to_be_visible()
    shot(page, "duyet")
    page.get_by_role("link", name="Kỳ báo cáo này").press("Enter")
    page.get_by_role("link", name="Bức tranh của kỳ này").press("Enter")
    page.get_by_role("link", name="Bức tranh chính thức").press("Enter")
    expect(page.get_by_text("chính thức: Lê Văn Minh duyệt").first).to_be_visible()
    shot(page, "chinh-thuc")


def test_contradiction_is_settled_where_it_is_read(site, open_page, shot) -> None:
    ingest([Upload("gia-lai.txt", WRONG.encode())])
    page = open_page("/phat-hien/")
    page.get_by_text("Xử lý ngay ở đây").press("Enter")
    shot(page, "phat-hien")
    plan = page.locator(".option", has_text="3.000 triệu USD")
    plan.get_by_role("radio").press("Space")
    plan.get_by_label("sửa thành").fill("2.000")
    page.get_by_label("Người ký").fill("Lan")
    page.get_by_label("Lý do").fill("gõ nhầm")
    page.get_by_role("button", name="Sửa số đã chọn").press("Enter")
    expect(page.get_by_role("status")).to_contain_text("(Lan)")
    page.get_by_role("link", name="Đã xử lý 1 mâu thuẫn").press("Enter")
    expect(page.locator("article")).to_contain_text("gõ nhầm")
    shot(page, "da-xu-ly")
