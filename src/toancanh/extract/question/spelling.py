"""A question as a report would write it, so that the rules for reports can read it.

People type "xuat khau 6 thang 2025 dak lak". A phrase of the lexicons is given the marks it has there, if the
whole question is typed without any; names of provinces and districts get their capitals. A word that was
typed with marks is never changed, and a single syllable only if it is one of ``words.toml``: too many are
other words as well. A year that stands alone ("6 tháng 2025") gets its "năm". A question in English is
put into Vietnamese first (``english``).
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from toancanh.extract.question.english import in_vietnamese, is_english
from toancanh.extract.question.words import marked
from toancanh.extract.rules.area.regions import region_names
from toancanh.extract.rules.indicator.dims import DIMS, dim_words
from toancanh.extract.rules.indicator.subjects import subject_words
from toancanh.model import AreaLevel
from toancanh.model.text import canonical, fold, reading_form, strip_marks
from toancanh.reference.areas import areas

LONGEST = 300  # characters of a question
_WORD = re.compile(r"[^\W_]+")
_MOST = 8  # words of a phrase
_BARE_YEAR = re.compile(
    r"(?<!năm)(?<!năm )(?<![\d/.,-])(?<=\s)(?=(?:19|20)\d\d(?!\d|[-/.,]\d))", re.IGNORECASE
)
_OPENING = re.compile(  # "Anh cho tôi hỏi …": whom one speaks to is no country
    r"^(?:kính )?thưa(?: (?:đồng chí|các anh chị|anh|chị|ông|bà))?[ ,:]+"
    r"|^(?:(?:xin|kính|thưa|vui|lòng|làm|ơn|hãy|nhờ|đồng|chí|anh|chị|em|các|ơi|bạn|toàn|cảnh)[ ,]+)*"
    r"(?:cho|giúp)(?: (?:tôi|em|anh|chị|mình|chúng tôi))?(?: (?:xin|được))? (?:hỏi|biết|xem)\b[ :,]*",
    re.IGNORECASE,
)
_LEVELS = {AreaLevel.PROVINCE, AreaLevel.DISTRICT}


def spelled(question: str) -> str:
    """The question with marks, capitals and "năm" where they were left out."""
    text = " ".join(canonical(question)[:LONGEST].split())
    text = _OPENING.sub("", text)
    if is_english(text):
        text = in_vietnamese(text)
    unmarked = strip_marks(text) == text
    books = (_names(), *((marked(), _phrases()) if unmarked else ()))
    parts, at = [], 0
    found = list(_WORD.finditer(text))
    number = 0
    while number < len(found):
        length, phrase = _longest(text, found[number : number + _MOST], books)
        if phrase:
            start, end = found[number].start(), found[number + length - 1].end()
            parts += [text[at:start], phrase]
            at = end
        number += length
    whole = "".join((*parts, text[at:]))
    return _BARE_YEAR.sub("năm ", whole)


def _longest(text: str, words: list[re.Match[str]], books: Iterable[dict[str, str]]) -> tuple[int, str]:
    """How many of the words are a phrase of the books, and the phrase; one word and nothing if none is."""
    for length in range(len(words), 0, -1):
        typed = text[words[0].start() : words[length - 1].end()]
        key = fold(typed)
        for book in books:
            if (phrase := book.get(key)) and _agrees(typed, phrase):
                return length, phrase
    return 1, ""


def _agrees(typed: str, phrase: str) -> bool:
    """Whether the words bear no other marks than the phrase."""
    pairs = zip(_WORD.findall(reading_form(typed)), _WORD.findall(reading_form(phrase)), strict=False)
    return all(one in (other, strip_marks(other)) for one, other in pairs)


@cache
def _names() -> dict[str, str]:
    """Names of provinces, districts and regions by their keys; communes with their type."""
    units = areas().units
    found = {fold(it.full_name): it.full_name for it in units if it.level is AreaLevel.COMMUNE}
    found |= {fold(name): name for name in region_names().words.values() if " " in name}
    high = [it for it in units if it.level in _LEVELS]
    high.sort(key=lambda it: it.level is AreaLevel.PROVINCE)
    found |= {fold(it.full_name): it.full_name for it in high}
    return found | {key: it.name for it in high if " " in (key := fold(it.name))}


@cache
def _phrases() -> dict[str, str]:
    """Phrases of the lexicons by their keys; of two that differ in marks alone neither."""
    found: dict[str, str] = {}
    for phrase in _every_phrase():
        key = fold(phrase)
        if " " in key:
            known = found.setdefault(key, phrase)
            found[key] = known if _WORD.findall(known) == _WORD.findall(phrase) else ""
    return found


def _every_phrase() -> Iterator[str]:
    yield from subject_words().words
    for dim in DIMS:
        yield from dim_words(dim).words
