"""Search with Vietnamese marks or without: marks typed must agree, marks left out need not."""

import re
import unicodedata
from collections import defaultdict
from functools import cache

from django.db.models import Q

from toancanh.model.text import canonical, fold, reading_form, strip_marks

_VIETNAMESE = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵdđ"


@cache
def _bearers() -> dict[str, str]:
    """Every letter with those that bear its marks and maybe more, as a class of a regular expression."""
    found: defaultdict[str, str] = defaultdict(str)
    for typed in _VIETNAMESE:
        for letter in _VIETNAMESE:
            if _base(typed) == _base(letter) and _marks(typed) <= _marks(letter):
                found[typed] += letter
    return {typed: f"[{letters}]" for typed, letters in found.items()}


def _base(letter: str) -> str:
    return strip_marks(letter)


def _marks(letter: str) -> set[str]:
    return {"-"} if letter == "đ" else set(unicodedata.normalize("NFD", letter)[1:])


def pattern(word: str) -> str:
    """A regular expression over ``reading_form`` text for a word that bears some marks."""
    return "".join(_bearers().get(letter, re.escape(letter)) for letter in reading_form(canonical(word)))


def condition(query: str) -> Q:
    """Entries that have every word of the query, anywhere in what is searched."""
    found = Q()
    for word in canonical(query).split():
        for part in fold(word).split():
            found &= Q(search_key__contains=part)
        if strip_marks(word) != word:
            found &= Q(search_text__regex=pattern(word))
    return found
