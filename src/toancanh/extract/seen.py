"""One pass over a text for the words of every rule and every phrase book at once.

What a report says hangs on a few thousand words and phrases. They are all found together, by the algorithm
of Aho and Corasick (Efficient string matching, CACM 18:6, 1975), in time that grows only with the text; then
each part looks at its own finds.
"""

import re
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

import ahocorasick

from toancanh.extract.openings import shape


class Part(ABC):
    """Something that looks for words: a phrase book, or a set of rules with the words that open them.

    ``whole`` says whether a word must end where it is found, or only begin there.
    """

    whole: bool

    @abstractmethod
    def sought(self) -> Mapping[str, Any]:
        """What to look for, in the reading form, and what to keep of each find."""

    def finds(self, text: "Seen | str") -> "list[Find]":
        """Where its words stand, in the order in which they end.

        Args:
            text: what a vocabulary with this part has seen, or a reading form for the part to see alone.
        """
        return (self._alone.see(text) if isinstance(text, str) else text).of(self)

    @cached_property
    def _alone(self) -> "Vocabulary":
        return Vocabulary((self,))


def key_of(text: "Seen | str") -> str:
    """The reading form of a text, whether its words were looked for or not."""
    return text if isinstance(text, str) else text.key


Find = tuple[int, int, Any]  # start, end, what the part keeps


class Sought(NamedTuple):
    """Who looks for a word, each with what it keeps; ``compared`` those whose digits or signs count too."""

    plain: list[tuple[int, Any]]
    compared: list[tuple[int, bool, str, Any]]  # part, whether whole, word, what is kept


_SIGNS = ".,;:()\"'/-%+*!?…|=\n\t"
_SIGN = re.compile(r"[^\w ]|_")


def _parted(text: str) -> str:
    """The text with a space for every sign: nothing but a space parts words."""
    for sign in _SIGNS:
        text = text.replace(sign, " ")
    return text if text.replace(" ", "").isalnum() else _SIGN.sub(" ", text)


def _pattern(word: str, whole: bool) -> str:
    """A word as the automaton looks for it, with the spaces that part it from others."""
    return " " * word[0].isalnum() + _parted(shape(word)) + " " * _closed(word, whole)


def _closed(word: str, whole: bool) -> bool:
    return whole and word[-1].isalnum()


def _plain(word: str, whole: bool) -> bool:
    """Whether the pattern tells all of a word: its digits, its signs and where it ends."""
    shaped = shape(word)
    return _parted(shaped) == shaped and (shaped == word if whole else word[-1] != " ")


class Vocabulary:
    """The words of several parts as one automaton; built once, applied to any number of texts."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self.numbers = {id(part): number for number, part in enumerate(parts)}
        self.parts = tuple(parts)
        sought: dict[str, Sought] = {}
        for number, part in enumerate(parts):
            for word, kept in part.sought().items():
                found = sought.setdefault(_pattern(word, part.whole), Sought([], []))
                if _plain(word, part.whole):
                    found.plain.append((number, kept))
                else:
                    found.compared.append((number, part.whole, word, kept))
        self.automaton = ahocorasick.Automaton()
        for pattern, found in sought.items():
            self.automaton.add_word(pattern, (pattern.endswith(" "), len(pattern.strip()), *found))
        self.automaton.make_automaton()

    def see(self, key: str) -> "Seen":
        """Find all words in a reading form."""
        return Seen(key, self)


class Seen:
    """A reading form, and where the words of each part stand in it. A word never begins within another."""

    def __init__(self, key: str, vocabulary: Vocabulary) -> None:
        self.key = key
        self._numbers = vocabulary.numbers
        self._finds: list[list[Find]] = [[] for _ in self._numbers]
        finds, automaton = self._finds, vocabulary.automaton
        shaped = shape(key)
        text = f" {_parted(shaped)} "
        for last, (closed, length, plain, compared) in automaton.iter(text) if automaton else ():
            end = last - closed
            start = end - length
            for number, kept in plain:
                finds[number].append((start, end, kept))
            for number, whole, word, kept in compared:
                end = last - _closed(word, whole)
                start = end - len(word)
                if (key if whole else shaped).startswith(word, start):
                    finds[number].append((start, end, kept))

    def of(self, part: Part) -> list[Find]:
        """The finds of one part, in the order in which they end."""
        return self._finds[self._numbers[id(part)]]
