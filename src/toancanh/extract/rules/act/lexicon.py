"""The words the rules of this folder stand on, read once from their TOML files."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from toancanh.extract.lexicon import Lexicon
from toancanh.model.once import once
from toancanh.model.text import reading_form

Classes = frozenset[str]
BODY, TITLE, PERSON, AGAIN = "body", "title", "person", "again"


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text("utf-8"))


@once
def cues() -> Lexicon[Classes]:
    """Cue phrases, each with the classes it belongs to."""
    classes: dict[str, set[str]] = {}
    for name, phrases in _table("cues").items():
        for phrase in phrases:
            classes.setdefault(phrase, set()).add(name)
    return Lexicon({phrase: frozenset(names) for phrase, names in classes.items()}, "act cue")


@once
def bodies() -> Lexicon[tuple[str, int]]:
    """Names of bodies, titles and words for people, each with its kind and rank."""
    table = _table("bodies")
    found: dict[str, tuple[str, int]] = dict.fromkeys(table["people"]["words"], (PERSON, 0))
    found |= dict.fromkeys(table["people"]["again"], (AGAIN, 0))
    for rank, names in table["titles"].items():
        found |= dict.fromkeys(names, (TITLE, int(rank)))
    for body in table["body"]:
        found |= dict.fromkeys(body["names"], (BODY, body["rank"]))
    return Lexicon(found, "act body")


@cache
def tail_words() -> re.Pattern[str]:
    """A field or a kind of place in small letters that goes on a body's name ("Sở Công thương tỉnh")."""
    tail = _table("bodies")["tail"]
    return re.compile(rf" (?:{_any([*tail['fields'], *tail['places']])})(?!\w)")


@cache
def person_after() -> re.Pattern[str]:
    """A person's name at the end of an office's: surname and two or three words with a capital."""
    surnames = "|".join(_table("bodies")["people"]["surnames"])
    return re.compile(rf" (?:{surnames})(?: (?=[^\W\d_a-zđ])\w+){{2,3}}\Z")


@cache
def guard(name: str) -> re.Pattern[str]:
    """One list of guards.toml as a pattern of whole words."""
    return re.compile(rf"(?<!\w)(?:{_any(_table('guards')[name])})(?!\w)")


@cache
def headings() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """What headings announce, in the order of headings.toml."""
    return tuple((name, re.compile(_any(words))) for name, words in _table("headings").items())


def _any(words: list[str]) -> str:
    return "|".join(re.escape(reading_form(word)) for word in sorted(words, key=len, reverse=True))
