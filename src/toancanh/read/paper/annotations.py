"""What is laid over a PDF page: values typed into a form, notes written on it, comments, links."""

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from toancanh.read.paper.frame import Frame
from toancanh.read.paper.words import Word

_LONGEST = 200_000  # bytes of UTF-16 of one value; a longer one is no value that a person typed
_HIDDEN = pdfium_c.FPDF_ANNOT_FLAG_HIDDEN | pdfium_c.FPDF_ANNOT_FLAG_NOVIEW


@dataclass(frozen=True, slots=True)
class Overlay:
    """Words that stand on the page, comments that open by a click, and addresses that links lead to."""

    words: tuple[Word, ...] = ()
    comments: tuple[str, ...] = ()
    links: tuple[str, ...] = ()


def overlay(file: pdfium.PdfDocument, page: pdfium.PdfPage, view: Frame) -> Overlay:
    """Read the annotations of a page; hidden ones are left out."""
    words: list[Word] = []
    comments, links = [], []
    for note in _notes(page):
        if pdfium_c.FPDFAnnot_GetFlags(note) & _HIDDEN:
            continue
        kind = pdfium_c.FPDFAnnot_GetSubtype(note)
        if kind == pdfium_c.FPDF_ANNOT_WIDGET and file.formenv:
            words += _words(note, _value(file.formenv.raw, note), view)
        elif kind == pdfium_c.FPDF_ANNOT_FREETEXT:
            words += _words(note, _contents(note), view)
        elif kind == pdfium_c.FPDF_ANNOT_LINK:
            links.append(_address(file, note))
        elif kind != pdfium_c.FPDF_ANNOT_POPUP:
            comments.append(_contents(note))
    return Overlay(tuple(words), tuple(filter(None, comments)), tuple(filter(None, links)))


def _notes(page: pdfium.PdfPage) -> Iterator[pdfium_c.FPDF_ANNOTATION]:
    for index in range(pdfium_c.FPDFPage_GetAnnotCount(page.raw)):
        if note := pdfium_c.FPDFPage_GetAnnot(page.raw, index):
            try:
                yield note
            finally:
                pdfium_c.FPDFPage_CloseAnnot(note)


def _utf16(ask: Callable[[object, int], int]) -> str:
    """A text that PDFium writes into a buffer, once it has said how long it is."""
    size = ask(None, 0)
    if not 2 < size <= _LONGEST:
        return ""
    buffer = (pdfium_c.FPDF_WCHAR * (size // 2))()
    ask(buffer, size)
    return bytes(buffer).decode("utf-16-le", "replace").rstrip("\0")


def _contents(note: pdfium_c.FPDF_ANNOTATION) -> str:
    return _utf16(lambda buffer, size: pdfium_c.FPDFAnnot_GetStringValue(note, b"Contents", buffer, size))


def _value(form: pdfium_c.FPDF_FORMHANDLE, note: pdfium_c.FPDF_ANNOTATION) -> str:
    """What a field of a form holds; boxes to tick and buttons hold no words."""
    if pdfium_c.FPDFAnnot_GetFormFieldType(form, note) not in (
        pdfium_c.FPDF_FORMFIELD_TEXTFIELD,
        pdfium_c.FPDF_FORMFIELD_COMBOBOX,
        pdfium_c.FPDF_FORMFIELD_LISTBOX,
    ):
        return ""
    return _utf16(lambda buffer, size: pdfium_c.FPDFAnnot_GetFormFieldValue(form, note, buffer, size))


def _address(file: pdfium.PdfDocument, note: pdfium_c.FPDF_ANNOTATION) -> str:
    link = pdfium_c.FPDFAnnot_GetLink(note)
    action = link and pdfium_c.FPDFLink_GetAction(link)
    if not action:
        return ""
    size = pdfium_c.FPDFAction_GetURIPath(file.raw, action, None, 0)
    if not 1 < size <= _LONGEST:
        return ""
    buffer = ctypes.create_string_buffer(size)
    pdfium_c.FPDFAction_GetURIPath(file.raw, action, buffer, size)
    return buffer.value.decode("utf-8", "replace")


def _words(note: pdfium_c.FPDF_ANNOTATION, text: str, view: Frame) -> Iterator[Word]:
    """The words of a value, spread over its rectangle as evenly as its letters."""
    area = pdfium_c.FS_RECTF()
    lines = text.splitlines()
    if not lines or not pdfium_c.FPDFAnnot_GetRect(note, ctypes.byref(area)):
        return
    box = view.box(area.left, area.bottom, area.right, area.top)
    height, letter = box.height / len(lines), box.width / max(map(len, lines), default=1)
    for number, line in enumerate(lines):
        at = 0
        for word in line.split():
            at = line.index(word, at)
            left, top = box.left + at * letter, box.top + number * height
            yield Word(word, type(box)(left, top, left + len(word) * letter, top + height))
            at += len(word)
