"""Countable nouns: what a number counts, and the subject that the noun names by itself."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from toancanh.model.text import reading_form

_UNITS = {"person": "person", "staff": "person", "visit": "visit", "household": "household"}


@dataclass(frozen=True, slots=True)
class Noun:
    """A phrase that is counted. ``kind`` picks the indicator within a subject (``subjects.toml``)."""

    phrase: str
    kind: str
    subject: str | None

    @property
    def unit(self) -> str:
        """Unit code of a count of it."""
        return _UNITS.get(self.kind, "count")


@cache
def nouns() -> tuple[Noun, ...]:
    """All nouns of ``nouns.toml``."""
    data = tomllib.loads(Path(__file__).with_name("nouns.toml").read_text("utf-8"))
    return tuple(
        Noun(reading_form(phrase), entry["kind"], entry.get("subject"))
        for entry in data.values()
        for phrase in entry["phrases"]
    )
