"""Whether the text layer of a PDF page can be trusted with its text."""

from collections.abc import Sequence
from enum import Enum

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from toancanh.model.text import fold
from toancanh.read.paper.words import Box, Word

_DEEPEST = 4  # forms within forms
_MOST = 400  # objects looked at
_PICTURED = 0.6  # part of the page that images fill: a scan
_STAMP = 40  # words: a scan with no more has a signature or a stamp for text, not its own
_FOREIGN = 0.15  # part of the characters that no font explains
_VOWELLESS = 0.5  # part of the words without a vowel, when letters stand for other letters
_ENOUGH = 30  # words to judge by
_VOWELS = frozenset("aeiouy")


class Layer(Enum):
    """What a text layer is worth."""

    TYPED = "typed"
    OCR = "ocr"  # letters that cannot be seen, over the image that a program read them from
    STAMP = "stamp"  # a signature or a stamp on a scan: the image says more
    UNREADABLE = "unreadable"  # none, or nonsense
    BLANK = "blank"  # nothing on the page at all


def judged(page: pdfium.PdfPage, words: Sequence[Word]) -> Layer:
    """Judge the layer that these words are of."""
    pictured = _pictured(page)
    if not words:
        drawn = pictured > 0 or next(page.get_objects(max_depth=1), None) is not None
        return Layer.UNREADABLE if drawn else Layer.BLANK
    if is_nonsense(words):
        return Layer.UNREADABLE
    if pictured < _PICTURED:
        return Layer.TYPED
    if _is_hidden(page):
        return Layer.OCR
    return Layer.STAMP if len(words) < _STAMP else Layer.TYPED


def is_nonsense(words: Sequence[Word]) -> bool:
    """Whether the letters are not those that are seen: fonts that do not say what their glyphs mean."""
    text = "".join(word.text for word in words)
    if sum(map(_is_foreign, text)) > _FOREIGN * len(text):
        return True
    spelled = [fold(word.text) for word in words if len(word.text) > 1 and word.text.isalpha()]
    mute = sum(_VOWELS.isdisjoint(word) for word in spelled)
    return len(words) >= _ENOUGH and len(spelled) >= _ENOUGH // 3 and mute > _VOWELLESS * len(spelled)


def _is_foreign(char: str) -> bool:
    return "\ue000" <= char <= "\uf8ff" or char == "\ufffd"


def _pictured(page: pdfium.PdfPage) -> float:
    """The part of the page that images fill."""
    width, height = page.get_size()
    filled = 0.0
    for number, image in enumerate(page.get_objects([pdfium_c.FPDF_PAGEOBJ_IMAGE], max_depth=_DEEPEST)):
        if number > _MOST:
            break
        left, bottom, right, top = image.get_bounds()
        filled += Box(left, bottom, right, top).area
    return filled / (width * height) if width and height else 0.0


def _is_hidden(page: pdfium.PdfPage) -> bool:
    """Whether most of the text is there without being drawn."""
    texts = page.get_objects([pdfium_c.FPDF_PAGEOBJ_TEXT], max_depth=_DEEPEST)
    modes = [
        pdfium_c.FPDFTextObj_GetTextRenderMode(text.raw) for _, text in zip(range(_MOST), texts, strict=False)
    ]
    return 2 * modes.count(pdfium_c.FPDF_TEXTRENDERMODE_INVISIBLE) > len(modes)
