"""A store of two reports, of which the second tells other exports and comes a month later, and a program."""

import base64
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client
from lxml import etree
from tests.api.conftest import key
from tests.conftest import PASSWORD  # noqa: F401 (who asks has one)

from toancanh.pipeline import Upload, ingest
from toancanh.store.models import Original, SourceDocument

__all__ = ["key"]

FIRST = """SỞ CÔNG THƯƠNG
Số: 12/BC-SCT
Đắk Lắk, ngày 25 tháng 7 năm 2025
BÁO CÁO
Tình hình 6 tháng đầu năm 2025 của tỉnh Đắk Lắk

Kim ngạch xuất khẩu 6 tháng đầu năm 2025 của tỉnh Đắk Lắk ước đạt 1.520,5 triệu USD, tăng 28,7% so với cùng \
kỳ, bằng 68% kế hoạch năm. Chỉ số sản xuất công nghiệp tháng 6 năm 2025 tăng 15,26% so với cùng kỳ. Xuất \
khẩu cà phê 6 tháng đầu năm 2025 của tỉnh Đắk Lắk ước đạt gần 860 triệu USD.
"""
SECOND = """SỞ CÔNG THƯƠNG
Số: 19/BC-SCT
Đắk Lắk, ngày 25 tháng 8 năm 2025
BÁO CÁO
Tình hình 7 tháng năm 2025 của tỉnh Đắk Lắk

Kim ngạch xuất khẩu 6 tháng đầu năm 2025 của tỉnh Đắk Lắk đạt 1.531,2 triệu USD. Kim ngạch xuất khẩu 7 tháng \
năm 2025 của tỉnh Đắk Lắk ước đạt 1.790 triệu USD. Kim ngạch xuất khẩu quý I năm 2025 của tỉnh Đắk Lắk đạt \
700 triệu USD. Kế hoạch xuất khẩu năm 2025 của tỉnh Đắk Lắk là 2.235 triệu USD.
"""
AREA = "66_20250701"


@pytest.fixture
def reports(db) -> None:
    """The two reports, received on the days after those that they are of."""
    for name, text, month in (("thang-6.txt", FIRST, 7), ("thang-7.txt", SECOND, 8)):
        ingest([Upload(name, text.encode())])
        at = datetime(2025, month, 26, tzinfo=UTC)
        there = SourceDocument.objects.filter(name=name)
        there.update(received_at=at)
        Original.objects.filter(document__in=there).update(received_at=at)


class Program:
    """Asks the service with a key."""

    def __init__(self, secret: str) -> None:
        self.secret, self._client = secret, Client()

    def __call__(self, path: str, accept: str = "", basic: bool = False, **headers: str) -> Any:
        words = base64.b64encode(f"toancanh:{self.secret}".encode()).decode()
        said = {"Authorization": f"Basic {words}" if basic else f"Bearer {self.secret}"}
        said |= {"Accept": accept} if accept else {}
        return self._client.get(f"/sdmx/{path}", headers={**said, **headers})

    def rows(self, path: str) -> list[dict[str, str]]:
        """The observations that a question is answered with, as lines of SDMX-CSV."""
        import csv

        answer = self(path, "text/csv")
        text = b"".join(answer).decode()
        assert answer.status_code == 200, text
        return list(csv.DictReader(text.splitlines()))


@pytest.fixture
def ask(key: Callable[..., str]) -> Program:
    """A program with a key that reads."""
    return Program(key())


def error_of(answer: Any) -> tuple[int, str]:
    """The code and text of an error message."""
    message = etree.fromstring(answer.content)[0]
    return int(message.get("code")), message[0].text
