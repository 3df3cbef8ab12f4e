"""Which characters a text may hold. What no database, web page or Word file takes becomes a space."""

import re

# Controls other than tab and line ends; halves of a character that UTF-16 splits; the two codes that are
# never characters. PostgreSQL refuses NUL and halves, XML all of them.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def without_controls(text: str) -> str:
    """Return the text with one space for each control character, so that offsets keep their count."""
    return _CONTROLS.sub(" ", text)
