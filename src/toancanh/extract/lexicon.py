"""Many phrases found in one pass over a text, whole words only, the longest where several fit."""

from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

import ahocorasick

from toancanh.extract.marks import Mark
from toancanh.model.text import reading_form

T = TypeVar("T")


class Lexicon(Generic[T]):
    """Phrases with a payload each; built once, applied to any number of texts."""

    def __init__(self, phrases: Mapping[str, T] | Iterable[tuple[str, T]], name: str) -> None:
        self.name = name
        self._automaton = ahocorasick.Automaton()
        pairs = phrases.items() if isinstance(phrases, Mapping) else phrases
        for phrase, value in pairs:
            written = reading_form(phrase)
            self._automaton.add_word(written, (len(written), value))
        self._automaton.make_automaton()

    def find(self, key: str) -> list[Mark[T]]:
        """All phrases in the reading form ``key``, in order; single spaces are expected (see ``smooth``)."""
        found: list[Mark[T]] = []
        for last, (length, value) in self._automaton.iter(key) if self._automaton else ():
            start, end = last - length + 1, last + 1
            if not (_joined(key, start) or _joined(key, end)):
                while found and found[-1].start >= start:
                    found.pop()
                if not found or found[-1].end <= start:
                    found.append(Mark(start, end, value, self.name))
        return found


def _joined(key: str, at: int) -> bool:
    """Whether a word runs across position ``at``."""
    return 0 < at < len(key) and key[at - 1].isalnum() and key[at].isalnum()
