"""What stands around a number: its magnitude and unit, the noun that it counts, the words before it."""

import re
import tomllib
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import NamedTuple

from toancanh.extract.lexicon import Lexicon
from toancanh.extract.marks import Mark, Marks
from toancanh.extract.rules.indicator.nouns import Noun, nouns
from toancanh.extract.rules.number import Number
from toancanh.extract.rules.unit.amounts import kind_of
from toancanh.model.once import once
from toancanh.reference.units import Form, magnitudes, unit_forms, units

_FIRST = re.compile(r"[^\W_]+|\W")
_WORD = re.compile(r" *([^\W\d_]+)")
_COUNTED = frozenset(("count", "person", "household", "visit"))  # what these count is a noun: see nouns.toml
_TENTH = re.compile(r" (?:rưỡi\b|(?P<tenth>[1-9])(?![\w/]|[.,]\d))")
_CLAUSE_ENDS = re.compile(r" *(?:$|[.,;:)\n])")
_DIVISIBLE = frozenset(("money", "area", "product", "energy"))
_PER = re.compile(r" ?/ ?| (?:một|mỗi) ")
_PER_NAMES = {("tonne", Decimal("0.001")): "kg"}
_ONCE, _NOTHING = Decimal(1), Decimal(0)
LONGEST_WORD = 40  # characters


class Tail(NamedTuple):
    """What follows a number: how much it is multiplied by, in which unit, up to where.

    ``half`` is what "rưỡi" or a tenth ("1 triệu 2") adds, before the unit's own factor.
    """

    end: int
    factor: Decimal
    unit: str | None
    form: str
    noun: Noun | None = None
    label: str = ""
    magnitude: bool = False
    half: Decimal = Decimal(0)


@cache
def _not_counted() -> frozenset[str]:
    return frozenset(
        tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))["not_counted"].split()
    )


@once
def noun_lexicon() -> Lexicon[Noun]:
    """The countable nouns as one automaton."""
    return Lexicon(((noun.phrase, noun) for noun in nouns()), "noun")


@cache
def _scales() -> re.Pattern[str]:
    words = sorted({word for phrase in magnitudes() for word in phrase.split(" ")}, key=len, reverse=True)
    scale = "|".join(map(re.escape, words))
    return re.compile(rf"(?:{scale})\b(?: (?:{scale})\b){{0,2}}")


@cache
def _forms() -> dict[str, re.Pattern[str]]:
    """The written forms of units by the word or sign that they begin with, longest first."""
    found: dict[str, list[str]] = {}
    for form in unit_forms().values():
        if form.unit not in _COUNTED:
            whole = r"(?!\w)" if form.text[-1].isalnum() else ""
            found.setdefault(_first(form.text, 0), []).append(re.escape(form.text) + whole)
    return {word: re.compile("|".join(forms)) for word, forms in found.items()}


@cache
def _counting() -> frozenset[str]:
    """The words, or the signs, that begin what number words count beside nouns: money and magnitudes."""
    money = (form.text for form in unit_forms().values() if kind_of(form.unit) == "money")
    return frozenset(_first(phrase, 0) for phrase in (*money, *magnitudes()))


def _first(text: str, at: int) -> str:
    """The word or sign at an offset."""
    found = _FIRST.match(text, at)
    return found.group() if found else ""


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
    taken: Marks[object]  # expressions of time: their digits count nothing
    block_starts: Sequence[int]

    def in_time(self, start: int) -> bool:
        """Whether a number belongs to an expression of time or an address."""
        at = bisect_right(self.taken.starts, start) - 1
        return at >= 0 and start < self.taken[at][1]

    def counting(self, end: int) -> bool:
        """Whether a noun, money or a magnitude may follow a number that ends there."""
        at = self._spaces(end)
        return at in self.nouns_at or _first(self.key, at) in _counting()

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
        factor, after, half = _ONCE, number.end, _NOTHING
        at = self._spaces(after)
        scale = _scales().match(self.key, at)
        if scale:
            factor, after = _scale(scale.group()), scale.end()
            half, after = self._half(after, factor)
            at = self._spaces(after)
        form, noun = self._form(at, bool(scale)), self.nouns_at.get(at)
        if form and not (noun and len(noun.value.phrase) > form[1] - at):
            unit, end = form
            return Tail(
                end,
                factor * unit.factor,
                unit.unit,
                unit.text,
                magnitude=bool(scale),
                half=half * unit.factor,
            )
        if noun:
            label = self.text[noun.start : noun.end]
            return Tail(noun.end, factor, None, "", noun.value, label, bool(scale), half)
        return Tail(after, factor, None, "", magnitude=bool(scale), half=half)

    def _spaces(self, at: int) -> int:
        return at + 1 if self.key.startswith(" ", at) else at

    def _half(self, at: int, factor: Decimal) -> tuple[Decimal, int]:
        """What "3 tỷ rưỡi", "1 triệu 2" add to the millions, and the end of it."""
        found = _TENTH.match(self.key, at)
        if found is None:
            return Decimal(0), at
        if not found["tenth"]:
            return factor / 2, found.end()
        form = self._form(self._spaces(found.end()), magnitude=True)
        counts = form and kind_of(form[0].unit) in _DIVISIBLE
        if counts or _CLAUSE_ENDS.match(self.key, found.end()):
            return factor * int(found["tenth"]) / 10, found.end()
        return Decimal(0), at

    def _form(self, at: int, magnitude: bool) -> tuple[Form, int] | None:
        """The unit written at an offset, and its end; "đồng một kg" is one unit."""
        found = self._plain_form(at)
        if found is None or (found[0].spoken and not magnitude):
            return None
        form, end = found
        per = _PER.match(self.key, end) if kind_of(form.unit) == "money" and "/" not in form.text else None
        under = self._plain_form(per.end()) if per else None
        if under is None:
            return found
        name = _PER_NAMES.get((under[0].unit, under[0].factor), under[0].unit)
        code = f"other:{form.unit.removeprefix('other:')}/{name}"
        return (Form(form.text, code, form.factor), under[1]) if code in units() else found

    def _plain_form(self, at: int) -> tuple[Form, int] | None:
        forms = _forms().get(_first(self.key, at))
        found = forms.match(self.key, at) if forms else None
        return (unit_forms()[found.group()], found.end()) if found else None

    def generic_noun(self, start: int, end: int) -> tuple[int, str] | None:
        """An uncatalogued noun right after a number and its magnitude: its end and text."""
        word = _WORD.match(self.key, end)
        if not word or word[1] in _not_counted() or len(word[1]) < 2 or self.text[word.start(1)].isupper():
            return None
        begins = self.block_start(start)
        preceding = self.text[max(begins, start - LONGEST_WORD) : start].split()
        if preceding and preceding[-1][0].isupper():
            return None  # "BIM 1 công suất": the number belongs to a name
        end = word.end(1)
        for _ in range(3):
            more = _WORD.match(self.key, end)
            if not more or more[1] in _not_counted():
                break
            end = more.end(1)
        return word.end(1), self.text[word.start(1) : end]
