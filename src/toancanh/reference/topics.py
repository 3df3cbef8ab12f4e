"""The subjects of acts, as words that tell of them (``topics.toml``)."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from toancanh.model.text import reading_form

OTHER = "other"
_WORD = re.compile(r"\w+")


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
def _phrases() -> dict[tuple[str, ...], tuple[str, ...]]:
    """Each phrase as its words, with the codes of its topics; none for a word that only looks so."""
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for topic in topics():
        for word in topic.not_words:
            found.setdefault(_words(word), ())
        for word in topic.words:
            found[_words(word)] = (*found.get(_words(word), ()), topic.code)
    return found


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(reading_form(text)))


@cache
def _longest() -> int:
    return max(map(len, _phrases()))


def find_topics(text: str) -> tuple[str, ...]:
    """Codes of the topics that a piece of text tells of, in the order of the file; "other" if of none."""
    words, phrases = _words(text), _phrases()
    found: set[str] = set()
    at = 0
    while at < len(words):
        size = next((n for n in range(_longest(), 0, -1) if words[at : at + n] in phrases), 0)
        found.update(phrases[words[at : at + size]] if size else ())
        at += size or 1
    return tuple(topic.code for topic in topics() if topic.code in found) or (OTHER,)
