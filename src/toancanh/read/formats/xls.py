"""Excel 5 to 2003 (.xls): every cell of every sheet, as ``read.workbook`` says."""

from toancanh.model import Document
from toancanh.read import signatures
from toancanh.read.assembly import Source
from toancanh.read.workbook import biff
from toancanh.read.workbook.book import Beside, read_book

EXTENSIONS = (".xls",)
MEDIA_TYPE = "application/vnd.ms-excel"
SIGNATURE = True


def recognises(data: bytes, name: str) -> bool:
    """Whether it is an OLE file with a workbook in it; what else is named .xls is read as what it is."""
    return signatures.kind(data) == signatures.EXCEL_97


def read(data: bytes, name: str) -> Document:
    """Read a workbook.

    Raises:
        UserError: it is damaged, has a password, too many cells, or none.
    """
    return read_book(Source(data, name, MEDIA_TYPE), _beside(data))


def _beside(data: bytes) -> Beside:
    """What is told beside the values, unless that is damaged: the values are read all the same."""
    try:
        return Beside(biff.notes(data))
    except Exception:  # xlrd stumbles over damage in every way that Python knows
        return Beside(unread=("*",))
