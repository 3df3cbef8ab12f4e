"""Bytes of a text to characters: UTF-8, UTF-16, and the encodings of Vietnamese before Unicode."""

import codecs
import re
import unicodedata
from typing import NamedTuple

from toancanh.read import signatures
from toancanh.read.characters import without_controls
from toancanh.read.encoding import legacy
from toancanh.read.encoding.tables import TCVN3, VNI, VPS, WINDOWS_1258

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What pages claim that are in one of the old encodings.
_DECLARED = {"x-viet-tcvn5712": TCVN3, "x-viet-tcvn": TCVN3, "x-viet-vni": VNI, "x-viet-vps": VPS}
# Letters of Vietnamese without their tone, and the signs that reports use beside ASCII.
_LETTERS = frozenset("ăâđêôơưĂÂĐÊÔƠƯ")
_SIGNS = frozenset("\xa0°²³±×÷·–—…‘’‚“”„†•€™§½¼¾₫")
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031b")
# A text in UTF-16 without its mark: half of its bytes are zero, and it is Latin letters and signs.
_ZEROS = 0.3
_LATIN = re.compile("[\t-\r -~\xa0-\u0233\u0300-\u0331\u1e00-\u1eff\u2000-\u22ff\u25a0-\u25ff]*")
_TAG = re.compile(
    r"(<script\b.*?</script>|<style\b.*?</style>|<!--.*?-->|<[^>]*>)", re.IGNORECASE | re.DOTALL
)
_SAMPLE = 65_536  # bytes


class Decoded(NamedTuple):
    """The characters of a file, and the encoding they were in if it was not UTF-8."""

    text: str
    encoding: str | None


def has_mark(data: bytes) -> bool:
    """Whether the bytes begin with a byte order mark."""
    return any(data.startswith(mark) for mark, _ in _MARKS)


def is_text(data: bytes) -> bool:
    """Whether the bytes can be a text: some encodings use zeros or control codes, which others never do."""
    if has_mark(data) or not signatures.is_binary(data):
        return True
    sample = data[:_SAMPLE]
    return _utf16(sample) is not None or _legacy(sample, markup=b"<" in sample) is not None


def decode(data: bytes, declared: str | None = None, *, markup: bool = False) -> Decoded | None:
    """Return the characters, or ``None`` when no encoding known here makes sure Vietnamese of the bytes.

    Control characters come back as spaces, one for one.

    Args:
        data: the file.
        declared: encoding that the file itself claims (HTML), tried after UTF-8: bytes that are UTF-8 are so.
        markup: whether tags stand in the text, which are no words.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding)
    if found := _strict(data, "utf-8") if b"\0" not in data else None:
        return found
    if found := _utf16(data) or _strict(data, "utf-8"):
        return found
    named = _DECLARED.get((declared or "").lower())
    if found := _legacy(data, named, markup=markup):
        return found
    if declared and (found := _strict(data, declared)):
        return found
    found = _strict(data, WINDOWS_1258)
    return found if found and _is_vietnamese(found.text) else None


def told(decoded: Decoded) -> dict[str, str]:
    """What a document's metadata say of its encoding: nothing of UTF-8."""
    return {"encoding": decoded.encoding} if decoded.encoding else {}


def _strict(data: bytes, encoding: str) -> Decoded | None:
    try:
        text = data.decode(encoding)
    except (UnicodeError, LookupError):
        return None
    return Decoded(without_controls(text), None if encoding.lower() in ("utf-8", "utf8") else encoding)


def _utf16(data: bytes) -> Decoded | None:
    for zeros, encoding in ((data[1::2], "utf-16-le"), (data[::2], "utf-16-be")):
        if zeros.count(0) > _ZEROS * len(zeros):
            text = data.decode(encoding, "replace")
            return Decoded(text, encoding) if _LATIN.fullmatch(text) else None
    return None


def _legacy(data: bytes, named: str | None = None, *, markup: bool) -> Decoded | None:
    """The text if it surely is in an old encoding, or in the one that the file names."""
    parts = _TAG.split(data.decode("latin-1")) if markup else [data.decode("latin-1")]
    judged = legacy.judge(" ".join(parts[::2]))
    encoding = named or (judged.name if judged and judged.sure else None)
    if encoding is None:
        return None
    parts[::2] = [legacy.convert(part, encoding) for part in parts[::2]]
    return Decoded(without_controls("".join(parts)), encoding)


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
