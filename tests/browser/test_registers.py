"""A day with the registers: found, read, changed, a clash settled; a workbook loaded, a proposal taken."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from toancanh.pipeline import Upload, ingest
from toancanh.reference.areas import areas
from toancanh.registers import actions, proposing, selectors
from toancanh.registers.grounds import Grounds
from toancanh.registers.registry import register

OF = register("clusters")
LAN = Grounds("Lan", source="Báo cáo 12/BC-SCT")
REPORT = (
    "SỞ CÔNG THƯƠNG TỈNH ĐẮK LẮK\nBÁO CÁO\nTình hình cụm công nghiệp tháng 9 năm 2025\n\n"
    "Tính đến tháng 9/2025, Cụm công nghiệp Tân An có diện tích 61,5 ha, tỷ lệ lấp đầy 92%.\n"
)


@pytest.fixture
def clusters(site, settings, tmp_path):
    """Three clusters, and a report that says something new of one."""
    settings.DATA = tmp_path / "data"
    dak_lak = areas().find("66")[-1]
    names = ("CCN Tân An", "CCN Ea Đar", "CCN Krông Búk")
    for name in names:
        actions.add(register=OF, values={"name": name, "area": dak_lak, "tenants": 57}, grounds=LAN)
    ingest([Upload("cum.txt", REPORT.encode())])
    proposing.propose()
    return {it.name: it for it in selectors.entries(OF)}


@pytest.fixture
def keep(tmp_path):
    """Put a picture of a page beside the other files of the run."""

    def shot(page: Page, name: str) -> None:
        page.screenshot(path=tmp_path / f"{name}.png", full_page=True)
        assert (tmp_path / f"{name}.png").stat().st_size > 10_000

    return shot


def test_found_read_changed_and_a_clash_settled(clusters, open_page, keep) -> None:
    page = open_page("/danh-ba/")
    page.get_by_role("link", name="Cụm công nghiệp", exact=True).click()
    page.get_by_label("Tìm", exact=True).press_sequentially("tan an")
    expect(page.locator("tbody tr")).to_have_count(1)
    assert page.url.endswith("?tim=tan+an")
    page.get_by_role("link", name="Tên").click()
    expect(page.locator("[aria-sort=descending]")).to_contain_text("Tên")
    assert "tim=tan+an" in page.url
    page.get_by_label("Tìm", exact=True).fill("ccn")
    expect(page.locator("tbody tr")).to_have_count(3)
    assert page.url.endswith("?tim=ccn&xep=-name")
    page.get_by_label("Tìm", exact=True).fill("Tân An")
    expect(page.locator("tbody tr")).to_have_count(1)
    keep(page, "danh-sach")
    page.get_by_role("link", name="CCN Tân An").click()
    page.get_by_role("link", name="Sửa", exact=True).click()
    page.get_by_label("Số dự án").fill("61")
    page.get_by_label("Người làm").fill("Minh")
    page.get_by_label("Lý do").fill("kiểm tra tại chỗ")
    tan_an = clusters["CCN Tân An"]
    actions.change(entry=tan_an, values={"tenants": 60}, version=1, grounds=Grounds("Lan", "đo lại"))
    page.get_by_role("button", name="Ghi", exact=True).click()
    expect(page.get_by_role("heading", name="Có người vừa sửa mục này")).to_be_visible()
    keep(page, "cung-sua")
    page.get_by_role("radio", name="61").check()
    page.get_by_role("button", name="Ghi", exact=True).click()
    story = page.get_by_role("region", name="Lịch sử")
    expect(story).to_contain_text("Số dự án: 57 → 60")
    expect(story).to_contain_text("Số dự án: 60 → 61")
    expect(story).to_contain_text("kiểm tra tại chỗ")
    keep(page, "lich-su")


def test_workbook_is_looked_at_before_it_is_taken_in(clusters, open_page, keep, tmp_path: Path) -> None:
    file = tmp_path / "so.csv"
    file.write_text("Tên,Số dự án\nCCN Ea Đar,58\nCCN Mới,3\n", encoding="utf-8")
    page = open_page("/danh-ba/cum-cong-nghiep/nhap/")
    page.get_by_label("Tệp").set_input_files(file)
    page.get_by_role("button", name="Xem trước").click()
    expect(page.get_by_role("row", name="CCN Ea Đar")).to_contain_text("57 → 58")
    keep(page, "xem-truoc")
    assert selectors.counts()["clusters"] == 3
    page.get_by_label("Người làm").fill("Minh")
    page.get_by_role("button", name="Ghi tất cả: thêm 1, sửa 1").click()
    expect(page.get_by_role("status")).to_contain_text("thêm 1 mục, sửa 1 mục")
    assert selectors.counts()["clusters"] == 4


def test_proposals_are_decided_with_the_keyboard_alone(clusters, open_page, keep) -> None:
    page = open_page("/danh-ba/de-xuat/")
    expect(page.locator(".offer")).to_have_count(2)
    page.get_by_label("Người làm").first.fill("Minh")
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    expect(page.get_by_text("Đã chấp nhận")).to_be_visible()
    expect(page.locator(".offer")).to_be_focused()
    page.keyboard.press("r")
    page.keyboard.type("số cũ")
    page.keyboard.press("Enter")
    expect(page.locator(".offer")).to_have_count(0)
    keep(page, "de-xuat")
    assert not selectors.proposals().exists()
    assert selectors.history(clusters["CCN Tân An"]).first().document is not None


def test_list_works_without_scripts(clusters, open_page) -> None:
    page = open_page("/danh-ba/cum-cong-nghiep/", java_script_enabled=False)
    page.get_by_label("Tìm", exact=True).fill("krong buk")
    page.get_by_role("button", name="Lọc").click()
    assert page.locator("tbody tr").count() == 1
    assert page.url.endswith("?tim=krong+buk")
