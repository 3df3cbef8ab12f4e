"""An image of a page made ready: grey, of one resolution, evenly lit, its lines level."""

from itertools import pairwise

from PIL import Image, ImageChops, ImageFilter, ImageOps

DPI = 300
"""Dots per inch at which Tesseract reads best."""
MOST_PIXELS = 40_000_000
"""Of the image that is read: A2 at 300 dpi."""

_BLACK, _WHITE = 60, 200  # of 255: darker is ink, lighter is paper
_USUAL = (70, 1300)  # dots per inch that a scanner may have had; cameras and screens say anything
_LONG_SIDE = 11.69  # inches of A4, taken for a page that does not say how large it is
_SMALL = 700  # pixels of width: enough to see how lines lean
_PATCH = 16  # pixels: a patch of paper, for the light that falls on it
_GRAIN = 1.0  # pixels at DPI: what is no larger is grain of paper and scanner; a stroke of 10 points has 4
_STEPS = ((0.5, 10), (0.1, 5), (0.025, 4))  # degrees, and how many of them to either side


def resolution(image: Image.Image) -> float:
    """Dots per inch: as the image says if that makes a page, else as if it were A4."""
    stated = image.info.get("dpi", (0, 0))
    said = float(stated[0]) if isinstance(stated, tuple) and stated[0] else 0.0
    long = max(image.size)
    if _USUAL[0] < said < _USUAL[1] and said not in (72, 96) and 4 <= long / said <= 50:
        return said
    return long / _LONG_SIDE


def prepared(image: Image.Image, dpi: float) -> Image.Image:
    """The image in grey, evenly lit, at ``DPI`` or as near as ``MOST_PIXELS`` allows.

    A stain or a shadow is taken off by what the paper around it looks like.
    """
    grey = _grey(image)
    scale = min(DPI / dpi, (MOST_PIXELS / (grey.width * grey.height)) ** 0.5)
    if abs(scale - 1) > 0.02:
        size = max(1, round(grey.width * scale)), max(1, round(grey.height * scale))
        grey = grey.resize(size, Image.Resampling.BICUBIC)
    return _even(grey.filter(ImageFilter.GaussianBlur(_GRAIN)))


def _grey(image: Image.Image) -> Image.Image:
    image = ImageOps.exif_transpose(image)
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        clear = image.convert("RGBA")
        paper = Image.new("RGBA", clear.size, "white")
        image = Image.alpha_composite(paper, clear)
    if image.mode.startswith("I") or image.mode == "F":  # 16 bits a pixel, as some scanners save
        image = image.point(lambda value: value * (1 / 256)) if image.mode != "F" else image
    return image.convert("L")


def _even(grey: Image.Image) -> Image.Image:
    small = grey.reduce(_PATCH) if min(grey.size) > 4 * _PATCH else grey
    paper = small.filter(ImageFilter.MaxFilter(5)).filter(ImageFilter.GaussianBlur(4)).resize(grey.size)
    return ImageChops.invert(ImageChops.subtract(paper, grey)).point(_stretched)


def _stretched(grey: int) -> int:
    """Ink as black, paper as white, and only the edges of letters between: Tesseract minds grain."""
    return max(0, min(255, (grey - _BLACK) * 255 // (_WHITE - _BLACK)))


def skew(image: Image.Image) -> float:
    """By how many degrees counter-clockwise to turn the image so that its lines are level, within 5."""
    dark = ImageOps.invert(image)
    dark.thumbnail((_SMALL, 2 * _SMALL), Image.Resampling.BOX)
    best = 0.0
    for step, reach in _STEPS:
        angles = [best + step * number for number in range(-reach, reach + 1)]
        best = max(angles, key=lambda angle: (_sharpness(dark, angle), -abs(angle)))
    return best


def _sharpness(dark: Image.Image, angle: float) -> int:
    """How sharply rows of ink and rows of paper change when the image is turned."""
    turned = dark.rotate(angle, Image.Resampling.BILINEAR)
    rows = turned.resize((1, turned.height), Image.Resampling.BOX).tobytes()
    return sum((a - b) ** 2 for a, b in pairwise(rows))


def level(image: Image.Image, angle: float) -> Image.Image:
    """The image turned by an angle, on white paper."""
    return image.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255)
