"""What stands around a number: its magnitude and unit, the noun that it counts, the words before it."""

import re
import tomllib
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from toancanh.extract.lexicon import Lexicon
from toancanh.extract.marks import Mark
from toancanh.extract.rules.indicator.nouns import Noun, nouns
from toancanh.extract.rules.number import Number
from toancanh.reference.units import magnitudes, unit_forms

_WORD = re.compile(r" *([^\W\d_]+)")
_COUNTED = frozenset(("count", "person", "household", "visit"))  # what these count is a noun: see nouns.toml
LONGEST_WORD = 40  # characters


@dataclass(frozen=True, slots=True)
class Tail:
    """What follows a number: how much it is multiplied by, in which unit, up to where."""

    end: int
    factor: Decimal
    unit: str | None
    form: str
    noun: Noun | None = None
    label: str = ""
    magnitude: bool = False


@cache
def _not_counted() -> frozenset[str]:
    return frozenset(
        tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))["not_counted"].split()
    )


@cache
def noun_lexicon() -> Lexicon[Noun]:
    """The countable nouns as one automaton."""
    return Lexicon(((noun.phrase, noun) for noun in nouns()), "noun")


@cache
def _tail_pattern() -> re.Pattern[str]:
    scale = "|".join(sorted(map(re.escape, magnitudes()), key=len, reverse=True))
    forms = "|".join(re.escape(form.text) for form in unit_forms().values() if form.unit not in _COUNTED)
    return re.compile(rf" *(?P<scale>(?:{scale})\b(?: +(?:{scale})\b)*)? *(?P<unit>(?:{forms})(?!\w))?")


def _scale(words: str) -> Decimal:
    product = Decimal(1)
    for word in words.split():
        product *= magnitudes()[word]
    return product


@dataclass(frozen=True)
class Finder:
    """The reading form with what is known about it while amounts are read off it."""

    key: str
    text: str
    nouns_at: dict[int, Mark[Noun]]
    taken: Sequence[Mark[object]]  # expressions of time: their digits count nothing
    block_starts: Sequence[int]

    def in_time(self, start: int) -> bool:
        """Whether a number belongs to an expression of time or an address."""
        at = bisect_right(self.taken, start, key=lambda mark: mark.start) - 1
        return at >= 0 and start < self.taken[at].end

    def block_start(self, start: int) -> int:
        """Where the block that holds an offset begins."""
        return self.block_starts[bisect_right(self.block_starts, start) - 1] if self.block_starts else 0

    def same_block(self, one: int, two: int) -> bool:
        """Whether two offsets lie in one block."""
        return self.block_start(one) == self.block_start(two)

    def before(self, start: int, width: int = 24) -> str:
        """The words before an offset, within its block."""
        return self.key[max(self.block_start(start), start - width) : start]

    def after(self, end: int, width: int = 8) -> str:
        """The words after an offset, within its block."""
        following = bisect_right(self.block_starts, end - 1)
        stop = self.block_starts[following] if following < len(self.block_starts) else len(self.key)
        return self.key[end : min(end + width, stop)]

    def tail(self, number: Mark[Number]) -> Tail:
        """Read magnitude, unit or counted noun after a number."""
        found = _tail_pattern().match(self.key, number.end)
        assert found is not None  # every part of the pattern is optional
        scale, form = found["scale"], found["unit"]
        factor = _scale(scale) if scale else Decimal(1)
        after = found.end("scale") if scale else number.end
        noun = self._noun(after)
        if form and not (noun and len(noun.value.phrase) > len(form)):
            written = unit_forms()[form]
            return Tail(found.end("unit"), factor * written.factor, written.unit, form, magnitude=bool(scale))
        if noun:
            return Tail(noun.end, factor, None, "", noun.value, self.text[noun.start : noun.end], bool(scale))
        return Tail(after, factor, None, "", magnitude=bool(scale))

    def _noun(self, end: int) -> Mark[Noun] | None:
        at = end
        while at < len(self.key) and self.key[at] == " ":
            at += 1
        return self.nouns_at.get(at)

    def generic_noun(self, number: Mark[Number]) -> tuple[int, str] | None:
        """An uncatalogued noun right after the number: its end and text."""
        word = _WORD.match(self.key, number.end)
        if not word or word[1] in _not_counted() or len(word[1]) < 2 or self.text[word.start(1)].isupper():
            return None
        begins = self.block_start(number.start)
        preceding = self.text[max(begins, number.start - LONGEST_WORD) : number.start].split()
        if preceding and preceding[-1][0].isupper():
            return None  # "BIM 1 công suất": the number belongs to a name
        end = word.end(1)
        for _ in range(3):
            more = _WORD.match(self.key, end)
            if not more or more[1] in _not_counted():
                break
            end = more.end(1)
        return word.end(1), self.text[word.start(1) : end]
