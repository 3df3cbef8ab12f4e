"""Phrase books: many phrases with a meaning each, whole words only, the longest where several fit."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Generic, TypeVar

from toancanh.extract.marks import Mark, Marks
from toancanh.extract.seen import Find, Seen, Vocabulary
from toancanh.model.text import reading_form

T = TypeVar("T")


class Lexicon(Generic[T]):
    """Phrases with a payload each; built once, applied to any number of texts."""

    whole = True

    def __init__(self, phrases: Mapping[str, T] | Iterable[tuple[str, T]], name: str) -> None:
        self.name = name
        pairs = phrases.items() if isinstance(phrases, Mapping) else phrases
        self.words = {reading_form(phrase): value for phrase, value in pairs}

    def find(self, text: Seen | str) -> Marks[T]:
        """All phrases, in order; single spaces are expected (see ``smooth``).

        Args:
            text: what a vocabulary with this phrase book has seen, or a reading form for it to see alone.
        """
        seen = self._alone.see(text) if isinstance(text, str) else text
        return Marks(self.among(seen.of(self)))

    def among(self, finds: Iterable[Find]) -> list[Mark[T]]:
        """The phrases among finds of this phrase book, which come in the order in which they end."""
        found: list[Mark[T]] = []
        for start, end, value in finds:
            while found and found[-1].start >= start:
                found.pop()
            if not found or found[-1].end <= start:
                found.append(Mark(start, end, value, self.name))
        return found

    @cached_property
    def _alone(self) -> Vocabulary:
        return Vocabulary((self,))
