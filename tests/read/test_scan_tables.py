"""Cells of scanned tables: each read by itself, and what becomes of two readings of one."""

from decimal import Decimal

import pytest
from PIL import Image, ImageDraw, ImageFont

from toancanh.read.paper import grids, running
from toancanh.read.paper.flow import Line
from toancanh.read.paper.words import Box, Rule, Word
from toancanh.read.scan import cells, strips


def word(text, left, confidence="0.9"):
    return Word(text, Box(left, 110, left + 40, 130), Decimal(confidence))


@pytest.fixture
def page():
    """A page with ink in one of two cells."""
    image = Image.new("L", (600, 300), 255)
    ImageDraw.Draw(image).rectangle((110, 110, 280, 130), 0)
    return image


@pytest.fixture
def told(monkeypatch, page):
    """What the page says once its only inked cell was read as some words."""

    def told(before, again):
        asked = []
        monkeypatch.setattr(strips, "read", lambda image, parts, *_: [asked.append(parts) or again][:1])
        found = cells.read_again(page, before, [Box(100, 100, 300, 200), Box(300, 100, 500, 200)], 300)
        assert [len(parts) for parts in asked] == [1]
        return [(it.text, it.confidence) for it in found]

    return told


@pytest.mark.parametrize(("before", "again", "wanted"), [
    (["Uốc:48", "tháng:96", "6:96"], ["Ước:94", "tháng:85", "6:96"], ["Ước:94", "tháng:96", "6:96"]),
    (["Cụm:90"], ["Cụm:95", "Kuin:91"], ["Cụm:95", "Kuin:91"]),
    (["-:21", "Số:94", "dự:96"], ["Số:96", "dự:86"], ["Số:96", "dự:96"]),
    (["2922:57"], ["2025:95"], ["2025:50"]),
    (["81,2:74"], ["61,2:71"], ["81,2:50"]),
    (["7:96", "Tỷ:90"], ["Tỷ:90"], ["7:50", "Tỷ:90"]),
    (["An:93", "2:96"], ["An2:90"], ["An:93", "2:96"]),
    (["AyunHạ:91"], ["Ayun:85", "Hạ:95"], ["Ayun:85", "Hạ:95"]),
    (["57:96"], [], ["57:96"]),
])  # fmt: skip
def test_of_two_readings_of_a_cell_the_surer_counts_and_numbers_are_doubted(told, before, again, wanted):
    def words(texts):
        parts = [text.rsplit(":", 1) for text in texts]
        return [word(text, 120 + 50 * at, f"0.{sure}") for at, (text, sure) in enumerate(parts)]

    assert told(words(before), words(again)) == [(it.text, it.confidence) for it in words(wanted)]


def test_words_beside_the_cells_stay(told):
    aside = word("Biểu", 520)
    assert told([aside], [word("Ước", 120)]) == [("Biểu", aside.confidence), ("Ước", Decimal("0.9"))]


def test_a_merged_cell_is_one():
    across = [Rule(True, y, 0, 200) for y in (0, 50, 100)]
    down = [Rule(False, 0, 0, 100), Rule(False, 100, 50, 100), Rule(False, 200, 0, 100)]
    assert list(grids.cells([*across, *down])) == [
        Box(0, 0, 200, 50), Box(0, 50, 100, 100), Box(100, 50, 200, 100),
    ]  # fmt: skip


@pytest.mark.usefixtures("tesseract")
def test_words_of_parts_are_where_the_image_has_them():
    image = Image.new("L", (900, 400), 255)
    draw, font = ImageDraw.Draw(image), ImageFont.load_default(44)
    for place, text in (((60, 40), "38.179"), ((600, 300), "2025")):
        draw.text(place, text, 0, font)
    parts = [Box(590, 290, 800, 360), Box(50, 30, 300, 100)]
    found = strips.read(image, parts, 300, "vie")
    assert [[it.text for it in words] for words in found] == [["2025"], ["38.179"]]
    assert all(part.holds(words[0].box) for part, words in zip(parts, found, strict=True))


def test_small_letters_that_look_as_high_are_told_by_their_width():
    def line(text, top, wide):
        parts, left, found = text.split(), 50.0, []
        for part in parts:
            found.append(Word(part, Box(left, top, left + wide * len(part), top + 11), Decimal("0.9")))
            left += wide * len(part) + 4
        return Line(tuple(found))

    prose = [line("Chỉ số sản xuất công nghiệp ước tăng so với cùng kỳ", 100 + 20 * at, 6) for at in range(9)]
    opening = line("Sở Công Thương báo cáo tình hình tháng 7 năm 2025", 60, 6)
    head = line("Sở Công Thương - báo cáo tháng 7 năm 2025", 40, 4.9)
    kept = running.without_running([[opening, *prose], [head, *prose]], [800, 800])
    assert kept == [[opening, *prose], prose]
