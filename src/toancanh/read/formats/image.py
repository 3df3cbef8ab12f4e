"""Images of pages: a scan or a photograph, one page or, in TIFF, many."""

import io
import warnings
from collections.abc import Iterator

from PIL import Image, UnidentifiedImageError

from toancanh.model import Document, UserError
from toancanh.read import signatures
from toancanh.read.assembly import Source, assemble, document
from toancanh.read.metadata import Metadata
from toancanh.read.paper.pieces import pieces
from toancanh.read.scan import images, pages

EXTENSIONS = (".bmp", ".jpeg", ".jpg", ".png", ".tif", ".tiff", ".webp")
MEDIA_TYPE = "image/*"
SIGNATURE = True

MOST_PIXELS = 150_000_000
"""Of one image as received; A2 at 600 dpi has 140 million."""

_FORMATS = ("BMP", "JPEG", "PNG", "TIFF", "WEBP")
_BROKEN = (UnidentifiedImageError, OSError, SyntaxError, EOFError, ValueError)  # what Pillow raises for it
_KINDS = frozenset(("BMP", "JPEG", "PNG", "TIFF"))


def recognises(data: bytes, name: str) -> bool:
    """Whether the bytes begin as one of these images does."""
    return signatures.kind(data) in _KINDS or (data[:4] == b"RIFF" and data[8:12] == b"WEBP")


def read(data: bytes, name: str) -> Document:
    """Read an image. The metadata says how many pages it has and how clear the words are.

    Raises:
        UserError: it is broken, too large, has too many pages or no words; or OCR cannot be had.
    """
    with _opened(data, name) as image:
        count = getattr(image, "n_frames", 1) if image.format == "TIFF" else 1
        pages.allow(count, name)
        seen = pages.scanned(_pages(image, count, name), name)
        media_type = Image.MIME.get(image.format or "", MEDIA_TYPE)
    if not any(page.sheet.words for page in seen.values()):
        raise UserError("read.image_no_text", name=name)
    text, blocks = assemble(pieces([page.sheet for page in seen.values()]))
    extra = {"pages": str(count)} | pages.told(seen)
    return document(Source(data, name, media_type), text, blocks, Metadata(), extra)


def _opened(data: bytes, name: str) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # _pages has a limit of its own
            return Image.open(io.BytesIO(data), formats=_FORMATS)
    except Image.DecompressionBombError as error:
        raise _too_large(name) from error
    except _BROKEN as error:
        raise UserError("read.image_broken", name=name) from error


def _pages(image: Image.Image, count: int, name: str) -> Iterator[tuple[int, Image.Image, float]]:
    for number in range(1, count + 1):
        try:
            image.seek(number - 1)
            if image.width * image.height > MOST_PIXELS:
                raise _too_large(name)
            yield number, image.copy(), images.resolution(image)
        except _BROKEN as error:
            raise UserError("read.image_broken", name=name) from error


def _too_large(name: str) -> UserError:
    return UserError("read.image_too_large", name=name, limit=MOST_PIXELS // 1_000_000)
