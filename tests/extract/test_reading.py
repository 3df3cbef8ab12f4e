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


def test_sentence_without_end_is_cut_where_it_pauses() -> None:
    items = [f"mặt hàng số {number} tăng {number % 90}%" for number in range(900)]
    pieces = sentences("; ".join(items))
    assert all(len(piece) <= 3000 for piece in pieces)
    assert [item for piece in pieces for item in piece.rstrip(";").split("; ")] == items


def test_letters_without_any_space_are_cut_too() -> None:
    assert "".join(sentences("1" * 10_000)) == "1" * 10_000
