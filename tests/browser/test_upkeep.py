"""An administrator at the upkeep, in a real browser: no complaint, nothing foreign, nothing overwritten."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from toancanh.registers import actions, selectors
from toancanh.registers.grounds import Grounds
from toancanh.registers.registry import register

pytestmark = pytest.mark.django_db(transaction=True)
PASSWORD = "trời xanh 2026"


def test_log_in_change_an_entry_be_told_take_it_off(
    open_page: Callable[..., Page], person, tmp_path: Path
) -> None:
    person()
    clusters = register("clusters")
    entry = actions.add(register=clusters, values={"name": "CCN Tân An"}, grounds=Grounds("Minh"))
    page = open_page("/quan-tri/registers/cluster/")
    page.get_by_label("Tên đăng nhập").fill("lan")
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    page.get_by_role("link", name="CCN Tân An").click()
    page.get_by_label("Đất đã cho thuê (ha)").fill("12,5")
    actions.change(entry=entry, values={"owner": "Công ty A"}, version=1, grounds=Grounds("Minh"))
    page.get_by_role("button", name="Lưu lại", exact=True).click()
    page.locator(".errornote").first.wait_for()
    told = page.locator(".errornote, .errorlist").all_inner_texts()
    assert any("Minh" in it and "Công ty A" in it for it in told), told
    assert page.get_by_label("Đất đã cho thuê (ha)").input_value() == "12,5"
    page.screenshot(path=tmp_path / "conflict.png")
    page.goto(page.url)
    page.get_by_label("Đất đã cho thuê (ha)").fill("12,5")
    page.get_by_role("button", name="Lưu lại", exact=True).click()
    page.get_by_role("link", name="CCN Tân An").first.click()
    page.get_by_role("link", name="Rút khỏi sổ").click()
    page.get_by_label("Lý do").fill("bãi bỏ")
    page.get_by_role("button", name="Rút khỏi sổ").click()
    page.get_by_role("link", name="Khôi phục vào sổ").wait_for()
    now = selectors.find(clusters, entry.pk)
    assert (str(now.leased_ha), now.owner, now.retired_why) == ("12.5000", "Công ty A", "bãi bỏ")
    deeds = [(it.who, it.kind) for it in selectors.history(now)]
    assert deeds[:2] == [("Nguyễn Thị Lan", "retire"), ("Nguyễn Thị Lan", "change")]
