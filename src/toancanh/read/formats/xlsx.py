"""Excel since 2007 (.xlsx, .xlsm): every cell of every sheet, as ``read.workbook`` says."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import PurePath
from typing import TypeVar
from xml.parsers import expat

from lxml import etree

from toancanh.model import Document, UserError
from toancanh.read import packages, signatures
from toancanh.read.assembly import Source
from toancanh.read.workbook import calamine, ooxml
from toancanh.read.workbook.book import About, read_sheets
from toancanh.read.workbook.looks import Look
from toancanh.read.workbook.notes import Notes

EXTENSIONS = (".xlsm", ".xlsx")
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SIGNATURE = True

T = TypeVar("T")

_MACROS = "xl/vbaProject.bin"
_DAMAGE = (expat.ExpatError, etree.XMLSyntaxError, ValueError, LookupError, *packages.BROKEN)


def recognises(data: bytes, name: str) -> bool:
    """Whether it is a ZIP with Excel's parts, or a ZIP, whole or not, that claims to be one."""
    kind = signatures.kind(data)
    return kind == signatures.EXCEL or (
        kind == signatures.ZIP and PurePath(name).suffix.lower() in EXTENSIONS
    )


def read(data: bytes, name: str) -> Document:
    """Read a workbook.

    Raises:
        UserError: not a whole ZIP, bad XML, a password, too many cells or too far apart, or none.
    """
    try:
        macros = _MACROS in packages.parts(data, name)
        package = packages.Package(data)
        sheets, false = ooxml.sheets(package), ooxml.claims_too_many_words(package)
    except _DAMAGE as error:
        raise UserError("read.book_broken", name=name) from error
    if false:
        raise UserError("read.book_broken", name=name)
    looks, title = _or_none(ooxml.looks, package), _or_none(ooxml.title, package)
    unread = [] if looks is not None else list(sheets)
    notes = {}
    for sheet, part in sheets.items():
        try:
            notes[sheet] = _notes(package.part(part), looks or {}, name, sheet)
        except _DAMAGE:
            unread.append(sheet)
    with calamine.opened(data, name) as book:
        about = About(title, calamine.charts(book), tuple(unread), macros)
        return read_sheets(Source(data, name, MEDIA_TYPE), calamine.sheets(book, notes), about)


def _or_none(asked: Callable[[packages.Package], T], package: packages.Package) -> T | None:
    """What a part says, unless it is damaged: that costs no more than what it would have told."""
    try:
        return asked(package)
    except _DAMAGE:
        return None


def _notes(xml: bytes, looks: Mapping[str, Look], file: str, sheet: str) -> Notes:
    uncalculated = ooxml.uncalculated(xml)
    if not ooxml.is_telling(xml, looks):
        return Notes(uncalculated=uncalculated)
    told = ooxml.Pass(xml, looks)
    if told.area > calamine.AREA_LIMIT:
        raise calamine.too_far(file, sheet, *told.end)
    return replace(told.notes(), uncalculated=uncalculated)
