"""Many phrases found in one pass over a text, whole words only, the longest where several fit."""

import re
from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

import ahocorasick

from toancanh.extract.marks import Mark
from toancanh.model.text import reading_form

T = TypeVar("T")
_RUN = re.compile(r" {2,}")


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
        """All phrases in the reading form ``key``; runs of spaces count as one."""
        if "  " not in key:
            return self._find(key)
        squeezed, origin = _squeeze(key)
        return [
            Mark(origin[mark.start], origin[mark.end - 1] + 1, mark.value, mark.rule)
            for mark in self._find(squeezed)
        ]

    def _find(self, key: str) -> list[Mark[T]]:
        if not len(self._automaton):
            return []
        found: list[Mark[T]] = []
        for last, (length, value) in self._automaton.iter(key):
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


def _squeeze(key: str) -> tuple[str, list[int]]:
    origin = [at for at, char in enumerate(key) if char != " " or at == 0 or key[at - 1] != " "]
    return _RUN.sub(" ", key), origin
