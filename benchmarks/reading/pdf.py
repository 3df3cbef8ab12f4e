"""Pages a second of PDF with a text layer, beside pdfplumber (its text and its tables) on the same files."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

import pypdfium2 as pdfium

from toancanh.read import read

ROUNDS = 3


def report(paths: Sequence[Path]) -> None:
    """Measure and print."""
    files = [file for path in paths for file in (sorted(path.rglob("*.pdf")) if path.is_dir() else [path])]
    files = [file for file in files if file.suffix == ".pdf"]
    if not files:
        return
    pages = sum(len(pdfium.PdfDocument(file)) for file in files)
    print(f"pdf toancanh   {pages / _seconds(read, files):8.1f} pages a second, {pages} pages")
    try:
        import pdfplumber
    except ImportError as error:
        print(f"!!! pdfplumber is left out: {error}")
        return

    def plumbed(file: Path) -> None:
        with pdfplumber.open(file) as opened:
            for page in opened.pages:
                page.extract_text()
                page.extract_tables()

    print(f"pdf pdfplumber {pages / _seconds(plumbed, files):8.1f} pages a second, {pages} pages")


def _seconds(read_one: Callable[[Path], object], files: Sequence[Path]) -> float:
    """Processor time for all files, the median of a few rounds."""
    rounds = []
    for _ in range(ROUNDS):
        began = time.process_time()
        for file in files:
            read_one(file)
        rounds.append(time.process_time() - began)
    return median(rounds)
