"""What Tesseract does to Vietnamese reports that can be undone without touching a digit or a letter."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from toancanh.read.paper.words import Word

_STROKES = "|¦_"  # what is left of a rule; no word of a report has them
_TAIL = re.compile(r"[.,]\d+[%)]?[.,;:)]?")  # the rest of a number behind a space that nobody typed
_GAP = 0.45  # letter heights: digits of one number stand no further apart


def repaired(words: Iterable[Word]) -> Iterator[Word]:
    """Words in order, without strokes of rules, a number and its torn off rest in one."""
    before: Word | None = None
    for word in words:
        text = word.text.strip(_STROKES)
        if not text:
            continue
        word = replace(word, text=text)
        if before and _torn(before, word):
            both = before.text + word.text, before.box.union(word.box)
            before = Word(*both, min(before.confidence, word.confidence))
        else:
            if before:
                yield before
            before = word
    if before:
        yield before


def _torn(before: Word, word: Word) -> bool:
    near = 0 <= word.box.left - before.box.right <= _GAP * before.box.height
    level = before.box.top <= word.box.middle[1] <= before.box.bottom
    return near and level and before.text[-1].isdigit() and _TAIL.fullmatch(word.text) is not None
