"""The text layer of a PDF page as words, whatever its fonts, turns and double strokes."""

import ctypes
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from toancanh.read.notes import RAISED
from toancanh.read.paper import flow
from toancanh.read.paper.frame import Frame, frame
from toancanh.read.paper.mending import Stroke, beside, is_raised, mended, touch
from toancanh.read.paper.words import Box, Word, once
from toancanh.read.symbols import sign

LONGEST = 300_000
"""Most characters on one page; the largest sheet in small print holds a tenth of them."""

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_HYPHENS = ("\x02", "\xad")  # what PDFium gives for a hyphen that ends a line, and the soft one
_POWERS = ("m", "km", "dm", "cm", "mm")  # units that a raised digit belongs to
_UPRIGHT = 8  # degrees: letters further from upright and from a side are those of a watermark
_NOWHERE = Box(0, 0, 0, 0)

Corners = tuple[float, float, float, float]


class _Letter(NamedTuple):
    """A character, its rectangle in the coordinates of the page, and the rotation that makes it upright.

    White space has no text; without a rectangle it is none of the file: PDFium saw the pen move.
    """

    text: str
    corners: Corners | None
    rotation: int | None
    size: float = 0


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
    words = list(mended(_joined(letters, view)))
    aside = (line for side in usual if side != view.rotation for line in _sideways(letters, view, side))
    return once([*words, *aside]), view


def _letters(layer: pdfium.PdfTextPage) -> Iterator[_Letter]:
    """One per character; white space parts words."""
    rectangle, matrix = pdfium_c.FS_RECTF(), pdfium_c.FS_MATRIX()
    for index in range(layer.count_chars()):
        char = chr(pdfium_c.FPDFText_GetUnicode(layer.raw, index))
        text = "-" if char in _HYPHENS else _LIGATURES.get(char) or _known_sign(char) or char
        if text.isspace() or not (text.isprintable() or _is_private(text)):
            typed = char == " " and not pdfium_c.FPDFText_IsGenerated(layer.raw, index)
            yield _Letter("", _corners(layer, index, rectangle) if typed else None, None)
            continue
        corners = _corners(layer, index, rectangle)
        angle = pdfium_c.FPDFText_GetCharAngle(layer.raw, index)
        yield _Letter(text, corners, _rotation(angle), _size(layer, index, matrix))


def _corners(layer: pdfium.PdfTextPage, index: int, into: pdfium_c.FS_RECTF) -> Corners:
    pdfium_c.FPDFText_GetLooseCharBox(layer.raw, index, ctypes.byref(into))
    return into.left, into.bottom, into.right, into.top


def _size(layer: pdfium.PdfTextPage, index: int, into: pdfium_c.FS_MATRIX) -> float:
    """Of the font on the page: the file may write letters of one point and stretch them."""
    pdfium_c.FPDFText_GetMatrix(layer.raw, index, ctypes.byref(into))
    return float(pdfium_c.FPDFText_GetFontSize(layer.raw, index) * math.hypot(into.c, into.d))


def _is_private(char: str) -> bool:
    """Whether a font alone knows what the character is."""
    return "\ue000" <= char <= "\uf8ff"


def _known_sign(char: str) -> str | None:
    """The sign of a bullet or an arrow that is told by its code in a font of symbols."""
    return sign(ord(char), None) if _is_private(char) else None


def _rotation(angle: float) -> int | None:
    """The rotation of the page that makes a letter upright, if a quarter turn does.

    PDFium measures the angle of letters clockwise.
    """
    if angle == 0:
        return 0
    degrees = -math.degrees(angle)
    quarter = round(degrees / 90) * 90
    return quarter % 360 if abs(degrees - quarter) <= _UPRIGHT else None


def _joined(letters: Iterable[_Letter], view: Frame) -> Iterator[Stroke]:
    """Letters that are upright in a frame, as far as the file writes them one after the other."""
    found: list[tuple[Box, _Letter]] = []
    box, space, opened = _NOWHERE, None, True
    for letter in letters:
        if letter.text and letter.rotation != view.rotation:
            continue
        here = view.box(*letter.corners) if letter.corners else None
        if not letter.text or not here:
            if found:
                yield Stroke(_word(found, box), opened, not touch(box, here))
                found = []
            space = here
            continue
        raised = bool(found) and letter.text.isdigit() and is_raised(here, box)
        if raised:
            letter, here = letter._replace(text=letter.text.translate(RAISED)), beside(box, here)
        power = raised and "".join(it.text for _, it in found) in _POWERS
        if found and ((away := _apart(box, here)) or (raised and not power)):
            yield Stroke(_word(found, box), opened, away)
            found, space, opened = [], None, away
        elif not found:
            opened = not touch(space, here)
        box = box.union(here) if found else here
        found.append((here, letter))
    if found:
        yield Stroke(_word(found, box), opened, True)


def _word(letters: Sequence[tuple[Box, _Letter]], box: Box) -> Word:
    """Letters as a word; those that a file writes into a gap that it left before stand in that gap."""
    ordered = sorted(letters, key=lambda pair: pair[0].middle[0])
    return Word("".join(letter.text for _, letter in ordered), box, size=letters[0][1].size)


def _apart(word: Box, letter: Box) -> bool:
    """Whether a letter cannot belong to the word: on another line, or far from its end."""
    _, middle = letter.middle
    reach = max(word.height, letter.height)
    beside = word.left <= letter.right and letter.left - word.right <= reach
    return not (beside and word.top <= middle <= word.bottom)


def _sideways(letters: Iterable[_Letter], view: Frame, rotation: int) -> Iterator[Word]:
    """The lines that are upright at another rotation, as words of this frame."""
    side = Frame(view.left, view.bottom, view.right, view.top, rotation)
    for line in flow.gather(mended(_joined(letters, side))):
        for piece in flow.pieces(line, flow.SPACE):
            yield Word(piece.text, view.seen_from(side, piece.box), upright=False)
