"""Sentences end where a reader of Vietnamese reports would end them."""

import pytest

from toancanh.extract.reading import Reading
from toancanh.model import Block, BlockKind, Document, Locator


def sentences(text: str) -> list[str]:
    block = Block(0, len(text), BlockKind.PARAGRAPH, Locator(paragraph=1))
    reading = Reading(Document("0" * 64, "a.txt", "text/plain", text, (block,)))
    return [text[sentence.start : sentence.end] for sentence in reading.sentences]


@pytest.mark.parametrize(
    "text",
    [
        "Tổng vốn 1.234,5 tỷ đồng.",
        "TP. Hồ Chí Minh đứng đầu.",
        "Theo TS. Nguyễn Văn An, giá sẽ tăng.",
        "1. Đề nghị UBND tỉnh xem xét.",
        "II. Kiến nghị",
        "Các sản phẩm (cà phê, tiêu...) đều tăng giá.",
    ],
)
def test_one_sentence(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Sản xuất ổn định.", "Đơn hàng tăng."),
        ("Sản xuất ổn định.", "Ở vùng cao còn khó khăn."),
        ("Đạt 52% kế hoạch năm 2025.", "22 cụm đã hoạt động."),
        ("Tỉnh có 5 chợ hạng I.", "Các chợ khác thuộc hạng III."),
        ('Ông nói: "Không để thiếu hàng."', "Giá sẽ ổn định."),
        ("Giá cả ra sao?", "Rất ổn…"),
    ],
)
def test_two_sentences(first: str, second: str) -> None:
    assert sentences(f"{first} {second}") == [first, second]
