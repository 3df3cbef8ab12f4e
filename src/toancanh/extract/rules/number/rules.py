"""Digits and number words in one list, with the worth of their last written digit.

What looks like a number but counts nothing (a date, a law, a rank, a name) is left to the caller, who
knows what follows.
"""

from toancanh.extract.anchors import DIGITS
from toancanh.extract.marks import Marks
from toancanh.extract.overlaps import longer_of
from toancanh.extract.rules.number.digits import find_digits
from toancanh.extract.rules.number.value import Number
from toancanh.extract.rules.number.words import NUMBER, WORDS, find_fractions, find_words
from toancanh.extract.seen import Seen, key_of

RULES = (
    "number.plain", "number.vietnamese", "number.english", "number.decimal", "number.spaced", "number.of",
    "number.words", "number.words_scaled", "number.rưỡi", "number.implied_one", "number.fraction",
    "number.half", "number.fold",
)  # fmt: skip


def find_numbers(text: Seen | str) -> Marks[Number]:
    """All numbers of a reading form, in order; of those that overlap, the longer."""
    key = key_of(text)
    digits = [start for start, _, _ in DIGITS.find(text)]
    words = [(start, name) for start, _, name in WORDS.find(text)]
    numbers = [start for start, name in words if name == NUMBER]
    others = [it for it in words if it[1] != NUMBER]
    return longer_of((*find_digits(key, digits), *find_words(key, numbers), *find_fractions(key, others)))
