"""How area names are written: one key for all spellings, and which marks must agree.

Prose writes one name in many ways: "Đắk Lắk", "Đăk Lăk", "Dak Lak"; "Hòa", "Hoà"; "Mỹ", "Mĩ"; "M'Drắk" with
or without apostrophe. All of them share a ``skeleton``. Marks that somebody typed count ("Phú Yên" is not
"Phù Yên"), marks left out do not. The official spelling is for print and is never changed here.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import product

from toancanh.model.text import canonical, fold, reading_form, strip_marks

# Written form of each type word without marks, with its abbreviations, and the official type.
_TYPES = {
    "tỉnh": "Tỉnh", "t": "Tỉnh", "thành phố": "Thành phố", "tp": "Thành phố", "t.p": "Thành phố",
    "quận": "Quận", "q": "Quận", "huyện": "Huyện", "huyện đảo": "Huyện", "h": "Huyện", "thị xã": "Thị xã",
    "tx": "Thị xã", "t.x": "Thị xã", "phường": "Phường", "p": "Phường", "xã": "Xã", "x": "Xã",
    "thị trấn": "Thị trấn", "tt": "Thị trấn", "t.t": "Thị trấn", "đặc khu": "Đặc khu", "đk": "Đặc khu",
}  # fmt: skip
_UNMARKED = {strip_marks(word): (word, official) for word, official in _TYPES.items()}
_TYPE_WORD = re.compile(
    "(" + "|".join(map(re.escape, sorted(_UNMARKED, key=len, reverse=True))) + ")"
    r"(?:\s*\.\s*|\s+|(?=\d))(?=\S)"
)
_WORD = re.compile(r"\w+")
_STROKE = "\u0335"
_NUMBERED = re.compile(r"\d+|[IVX]+")

_LEADING_ZEROS = re.compile(r"\b0+(?=\d)")  # "Phường 01"

Letter = tuple[str, frozenset[str]]


def skeleton(name: str) -> str:
    """The key shared by every spelling of a name: letters and digits only, no marks, ``y`` as ``i``."""
    return _parted(name).replace(" ", "")


@lru_cache(maxsize=1 << 14)
def _read(name: str) -> str:
    """The name as rules match it; asked for again and again while one query is understood."""
    return reading_form(canonical(name))


@lru_cache(maxsize=1 << 14)
def letters(name: str) -> list[Letter]:
    """Each letter of the name with the marks it bears.

    No Vietnamese syllable ends in ``k``: words that do are of other languages of the country, and their
    vowel marks vary from text to text (Đắk, Đăk, Đak), so only the stroke of ``đ`` is kept.
    """
    text = _LEADING_ZEROS.sub("", _read(name))
    return [letter for word in _WORD.findall(text) for letter in _word_letters(word)]


def _word_letters(word: str) -> Iterator[Letter]:
    foreign = word.endswith("k")
    for char in word:
        parts = unicodedata.normalize("NFD", f"d{_STROKE}" if char == "đ" else char)
        kept = (mark for mark in parts[1:] if mark == _STROKE or not foreign)
        yield ("i" if parts[0] == "y" else parts[0]), frozenset(kept)


def closeness(typed: str, official: str) -> int | None:
    """How well ``typed`` stands for ``official``; ``None`` if a letter or a typed mark is not the same.

    0 when it agrees, 1 more when no mark is missing or none was typed at all ("Mỹ Tho" is nearer to Mỹ Tho
    than to Mỹ Thọ, "my tho" to neither), 2 more when the words are parted alike ("Phúc An", "Phú Can").
    """
    mine, theirs = letters(typed), letters(official)
    if [base for base, _ in mine] != [base for base, _ in theirs]:
        return None
    if not all(marks <= others for (_, marks), (_, others) in zip(mine, theirs, strict=True)):
        return None
    all_marks = mine == theirs or not any(marks for _, marks in mine)
    return all_marks + 2 * (_parted(typed) == _parted(official))


@lru_cache(maxsize=1 << 14)
def _parted(name: str) -> str:
    unmarked = fold(_read(name).replace("'", ""))
    return _LEADING_ZEROS.sub("", unmarked).replace("y", "i")


def readings(query: str) -> Iterator[tuple[str | None, str]]:
    """The ways to understand a query: as a bare name, and as a type word with a name.

    Yields:
        official type or ``None``, and the name: "H. Krông Pa" gives (None, "H. Krông Pa") and
        ("Huyện", "Krông Pa"). "Xà Phìn" has one reading: its first word is not "xã".
    """
    text = " ".join(canonical(query).split())
    yield None, text
    found = _TYPE_WORD.match(strip_marks(_read(text)))
    if found is None:
        return
    written, name = text[: found.end(1)], text[found.end() :]
    word, official = _UNMARKED[found.group(1)]
    if closeness(written, word) is not None:
        yield official, name


def spellings(name: str, type_word: str) -> frozenset[str]:
    """Every way prose may write an official name; a mere number ("3", "VII") keeps its type word."""
    if _NUMBERED.fullmatch(name):
        return frozenset({f"{type_word} {name}", f"{type_word[0]}.{name}", f"{type_word[0]}. {name}"})
    words = [_word_spellings(word) for word in canonical(name).split(" ")]
    forms = {" ".join(choice) for choice in product(*words)}
    forms |= {form.replace(" - ", "-") for form in forms} | {form.replace(" - ", " ") for form in forms}
    return frozenset(forms | {form.replace("'", "") for form in forms})


_K_RHYME = re.compile(r"[aăắ]k$")
_I_OR_Y = re.compile(r"(?:[hklmstv]|qu)([ìíỉĩịiỳýỷỹỵy])$", re.IGNORECASE)
_SWAP = dict(zip("ìíỉĩịiỳýỷỹỵy", "ỳýỷỹỵyìíỉĩịi", strict=True))


def _word_spellings(word: str) -> tuple[str, ...]:
    if _K_RHYME.search(word):
        return tuple(_K_RHYME.sub(rhyme, word) for rhyme in ("ắk", "ăk", "ak"))
    if found := _I_OR_Y.fullmatch(word):
        return word, word[: found.start(1)] + _SWAP[found.group(1)]
    return (word,)
