"""A second look at faint words of plain letters and digits, with eyes for those alone.

The Vietnamese model takes "IIP" for "HP"; the English one does not. Digits are never replaced: where the two
disagree about a number, the first reading stays and is doubted more.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from PIL import Image
from pytesseract import TesseractError

from toancanh.read.paper.flow import FAINT
from toancanh.read.paper.words import Word
from toancanh.read.scan import engine

LANGUAGE = "eng"

_MOST = 150  # words of a page: one that is faint throughout gains nothing
_EDGE, _APART = 10, 40  # pixels around a word, and from one to the next
_SURE = Decimal("0.85")  # confidence from which the second reading is taken
_DOUBTED = Decimal("0.5")  # the most that a number is trusted which is read in two ways


def looked_again(image: Image.Image, words: Sequence[Word], dpi: int) -> Iterator[Word]:
    """The words of an image in pixels, each faint one as two readings together have it."""
    asked = {number: word for number, word in enumerate(words) if _is_asked(word)}
    seen = _seen(image, asked, dpi) if 0 < len(asked) <= _MOST else {}
    for number, word in enumerate(words):
        yield _settled(word, seen[number]) if number in seen else word


def _is_asked(word: Word) -> bool:
    return word.confidence < FAINT and word.text.isascii() and any(map(str.isalnum, word.text))


def _settled(first: Word, second: Word) -> Word:
    if first.text == second.text:
        return replace(first, confidence=max(first.confidence, second.confidence))
    if any(map(str.isdigit, first.text + second.text)):
        return replace(first, confidence=min(first.confidence, _DOUBTED))
    if second.confidence >= max(_SURE, first.confidence):
        return replace(first, text=second.text, confidence=second.confidence)
    return first


def _seen(image: Image.Image, asked: dict[int, Word], dpi: int) -> dict[int, Word]:
    """What the words are in English, by their number: all of them below each other in one image."""
    strip, tops = _strip(image, list(asked.values()))
    try:
        found = engine.words(strip, dpi, LANGUAGE, 6)
    except TesseractError:  # the data of that language is not there
        return {}
    seen: dict[int, Word] = {}
    for number, (top, bottom) in zip(asked, tops, strict=True):
        here = [word for word in found if top <= word.box.middle[1] < bottom]
        if len(here) == 1:
            seen[number] = here[0]
    return seen


def _strip(image: Image.Image, words: Sequence[Word]) -> tuple[Image.Image, list[tuple[int, int]]]:
    parts = [image.crop(_around(word)) for word in words]
    height = sum(part.height + _APART for part in parts)
    strip = Image.new("L", (max(part.width for part in parts) + 2 * _APART, height), 255)
    tops, at = [], 0
    for part in parts:
        strip.paste(part, (_APART, at + _APART // 2))
        tops.append((at, at + part.height + _APART))
        at += part.height + _APART
    return strip, tops


def _around(word: Word) -> tuple[int, int, int, int]:
    box = word.box
    above, aside = _EDGE // 2, _EDGE
    return (
        round(box.left) - aside, round(box.top) - above, round(box.right) + aside, round(box.bottom) + above,
    )  # fmt: skip
