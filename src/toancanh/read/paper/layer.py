"""The text layer of a PDF page as words, whatever its fonts, turns and double strokes."""

import ctypes
import math
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from toancanh.read.paper import flow
from toancanh.read.paper.frame import Frame, frame
from toancanh.read.paper.words import Box, Word, once

LONGEST = 300_000
"""Most characters on one page; the largest sheet in small print holds a tenth of them."""

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_HYPHENS = ("\x02", "\xad")  # what PDFium gives for a hyphen that ends a line, and the soft one
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_POWERS = ("m", "km", "dm", "cm", "mm")  # units that a raised digit belongs to
_SMALLER = 0.75  # times the height of a word: raised digits are no bigger
_UPRIGHT = 8  # degrees: letters further from upright and from a side are those of a watermark
_NOWHERE = Box(0, 0, 0, 0)


class _Letter(NamedTuple):
    """A character, its rectangle in the coordinates of the page, and the rotation that makes it upright."""

    text: str
    corners: tuple[float, float, float, float]
    rotation: int | None


def read(page: pdfium.PdfPage) -> tuple[list[Word], Frame]:
    """The words of the text layer, each once and in the order of the file, and how the page is to be held.

    Letters on a slant are left out. Those that stand on a side while the others are upright are taken line
    by line, as words that are not upright.

    Raises:
        OverflowError: the page has more than ``LONGEST`` characters.
    """
    layer = page.get_textpage()
    try:
        if layer.count_chars() > LONGEST:
            raise OverflowError(layer.count_chars())
        letters = list(_letters(layer))
    finally:
        layer.close()
    usual = Counter(letter.rotation for letter in letters if letter.text and letter.rotation is not None)
    view = frame(page, usual.most_common(1)[0][0] if usual else page.get_rotation())
    words = list(_joined(letters, view))
    aside = (line for side in usual if side != view.rotation for line in _sideways(letters, view, side))
    return once([*words, *aside]), view


def _letters(layer: pdfium.PdfTextPage) -> Iterator[_Letter]:
    """One per character; white space has no text, for it parts words."""
    rectangle = pdfium_c.FS_RECTF()
    for index in range(layer.count_chars()):
        char = chr(pdfium_c.FPDFText_GetUnicode(layer.raw, index))
        text = "-" if char in _HYPHENS else _LIGATURES.get(char, char)
        if text.isspace() or not (text.isprintable() or _is_private(text)):
            yield _Letter("", (0, 0, 0, 0), None)
            continue
        pdfium_c.FPDFText_GetLooseCharBox(layer.raw, index, ctypes.byref(rectangle))
        corners = rectangle.left, rectangle.bottom, rectangle.right, rectangle.top
        yield _Letter(text, corners, _rotation(pdfium_c.FPDFText_GetCharAngle(layer.raw, index)))


def _is_private(char: str) -> bool:
    """Whether a font alone knows what the character is."""
    return "\ue000" <= char <= "\uf8ff"


def _rotation(angle: float) -> int | None:
    """The rotation of the page that makes a letter upright, if a quarter turn does.

    PDFium measures the angle of letters clockwise.
    """
    if angle == 0:
        return 0
    degrees = -math.degrees(angle)
    quarter = round(degrees / 90) * 90
    return quarter % 360 if abs(degrees - quarter) <= _UPRIGHT else None


def _joined(letters: Iterable[_Letter], view: Frame) -> Iterator[Word]:
    """Letters that are upright in a frame, as words."""
    text, box = "", _NOWHERE
    for letter in letters:
        if letter.text and letter.rotation != view.rotation:
            continue
        here, char = view.box(*letter.corners) if letter.text else _NOWHERE, letter.text
        raised = bool(text) and char.isdigit() and _is_raised(here, box)
        if raised:
            char = char.translate(_RAISED)
        if text and (not char or _apart(box, here) or (raised and text not in _POWERS)):
            yield Word(text, box)
            text = ""
        if char:
            # A raised digit adds nothing to the height by which the next letters are judged.
            box = box.union(here) if text else here
            text += char
    if text:
        yield Word(text, box)


def _is_raised(letter: Box, word: Box) -> bool:
    """Whether a letter is a small one above the line: a mark of a note, or a power."""
    return letter.height < _SMALLER * word.height and letter.middle[1] < word.middle[1]


def _apart(word: Box, letter: Box) -> bool:
    """Whether a letter cannot belong to the word: on another line, or far from its end."""
    _, middle = letter.middle
    reach = max(word.height, letter.height)
    beside = word.left <= letter.right and letter.left - word.right <= reach
    return not (beside and word.top <= middle <= word.bottom)


def _sideways(letters: Iterable[_Letter], view: Frame, rotation: int) -> Iterator[Word]:
    """The lines that are upright at another rotation, as words of this frame."""
    side = Frame(view.left, view.bottom, view.right, view.top, rotation)
    for line in flow.gather(_joined(letters, side)):
        for piece in flow.pieces(line, flow.SPACE):
            yield Word(piece.text, view.seen_from(side, piece.box), upright=False)
