"""Footnotes stand after what they explain, and never above a table."""

import pytest

from toancanh.model import BlockKind, Locator
from toancanh.read import read_bytes
from toancanh.read.assembly import Piece
from toancanh.read.notes import placed


def paragraph(text):
    return Piece(text, BlockKind.PARAGRAPH, Locator(paragraph=1))


def cell(text):
    return Piece(text, BlockKind.CELL, Locator(table=1, row=1, column=1))


def texts(*pieces):
    return [piece.text for piece in placed(pieces)]


def test_a_note_follows_its_mark_and_both_lose_the_number():
    found = texts(paragraph("IIP tăng 8%¹."), paragraph("Điện tăng 2%."), paragraph("¹ Số ước tính."))
    assert found == ["IIP tăng 8%.", "Số ước tính.", "Điện tăng 2%."]


def test_a_note_comes_after_the_table_that_follows():
    found = texts(paragraph("Như sau²:"), cell("Khai khoáng"), paragraph("Hết."), paragraph("² Số ước tính."))
    assert found == ["Như sau:", "Khai khoáng", "Số ước tính.", "Hết."]


@pytest.mark.parametrize("pieces", [
    [paragraph("Rộng 75 m²."), paragraph("² Không có dấu nào.")],
    [paragraph("¹ Chú thích trước."), paragraph("Tăng 8%¹.")],
    [paragraph("Tăng 8%¹."), paragraph("¹ Một."), paragraph("¹ Hai.")],
])  # fmt: skip
def test_without_one_mark_and_one_note_after_it_nothing_moves(pieces):
    assert list(placed(pieces)) == pieces


@pytest.mark.parametrize("number", ["<sup>1</sup>", "1", "[1]"])
def test_a_page_links_its_notes(number, quoted):
    page = (
        f'<p>Đạt 71% kế hoạch<a href="#n1">{number}</a> năm.</p><p>Hết.</p>'
        f'<p><a href="#m1">{number}</a> Kế hoạch là 87 tỷ đồng.</p>'
    )
    found = quoted(read_bytes(f"<!doctype html><body>{page}</body>".encode(), "a.html"))
    assert [text for _, text in found] == ["Đạt 71% kế hoạch năm.", "Kế hoạch là 87 tỷ đồng.", "Hết."]
