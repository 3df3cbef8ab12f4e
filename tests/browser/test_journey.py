"""What a director does: from the whole picture to the sentence behind a number, at a desk and on a phone."""


def test_number_leads_to_its_sentence(open_page) -> None:
    page = open_page("/")
    page.get_by_role("link", name="1,5 tỷ USD").first.click()
    sentence = page.locator("blockquote mark")
    assert sentence.inner_text() == "1,5 tỷ USD"
    assert sentence.is_visible()
    page.locator("figcaption a").click()
    mark = page.locator(".cluster:has(:target) mark")
    assert mark.inner_text() == "1,5 tỷ USD"
    others = page.locator(".cluster:not(:has(:target)) mark").first
    colour = "mark => getComputedStyle(mark).backgroundColor"
    assert mark.evaluate(colour) != others.evaluate(colour)


def test_source_line_scrolls_to_the_figure(open_page) -> None:
    page = open_page("/", width=390)
    page.locator(".card .source a").first.click()
    box = page.locator(".cluster:has(:target) mark").bounding_box()
    assert 0 <= box["y"] < 800


def test_figure_in_the_list_emphasises_its_place(open_page, site) -> None:
    page = open_page(f"/van-ban/{site.report}/")
    page.locator(".facts li").nth(1).locator("a").first.click()
    assert page.locator(".cluster:has(:target)").count() == 1


def test_period_and_area_are_picked_without_script(open_page) -> None:
    page = open_page("/", java_script_enabled=False)
    page.get_by_role("button", name="Xem").click()
    assert "dia-ban=" in page.url
    assert page.get_by_role("heading", level=1).inner_text().startswith("Tỉnh Đắk Lắk")


def test_language_is_switched_and_kept(open_page) -> None:
    page = open_page("/van-ban/")
    page.get_by_role("button", name="English").click()
    page.get_by_role("link", name="Figures").click()
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.get_by_role("link", name="1.5 billion USD").first.is_visible()


def test_keyboard_reaches_the_content(open_page) -> None:
    page = open_page("/")
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    assert skip.inner_text() == "Đến nội dung chính"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "noi-dung"
