"""A thousand mixed files into an empty store: ``python -m benchmarks.intake [--files N] [--workers N …]``.

The files are variations of the samples and twins of the Statistics Office's workbooks: everything that can be
read, files sent twice, broken ones. Each go has a process and a store of its own.
"""

import argparse
import io
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import docx
import pypdfium2
from fpdf import FPDF
from PIL import Image

HERE = Path(__file__).resolve().parent
sys.path.append(str(HERE.parent / "tests"))  # where the twins are

from toancanh.read.encoding.tables import DECODERS, TCVN3  # noqa: E402
from twins.quirks import Book, Quirk  # noqa: E402
from twins.workbooks import build  # noqa: E402

SAMPLES = HERE.parent / "samples" / "documents"
FONT = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"
SCANS = 10  # of a thousand
SHARES = {
    "txt": 180, "abc": 30, "html": 140, "docx": 180, "doc": 10, "rtf": 5, "odt": 5, "pdf": 100, "xlsx": 90,
    "xls": 60, "ods": 10, "csv": 20, "eml": 60, "zip": 40, "scan": SCANS, "png": 2, "twice": 30, "broken": 28,
}  # fmt: skip


def texts() -> list[str]:
    """The samples written as text."""
    return [path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.txt"))]


class Maker:
    """Makes one file after the other; the same seed gives the same files."""

    def __init__(self) -> None:
        self._chance = random.Random(20261122)
        self._texts = texts()
        self._made: list[bytes] = []

    def make(self, kind: str, number: int) -> bytes:
        """One file of this kind; every file is another, but for those sent twice."""
        made: bytes = getattr(self, f"_{kind}")(number)
        self._made.append(made)
        return made

    def _text(self, number: int) -> str:
        return f"{self._chance.choice(self._texts)}\nXuất khẩu của xã số {number} đạt {number} triệu USD.\n"

    def _txt(self, number: int) -> bytes:
        return self._text(number).encode()

    def _html(self, number: int) -> bytes:
        body = "".join(f"<p>{line}</p>" for line in self._text(number).splitlines() if line)
        return f"<!DOCTYPE html><html><body><article>{body}</article></body></html>".encode()

    def _docx(self, number: int) -> bytes:
        word = docx.Document()
        for line in self._text(number).splitlines():
            word.add_paragraph(line)
        return _saved(word.save)

    def _pdf(self, number: int) -> bytes:
        page = FPDF()
        page.add_font("DejaVu", fname=FONT)
        page.set_font("DejaVu", size=11)
        page.add_page()
        page.multi_cell(0, text=self._text(number))
        return bytes(page.output())

    def _doc(self, number: int) -> bytes:
        return self._converted(number, "doc")

    def _rtf(self, number: int) -> bytes:
        return self._converted(number, "rtf")

    def _odt(self, number: int) -> bytes:
        return self._converted(number, "odt")

    def _converted(self, number: int, kind: str) -> bytes:
        """A Word file as LibreOffice writes it in an older format."""
        with tempfile.TemporaryDirectory() as folder:
            word = Path(folder, "a.docx")
            word.write_bytes(self._docx(number))
            options = ("--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", kind)
            command = ["soffice", *options, "--outdir", folder, str(word)]
            subprocess.run(command, check=True, capture_output=True)
            return word.with_suffix(f".{kind}").read_bytes()

    def _abc(self, number: int) -> bytes:
        """Text in TCVN3, what it cannot write left out."""
        codes = {DECODERS[TCVN3](chr(code)): chr(code) for code in range(0xA1, 0x100)}
        written = "".join(codes.get(letter, letter) for letter in self._text(number))
        return written.encode("latin-1", "ignore")

    def _xlsx(self, number: int) -> bytes:
        return self._book(number, "xlsx")

    def _xls(self, number: int) -> bytes:
        return self._book(number, "xls")

    def _book(self, number: int, kind: str) -> bytes:
        """A monthly workbook with two oddities more than the real one."""
        on = self._chance.sample([it for it in Quirk if it is not Quirk.EMPTY_SHEETS], 2)
        return build(self._chance.choice(list(Book)), number % 12 + 1, on, fmt=kind).data

    def _ods(self, number: int) -> bytes:
        from odf.opendocument import OpenDocumentSpreadsheet
        from odf.table import Table, TableCell, TableRow
        from odf.text import P

        book, table = OpenDocumentSpreadsheet(), Table(name="IIP")
        book.spreadsheet.addElement(table)
        for values in self._rows(number):
            row = TableRow()
            table.addElement(row)
            for value in values:
                number_of = {} if isinstance(value, str) else {"valuetype": "float", "value": value}
                cell = TableCell(**number_of)
                cell.addElement(P(text=str(value)))
                row.addElement(cell)
        return _saved(book.write)

    def _csv(self, number: int) -> bytes:
        return "\n".join(";".join(map(str, row)) for row in self._rows(number)).encode()

    def _rows(self, number: int) -> list[list[str | float]]:
        head: list[list[str | float]] = [
            [f"Chỉ số sản xuất công nghiệp số {number}", "", "", ""],
            ["Ngành", "Tháng 5", "Tháng 6", "6 tháng"],
        ]  # fmt: skip
        return head + [
            [f"Ngành {n}", *(round(self._chance.uniform(80, 130), 2) for _ in "abc")] for n in range(60)
        ]

    def _eml(self, number: int) -> bytes:
        mail = EmailMessage()
        mail["From"], mail["To"] = "an@xa.gov.vn", "vt@sct.gov.vn"
        mail["Subject"], mail["Date"] = f"Báo cáo số {number}", "Mon, 30 Jun 2025 08:00:00 +0700"
        mail.set_content(f"Kính gửi Sở Công Thương báo cáo số {number}.")
        mail.add_attachment(self._docx(number), "application", "msword", filename=f"Báo cáo {number}.docx")
        return mail.as_bytes()

    def _zip(self, number: int) -> bytes:
        def save(file: io.BytesIO) -> None:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
                for part in range(3):
                    package.writestr(f"phụ lục {part}.txt", self._txt(number * 10 + part))

        return _saved(save)

    def _scan(self, number: int) -> bytes:
        picture = self._picture(number)
        return _saved(lambda file: picture.save(file, "PDF"))

    def _png(self, number: int) -> bytes:
        picture = self._picture(number)
        return _saved(lambda file: picture.save(file, "PNG"))

    def _picture(self, number: int) -> Image.Image:
        with pypdfium2.PdfDocument(self._pdf(number)) as file:
            return file[0].render(scale=200 / 72).to_pil().convert("L")

    def _twice(self, _number: int) -> bytes:
        return self._chance.choice(self._made)

    def _broken(self, number: int) -> bytes:
        whole = self._docx(number)
        return whole[: self._chance.randrange(1, len(whole))] if number % 3 else b""


def _saved(save: Callable[[io.BytesIO], object]) -> bytes:
    file = io.BytesIO()
    save(file)
    return file.getvalue()


def write(folder: Path, count: int) -> int:
    """Write the files in a mixed order; return their size."""
    maker, size = Maker(), 0
    kinds = [kind for kind, share in SHARES.items() for _ in range(max(1, round(share * count / 1000)))]
    random.Random(1).shuffle(kinds)
    kinds.sort(key=lambda kind: kind == "twice")  # only what came can come again
    for number, kind in enumerate(kinds):
        data = maker.make(kind, number)
        ending = {"scan": "pdf", "broken": "docx", "twice": "bin", "abc": "txt"}.get(kind, kind)
        (folder / f"{number:04}-{kind}.{ending}").write_bytes(data)
        size += len(data)
    return size


def measure(folder: Path, workers: int) -> None:
    """Take the folder in, in this process, and print what it took as JSON."""
    from toancanh.web import prepare

    prepare()
    from toancanh import pipeline
    from toancanh.cli.taking_in import workers as hired

    began = time.perf_counter()
    with hired(workers) as hands:
        report = pipeline.ingest(sorted(folder.iterdir()), hands=hands)
    told = {
        "seconds": time.perf_counter() - began,
        "parent": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "files": len(report.files),
        "results": Counter(str(file.result) for file in report.files),
        "reasons": Counter(file.error.code for file in report.files if file.error),
    }
    print(json.dumps(told))


def largest_worker(parent: int, stop: threading.Event) -> float:
    """The most memory in MB that any worker of a process held while it ran."""
    most = 0
    while not stop.wait(0.2):
        for status in Path("/proc").glob("[0-9]*/status"):
            try:
                text = status.read_text()
            except OSError:
                continue
            if f"\nPPid:\t{parent}\n" in text and "VmHWM:" in text:
                most = max(most, int(text.split("VmHWM:")[1].split()[0]))
    return most / 1024


def go(folder: Path, workers: int) -> None:
    """One measurement in a process of its own."""
    with tempfile.TemporaryDirectory() as data:
        there = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"} | {
            "TOANCANH_DATA": data
        }
        command = [sys.executable, "-m", "benchmarks.intake", "--measure", str(folder), str(workers)]
        process = subprocess.Popen(
            command, env=there, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        stop, found = threading.Event(), [0.0]
        watcher = threading.Thread(target=lambda: found.append(largest_worker(process.pid, stop)))
        watcher.start()
        out, _ = process.communicate()
        stop.set()
        watcher.join()
    told = json.loads(out.splitlines()[-1])
    count = len(list(folder.iterdir()))
    print(
        f"{workers} workers: {told['seconds']:.1f} s, {count / told['seconds']:.1f} files/s; "
        f"memory {told['parent']:.0f} MB here, {found[-1]:.0f} MB the largest worker; "
        f"{told['results']}; {told['reasons']}",
        flush=True,
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="benchmarks.intake", description=__doc__)
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--workers", type=int, nargs="*", default=[1, 2])
    parser.add_argument("--measure", nargs=2, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.measure:
        measure(Path(asked.measure[0]), int(asked.measure[1]))
        return
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        size = write(Path(folder), asked.files)
        print(
            f"{asked.files} files, {size / 1e6:.1f} MB, written in {time.perf_counter() - began:.0f} s",
            flush=True,
        )
        for workers in asked.workers:
            go(Path(folder), workers)


if __name__ == "__main__":
    main()
