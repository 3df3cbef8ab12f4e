"""Topics: their words tell of them, and nothing else does."""

import pytest

from toancanh.reference.topics import find_topics, topics

CODES = (
    "energy", "industrial_cluster", "industrial_park", "trade", "petrol", "market", "export", "land",
    "environment", "organisation", "budget", "promotion", "ocop", "other",
)  # fmt: skip


def test_topics_are_those_of_the_contract() -> None:
    assert tuple(topic.code for topic in topics()) == CODES


@pytest.mark.parametrize("topic", topics(), ids=lambda topic: topic.code)
def test_topic_has_both_names_and_every_word_tells_of_it(topic) -> None:
    assert topic.vi
    assert topic.en
    assert all(topic.code in find_topics(word) for word in topic.words)
    assert not any(topic.code in find_topics(word) for word in topic.not_words)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("bố trí vốn cho CHỢ vùng cao", ("market", "budget")),
        ("sản phẩm điện tử", ("other",)),
        ("hạ tầng các khu, cụm công nghiệp", ("industrial_cluster", "industrial_park")),
        ("khoá học cho nông dân", ("other",)),
    ],
)
def test_find_topics(text: str, codes: tuple[str, ...]) -> None:
    assert find_topics(text) == codes
