"""Bytes of a text to characters: UTF-8, UTF-16 with its mark, and Windows-1258."""

import codecs
import unicodedata

from toancanh.read.characters import without_controls

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Letters of Vietnamese without their tone, and the signs that reports use beside ASCII.
_LETTERS = frozenset("ăâđêôơưĂÂĐÊÔƠƯ")
_SIGNS = frozenset("\xa0°²³±×÷·–—…‘’‚“”„†•€™§½¼¾₫")
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031b")


def has_mark(data: bytes) -> bool:
    """Whether the bytes begin with a byte order mark."""
    return any(data.startswith(mark) for mark, _ in _MARKS)


def decode(data: bytes, declared: str | None = None) -> str | None:
    """Return the characters, or ``None`` when no encoding known here makes Vietnamese of the bytes.

    Control characters come back as spaces, one for one.

    Args:
        data: the file.
        declared: encoding that the file itself claims (HTML), tried after UTF-8: bytes that are UTF-8 are so.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding)
    for encoding in filter(None, ("utf-8", declared)):
        if (text := _strict(data, encoding)) is not None:
            return text
    text = _strict(data, "cp1258")
    return text if text is not None and _is_vietnamese(text) else None


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return without_controls(data.decode(encoding))
    except (UnicodeError, LookupError):
        return None


def _is_vietnamese(text: str) -> bool:
    """Whether every letter beyond ASCII is one of Vietnamese, with at least one that only it has.

    Windows-1258 gives a character to nearly every byte: text in an older Vietnamese encoding decodes
    without error into letters and signs that no Vietnamese text holds, and is refused here.
    """
    letters = {char for char in unicodedata.normalize("NFC", text) if not char.isascii()} - _SIGNS
    own = letters & _LETTERS or any(0x1EA0 <= ord(char) <= 0x1EF9 for char in letters)
    return bool(own) and all(map(_is_letter, letters - _LETTERS))


def _is_letter(char: str) -> bool:
    """Whether a character is a letter of the alphabet with nothing but Vietnamese marks."""
    parts = unicodedata.normalize("NFD", char)
    return parts[0].isascii() and len(parts) > 1 and set(parts[1:]) <= _TONES
