"""Words of a PDF whose letters stand in it apart: those of a second font after those of the first."""

import pytest

from toancanh.read.paper.mending import Stroke, mended
from toancanh.read.paper.words import Box, Word


def stroke(text, left, right, *, opened=True, open_end=True, top=0.0, bottom=10.0):
    return Stroke(Word(text, Box(left, top, right, bottom)), opened, open_end)


def words(*strokes):
    return [word.text for word in mended(strokes)]


def test_letters_that_touch_make_a_word_in_whatever_order_they_are_written():
    assert words(stroke("T", 0, 8), stroke("ng", 16, 30, open_end=False), stroke("ổ", 8.2, 15.9)) == ["Tổng"]


@pytest.mark.parametrize("second", [
    stroke("ng", 8, 20, opened=False),
    stroke("ng", 11, 20),
    stroke("ng", 8, 20, top=12.0, bottom=22.0),
])  # fmt: skip
def test_white_space_room_or_another_line_parts_words(second):
    assert words(stroke("tỷ", 0, 8), second) == ["tỷ", "ng"]


def test_small_figures_over_the_end_of_a_word_are_a_mark_on_its_line():
    word, mark = mended([stroke("kế", 0, 10), stroke("1", 10.2, 12, top=0.0, bottom=5.0)])
    assert (word.text, mark.text) == ("kế", "¹")
    assert (mark.box.top, mark.box.bottom) == (0, 10)
