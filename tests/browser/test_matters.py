"""A sentence of a document becomes a matter, is given to an office, is late, and is done: in a browser."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from toancanh import pipeline
from toancanh.followup import actions
from toancanh.followup.changes import By
from toancanh.followup.models import Matter, MatterKind
from toancanh.followup.sketches import Given, Sketch
from toancanh.followup.terms import just, on_day
from toancanh.registers import actions as registers
from toancanh.registers.grounds import Grounds
from toancanh.registers.registry import register
from toancanh.web import clock

SAMPLE = Path(__file__).parents[2] / "samples" / "documents" / "gialai-2025-10-du-an-nang-luong.pdf"
MONDAY = datetime(2026, 6, 1, 2, tzinfo=UTC)
BY = By("Lan", MONDAY)


@pytest.fixture
def at(monkeypatch):
    """Hold the clock at a day of June 2026."""

    def held(day: int) -> None:
        monkeypatch.setattr(clock, "now", lambda: MONDAY.replace(day=day))

    held(1)
    return held


@pytest.fixture
def office(site, at) -> str:
    return actions.save_office(by=BY, name="Phòng Quản lý Năng lượng").name


@pytest.fixture
def two(office) -> list[Matter]:
    """Two matters of the division, due on the first two days of June."""
    given = Given(lead=office)
    titles = ("Nghẽn lưới điện Phù Mỹ", "Họp với chủ đầu tư")
    terms = [just(on_day(MONDAY.replace(day=day).date())) for day in (1, 2)]
    return [
        actions.open_matter(by=BY, sketch=Sketch(MatterKind.TASK, title, given, term))
        for title, term in zip(titles, terms, strict=True)
    ]


def do(page, name: str) -> object:
    """Unfold what is to be done, and give its form."""
    page.locator(".do > summary", has_text=name).first.click()
    return page.locator(".do[open] form")


def test_obstacle_is_followed_from_its_sentence_to_its_end(site, open_page, office, at, tmp_path) -> None:
    pipeline.ingest([SAMPLE])
    energy = register("energy_projects")
    registers.add(register=energy, values={"name": "Nhà máy điện gió Chơ Long"}, grounds=Grounds("Lan"))
    page = open_page("/cong-viec/")

    def shot(name: str) -> None:
        page.screenshot(path=tmp_path / f"{name}.png", full_page=True)

    page.get_by_role("link", name="Lập từ văn bản").click()
    page.get_by_role("link", name="Tình hình các dự án năng lượng").click()
    page.get_by_role("checkbox").first.check()
    page.get_by_label("Dự án, khu, cụm, cơ sở").press_sequentially("cho long")
    option = page.locator("#goi-y-muc option")
    option.wait_for(state="attached")
    page.get_by_label("Dự án, khu, cụm, cơ sở").fill(option.first.get_attribute("value"))
    page.get_by_label("Người ghi").fill("Lan")
    shot("1-acts")
    page.get_by_role("button", name="Lập việc").click()
    assert "điện gió Chơ Long" in page.locator("blockquote mark").inner_text()

    form = do(page, "Giao việc")
    form.get_by_label("Đơn vị chủ trì").select_option(label=office)
    form.get_by_role("button").click()
    form = do(page, "Đặt hạn")
    form.get_by_label("hoặc ngày cuối").fill("2026-06-01")
    form.get_by_role("button").click()
    assert "trong hạn" in page.locator(".standing").inner_text()
    shot("2-assigned")

    at(2)
    page.get_by_role("navigation", name="Trang chính").get_by_role("link", name="Công việc").click()
    page.get_by_role("link", name="Quá hạn").click()
    page.wait_for_url("**danh-sach=qua-han")
    late = page.locator("tr.late")
    assert "quá hạn 1 ngày" in late.inner_text()
    shot("3-overdue")
    late.get_by_role("link").first.click()

    form = do(page, "Hoàn thành")
    form.get_by_label("Văn bản chứng minh").fill("11410/UBND-KTTC")
    form.get_by_role("button").click()
    assert "hoàn thành" in page.locator(".standing").inner_text()
    assert "11410/UBND-KTTC" in page.locator(".papers").inner_text()
    told = page.locator(".history .did strong").all_inner_texts()
    assert told == ["Hoàn thành", "Đặt hạn", "Giao", "Lập việc"]
    shot("4-done")
    page.get_by_role("link", name="Mở câu này trong văn bản").click()
    assert page.locator("#loi").is_visible()


def test_search_answers_while_typing_and_the_address_says_it(two, open_page) -> None:
    page = open_page("/cong-viec/")
    page.get_by_role("searchbox", name="Tìm", exact=True).press_sequentially("phu my")
    page.wait_for_url("**tim=phu**")
    page.locator(".matters tbody tr").nth(1).wait_for(state="detached")
    assert page.locator(".matters tbody th a").all_inner_texts() == ["Nghẽn lưới điện Phù Mỹ"]
    page.reload()
    assert page.get_by_role("searchbox", name="Tìm", exact=True).input_value() == "phu my"
    assert page.locator(".matters tbody tr").count() == 1


def test_second_of_two_people_is_told_and_keeps_what_was_typed(two, open_page) -> None:
    address = f"/cong-viec/{two[0].pk}/"
    first, second = open_page(address), open_page(address, java_script_enabled=False)
    typed = do(second, "Báo cáo tiến độ")
    form = do(first, "Chuyển cấp trên")
    form.get_by_label("Trình lãnh đạo").fill("Giám đốc")
    form.get_by_label("Người ghi").fill("Minh")
    form.get_by_role("button").click()
    typed.get_by_label("Đã làm đến đâu").fill("đã họp lần một")
    typed.get_by_label("Người ghi").fill("Lan")
    typed.get_by_role("button").click()
    assert "Minh" in second.get_by_role("alert").inner_text()
    assert second.locator(".do[open] textarea").first.input_value() == "đã họp lần một"
    second.locator(".do[open]").get_by_role("button").click()
    assert "đã họp lần một" in second.locator(".progress").inner_text()
