"""Tesseract: an image to words with their boxes, by the program that the machine has."""

import os
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from PIL import Image
from selectolax.lexbor import LexborHTMLParser, LexborNode

from toancanh.model import UserError
from toancanh.read.paper.words import Box, Word

Title = dict[str, list[float]]
"""The numbers that hOCR keeps of a word or a line, by their names."""

# pytesseract is imported where it is used: it loads pandas if that is there, which takes longer than to read
# most documents.


class Failed(Exception):
    """Tesseract cannot read an image, or not in the language asked for."""


LANGUAGE = "vie"
SECONDS = 120
"""Longest that one page may take; an ordinary one takes two."""

# Pages are read side by side: threads within one page only get in each other's way.
os.environ.setdefault("OMP_THREAD_LIMIT", "1")

_PARTS = re.compile(r"(\w+) (-?[\d. -]+)")
_FEW = 12  # letters
_LEAST, _MOST = 0.6, 1.25  # times the usual size: what is within may well be of that size
_DESCENDERS = 0.22  # part of the height of a line, where Tesseract does not say


def require(name: str) -> None:
    """Make sure that a file's images can be read here.

    Raises:
        UserError: Tesseract or its Vietnamese data is missing.
    """
    import pytesseract

    try:
        known = pytesseract.get_languages()
    except (pytesseract.TesseractNotFoundError, pytesseract.TesseractError) as error:
        raise UserError("read.ocr_missing", name=name) from error
    if LANGUAGE not in known:
        raise UserError("read.ocr_language", name=name)


def words(image: Image.Image, dpi: int, language: str = LANGUAGE, layout: int = 3) -> list[Word]:
    """The words of an image, boxes in pixels; boxes of one line are equally high, whatever its letters.

    ``layout`` is Tesseract's page segmentation mode: 3 for a page, 6 for lines below each other.

    Raises:
        TimeoutError: it took more than ``SECONDS``.
        Failed: Tesseract did.
    """
    import pytesseract

    with TemporaryDirectory(prefix="toancanh-") as folder:
        path = Path(folder) / "page.pgm"
        image.save(path)
        try:
            found = pytesseract.image_to_pdf_or_hocr(
                str(path), language, f"--psm {layout} --dpi {dpi}", timeout=SECONDS, extension="hocr"
            )
        except pytesseract.TesseractError as error:
            raise Failed(error.message) from error
        except RuntimeError as error:
            raise TimeoutError from error
    return list(_words(LexborHTMLParser(found)))


def turned(image: Image.Image) -> int:
    """By how many degrees clockwise an image is to be turned to be upright; 0 if that cannot be told."""
    import pytesseract

    try:
        seen = pytesseract.image_to_osd(image, timeout=SECONDS, output_type=pytesseract.Output.DICT)
    except (pytesseract.TesseractError, RuntimeError):
        return 0
    return int(seen["rotate"])


def _words(page: LexborHTMLParser) -> Iterator[Word]:
    found = [(word, word.parent) for word in page.css(".ocrx_word") if word.text().strip() and word.parent]
    usual = _usual([line for _, line in found])
    for word, line in found:
        seen = _title(word)
        left, _, right, _ = seen["bbox"]
        top, bottom = _height(_line(line, usual), (left + right) / 2)
        confidence = Decimal(int(seen["x_wconf"][0])) / 100
        yield Word(word.text().strip(), Box(left, top, right, bottom), confidence)


def _usual(lines: Sequence[LexborNode]) -> Title:
    """How high the letters of most words stand, and how far below the line."""
    titles = [_title(line) for line in lines]
    names = ("x_size", "x_descenders")
    told = {name: [title[name][0] for title in titles if name in title] for name in names}
    return {name: [median(sizes)] for name, sizes in told.items() if sizes}


def _line(node: LexborNode, usual: Title) -> Title:
    """What is known of a line; a few letters, perhaps none of them tall, do not tell how large they are."""
    title = _title(node)
    size, common = title.get("x_size"), usual.get("x_size")
    short = len("".join(node.text().split())) <= _FEW
    if short and size and common and _LEAST <= size[0] / common[0] <= _MOST:
        return {**title, **usual}
    return title


def _title(node: LexborNode) -> Title:
    """The numbers that hOCR keeps in a title: "bbox 10 20 30 40; x_wconf 95"."""
    title = node.attributes.get("title") or ""
    return {name: [float(value) for value in values.split()] for name, values in _PARTS.findall(title)}


def _height(line: Title, x: float) -> tuple[float, float]:
    """Where the letters of a line have their top and bottom at ``x``, by its base line and its size."""
    left, top, _, bottom = line["bbox"]
    slope, offset = line.get("baseline", [0, 0])
    size = line.get("x_size", [bottom - top])[0]
    below = line.get("x_descenders", [_DESCENDERS * size])[0]
    base = bottom + offset + slope * (x - left)
    return base + below - size, base + below
