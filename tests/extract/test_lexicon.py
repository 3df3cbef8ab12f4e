"""A lexicon finds whole words, the longest where several fit."""

import pytest

from toancanh.extract.lexicon import Lexicon

WORDS = Lexicon(
    {"xuất khẩu": "exports", "kim ngạch xuất khẩu": "exports", "chợ": "markets", "Hoà Bình": "area"}, "test"
)


def found(key: str) -> list[str]:
    return [key[mark.start : mark.end] for mark in WORDS.find(key)]


def test_longest_phrase_wins() -> None:
    assert found("kim ngạch xuất khẩu tăng") == ["kim ngạch xuất khẩu"]


def test_phrases_are_found_in_order() -> None:
    assert found("chợ và xuất khẩu, chợ") == ["chợ", "xuất khẩu", "chợ"]


@pytest.mark.parametrize("key", ["chợt", "hội-chợ2", "xuất khẩux", "tái xuất khẩ"])
def test_part_of_a_word_is_no_phrase(key: str) -> None:
    assert found(key) == []


@pytest.mark.parametrize("key", ["(chợ)", "chợ", "hội-chợ", "chợ/siêu thị", "12 chợ."])
def test_punctuation_ends_a_word(key: str) -> None:
    assert found(key) == ["chợ"]


def test_phrases_are_kept_in_reading_form() -> None:
    assert found("hòa bình") == ["hòa bình"]


def test_overlapping_phrases_give_way_to_the_longer_one() -> None:
    words = Lexicon({"khu công nghiệp": 1, "công nghiệp": 2, "công nghiệp chế biến": 3}, "test")
    assert [mark.value for mark in words.find("khu công nghiệp; công nghiệp chế biến")] == [1, 3]


def test_empty_lexicon_finds_nothing() -> None:
    assert Lexicon[str]({}, "test").find("chợ") == []
