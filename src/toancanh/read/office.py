"""LibreOffice turns the text formats of other programs into .docx (``isolation.libreoffice``)."""

from toancanh.isolation.libreoffice import PROGRAM, TIME_LIMIT, Refused, RefusedError, convert
from toancanh.model import UserError

__all__ = ["PROGRAM", "TIME_LIMIT", "to_docx"]
_DOCX = "docx:MS Word 2007 XML"
_CODES = {
    Refused.MISSING: "read.soffice_missing",
    Refused.SLOW: "read.convert_slow",
    Refused.FAILED: "read.convert_failed",
}


def to_docx(data: bytes, name: str, ending: str) -> bytes:
    """Return the file as .docx.

    Args:
        data: the file.
        name: as received, to tell people.
        ending: of its real format (".doc"), by which LibreOffice chooses how to read it.

    Raises:
        UserError: LibreOffice is not installed, takes too long, or cannot read the file.
    """
    try:
        return convert(data, ending, _DOCX, TIME_LIMIT)
    except RefusedError as error:
        told = {"name": name, "variable": PROGRAM, "seconds": TIME_LIMIT}
        raise UserError(_CODES[error.why], **told) from error
