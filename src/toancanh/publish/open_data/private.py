"""What is of persons in free text, taken out: telephone numbers, addresses of mail, identity papers.

A register says of its columns which hold such data, and those never come here; this is for the rest, where
somebody typed a number into a sentence (Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15).
"""

import re

HIDDEN = "•••"
"""What stands for what was taken out."""

_MAIL = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
# +84 or 0, then eight to ten digits with blanks, dots, hyphens or brackets between them.
_PHONE = r"(?<![\d.,])(?:\+?84|0)(?:[ .\-\u00a0()/]{0,2}\d){8,10}(?!\d)"
# Citizen's identity (12 digits) and its predecessor (9), written in one or in groups of three.
_PAPER = r"(?<![\d.,])\d{3}(?:[ \u00a0]?\d{3}){2}(?:[ \u00a0]?\d{3})?(?![\d.,]?\d)"
_PRIVATE = re.compile("|".join((_MAIL, _PHONE, _PAPER)))


def without_private(text: str) -> str:
    """The text with ``HIDDEN`` for each telephone number, address of mail and number of an identity paper."""
    return _PRIVATE.sub(HIDDEN, text)


def holds_private(text: str) -> bool:
    """Whether there is any."""
    return _PRIVATE.search(text) is not None
