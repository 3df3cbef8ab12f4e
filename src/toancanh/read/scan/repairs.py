"""What Tesseract does to Vietnamese reports that can be undone without touching a digit."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import chain
from statistics import median_low

from toancanh.read.encoding.syllables import is_syllable
from toancanh.read.paper.words import Box, Word
from toancanh.read.scan.marks import GUESSED, raised
from toancanh.read.scan.terms import marked

_STROKES = "|¦_"  # what is left of a rule; no word of a report has them
_NOISE = Decimal("0.5")  # signs by themselves that are less sure are grains
_TAIL = re.compile(r"[.,]\d+[%)]?[.,;:)]?")  # the rest of a number behind a space that nobody typed
_NUMBERED = re.compile(r"([^\W\d_]{2,})(\d{1,2}[.,;:)]?)")
_ALIKE = 0.15  # part by which Tesseract measures letters of one size apart
_INDEX = re.compile(r"\(?HP\)?[.,;:]?")
_GAP = 0.45  # letter heights: digits of one number stand no further apart


def repaired(words: Sequence[Word]) -> Iterator[Word]:
    """Words in order, without strokes of rules and grains, a number and its torn off rest in one."""
    before: Word | None = None
    for word in chain.from_iterable(map(_spaced, raised(marked(words)))):
        text = word.text.strip(_STROKES)
        if not text or (len(text) == 1 and not text.isalnum() and word.confidence < _NOISE):
            continue
        word = replace(word, text=text)
        if _is_index(before, word):
            word = replace(word, text=text.replace("HP", "IIP"), confidence=min(word.confidence, GUESSED))
        if before and _is_river(before, word):
            before = replace(before, text="Ia", confidence=min(before.confidence, GUESSED))
        if before and _torn(before, word):
            both = before.text + word.text, before.box.union(word.box)
            before = Word(*both, min(before.confidence, word.confidence))
        else:
            if before:
                yield before
            before = word
    if before:
        yield before


def _spaced(word: Word) -> Iterator[Word]:
    """A name and the number behind it as two words: the space between them is easily lost."""
    found = _NUMBERED.fullmatch(word.text)
    if found and found[1].istitle() and is_syllable(found[1]):
        box = word.box
        at = box.left + box.width * len(found[1]) / len(word.text)
        yield replace(word, text=found[1], box=replace(box, right=at))
        yield replace(word, text=found[2], box=replace(box, left=at))
    else:
        yield word


def _is_river(before: Word | None, word: Word) -> bool:
    """Whether "la" before a name is "Ia", water: the names of many places of the highlands begin so."""
    return before is not None and before.text == "la" and word.text[0].isupper()


def _is_index(before: Word | None, word: Word) -> bool:
    """Whether "HP" is "IIP", the index of industrial production: horse power stands behind a number."""
    behind_number = before is not None and before.text[-1].isdigit()
    return _INDEX.fullmatch(word.text) is not None and not behind_number


def steadied(words: Sequence[Word]) -> list[Word]:
    """Words with letters as high as those of most others of nearly their size: so they were set."""
    sizes: dict[float, float] = {}
    waiting = sorted(word.box.height for word in words)
    while waiting:
        usual = median_low(waiting)
        sizes |= {size: usual for size in waiting if abs(size - usual) <= _ALIKE * usual}
        waiting = [size for size in waiting if size not in sizes]
    return [replace(word, box=_as_high(word.box, sizes[word.box.height])) for word in words]


def _as_high(box: Box, height: float) -> Box:
    middle = box.middle[1]
    return Box(box.left, middle - height / 2, box.right, middle + height / 2)


def _torn(before: Word, word: Word) -> bool:
    near = 0 <= word.box.left - before.box.right <= _GAP * before.box.height
    level = before.box.top <= word.box.middle[1] <= before.box.bottom
    return near and level and before.text[-1].isdigit() and _TAIL.fullmatch(word.text) is not None
