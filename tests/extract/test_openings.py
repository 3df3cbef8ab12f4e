"""What a pattern can begin with, and that nothing it matches is missed by looking only there."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toancanh.extract.grammar import Grammar, rule
from toancanh.extract.openings import openings
from toancanh.extract.survey import vocabulary
from toancanh.model.text import reading_form


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"\btăng(?: thêm)?\b", {"tăng"}),
        (r"(?:tính )?đến hết", {"tính đến hết", "đến hết"}),
        (r"qu[ýí] (?:i|ii)", {"quý i", "quí i"}),
        (r"\b\d\d? tháng", {"0 tháng", "00 tháng"}),
        (r"\d{1,2}/(?:19|20)\d\d", {"0/0000", "00/0000"}),
        (r"\d+ tỷ", {"0"}),
        (r"(?<!bộ )kế hoạch(?! và)", {"kế hoạch"}),
        (r"a?b?c", {"abc", "ac", "bc", "c"}),
        (r"(?:ab)*c", {"ab", "c"}),
        (r"so với .*", {"so với "}),
    ],
)
def test_openings_are_the_words_a_match_begins_with(pattern: str, words: set[str]) -> None:
    assert openings(pattern) == words


@pytest.mark.parametrize("pattern", [r"\w+ tháng", r"(?:\w )?tháng", r".", r""])
def test_pattern_that_can_begin_with_anything_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="no word opens"):
        openings(pattern)


WORDS = [
    "tính",
    "đến",
    "hết",
    "tháng",
    "năm",
    "quý",
    "so",
    "với",
    "cùng",
    "kỳ",
    "6",
    "2025",
    "kế",
    "hoạch",
    "trước",
    "9/2024",
    "giao",
    "được",
]


@settings(deadline=None)  # the first example builds the vocabulary
@given(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join))
def test_rules_find_what_trying_everywhere_finds(text: str) -> None:
    key = reading_form(text)
    seen = vocabulary().see(key)
    for grammar in (part for part in vocabulary().parts if isinstance(part, Grammar)):
        starts = {start for start, _, _ in seen.of(grammar)}
        for each in grammar.rules:
            for match in re.finditer(each.pattern, key):
                assert match.start() in starts, (each.name, match.group())


def test_longest_match_stands_then_the_earlier_rule() -> None:
    grammar = Grammar(
        rule("short", "năm", lambda _: 1),
        rule("long", "năm nay", lambda _: 2),
        rule("late", "năm nay", lambda _: 3),
    )
    assert [(mark.start, mark.end, mark.rule) for mark in grammar.find("năm năm nay")] == [
        (0, 3, "short"),
        (4, 11, "long"),
    ]
