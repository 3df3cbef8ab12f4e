"""PDF: words and rules of its pages where there is a text layer, and of their image where there is none."""

from collections.abc import Container, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from PIL import Image

from toancanh.model import Document, UserError
from toancanh.read.assembly import Source, assemble, document
from toancanh.read.metadata import Metadata
from toancanh.read.paper import layer, quality, strokes
from toancanh.read.paper.annotations import Overlay, overlay
from toancanh.read.paper.layout import Sheet
from toancanh.read.paper.pieces import pieces
from toancanh.read.paper.quality import Layer
from toancanh.read.scan import images, pages
from toancanh.read.scan.pages import Scanned

EXTENSIONS = (".pdf",)
MEDIA_TYPE = "application/pdf"
SIGNATURE = True

MOST_PAGES = 5000
"""Pages of one file; the largest statistical yearbooks have a fifth of them."""

_HEAD = 1024  # bytes: readers accept a PDF whose mark stands anywhere in these
_LOCKED = (pdfium_c.FPDF_ERR_PASSWORD, pdfium_c.FPDF_ERR_SECURITY)
_POINTS = 72  # in an inch
_IMAGES = (Layer.UNREADABLE, Layer.STAMP)  # pages whose image is to be read


@dataclass(frozen=True, slots=True)
class _Page:
    """A page by its text layer, what is laid over it, and what the layer is worth."""

    sheet: Sheet
    over: Overlay
    layer: Layer


def recognises(data: bytes, name: str) -> bool:
    """Whether the mark of a PDF stands at the beginning."""
    return b"%PDF-" in data[:_HEAD]


def read(data: bytes, name: str) -> Document:
    """Read a PDF. Pages whose text layer is missing or makes no sense are read from their image.

    The metadata names the pages read so, those whose layer is the work of OCR, and those without text.

    Raises:
        UserError: it is broken, has a password, too many pages or too much on one of them; or no page has
            a text layer, and OCR cannot be had or sees no words either.
    """
    with _opened(data, name) as file:
        found = [_page(file, number, name) for number in range(1, len(file) + 1)]
        seen = _seen(file, found, name)
    sheets = [seen[number].sheet if number in seen else page.sheet for number, page in enumerate(found, 1)]
    if not any(sheet.words for sheet in sheets):
        raise UserError("read.pdf_no_text", name=name, pages=len(sheets))
    text, blocks = assemble(pieces(sheets))
    extra = _told(found, sheets, seen) | pages.told(seen)
    return document(Source(data, name, MEDIA_TYPE), text, blocks, Metadata(), extra)


@contextmanager
def _opened(data: bytes, name: str) -> Iterator[pdfium.PdfDocument]:
    try:
        with closing(pdfium.PdfDocument(data)) as file:
            if len(file) > MOST_PAGES:
                raise UserError("read.pdf_too_long", name=name, pages=len(file), limit=MOST_PAGES)
            if file.get_formtype() != pdfium_c.FORMTYPE_NONE:
                file.init_forms()
            yield file
    except pdfium.PdfiumError as error:
        locked = error.err_code in _LOCKED
        raise UserError("read.pdf_encrypted" if locked else "read.pdf_broken", name=name) from error


def _page(file: pdfium.PdfDocument, number: int, name: str) -> _Page:
    """Read one page, and keep of it but its words and rules."""
    with closing(file[number - 1]) as page:
        try:
            words, view = layer.read(page)
        except OverflowError as error:
            size = error.args[0]
            raise UserError(
                "read.pdf_page_full", name=name, page=number, size=size, limit=layer.LONGEST
            ) from error
        worth = quality.judged(page, words)
        over = overlay(file, page, view)
        trusted = [] if worth is Layer.UNREADABLE else words
        sheet = Sheet([*trusted, *over.words], list(strokes.rules(page, view)), *view.size)
        return _Page(sheet, over, worth)


def _seen(file: pdfium.PdfDocument, found: Sequence[_Page], name: str) -> dict[int, Scanned]:
    """The pages that have to be read from their image; none, when others can be read and OCR is not here."""
    unread = [number for number, page in enumerate(found, 1) if page.layer in _IMAGES]
    if not unread:
        return {}
    try:
        pages.allow(len(unread), name)
    except UserError:
        if any(page.sheet.words for page in found):
            return {}
        raise
    seen = pages.scanned(((number, *_image(file, number)) for number in unread), name)
    return {number: _with(scan, found[number - 1].over) for number, scan in seen.items()}


def _with(scan: Scanned, over: Overlay) -> Scanned:
    return Scanned(replace(scan.sheet, words=[*scan.sheet.words, *over.words]))


def _image(file: pdfium.PdfDocument, number: int) -> tuple[Image.Image, float]:
    """A page as it is seen, with its dots per inch; a very large one in fewer of them."""
    with closing(file[number - 1]) as page:
        width, height = page.get_size()
        most = (images.MOST_PIXELS / max(width * height, 1)) ** 0.5
        scale = min(images.DPI / _POINTS, most)
        with closing(page.render(scale=scale, grayscale=True)) as bitmap:
            return bitmap.to_pil().copy(), scale * _POINTS


def _told(found: Sequence[_Page], sheets: Sequence[Sheet], seen: Container[int]) -> dict[str, str]:
    """What the metadata says of the pages and of what is laid over them."""
    pages = list(zip(range(1, len(found) + 1), found, sheets, strict=True))
    lists = {
        "pages_without_text": [
            number
            for number, page, sheet in pages
            if not sheet.words or (page.layer is Layer.STAMP and number not in seen)
        ],
        "text_layer_pages": [number for number, page, _ in pages if page.layer is Layer.OCR],
    }
    told = {key: ", ".join(map(str, numbers)) for key, numbers in lists.items() if numbers}
    if "text_layer_pages" in told:
        told["text_layer"] = Layer.OCR.value
    if comments := [comment for page in found for comment in page.over.comments]:
        told["comments"] = "\n".join(comments)
    if links := dict.fromkeys(link for page in found for link in page.over.links):
        told["links"] = " ".join(links)
    return {"pages": str(len(found))} | told
