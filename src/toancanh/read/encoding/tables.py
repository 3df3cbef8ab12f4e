"""The encodings of Vietnamese before Unicode: which letters their codes stand for.

Sources: TCVN 5712:1993, table VN3 (the fonts ABC, ``.VnTime``); VNI-Windows as its maker VNI Software
published it; VPS as the Vietnamese Professionals Society published it; Windows-1258 as in Python.
A text of one of them holds one character for each byte, U+0000 to U+00FF.
"""

import re
import unicodedata
from collections.abc import Callable
from itertools import product

TCVN3, VNI, VPS, WINDOWS_1258 = "TCVN3", "VNI-Windows", "VPS", "windows-1258"

# Code of the first letter of each run.
_TCVN3_RUNS = {
    0xA1: "ĂÂÊÔƠƯĐăâêôơưđ",
    0xB5: "àảãáạ",
    0xBB: "ằẳẵắ",
    0xC6: "ặầẩẫấậè",
    0xCE: "ẻẽéẹềểễếệìỉ",
    0xDC: "ĩíịò",
    0xE1: "ỏõóọồổỗốộờởỡớợù",
    0xF1: "ủũúụừửữứựỳỷỹýỵ",
}
_VPS_RUNS = {
    0x02: "ẠẬẶẸỆ",
    0x10: "ỊỌỘỢỤỰ",
    0x19: "Ỵ",
    0x1C: "ẪỮ",
    0x80: "ÀẢÃẤẦẨọỗĂếềểệẮẰẲẾ",
    0x93: "ỀỂỄỐỒỔỖýỷỵỚỜỞ",
    0xA1: "ắằẳẵặỠớÙờởỡŨỨợỪổỬỲỸÍÌộỈĨÓửữÒỎÕựầÁÂấẩẫậđẻÉÊẹỉễịỹƯỦồốÔỏơÈừứÚũưÝẺ",
    0xE0: "àáâãảạă",
    0xE8: "èéêẽìí",
    0xEF: "ĩẴĐòóôõ",
    0xF7: "Ơụùúủ",
    0xFD: "ỶẼỳ",
}
# VNI writes a vowel and then one character for its hat, its breve, its tone, or two of these at once.
_TONES = "\u0301\u0300\u0309\u0303\u0323"  # acute, grave, hook, tilde, dot
_VNI_TONES = dict(zip("ùøûõï", _TONES, strict=True))
_VNI_HATS = dict(zip("âáàåãä", ("\u0302", *("\u0302" + tone for tone in _TONES)), strict=True))
_VNI_BREVES = dict(zip("êéèúüë", ("\u0306", *("\u0306" + tone for tone in _TONES)), strict=True))
_VNI_SINGLES = dict(zip("ñôöæóòî", "đơưỉĩịỵ", strict=True))


def _runs(runs: dict[int, str]) -> dict[int, str]:
    return {start + at: letter for start, run in runs.items() for at, letter in enumerate(run)}


def _vni() -> dict[str, str]:
    """Letters of VNI by the one or two characters that stand for them, in both cases."""
    marked = [
        *product("aeouôöy", _VNI_TONES.items()),
        *product("aeo", _VNI_HATS.items()),
        *product("a", _VNI_BREVES.items()),
    ]
    lower = dict(_VNI_SINGLES)
    for vowel, (mark, signs) in marked:
        stem = _VNI_SINGLES.get(vowel, vowel)
        lower[vowel + mark] = unicodedata.normalize("NFC", stem + signs)
    del lower["yï"]  # the letter ỵ has a code of its own
    upper = {code.upper(): letter.upper() for code, letter in lower.items()}
    # A capital typed with the mark of its small letter shows the same.
    mixed = {code[0].upper() + code[1]: letter.upper() for code, letter in lower.items() if len(code) == 2}
    return lower | mixed | upper


_TCVN3, _VPS, _VNI = _runs(_TCVN3_RUNS), _runs(_VPS_RUNS), _vni()
_VNI_LETTER = re.compile("|".join(sorted(_VNI, key=len, reverse=True)))

LOWER_ONLY = frozenset(filter(str.islower, _TCVN3.values())) - frozenset("ăâêôơưđ")
"""Letters that TCVN3 has no capital of: a font of its own (``.VnTimeH``) shows them as capitals."""


def _from_1258(codes: str) -> str:
    return unicodedata.normalize("NFC", codes.encode("latin-1", "replace").decode("cp1258", "replace"))


DECODERS: dict[str, Callable[[str], str]] = {
    TCVN3: lambda codes: codes.translate(_TCVN3),
    VNI: lambda codes: _VNI_LETTER.sub(lambda found: _VNI[found.group()], codes),
    VPS: lambda codes: codes.translate(_VPS),
    WINDOWS_1258: _from_1258,
}
"""From the codes of a text to its letters, by the name of the encoding."""

# Programs that know nothing of these encodings show their codes as Windows-1252 does.
_TO_CODES = {
    ord(char): code for code in range(0x80, 0xA0) if (char := bytes([code]).decode("cp1252", "ignore"))
}
_FROM_CODES = {code: chr(char) for char, code in _TO_CODES.items()}


def codes(text: str) -> str:
    """Return the text with its Windows-1252 characters as the codes that they stand for."""
    return text.translate(_TO_CODES)


def characters(decoded: str) -> str:
    """Return the text with the codes that are no letters as Windows-1252 shows them (quotes, dashes)."""
    return decoded.translate(_FROM_CODES)
