"""Images of pages to sheets: turned, levelled, their rules and words in points."""

import os
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from itertools import islice
from statistics import fmean

from PIL import Image

from toancanh.model import UserError
from toancanh.read.paper import grids
from toancanh.read.paper.layout import Sheet
from toancanh.read.paper.words import Box, Rule, Word
from toancanh.read.scan import cells, engine, images, repairs, second, strokes

LIMIT = "TOANCANH_OCR_PAGES"
MOST_PAGES = 100
"""Pages of one file that are read from images, unless the environment says another number (``LIMIT``)."""

_POINTS = 72  # in an inch
_POOR = 0.6  # mean confidence: a page read worse may lie on its side or head
_FEWEST = 5  # words: too few to say how the page lies
_AT_ONCE = 4  # pages, at most


@dataclass(frozen=True, slots=True)
class Scanned:
    """A sheet read from an image."""

    sheet: Sheet

    @property
    def confidence(self) -> float:
        """The mean over its words, 0 to 1."""
        return fmean(float(word.confidence) for word in self.sheet.words) if self.sheet.words else 0.0


def allow(count: int, name: str) -> None:
    """Refuse, before any work, what cannot be done.

    Raises:
        UserError: there are more pages than may be read, or no Tesseract that reads Vietnamese.
    """
    asked = os.environ.get(LIMIT, "") or str(MOST_PAGES)
    if not asked.isdecimal():
        raise UserError("cli.bad_value", option=LIMIT, expected="0, 1, 2…")
    if count > (most := int(asked)):
        raise UserError("read.ocr_pages", name=name, pages=count, limit=most)
    engine.require(name)


def scanned(pages: Iterable[tuple[int, Image.Image, float]], name: str) -> dict[int, Scanned]:
    """Read images by number of page, as many at once as there are processors; each with its dpi.

    Raises:
        UserError: Tesseract took too long over a page, or failed.
    """
    at_once = min(os.cpu_count() or 1, _AT_ONCE)
    coming = iter(pages)
    found: dict[int, Scanned] = {}
    with ThreadPoolExecutor(at_once) as pool:
        while batch := list(islice(coming, at_once)):
            numbers = [number for number, _, _ in batch]
            found.update(zip(numbers, pool.map(partial(_scanned, name), batch), strict=True))
    return found


def told(found: Mapping[int, Scanned]) -> dict[str, str]:
    """What the metadata says: the pages read from images, and how clear their words are."""
    read = {number: page for number, page in found.items() if page.sheet.words}
    if not read:
        return {}
    mean = fmean(page.confidence for page in read.values())
    return {"ocr": ", ".join(map(str, read)), "ocr_confidence": str(Decimal(mean).quantize(Decimal("0.01")))}


def _scanned(name: str, given: tuple[int, Image.Image, float]) -> Scanned:
    number, image, dpi = given
    try:
        return page(image, dpi)
    except TimeoutError as error:
        raise UserError("read.ocr_slow", name=name, page=number, seconds=engine.SECONDS) from error
    except engine.Failed as error:
        raise UserError("read.ocr_failed", name=name, page=number, seen=error) from error


def page(image: Image.Image, dpi: float) -> Scanned:
    """Read one image; turned by quarters only if it cannot be read as it lies."""
    ready = images.prepared(image, dpi)
    first = _read(ready)
    if len(first.sheet.words) >= _FEWEST and first.confidence >= _POOR:
        return first
    turn = engine.turned(ready)
    if not turn:
        return first
    again = _read(ready.rotate(-turn, expand=True))
    return max(first, again, key=lambda one: one.confidence)


def _read(ready: Image.Image) -> Scanned:
    level = images.level(ready, images.skew(ready))
    rules = strokes.found(level, images.DPI)
    clean = strokes.without(level, rules)
    scale = _POINTS / images.DPI
    drawn = [_rule(rule, scale) for rule in rules]
    found = [_scaled(cell, 1 / scale) for cell in grids.cells(drawn)]
    words = cells.read_again(clean, engine.words(clean, images.DPI), found, images.DPI)
    words = list(second.looked_again(clean, words, images.DPI))
    sheet = Sheet(
        [_word(word, scale) for word in repairs.steadied(list(repairs.repaired(words)))],
        drawn,
        level.width * scale,
        level.height * scale,
    )
    return Scanned(sheet)


def _word(word: Word, scale: float) -> Word:
    return replace(word, box=_scaled(word.box, scale))


def _scaled(box: Box, scale: float) -> Box:
    return Box(box.left * scale, box.top * scale, box.right * scale, box.bottom * scale)


def _rule(rule: Rule, scale: float) -> Rule:
    return Rule(rule.horizontal, rule.at * scale, rule.start * scale, rule.end * scale)
