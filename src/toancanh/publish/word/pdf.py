"""A Word file as PDF, through LibreOffice where it is installed."""

from toancanh.isolation.libreoffice import PROGRAM, TIME_LIMIT, Refused, RefusedError, convert, installed
from toancanh.model import UserError

_CODES = {
    Refused.MISSING: "report.pdf_missing",
    Refused.SLOW: "report.pdf_slow",
    Refused.FAILED: "report.pdf_failed",
}


def available() -> bool:
    """Whether a PDF can be made here."""
    return installed() is not None


def pdf(word: bytes) -> bytes:
    """The pages of a Word file.

    Raises:
        UserError: LibreOffice is not installed, takes too long, or cannot read the file.
    """
    try:
        return convert(word, ".docx", "pdf", TIME_LIMIT)
    except RefusedError as error:
        raise UserError(_CODES[error.why], variable=PROGRAM, seconds=TIME_LIMIT) from error
