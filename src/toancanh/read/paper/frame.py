"""Where things stand on a PDF page as its reader sees it."""

from dataclasses import dataclass

import pypdfium2 as pdfium

from toancanh.read.paper.words import Box


@dataclass(frozen=True, slots=True)
class Frame:
    """Turns the coordinates of a PDF page (y up, before rotation) into those of its reader.

    ``rotation`` is 0, 90, 180 or 270 degrees clockwise, by which the page is turned to be read.
    """

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

    def origin(self, x: float, y: float) -> tuple[float, float]:
        """The point of the page that is seen at a point."""
        if self.rotation == 90:
            return y + self.left, x + self.bottom
        if self.rotation == 180:
            return self.right - x, y + self.bottom
        if self.rotation == 270:
            return self.right - y, self.top - x
        return x + self.left, self.top - y

    def box(self, x1: float, y1: float, x2: float, y2: float) -> Box:
        """A rectangle as seen, from any two opposite corners."""
        (a, b), (c, d) = self.point(x1, y1), self.point(x2, y2)
        return Box(min(a, c), min(b, d), max(a, c), max(b, d))

    def seen_from(self, other: "Frame", box: Box) -> Box:
        """A rectangle that ``other`` sees, as this frame sees it."""
        return self.box(*other.origin(box.left, box.top), *other.origin(box.right, box.bottom))


def frame(page: pdfium.PdfPage, rotation: int) -> Frame:
    """The frame of a page, read at a rotation."""
    left, bottom, right, top = page.get_bbox()  # the media box may be the one of all pages
    return Frame(left, bottom, right, top, rotation)
