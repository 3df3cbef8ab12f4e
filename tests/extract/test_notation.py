"""Dot and comma mean what the document makes of them; where it does not say, the reader is told."""

from decimal import Decimal

import pytest

from toancanh.extract import extract
from toancanh.model import Extraction
from toancanh.read import read_bytes


def read(text: str) -> Extraction:
    return extract(read_bytes(text.encode("utf-8-sig"), "a.txt"))


def value(text: str, quoted: str) -> Decimal:
    return next(fact.quantity.value for fact in read(text).facts if fact.passage.text == quoted)


def doubted(text: str) -> list[str]:
    return [
        finding.passage.text
        for finding in read(text).findings
        if finding.code == "extract.two_ways" and finding.passage
    ]


VIETNAMESE = "Thu nội địa đạt 1.011,5 tỷ đồng, tăng 12,5%."
ENGLISH = "Xuất khẩu đạt 3,456.7 triệu USD, tăng 12.5%."


@pytest.mark.parametrize(
    ("around", "written", "meant"),
    [
        (VIETNAMESE, "1.234 triệu USD", 1234_000_000),
        (VIETNAMESE, "1,234 triệu USD", 1_234_000),
        (ENGLISH, "1.234 triệu USD", 1_234_000),
        (ENGLISH, "1,234 triệu USD", 1234_000_000),
        (ENGLISH, "1.234 lao động", 1234),
        (VIETNAMESE, "1,234 lao động", 1234),
    ],
)
def test_number_is_read_as_the_document_writes_the_others(around: str, written: str, meant: int) -> None:
    assert value(f"{around}\nNhập khẩu đạt {written}.", written) == meant


@pytest.mark.parametrize("around", [VIETNAMESE, ENGLISH])
def test_settled_notation_leaves_no_doubt(around: str) -> None:
    assert doubted(f"{around}\nNhập khẩu đạt 1,234 triệu USD, sử dụng 1.234 lao động.") == []


def test_mixed_notation_is_doubted() -> None:
    text = "Xuất khẩu đạt 4.4 tỷ USD, tăng 12,5%.\nNhập khẩu đạt 1,234 triệu USD."
    assert doubted(text) == ["1,234 triệu USD"]


def test_thousands_need_no_proof_where_nothing_speaks_against_them() -> None:
    assert doubted("Nhập khẩu đạt 1.234 triệu USD.") == []
    assert value("Nhập khẩu đạt 1.234 triệu USD.", "1.234 triệu USD") == 1234_000_000


def test_cells_of_a_table_follow_the_document() -> None:
    text = f"{ENGLISH}\n\nChỉ tiêu | Năm 2024 (triệu USD)\nXuất khẩu | 1,234\nNhập khẩu | 1,100.5\n"
    assert value(text, "1,234") == 1234_000_000


def test_dates_and_numbering_have_no_vote() -> None:
    text = "2.1. Công nghiệp\nNgày 30.6.2025, xuất khẩu đạt 1.234 triệu USD."
    assert doubted(text) == []
