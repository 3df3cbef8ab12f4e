"""From an empty installation to a refused page and the log, in a real browser."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice
from playwright.sync_api import Page, expect
from tests.conftest import PASSWORD

from toancanh.accounts import actions, setting_up
from toancanh.accounts.models import User
from toancanh.accounts.roles import Role
from toancanh.registers import actions as registers
from toancanh.registers.grounds import Grounds
from toancanh.registers.registry import register

pytestmark = pytest.mark.django_db(transaction=True)


def shown() -> str:
    """What the telephone shows now."""
    device = TOTPDevice.objects.get()
    device.last_t = -1
    device.save()
    return f"{totp(device.bin_key):06d}"


def log_in(page: Page, username: str) -> None:
    page.get_by_label("Tên đăng nhập").fill(username)
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.locator("main").get_by_role("button", name="Đăng nhập").click()


def test_first_run_second_step_rights_refusal_log(
    open_page: Callable[..., Page], settings, tmp_path: Path
) -> None:
    settings.LOGIN_REQUIRED, settings.MFA = True, "admin"

    def keep(page: Page, name: str) -> None:
        page.screenshot(path=tmp_path / f"{name}.png", full_page=True)

    code = setting_up.offer()
    page = open_page("/van-ban/")
    expect(page.get_by_role("heading", name="Khởi tạo")).to_be_visible()
    keep(page, "1-khoi-tao")
    page.get_by_label("Mã khởi tạo").fill(code)
    page.get_by_label("Họ tên").fill("Nguyễn Thị Lan")
    page.get_by_label("Tên đăng nhập").fill("lan")
    page.get_by_label("Mật khẩu, ít nhất 10 ký tự").fill(PASSWORD)
    page.get_by_label("Mật khẩu, gõ lại").fill(PASSWORD)
    page.get_by_role("button", name="Tạo người quản trị").click()
    expect(page.get_by_role("heading", name="Bước thứ hai khi đăng nhập")).to_be_visible()
    assert (
        page.get_by_alt_text("Mã để điện thoại quét").evaluate(
            "it => it.decode().then(() => it.naturalWidth)"
        )
        > 100
    )
    keep(page, "2-buoc-hai")
    page.get_by_label("Mã", exact=True).fill(shown())
    page.get_by_role("button", name="Xác nhận").click()
    expect(page.locator(".codes li")).to_have_count(10)
    keep(page, "3-ma-du-phong")
    page.get_by_role("link", name="Đã cất xong").click()
    expect(page.get_by_text("còn 10 mã dự phòng")).to_be_visible()
    keep(page, "4-tai-khoan")

    known = actions.Person("Lê Minh", Role.SPECIALIST)
    minh = actions.add_user(by="Nguyễn Thị Lan", username="minh", person=known, password=PASSWORD)
    values = {"name": "Trần An", "phone": "0912 345 678"}
    official = registers.add(register=register("officials"), values=values, grounds=Grounds("Lan"))
    page.get_by_role("link", name="Phân quyền").click()
    keep(page, "5-phan-quyen")
    page.get_by_role("link", name="Lê Minh").click()
    page.get_by_label("Cán bộ").select_option("khong")
    page.get_by_role("button", name="Ghi quyền").click()
    expect(page.get_by_label("Cán bộ")).to_have_value("khong")
    keep(page, "6-quyen-cua-minh")

    theirs = open_page(f"/danh-ba/can-bo/{official.pk}/", width=390)
    log_in(theirs, minh.username)
    expect(theirs.get_by_text("09•• ••• 678").first).to_be_visible()
    expect(theirs.get_by_role("link", name="Sửa")).to_have_count(0)
    assert theirs.evaluate("document.documentElement.scrollWidth") <= 390
    keep(theirs, "7-che")
    part = theirs.request.get(re.sub(r"/\d+/$", "/them/", theirs.url))
    assert part.status == 403
    assert "Nguyễn Thị Lan" in part.text()

    page.get_by_role("link", name="Nhật ký").click()
    page.get_by_label("Ai", exact=True).fill("le minh")
    page.get_by_role("button", name="Tìm").click()
    expect(page.get_by_role("cell", name="Bị từ chối")).to_be_visible()
    keep(page, "8-nhat-ky")
    page.get_by_role("button", name="Đăng xuất").click()
    log_in(page, "lan")
    expect(page.get_by_role("heading", name="Bước thứ hai")).to_be_visible()
    page.get_by_label("Mã", exact=True).fill(shown())
    keep(page, "9-ma")
    page.locator("main").get_by_role("button", name="Đăng nhập").click()
    expect(page.get_by_role("link", name="Nguyễn Thị Lan")).to_be_visible()
    assert User.objects.count() == 2
