"""Marks of letters as the names of products and industries have them.

Three words of such a name ("tinh bột sắn") are met with other marks ("tỉnh bột sắn") only where an image was
misread, however sure Tesseract is of it.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from toancanh.model.text import fold, reading_form
from toancanh.read.paper.words import Word
from toancanh.read.scan.marks import GUESSED
from toancanh.reference.industries import industries
from toancanh.reference.products import products

_WINDOW = 3  # words
_LETTERS = re.compile(r"[^\W\d_]+")


def marked(words: Sequence[Word]) -> list[Word]:
    """Words in order of reading; if three are those of a name but for the marks of one, it gets them."""
    told = list(words)
    for at in range(len(words) - _WINDOW + 1):
        some = told[at : at + _WINDOW]
        name = _names().get(fold(" ".join(map(_bare, some))), ())
        pairs = zip(some, name, strict=False)
        odd = [at + place for place, (word, right) in enumerate(pairs) if reading_form(_bare(word)) != right]
        if len(odd) == 1:
            told[odd[0]] = _with_marks(told[odd[0]], name[odd[0] - at])
    return told


def _bare(word: Word) -> str:
    return word.text.rstrip(".,;:)")


def _with_marks(word: Word, right: str) -> Word:
    bare = _bare(word)
    cased = right.upper() if bare.isupper() else right.capitalize() if bare.istitle() else right
    return replace(word, text=cased + word.text[len(bare) :], confidence=min(word.confidence, GUESSED))


@cache
def _names() -> Mapping[str, tuple[str, ...]]:
    """Words side by side in names by their letters without marks, of those that are written in one way."""
    labels = [label for each in products().values() for label in (each.name, *each.names)]
    labels += [label for each in industries().values() for label in (each.name, *each.names)]
    found: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for label in labels:
        words = _LETTERS.findall(reading_form(label))
        for some in zip(*(words[at:] for at in range(_WINDOW)), strict=False):
            found[fold(" ".join(some))].add(some)
    return {key: next(iter(ways)) for key, ways in found.items() if len(ways) == 1}
