"""What rules leave on a text: a span, what it means, and the rule that says so."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Mark(Generic[T_co]):
    """Characters ``start`` to ``end`` mean ``value``, says ``rule``."""

    start: int
    end: int
    value: T_co
    rule: str


@dataclass(frozen=True, slots=True)
class Rule(Generic[T]):
    """A name, a pattern over the reading form, and what a match means (``None``: not this, after all)."""

    name: str
    pattern: re.Pattern[str]
    produce: Callable[[re.Match[str]], T | None]


def rule(name: str, pattern: str, produce: Callable[[re.Match[str]], T | None]) -> Rule[T]:
    """Write a rule; the pattern is over the reading form (lower case, plain spaces)."""
    return Rule(name, re.compile(pattern), produce)


def scan(rules: Iterable[Rule[T]], key: str) -> list[Mark[T]]:
    """Apply all rules; where matches overlap, the longest stands, then the earlier rule."""
    found = [
        (match.start(), match.end(), order, value, each.name)
        for order, each in enumerate(rules)
        for match in each.pattern.finditer(key)
        if (value := each.produce(match)) is not None
    ]
    found.sort(key=lambda f: (f[0] - f[1], f[2], f[0]))
    return keep_longest([Mark(start, end, value, name) for start, end, _, value, name in found])


def keep_longest(marks: Sequence[Mark[T]]) -> list[Mark[T]]:
    """Drop marks that overlap one before them in the sequence; return the rest in text order."""
    kept: list[Mark[T]] = []
    starts: list[int] = []
    for mark in marks:
        at = bisect_left(starts, mark.start)
        free = (at == 0 or kept[at - 1].end <= mark.start) and (at == len(kept) or mark.end <= kept[at].start)
        if free:
            starts.insert(at, mark.start)
            kept.insert(at, mark)
    return kept


def between(marks: Sequence[Mark[T]], start: int, end: int) -> Sequence[Mark[T]]:
    """The marks that lie wholly between two offsets; ``marks`` are in text order."""
    first = bisect_left(marks, start, key=lambda mark: mark.start)
    last = bisect_left(marks, end, key=lambda mark: mark.start)
    return [mark for mark in marks[first:last] if mark.end <= end]
