"""The contradictions of the site: narrowed, opened and followed to their words, without a script."""

import pytest

from toancanh.pipeline import Upload, ingest

WRONG = """Kim ngạch nhập khẩu 6 tháng đầu năm 2024 của tỉnh Gia Lai đạt 1.000 triệu USD, bằng 50% \
kế hoạch năm. Kế hoạch nhập khẩu năm 2024 của tỉnh Gia Lai là 3.000 triệu USD.
"""


@pytest.fixture
def page(site, open_page):
    """The list as reached from the first page."""
    ingest([Upload("gia-lai.txt", WRONG.encode())])
    page = open_page("/", java_script_enabled=False)
    page.get_by_role("link", name="Xét duyệt").click()
    page.get_by_role("link", name="Mâu thuẫn", exact=True).click()
    return page


def test_contradiction_leads_to_the_sentence(page) -> None:
    first = page.locator("article").first
    assert "1.500 triệu USD" in first.inner_text()
    first.locator("summary").click()
    first.get_by_role("link", name="1.000 triệu USD").last.click()
    assert page.locator("mark").first.inner_text() == "1.000 triệu USD"
    page.get_by_role("link", name="1 phát hiện mâu thuẫn").click()
    assert page.locator("article").count() == 1


def test_pickers_narrow(page) -> None:
    page.get_by_label("Mức độ").select_option("info")
    page.get_by_role("button", name="Xem").click()
    assert page.locator("article").count() == 0
    page.get_by_label("Mức độ").select_option("")
    page.get_by_label("Địa bàn").select_option(label="Tỉnh Gia Lai (cũ)")
    page.get_by_role("button", name="Xem").click()
    assert page.locator("article").count() == 1
