"""Texts of before Unicode: the letters of a report as the codes that stand for them."""

import unicodedata
from collections.abc import Callable
from itertools import chain, product

from toancanh.read.encoding.tables import DECODERS, TCVN3, VNI

_BYTES = [chr(code) for code in range(0xA1, 0x100)]
_BASES = "aeiouyAEIOUYôöÔÖ"


def _inverse(decode: Callable[[str], str]) -> dict[str, str]:
    """Codes by letter, of those that one code or a vowel with a mark stands for."""
    written = chain(_BYTES, map("".join, product(_BASES, _BYTES)))
    pairs = ((decode(code), code) for code in written)
    return {letter: code for letter, code in pairs if len(letter) == 1 and letter != code}


_TCVN3, _VNI = _inverse(DECODERS[TCVN3]), _inverse(DECODERS[VNI])


def tcvn3(text: str) -> str:
    """Text as TCVN3 types it; where it has no capital, the small letter stands for a font of capitals."""
    return "".join(_TCVN3.get(char) or _TCVN3.get(char.lower(), char) for char in text)


def vni(text: str) -> str:
    """Text as VNI types it."""
    return "".join(_VNI.get(char, char) for char in text)


def narrow(typed: str) -> bytes:
    """The codes as the bytes of a file, signs beside the letters as Windows has them."""
    return "".join(
        it if ord(it) < 256 else it.encode("cp1252", "replace").decode("latin-1") for it in typed
    ).encode("latin-1")


def windows_1258(text: str) -> bytes:
    """Text in the code page of Vietnamese Windows: letters with their hats, the tone after them."""
    return "".join(map(_parted, text)).encode("cp1258", "replace")


def _parted(char: str) -> str:
    try:
        char.encode("cp1258")
    except UnicodeEncodeError:
        letters = unicodedata.normalize("NFD", char)
        tones = [it for it in letters if it in "\u0300\u0301\u0303\u0309\u0323"]
        stem = unicodedata.normalize("NFC", "".join(it for it in letters if it not in tones))
        return stem + "".join(tones)
    return char
