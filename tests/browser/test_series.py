"""The chart of a series in a real browser: it draws without eval, by the pointer and without a script."""

import pytest
from playwright.sync_api import expect

from toancanh.pipeline import Upload, ingest

pytestmark = pytest.mark.django_db(transaction=True)

POINTS = ".plot svg .mark-symbol.role-mark path"


@pytest.fixture
def months(site) -> None:
    """Exports of Đắk Lắk by month in two years."""
    ingest(_report(month, year) for year in (2023, 2024) for month in (2, 3, 4))


def _report(month: int, year: int) -> Upload:
    head = f"SỞ CÔNG THƯƠNG\nBÁO CÁO\nTình hình tháng {month} năm {year} của tỉnh Đắk Lắk\n\n"
    value = f"{month}{year - 1999},5 triệu USD"
    told = f"Kim ngạch xuất khẩu tháng {month} năm {year} của tỉnh Đắk Lắk đạt {value}.\n"
    return Upload(f"t{month}-{year}.txt", (head + told).encode())


def test_the_chart_is_drawn_and_its_points_lead_to_their_sentences(open_page, months) -> None:
    page = open_page("/chi-tieu/exports/?loai-ky=thang")
    expect(page.locator(POINTS)).to_have_count(6)
    expect(page.get_by_role("img", name="Biểu đồ Kim ngạch xuất khẩu")).to_be_visible()
    page.locator(POINTS).first.hover()
    expect(page.locator(".pointed")).to_contain_text("triệu USD (thực hiện)")
    page.locator(POINTS).first.click()
    page.wait_for_url("**/so-lieu/**")
    expect(page.locator("mark#cau")).to_contain_text("triệu USD")


def test_years_are_compared_at_once_and_the_address_can_be_shared(open_page, months) -> None:
    page = open_page("/chi-tieu/exports/?loai-ky=thang", 390)
    page.get_by_label("So các năm").check()
    page.wait_for_url("**so-sanh=nam**")
    expect(page.locator(".plot svg .role-legend-label text")).to_have_text(["2024", "2023"])
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_parts_that_come_after_the_page_have_the_chart_drawn_no_second_time(open_page, months) -> None:
    page = open_page("/chi-tieu/exports/?loai-ky=thang")
    asked: list[str] = []
    page.on("request", lambda it: asked.append(it.url) if "bieu-do.json" in it.url else None)
    page.reload()
    page.evaluate("for (let n = 0; n < 3; n++) document.dispatchEvent(new Event('htmx:afterSettle'))")
    expect(page.locator(POINTS)).to_have_count(6)
    page.evaluate("document.dispatchEvent(new Event('htmx:afterSettle'))")
    page.wait_for_load_state("networkidle")
    assert len(asked) == 1


def test_without_a_script_there_is_a_picture(open_page, months) -> None:
    page = open_page("/chi-tieu/exports/?loai-ky=thang", java_script_enabled=False)
    picture = page.locator(".plot img")
    expect(picture).to_be_visible()
    assert picture.evaluate("it => it.naturalWidth") > 500


def test_the_list_is_sifted_as_one_types(open_page, months) -> None:
    page = open_page("/chi-tieu/")
    page.get_by_label("Tìm chỉ tiêu").fill("xuat khau")
    expect(page.get_by_role("link", name="Chỉ số sản xuất công nghiệp")).to_have_count(0)
    page.get_by_role("link", name="Kim ngạch xuất khẩu").click()
    page.wait_for_url("**/chi-tieu/exports/")
