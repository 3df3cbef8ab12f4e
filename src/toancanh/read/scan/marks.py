"""Raised marks of notes: Tesseract takes a small "1" over the line for "!", a "2" for "?".

A report has neither sign within a sentence, nor by itself before one.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from toancanh.read.notes import RAISED
from toancanh.read.paper.words import Word

GUESSED = Decimal("0.85")
"""The most that a word is trusted whose letters were mended."""

_MEANT = str.maketrans("!?", "12")
_GLUED = re.compile(r"([^\W_]|%)([!?])([.,;:)]?)")


def raised(words: Sequence[Word]) -> Iterator[Word]:
    """Words in order of reading, signs that stand for marks of notes as raised digits."""
    for at, word in enumerate(words):
        before = words[at - 1] if at and _same_line(words[at - 1], word) else None
        after = words[at + 1] if at + 1 < len(words) and _same_line(word, words[at + 1]) else None
        yield _with_mark(word) if _is_note(before, word, after) or _is_marked(word, after) else word


def _is_note(before: Word | None, word: Word, after: Word | None) -> bool:
    """Whether a sign opens a line, and a sentence follows it."""
    return word.text in ("!", "?") and before is None and after is not None and after.text[0].isupper()


def _is_marked(word: Word, after: Word | None) -> bool:
    """Whether a sentence goes on, or ends, after the sign that a word has."""
    found = _GLUED.fullmatch(word.text[-3:]) or _GLUED.fullmatch(word.text[-2:])
    return found is not None and (found[3] != "" or (after is not None and after.text[0].islower()))


def _with_mark(word: Word) -> Word:
    head, sign, tail = re.split(r"([!?])(?=[.,;:)]?$)", word.text)
    text = head + sign.translate(_MEANT).translate(RAISED) + tail
    return replace(word, text=text, confidence=min(word.confidence, GUESSED))


def _same_line(left: Word, right: Word) -> bool:
    box = left.box
    return box.top <= right.box.middle[1] <= box.bottom and box.left < right.box.left
