"""Rules: patterns over the reading form with a meaning, tried only where a word stands that opens them."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from toancanh.extract.marks import Mark, Marks, keep_longest
from toancanh.extract.openings import openings
from toancanh.extract.seen import Find, Part, Seen, key_of

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Rule(Generic[T]):
    """A name, a pattern over the reading form, and what a match means (``None``: not this, after all)."""

    name: str
    pattern: re.Pattern[str]
    produce: Callable[[re.Match[str]], T | None]


def rule(name: str, pattern: str, produce: Callable[[re.Match[str]], T | None]) -> Rule[T]:
    """Write a rule; the pattern is over the reading form (lower case, plain spaces)."""
    return Rule(name, re.compile(pattern), produce)


class Grammar(Part, Generic[T]):
    """Rules for one thing; where matches overlap, the longest stands, then that of the earlier rule.

    A match begins where a word or a number begins, never within one.
    """

    whole = False

    def __init__(self, *rules: Rule[T]) -> None:
        self.rules = rules

    def sought(self) -> dict[str, tuple[int, ...]]:
        """The words that open a rule, with the numbers of the rules that they open."""
        opened: dict[str, list[int]] = {}
        for number, each in enumerate(self.rules):
            for word in openings(each.pattern.pattern):
                opened.setdefault(word, []).append(number)
        return {word: tuple(numbers) for word, numbers in opened.items()}

    def find(self, text: Seen | str) -> Marks[T]:
        """All that the rules find, in order."""
        return keep_longest(self._matches(key_of(text), sorted(self.finds(text))))

    def _matches(self, key: str, finds: Iterable[Find]) -> Iterable[tuple[int, Mark[T]]]:
        reached = [0] * len(self.rules)  # matches of one rule do not overlap
        for start, _, numbers in finds:
            for number in numbers:
                if start < reached[number]:
                    continue
                each = self.rules[number]
                if match := each.pattern.match(key, start):
                    reached[number] = end = match.end()
                    if (value := each.produce(match)) is not None:
                        yield number, Mark(start, end, value, each.name)
