"""Weights are tried in a real browser: at once with a script, by a button without."""

import pytest
from playwright.sync_api import expect

from toancanh.pipeline import Upload, ingest
from whole_site import RETAIL

pytestmark = pytest.mark.django_db(transaction=True)
PAGE = "/loi-the/?dia-ban=64"
FIRST = ".ranks tbody tr:first-child th"


@pytest.fixture(autouse=True)
def _stored(site) -> None:
    ingest([Upload("ban-le.txt", RETAIL.encode())])


def test_another_weight_puts_branches_in_another_order_at_once(open_page) -> None:
    page = open_page(PAGE, 390)
    expect(page.locator(FIRST)).to_have_text("Bán lẻ hàng hóa")
    for criterion in ("Tỷ trọng", "Đóng góp vào tăng trưởng"):
        field = page.get_by_label(criterion, exact=True)
        field.fill("0")
        field.press("Tab")
        page.wait_for_url("**=0**")
    expect(page.locator(FIRST)).to_have_text("Doanh thu dịch vụ lưu trú, ăn uống")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    # A number that was worked out leads to how that was done, which unfolds.
    page.locator(".ranks a.made").first.click()
    expect(page.locator("article:target h3")).to_have_text("Doanh thu dịch vụ lưu trú, ăn uống")
    page.locator("article:target .rests a").first.click()
    page.wait_for_url("**/so-lieu/**")


def test_without_a_script_a_button_does_it(open_page) -> None:
    page = open_page(PAGE, java_script_enabled=False)
    page.get_by_label("Tỷ trọng", exact=True).fill("0")
    page.get_by_label("Đóng góp vào tăng trưởng", exact=True).fill("0")
    page.get_by_role("button", name="Xem").click()
    expect(page.locator(FIRST)).to_have_text("Doanh thu dịch vụ lưu trú, ăn uống")
