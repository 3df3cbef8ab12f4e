"""A second look at faint words, each by itself and smaller, with eyes for what it looks like.

The Vietnamese model takes "IIP" for "HP"; the English one does not. A number that two readings do not share
is doubted, whichever is taken.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from PIL import Image

from toancanh.read.paper.flow import FAINT
from toancanh.read.paper.words import Box, Word
from toancanh.read.scan import engine, strips

PLAIN = "eng"
"""Language for words of plain capitals and digits."""

_MOST = 150  # words of a page: one that is faint throughout gains nothing
_ABOVE, _ASIDE = 5, 10  # pixels around a word
_SURE = Decimal("0.85")  # confidence from which the second reading is taken
_DOUBTED = Decimal("0.5")  # the most that a number is trusted which is read in two ways


def looked_again(image: Image.Image, words: Sequence[Word], dpi: int) -> Iterator[Word]:
    """The words of an image in pixels, each faint one as two readings together have it."""
    faint = {number: word for number, word in enumerate(words) if _is_faint(word)}
    seen: dict[int, Word] = {}
    if len(faint) <= _MOST:
        plain = {number: word for number, word in faint.items() if _is_plain(word)}
        marked = {number: word for number, word in faint.items() if number not in plain}
        seen = _seen(image, plain, dpi, PLAIN) | _seen(image, marked, dpi, engine.LANGUAGE)
    for number, word in enumerate(words):
        again = seen.get(number, word)
        yield surer(word, again) if _alike(word, again) or again.confidence >= _SURE else doubted(word)


def surer(one: Word, other: Word) -> Word:
    """Of two readings of a word the surer one; a number is doubted unless both have it."""
    confidence = max(one.confidence, other.confidence)
    if _alike(one, other):  # a capital I is seldom guessed: who sees it is right
        return replace(one, text=min(one.text, other.text), confidence=confidence)
    best = replace(one, text=one.text if one.confidence == confidence else other.text, confidence=confidence)
    return doubted(best) if _is_number(one) or _is_number(other) else best


def _alike(one: Word, other: Word) -> bool:
    """Whether two readings are the same letters, "l" and "I" being drawn alike."""
    return one.text.replace("l", "I") == other.text.replace("l", "I")


def doubted(word: Word) -> Word:
    """A word that another reading does not have so; only a number is doubted for it."""
    return replace(word, confidence=min(word.confidence, _DOUBTED)) if _is_number(word) else word


def _is_faint(word: Word) -> bool:
    return word.confidence < FAINT and any(map(str.isalnum, word.text))


def _is_plain(word: Word) -> bool:
    return word.text.isascii() and word.text == word.text.upper()


def _is_number(word: Word) -> bool:
    return any(map(str.isdigit, word.text))


def _seen(image: Image.Image, asked: Mapping[int, Word], dpi: int, language: str) -> dict[int, Word]:
    """What the words are by themselves, by their number, where one word is seen."""
    try:
        found = strips.read(image, [_around(word.box) for word in asked.values()], dpi, language)
    except engine.Failed:  # the data of that language is not there
        return {}
    return {number: words[0] for number, words in zip(asked, found, strict=True) if len(words) == 1}


def _around(box: Box) -> Box:
    return Box(box.left - _ASIDE, box.top - _ABOVE, box.right + _ASIDE, box.bottom + _ABOVE)
