"""Figures read from scans beside those of the text layer they were printed from, and pages a second.

The report of this folder and the PDF samples are printed to images that lean, are grainy and packed as JPEG,
bound to a PDF without text and read. A figure is the same if its indicator, area, period, measure, value,
unit and status are.
"""

import io
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image

from toancanh.extract import extract
from toancanh.model import Document, UserError
from toancanh.read import read_bytes

RESOLUTIONS = (200, 300)
LEAN, GRAIN, QUALITY = 0.5, 0.1, 60


def report(paths: Sequence[Path]) -> None:
    """Measure and print."""
    for file in _prints(paths):
        name, data = file.name, file.read_bytes()
        wanted = claims(read_bytes(data, name))
        for dpi in RESOLUTIONS:
            scanned = scan(data, dpi)
            began = _spent()
            try:
                found = read_bytes(scanned, name)
            except UserError as error:
                print(f"scans: {error}")
                return
            rate = int(found.metadata["pages"]) / (_spent() - began)
            told = claims(found)
            same, most = (wanted & told).total(), max(wanted.total(), told.total(), 1)
            print(
                f"scan {dpi} dpi {same:4} of {most:4} figures the same ({same / most:.1%}), words"
                f" {found.metadata['ocr_confidence']} sure, {rate:.2f} pages a second of one core: {name}"
            )


def claims(document: Document) -> Counter[tuple[object, ...]]:
    """What the figures of a document say, without where they stand."""
    return Counter(
        (it.indicator, it.area, it.period, it.measure, it.quantity.value, it.quantity.unit, it.status)
        for it in extract(document).facts
    )


def _spent() -> float:
    """Processor time, that of Tesseract included."""
    return sum(os.times()[:4])


def scan(data: bytes, dpi: int) -> bytes:
    """A PDF printed and scanned: images of its pages, bound as a PDF."""
    pages = []
    for page in pdfium.PdfDocument(data):
        image = page.render(scale=dpi / 72, grayscale=True).to_pil().convert("L")
        image = image.rotate(LEAN, Image.Resampling.BICUBIC, fillcolor=255)
        image = Image.blend(image, Image.effect_noise(image.size, 60), GRAIN)
        packed = io.BytesIO()
        image.save(packed, "JPEG", quality=QUALITY)
        pages.append(Image.open(packed))
    bound = io.BytesIO()
    pages[0].save(bound, "PDF", save_all=True, append_images=pages[1:], resolution=dpi)
    return bound.getvalue()


def _prints(paths: Sequence[Path]) -> Iterator[Path]:
    """The report of this folder, and the PDF files named or in the folders named."""
    yield Path(__file__).with_name("report.pdf")
    for path in paths:
        yield from sorted(path.rglob("*.pdf")) if path.is_dir() else [path] if path.suffix == ".pdf" else []
