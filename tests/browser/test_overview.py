"""From the first page to how a target was reckoned, and to the sentence behind it; on a phone; on paper."""

import io

import pypdfium2
import pytest

HOME = "/?dia-ban=66&ky=2025-H1"


def test_target_is_followed_to_its_sentence(open_page) -> None:
    page = open_page(HOME)
    row = page.get_by_role("row", name="Kim ngạch xuất khẩu")
    assert "Đúng tiến độ" in row.inner_text()
    row.get_by_role("link", name="666–747").click()
    page.wait_for_url("**/muc-tieu/?*#chi-tieu-1")
    made = page.locator("#chi-tieu-1")
    assert "chia đều theo tháng là 50%" in made.inner_text()
    made.get_by_role("link", name="68%").click()
    assert page.locator("blockquote mark, blockquote strong").first.inner_text() == "68%"


def test_pickers_work_by_keyboard_and_keep_the_address(open_page) -> None:
    page = open_page(HOME)
    page.get_by_label("Kỳ số liệu").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/?dia-ban=66&ky=2025-H1")


@pytest.mark.parametrize("address", [HOME, "/muc-tieu/?dia-ban=66&ky=2025-H1"])
def test_page_fits_a_phone_and_two_sheets_of_paper(open_page, address: str) -> None:
    page = open_page(address, width=390)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    printed = pypdfium2.PdfDocument(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True)))
    assert len(printed) <= 2
    words = printed[0].get_textpage().get_text_bounded()
    assert "Kim ngạch xuất khẩu" in words
    assert "Văn bản" not in words  # nothing that only leads elsewhere
    printed.close()
