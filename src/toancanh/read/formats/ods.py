"""OpenDocument spreadsheets (.ods): every cell of every sheet, as ``read.workbook`` says."""

from pathlib import PurePath
from xml.parsers import expat

from lxml import etree

from toancanh.model import Document, UserError
from toancanh.read import packages, signatures
from toancanh.read.assembly import Source
from toancanh.read.workbook import calamine
from toancanh.read.workbook.book import About, read_sheets
from toancanh.read.workbook.opendocument import Pass, Table
from toancanh.read.workbook.sheets import CELL_LIMIT, too_many

EXTENSIONS = (".ods",)
MEDIA_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
SIGNATURE = True

_META = "meta.xml"
_ENCRYPTION = b"encryption-data"
_DAMAGE = (expat.ExpatError, ValueError, LookupError)


def recognises(data: bytes, name: str) -> bool:
    """Whether it is a ZIP that says so, or a ZIP, whole or not, that claims to be one."""
    kind = signatures.kind(data)
    claims = PurePath(name).suffix.lower() in EXTENSIONS
    return kind == signatures.SPREADSHEET or (kind == signatures.ZIP and claims)


def read(data: bytes, name: str) -> Document:
    """Read a spreadsheet.

    Raises:
        UserError: not a whole ZIP, bad XML, a password, too many cells or too far apart, or none.
    """
    try:
        if _ENCRYPTION in packages.Package(data).part("META-INF/manifest.xml"):
            raise UserError("read.office_encrypted", name=name)
        packages.parts(data, name)
        package = packages.Package(data)
        told = Pass(
            package.part("styles.xml"), package.part("content.xml"), lambda table: _check(table, name)
        )
    except (*packages.BROKEN, *_DAMAGE) as error:
        # Without this pass nobody knows how many cells a few bytes stand for.
        raise UserError("read.book_broken", name=name) from error
    notes = {table.name: table.notes() for table in told.tables.values()}
    with calamine.opened(data, name) as book:
        sheets = calamine.sheets(book, notes)
        return read_sheets(Source(data, name, MEDIA_TYPE), sheets, About(_title(package)))


def _check(table: Table, file: str) -> None:
    if table.count > CELL_LIMIT:
        raise too_many(file)
    if table.area > calamine.AREA_LIMIT:
        raise calamine.too_far(file, table.name, table.bottom, table.right)


def _title(package: packages.Package) -> str | None:
    try:
        meta = package.tree(_META)
    except (*packages.BROKEN, etree.XMLSyntaxError):
        return None
    return meta.findtext(".//{http://purl.org/dc/elements/1.1/}title") if meta is not None else None
