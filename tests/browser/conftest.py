"""A real browser on this machine only, and a site of two documents to walk through."""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from types import SimpleNamespace

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from toancanh.pipeline import Upload, ingest
from toancanh.store import selectors

CHROMIUM = shutil.which("chromium")
SWITCHES = ["--no-sandbox", "--disable-gpu"]
REPORT = """SỞ CÔNG THƯƠNG
BÁO CÁO
Tình hình 6 tháng đầu năm 2025 của tỉnh Đắk Lắk

Kim ngạch xuất khẩu 6 tháng đầu năm 2025 của tỉnh Đắk Lắk ước đạt 1,5 tỷ USD, tăng 28,7% so với cùng kỳ, \
bằng 68% kế hoạch năm. Chỉ số sản xuất công nghiệp 6 tháng tăng 15,26% so với cùng kỳ.
"""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium; one for the whole run."""
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed")
    # Playwright keeps an event loop in this thread, which Django takes for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    expect.set_options(timeout=30_000)  # as long as a page is waited for: the machine may be busy
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        yield browser
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(scope="session")
def server(django_db_setup: None) -> Iterator[LiveServer]:
    """The site on a free port of 127.0.0.1; one for the whole run."""
    server = LiveServer("127.0.0.1")
    yield server
    server.stop()


@pytest.fixture
def live_server(server: LiveServer) -> Iterator[LiveServer]:
    """The site, which has answered all when the test ends."""
    yield server
    for thread in threading.enumerate():
        if "process_request_thread" in thread.name:
            thread.join(2)  # a request cut off leaves an open socket, which pytest complains of


@pytest.fixture
def site(browser: Browser, live_server: LiveServer) -> SimpleNamespace:
    """Where the site is, and the identity of its report."""
    ingest([Upload("bao-cao.txt", (REPORT + "Ghi chú.\n" * 80).encode()), Upload("rong.txt", b"")])
    return SimpleNamespace(url=live_server.url, report=selectors.documents()[0].sha256)


@pytest.fixture
def open_page(browser: Browser, site: SimpleNamespace) -> Iterator[Callable[..., Page]]:
    """Open an address in a window of some width; complaints and foreign requests fail the test."""
    complaints: list[str] = []
    contexts = []

    def watch(address: str) -> None:
        if not address.startswith(site.url):
            complaints.append(f"request to {address}")

    def opened(address: str, width: int = 1280, **options: object) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 800}, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: watch(request.url))
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(site.url + address)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []
