"""One report in every format, and small builders of hostile files."""

import io
from contextlib import closing
from html import escape
from pathlib import Path

import docx
import pypdfium2 as pdfium
import pytest
from fpdf import FPDF
from PIL import Image

from toancanh.model import UserError
from toancanh.read.scan import engine

FILES = Path(__file__).parent / "files"
_LINES = (FILES / "report.txt").read_text(encoding="utf-8").splitlines()
_PARAGRAPHS = [line for line in _LINES if "\t" not in line]
_TABLE = [line.split("\t") for line in _LINES if "\t" in line]


@pytest.fixture
def paragraphs():
    """Paragraphs of the report, outside its table."""
    return _PARAGRAPHS


@pytest.fixture
def table():
    """Rows of the report's table."""
    return _TABLE


@pytest.fixture
def files(save):
    """The report as bytes by file name."""
    paragraphs = "".join(f"<p>{escape(text)}</p>" for text in _PARAGRAPHS)
    rows = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in _TABLE)
    word = docx.Document()
    for text in _PARAGRAPHS:
        word.add_paragraph(text)
    grid = word.add_table(len(_TABLE), len(_TABLE[0]))
    for row, values in zip(grid.rows, _TABLE, strict=True):
        for cell, value in zip(row.cells, values, strict=True):
            cell.text = value
    return {
        "report.txt": (FILES / "report.txt").read_bytes(),
        "report.html": f"<!doctype html><body>{paragraphs}<table>{rows}</table></body>".encode(),
        "report.docx": save(word),
        "report.pdf": (FILES / "report.pdf").read_bytes(),
        "long-report.pdf": (FILES / "long-report.pdf").read_bytes(),
    }


@pytest.fixture
def save():
    """Bytes of a Word document."""

    def saved(word):
        file = io.BytesIO()
        word.save(file)
        return file.getvalue()

    return saved


@pytest.fixture
def pdf():
    """Bytes of a PDF with one line of plain letters, or none; with a password if one is given."""

    def made(text="Cong nghiep", password=None):
        page = FPDF()
        page.add_page()
        page.set_font("Helvetica", size=12)
        if text:
            page.cell(text=text)
        else:
            page.rect(20, 20, 100, 100, style="F")
        if password is not None:
            page.set_encryption(owner_password="owner", user_password=password)
        return bytes(page.output())

    return made


@pytest.fixture(scope="session")
def tesseract():
    """Tesseract that reads Vietnamese, or no test."""
    try:
        engine.require("")
    except UserError:
        pytest.skip("Tesseract with Vietnamese is not installed")


@pytest.fixture(scope="session")
def scans():
    """Pages of a PDF as a scanner gives them: leaning, grainy, packed as JPEG."""

    def of(data, *, dpi=200, angle=0.5, quality=60):
        with closing(pdfium.PdfDocument(data)) as file:
            pages = [page.render(scale=dpi / 72, grayscale=True).to_pil().convert("L") for page in file]
        scanned = []
        for page in pages:
            leaning = page.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255)
            grainy = Image.blend(leaning, Image.effect_noise(page.size, 60), 0.1)
            packed = io.BytesIO()
            grainy.save(packed, "JPEG", quality=quality, dpi=(dpi, dpi))
            scanned.append(Image.open(packed))
        return scanned

    return of


@pytest.fixture(scope="session")
def bound():
    """Images as the pages of one file."""

    def of(images, kind="PDF", dpi=200):
        file = io.BytesIO()
        images[0].save(file, kind, save_all=True, append_images=images[1:], resolution=dpi, dpi=(dpi, dpi))
        return file.getvalue()

    return of


@pytest.fixture
def quoted():
    """Text of each block, with its kind."""

    def of(document):
        return [(str(block.kind), document.text[block.start : block.end]) for block in document.blocks]

    return of


@pytest.fixture
def cells():
    """Table, row, column and text of each cell."""

    def of(document):
        return [
            (
                block.locator.table,
                block.locator.row,
                block.locator.column,
                document.text[block.start : block.end],
            )
            for block in document.blocks
            if block.kind == "cell"
        ]

    return of
