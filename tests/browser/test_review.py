"""A doubtful figure is looked at and decided on, with and without a mouse, with no script at all."""

from decimal import Decimal

import pytest

from toancanh.pipeline import Upload, ingest

DOUBTFUL = "Ngày 3/2/2024, ba ngành của tỉnh Đắk Lắk đi xuống. Hai ngành của tỉnh Đắk Lắk đi lên.\n"


@pytest.fixture
def queue(site, open_page, settings):
    """The queue as reached from the first page."""
    settings.CONFIDENCE = Decimal("0.90")  # whatever the weights are today, these two wait
    ingest([Upload("tin.txt", DOUBTFUL.encode())])
    page = open_page("/", java_script_enabled=False)
    page.get_by_role("link", name="2 số liệu cần xem lại").click()
    return page


def test_figure_is_confirmed_with_a_name_once(queue) -> None:
    first = queue.locator("article").first
    assert first.locator("mark").inner_text().lower().endswith("ngành")
    first.get_by_label("Người xem lại").fill("Lan")
    first.get_by_role("button", name="Đúng").click()
    assert "Đã xác nhận" in queue.get_by_role("status").inner_text()
    assert queue.locator("article").count() == 1
    assert queue.get_by_label("Người xem lại").input_value() == "Lan"


def test_keyboard_alone_rejects_and_enter_in_a_field_decides_nothing(queue) -> None:
    field = queue.get_by_label("Người xem lại").first
    field.focus()
    queue.keyboard.type("Minh")
    queue.keyboard.press("Enter")
    assert queue.locator("article").count() == 2
    for _ in range(3):
        queue.keyboard.press("Tab")
    assert queue.locator(":focus").inner_text().startswith("Sai")
    queue.keyboard.press("Enter")
    assert "Đã bác bỏ" in queue.get_by_role("status").inner_text()


def test_reason_leads_to_its_words(queue) -> None:
    queue.get_by_text("Vì sao đọc như vậy").first.click()
    queue.get_by_role("link", name="chính con số").first.click()
    assert queue.locator("#loi").is_visible()
