"""White space is smoothed for the rules, and every offset finds its way back."""

import pytest

from toancanh.extract import extract
from toancanh.extract.smooth import smooth
from toancanh.read import read_bytes


@pytest.mark.parametrize(
    ("text", "smoothed"),
    [
        ("xuất  khẩu", "xuất khẩu"),
        ("xuất\xa0khẩu", "xuất khẩu"),
        ("xuất \u200b khẩu", "xuất khẩu"),
        ("a \n  b", "a\nb"),
        ("a\t\tb", "a\t\tb"),
        ("a b\nc", "a b\nc"),
        ("\ta\n\t\tb", " a\nb"),
        ("\ta\tb\n\tc\td", "\ta\tb\n\tc\td"),
    ],
)
def test_runs_of_white_space_become_one(text: str, smoothed: str) -> None:
    assert smooth(read_bytes(text.encode("utf-8-sig"), "a.txt")).document.text == smoothed


def test_words_are_found_back() -> None:
    text = "Tổng   mức  bán\xa0lẻ  đạt    900   tỷ   đồng"
    made = smooth(read_bytes(text.encode(), "a.txt"))
    start = made.document.text.index("900 tỷ đồng")
    passage = made.passage(start, start + len("900 tỷ đồng"))
    assert (passage.text, passage.start) == ("900   tỷ   đồng", text.index("900"))


def test_blocks_move_with_their_text() -> None:
    document = read_bytes("Một  dòng.\n\n\n  Hai   dòng.".encode(), "a.txt")
    made = smooth(document).document
    assert [made.text[block.start : block.end] for block in made.blocks] == ["Một dòng.", "Hai dòng."]
    assert [block.locator for block in made.blocks] == [block.locator for block in document.blocks]


def test_quotation_keeps_the_spaces_of_the_document() -> None:
    document = read_bytes("Tổng mức bán lẻ đạt 900   tỷ  đồng.".encode(), "a.txt")
    assert [fact.passage.text for fact in extract(document).facts] == ["900   tỷ  đồng"]
