"""Words of a page with the boxes they fill."""

import ctypes
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the page."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        """Height in points; for text about the size of its letters."""
        return self.bottom - self.top

    @property
    def middle(self) -> tuple[float, float]:
        """Its centre."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def union(self, other: "Box") -> "Box":
        """The smallest rectangle around both."""
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )


@dataclass(frozen=True, slots=True)
class Word:
    """Letters without white space between them."""

    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class Frame:
    """Turns the coordinates of a PDF page (y up, before rotation) into those of its reader."""

    left: float
    bottom: float
    right: float
    top: float
    rotation: int

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as seen."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.rotation in (90, 270) else (width, height)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point as seen."""
        if self.rotation == 90:
            return y - self.bottom, x - self.left
        if self.rotation == 180:
            return self.right - x, y - self.bottom
        if self.rotation == 270:
            return self.top - y, self.right - x
        return x - self.left, self.top - y

    def box(self, x1: float, y1: float, x2: float, y2: float) -> Box:
        """A rectangle as seen, from any two opposite corners."""
        (a, b), (c, d) = self.point(x1, y1), self.point(x2, y2)
        return Box(min(a, c), min(b, d), max(a, c), max(b, d))


def frame(page: pdfium.PdfPage) -> Frame:
    """The frame of a page."""
    left, bottom, right, top = page.get_mediabox()
    return Frame(left, bottom, right, top, page.get_rotation())


def words(page: pdfium.PdfPage, view: Frame) -> list[Word]:
    """Words of the text layer, in the order of the file."""
    layer = page.get_textpage()
    try:
        return list(_joined(_letters(layer, view)))
    finally:
        layer.close()


def _letters(layer: pdfium.PdfTextPage, view: Frame) -> Iterator[Word]:
    """One per character; white space as a word without text, for it parts words."""
    for index in range(layer.count_chars()):
        char = chr(pdfium_c.FPDFText_GetUnicode(layer.raw, index))
        if char.isspace() or not char.isprintable():
            yield Word("", Box(0, 0, 0, 0))
        else:
            yield Word(char, view.box(*layer.get_charbox(index, loose=True)))


def _joined(letters: Iterable[Word]) -> Iterator[Word]:
    text, box = "", Box(0, 0, 0, 0)
    for letter in letters:
        if text and (not letter.text or _apart(box, letter.box)):
            yield Word(text, box)
            text = ""
        if letter.text:
            box = box.union(letter.box) if text else letter.box
            text += letter.text
    if text:
        yield Word(text, box)


def _apart(word: Box, letter: Box) -> bool:
    """Whether a letter cannot belong to the word: on another line, or far from its end."""
    _, middle = letter.middle
    reach = max(word.height, letter.height)
    beside = word.left <= letter.right and letter.left - word.right <= reach
    return not (beside and word.top <= middle <= word.bottom)


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line along x or y, from ``start`` to ``end``, at ``at`` on the other axis."""

    horizontal: bool
    at: float
    start: float
    end: float


_THIN = 3.0  # points: a filled rectangle no thicker than this is drawn as a line


def rules(page: pdfium.PdfPage, view: Frame) -> Iterator[Rule]:
    """Straight lines drawn on the page, among them the edges of rectangles."""
    for path in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_PATH], max_depth=4):
        matrix = path.get_matrix()
        points: list[tuple[float, float]] = []
        for kind, x, y, closes in _segments(path.raw):
            point = view.point(*matrix.on_point(x, y))
            if kind == pdfium_c.FPDF_SEGMENT_MOVETO:
                yield from _outline(points)
                points = []
            points.append(point)
            if closes and points:
                points.append(points[0])
        yield from _outline(points)


def _segments(path: pdfium_c.FPDF_PAGEOBJECT) -> Iterator[tuple[int, float, float, bool]]:
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(pdfium_c.FPDFPath_CountSegments(path)):
        segment = pdfium_c.FPDFPath_GetPathSegment(path, index)
        pdfium_c.FPDFPathSegment_GetPoint(segment, x, y)
        closes = bool(pdfium_c.FPDFPathSegment_GetClose(segment))
        yield pdfium_c.FPDFPathSegment_GetType(segment), x.value, y.value, closes


def _outline(points: list[tuple[float, float]]) -> Iterator[Rule]:
    """The straight pieces of one outline; a thin rectangle is one line."""
    if len(points) < 2:
        return
    xs, ys = sorted(x for x, _ in points), sorted(y for _, y in points)
    if ys[-1] - ys[0] <= _THIN < xs[-1] - xs[0]:
        yield Rule(True, (ys[0] + ys[-1]) / 2, xs[0], xs[-1])
    elif xs[-1] - xs[0] <= _THIN < ys[-1] - ys[0]:
        yield Rule(False, (xs[0] + xs[-1]) / 2, ys[0], ys[-1])
    else:
        for (x1, y1), (x2, y2) in pairwise(points):
            if abs(y1 - y2) < 1 < abs(x1 - x2):
                yield Rule(True, y1, *sorted((x1, x2)))
            elif abs(x1 - x2) < 1 < abs(y1 - y2):
                yield Rule(False, x1, *sorted((y1, y2)))
