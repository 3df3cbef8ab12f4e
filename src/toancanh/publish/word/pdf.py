"""A Word file as PDF, through LibreOffice where it is installed."""

import shutil
import subprocess
from functools import cache

from toancanh.isolation.libreoffice import PROGRAM, TIME_LIMIT, Refused, RefusedError, convert, installed
from toancanh.model import UserError

_CODES = {
    Refused.MISSING: "report.pdf_missing",
    Refused.SLOW: "report.pdf_slow",
    Refused.FAILED: "report.pdf_failed",
}
_LIKE_TIMES = frozenset(
    ("Times New Roman", "Liberation Serif", "Tinos", "TeX Gyre Termes", "Nimbus Roman", "FreeSerif")
)
_LETTER = "1ed9"  # ộ


def available() -> bool:
    """Whether a PDF can be made here."""
    return installed() is not None


@cache
def in_type() -> bool:
    """Whether this machine has Times, or letters of its widths, with all of Vietnamese.

    Where it has not, LibreOffice takes letters of another font into the words. Where nobody can tell, it is
    not complained of.
    """
    program = shutil.which("fc-list")
    if program is None:
        return True
    asked = [program, f":charset={_LETTER}", "family"]
    # A program of the system, words of our own.
    told = subprocess.run(asked, capture_output=True, text=True, timeout=20, check=False)  # noqa: S603
    families = {name.strip() for line in told.stdout.splitlines() for name in line.split(",")}
    return told.returncode != 0 or not _LIKE_TIMES.isdisjoint(families)


def pdf(word: bytes) -> bytes:
    """The pages of a Word file.

    Raises:
        UserError: LibreOffice is not installed, takes too long, or cannot read the file.
    """
    try:
        return convert(word, ".docx", "pdf", TIME_LIMIT)
    except RefusedError as error:
        raise UserError(_CODES[error.why], variable=PROGRAM, seconds=TIME_LIMIT) from error
