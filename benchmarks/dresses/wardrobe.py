"""All dresses of a report."""

import io
import zipfile
from collections.abc import Iterator
from email.message import EmailMessage

from benchmarks.dresses import codes, plain, printed
from benchmarks.dresses.report import Report
from benchmarks.dresses.word import Writer

_WORD = "vnd.openxmlformats-officedocument.wordprocessingml.document"

Dress = tuple[str, str, bytes]  # what it is, the name of the file, its bytes


def word(report: Report) -> bytes:
    """The report as Word has it, to which all others are compared."""
    return Writer().write(report)


def typed(report: Report) -> Iterator[Dress]:
    """Dresses that need no other program."""
    name, own = report.name, word(report)
    text, spaced = plain.tabbed(report), plain.aligned(report)
    yield "docx, TCVN3", f"{name}.docx", Writer(".VnTime", codes.tcvn3).write(report)
    yield "pdf, fpdf2", f"{name}.pdf", printed.pdf(report)
    yield "html", f"{name}.html", plain.page(report).encode()
    yield "txt, tabs", f"{name}.txt", text.encode()
    yield "txt, spaces", f"{name}.txt", spaced.encode()
    yield "txt, TCVN3", f"{name}.txt", codes.narrow(codes.tcvn3(text))
    yield "txt, VNI", f"{name}.txt", codes.narrow(codes.vni(text))
    yield "txt, windows-1258", f"{name}.txt", codes.windows_1258(text)
    yield "txt, UTF-16", f"{name}.txt", text.encode("utf-16")
    yield "mail", f"{name}.eml", _mail(report, own)
    yield "zip", f"{name}.zip", _zip(name, own)


def scans(name: str, paper: bytes) -> Iterator[Dress]:
    """Scans of a PDF: one of all pages, and an image of a report of one page."""
    pages = printed.scanned(paper)
    yield "pdf, scanned", f"{name}.pdf", printed.bound(pages)
    if len(pages) == 1:
        yield "png", f"{name}.png", printed.bound(pages, "PNG")


def _mail(report: Report, data: bytes) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"] = "baocao@example.vn", "sct@example.vn"
    mail["Subject"] = "Báo cáo"
    mail.set_content("Kính gửi quý Sở báo cáo kèm theo.\n")
    mail.add_attachment(data, maintype="application", subtype=_WORD, filename=f"{report.name}.docx")
    return bytes(mail)


def _zip(name: str, data: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr(f"{name}.docx", data)
    return file.getvalue()
