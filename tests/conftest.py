"""Hand-made documents and observations for every test, and a loud word when a program is missing."""

import os
import sys
from collections.abc import Callable
from decimal import Decimal
from hashlib import sha256

import hypothesis
import pytest
from django.conf import settings
from hypothesis import HealthCheck

from servers import postgresql, postgresql_server, tables, with_tables
from toancanh.accounts import actions
from toancanh.accounts.models import User
from toancanh.accounts.roles import Role
from toancanh.model import Block, BlockKind, Document, Locator, Measure, Observation, Period, Quantity, Status

__all__ = ["postgresql", "postgresql_server", "tables", "with_tables"]
MISSING = {
    "PostgreSQL is not installed": (
        "the store was NOT tested on PostgreSQL", "apt-get install postgresql",
    ),
    "Tesseract with Vietnamese is not installed": (
        "no scan was read", "apt-get install tesseract-ocr tesseract-ocr-vie",
    ),
    "Chromium is not installed": (
        "the pages were NOT tried in a browser", "apt-get install chromium",
    ),
    "curl or jq is not installed": (
        "the session of the API's how-to was NOT tried", "apt-get install curl jq",
    ),
    "LibreOffice is not installed": (
        "the files of old Office programs were NOT read", "apt-get install libreoffice-writer-nogui",
    ),
}  # fmt: skip


def pytest_configure() -> None:
    """Tests sign with a key of their own and leave no data folder; their passwords need no strength."""
    # Dozens of programs are started, which need not be compiled each time.
    sys.dont_write_bytecode = False
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    # How fast examples are made and tried says something of the machine, nothing of the product.
    hypothesis.settings.register_profile("tests", deadline=None, suppress_health_check=[HealthCheck.too_slow])
    hypothesis.settings.load_profile("tests")
    settings.SECRET_KEY = "tests"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long is begun first: at the end the other processes would wait for it."""
    items.sort(key=lambda it: it.get_closest_marker("long") is None)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say loudly what was not tried because a program is missing."""
    skipped = [str(report.longrepr) for report in terminalreporter.stats.get("skipped", [])]
    for reason, (untried, remedy) in MISSING.items():
        if any(reason in longrepr for longrepr in skipped):
            terminalreporter.section(f"WARNING: {untried}", red=True, bold=True)
            terminalreporter.line(f"{reason}: {remedy}", red=True)


PASSWORD = "trời xanh 2026"  # of everybody in the tests


@pytest.fixture
def person(db) -> Callable[..., User]:
    """Somebody who may log in: Lan, an administrator, unless told otherwise."""

    def make(username: str = "lan", role: str = "administrator", name: str = "Nguyễn Thị Lan") -> User:
        known = actions.Person(name, Role(role))
        return actions.add_user(by="Kiểm thử", username=username, person=known, password=PASSWORD)

    return make


@pytest.fixture
def make_document() -> Callable[..., Document]:
    """A document of one paragraph; its identity is the SHA-256 of its text as UTF-8."""

    def make(text: str = "Xuất khẩu 6 tháng đạt 1,5 tỷ USD.", **parts: object) -> Document:
        block = Block(0, len(text), BlockKind.PARAGRAPH, Locator(paragraph=1))
        parts = {"name": "bao-cao.txt", "media_type": "text/plain", "blocks": (block,), **parts}
        return Document(sha256=sha256(text.encode()).hexdigest(), text=text, **parts)

    return make


@pytest.fixture
def make_fact(make_document: Callable[..., Document]) -> Callable[..., Observation]:
    """Exports of Đắk Lắk in the first half of 2025, 1.5 bn USD, unless told otherwise."""

    def make(value: object = 1_500_000_000, document: Document | None = None, **parts: object) -> Observation:
        document = document or make_document()
        start, end = parts.pop("span", (22, 32))
        unit, step, bound = parts.pop("unit", "USD"), parts.pop("step", 0), parts.pop("bound", None)
        extra = {"bound": bound} if bound else {}
        quantity = Quantity(Decimal(str(value)), unit, step=Decimal(str(step)), **extra)
        usual = {
            "indicator": "exports", "label": "xuất khẩu", "measure": Measure.LEVEL, "status": Status.ACTUAL,
            "period": Period.parse("2025-H1"), "area": "Đắk Lắk", "area_code": "66", "dims": (),
            "sentence": (0, len(document.text)), "rule": "test",
        }  # fmt: skip
        return Observation(passage=document.passage(start, end), quantity=quantity, **{**usual, **parts})

    return make
