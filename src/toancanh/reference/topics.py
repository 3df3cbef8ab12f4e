"""The subjects of acts, as words that tell of them (``topics.toml``)."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from toancanh.model.text import reading_form

OTHER = "other"


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject: its code, its names, and the words that tell of it (and those that only look so)."""

    code: str
    vi: str
    en: str
    words: tuple[str, ...]
    not_words: tuple[str, ...] = ()


@cache
def topics() -> tuple[Topic, ...]:
    """All topics in the order of the file; the last is "other"."""
    table = tomllib.loads(files(__package__).joinpath("topics.toml").read_text("utf-8"))
    return tuple(
        Topic(code, row["vi"], row["en"], tuple(row["words"]), tuple(row.get("not", ())))
        for code, row in table.items()
    )


@cache
def _pattern(topic: Topic) -> re.Pattern[str]:
    longest_first = sorted((*topic.words, *topic.not_words), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(reading_form(word)) for word in longest_first)})(?!\w)")


def find_topics(key: str) -> tuple[str, ...]:
    """Codes of the topics that a piece of text in its reading form tells of, "other" if of none."""
    found = tuple(topic.code for topic in topics() if topic.words and _tells(topic, key))
    return found or (OTHER,)


def _tells(topic: Topic, key: str) -> bool:
    return any(match.group() not in topic.not_words for match in _pattern(topic).finditer(key))
