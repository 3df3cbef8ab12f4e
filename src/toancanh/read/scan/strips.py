"""Parts of an image read by themselves: below each other in a strip, so that Tesseract sees one column."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from PIL import Image

from toancanh.read.paper.words import Box, Word
from toancanh.read.scan import engine

_LINES = 6  # Tesseract's page segmentation mode for lines below each other
_EDGE = 40  # pixels beside the parts; half of it above and below
_LONGEST = 16_000  # pixels: Tesseract takes an image of no more than 32 767
_SMALLER = 0.67  # times the size: single lines are mistaken less often at 200 dpi than at 300


def read(image: Image.Image, parts: Sequence[Box], dpi: int, language: str) -> list[list[Word]]:
    """The words of each part of an image, boxes in pixels of the image.

    Raises:
        TimeoutError: it took too long.
        engine.Failed: Tesseract did.
    """
    return [words for some in _together(parts) for words in _read(image, some, dpi, language)]


def _together(parts: Sequence[Box]) -> Iterator[list[Box]]:
    """Parts that make one strip."""
    some: list[Box] = []
    for part in parts:
        if some and sum(it.height + _EDGE for it in (*some, part)) > _LONGEST:
            yield some
            some = []
        some.append(part)
    if some:
        yield some


def _read(image: Image.Image, parts: Sequence[Box], dpi: int, language: str) -> Iterator[list[Word]]:
    crops = [image.crop((round(it.left), round(it.top), round(it.right), round(it.bottom))) for it in parts]
    size = max(crop.width for crop in crops) + 2 * _EDGE, sum(crop.height + _EDGE for crop in crops)
    strip, tops = Image.new("L", size, 255), [0]
    for crop in crops:
        strip.paste(crop, (_EDGE, tops[-1] + _EDGE // 2))
        tops.append(tops[-1] + crop.height + _EDGE)
    small = strip.resize(
        (round(strip.width * _SMALLER), round(strip.height * _SMALLER)), Image.Resampling.LANCZOS
    )
    found = [_enlarged(word) for word in engine.words(small, round(dpi * _SMALLER), language, _LINES)]
    for part, (top, bottom) in zip(parts, pairwise(tops), strict=True):
        across, down = round(part.left) - _EDGE, round(part.top) - top - _EDGE // 2
        yield [_moved(word, across, down) for word in found if top <= word.box.middle[1] < bottom]


def _enlarged(word: Word) -> Word:
    box = word.box
    sides = (side / _SMALLER for side in (box.left, box.top, box.right, box.bottom))
    return replace(word, box=Box(*sides))


def _moved(word: Word, across: float, down: float) -> Word:
    box = word.box
    return replace(word, box=Box(box.left + across, box.top + down, box.right + across, box.bottom + down))
