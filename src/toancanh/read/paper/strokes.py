"""The straight lines that a PDF page draws: rules of tables, edges of frames."""

import ctypes
from collections.abc import Iterator
from itertools import pairwise

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from toancanh.read.paper.frame import Frame
from toancanh.read.paper.words import Rule

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
