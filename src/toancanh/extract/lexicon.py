"""Phrase books: many phrases with a meaning each, whole words only, the longest where several fit."""

from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

from toancanh.extract.marks import Mark, Marks
from toancanh.extract.seen import Find, Part, Seen
from toancanh.model.text import reading_form

T = TypeVar("T")


class Lexicon(Part, Generic[T]):
    """Phrases with a payload each; built once, applied to any number of texts."""

    whole = True

    def __init__(self, phrases: Mapping[str, T] | Iterable[tuple[str, T]], name: str) -> None:
        self.name = name
        pairs = phrases.items() if isinstance(phrases, Mapping) else phrases
        self.words = {reading_form(phrase): value for phrase, value in pairs}

    def sought(self) -> Mapping[str, T]:
        """Its phrases, each with its payload."""
        return self.words

    def find(self, text: Seen | str) -> Marks[T]:
        """All phrases, in order; single spaces are expected (see ``smooth``)."""
        return Marks(self.among(self.finds(text)))

    def among(self, finds: Iterable[Find]) -> list[Mark[T]]:
        """The phrases among finds of this phrase book, which come in the order in which they end."""
        found: list[Mark[T]] = []
        for start, end, value in finds:
            while found and found[-1].start >= start:
                found.pop()
            if not found or found[-1].end <= start:
                found.append(Mark(start, end, value, self.name))
        return found
