"""Excel 5 to 2003 (.xls): every cell of every sheet, as ``read.workbook`` says."""

from toancanh.model import Document, UserError
from toancanh.read import signatures
from toancanh.read.assembly import Source
from toancanh.read.workbook import biff
from toancanh.read.workbook.book import read_sheets

EXTENSIONS = (".xls",)
MEDIA_TYPE = "application/vnd.ms-excel"
SIGNATURE = True

_LOCKED = "encrypted"  # what xlrd says of a password


def recognises(data: bytes, name: str) -> bool:
    """Whether it is an OLE file with a workbook in it; what else is named .xls is read as what it is."""
    return signatures.kind(data) == signatures.EXCEL_97


def read(data: bytes, name: str) -> Document:
    """Read a workbook.

    Raises:
        UserError: it is damaged, has a password, too many cells, or none.
    """
    try:
        with biff.opened(data) as book:
            return read_sheets(Source(data, name, MEDIA_TYPE), biff.sheets(book))
    except UserError:
        raise
    except Exception as error:  # xlrd stumbles over damage in every way that Python knows
        code = "read.office_encrypted" if _LOCKED in str(error) else "read.book_broken"
        raise UserError(code, name=name) from error
