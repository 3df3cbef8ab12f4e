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
def _phrases() -> dict[str, dict[tuple[str, ...], tuple[str, ...]]]:
    """Phrases by first word, longest first, with the codes of their topics (none if it only looks so)."""
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for topic in topics():
        for word in topic.not_words:
            found.setdefault(_words(word), ())
        for word in topic.words:
            found[_words(word)] = (*found.get(_words(word), ()), topic.code)
    shelf: dict[str, dict[tuple[str, ...], tuple[str, ...]]] = {}
    for phrase in sorted(found, key=len, reverse=True):
        shelf.setdefault(phrase[0], {})[phrase] = found[phrase]
    return shelf


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(reading_form(text)))


@cache
def _order() -> dict[str, int]:
    return {topic.code: at for at, topic in enumerate(topics())}


def find_topics(text: str) -> tuple[str, ...]:
    """Codes of the topics that a piece of text tells of, in the order of the file; "other" if of none."""
    return topics_of(reading_form(text))


def topics_of(key: str) -> tuple[str, ...]:
    """The same of a text that is in the reading form already."""
    words, shelf = tuple(_WORD.findall(key)), _phrases()
    found: set[str] = set()
    free = 0
    for at, word in enumerate(words):
        if at < free or word not in shelf:
            continue
        for phrase, codes in shelf[word].items():
            if words[at : at + len(phrase)] == phrase:
                found.update(codes)
                free = at + len(phrase)
                break
    return tuple(sorted(found, key=_order().__getitem__)) or (OTHER,)
