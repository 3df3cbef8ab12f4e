"""An English question in the words of a Vietnamese report (``english.toml``), for one grammar reads both.

A question is English if it bears no marks and has one of the words that is no Vietnamese syllable. Names,
numbers and words that nothing is known of stay as they are typed; the latter are named as not understood.
"""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from toancanh.model.text import strip_marks
from toancanh.reference.indicators import catalogue

_WORD = re.compile(r"[^\W_]+")
_MOST = 8  # words of a phrase
_SYLLABLE = re.compile(
    r"(?:ngh?|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?", re.ASCII
)
_MONTHS = re.compile(
    r"\b(?:(?P<first>first|last) )?(?P<n>\d{1,2})[ -]?months?\b(?P<of> of\b)?", re.IGNORECASE
)
_HALF = re.compile(r"\bh(?P<n>[12])\b", re.IGNORECASE)
_QUARTER = re.compile(
    r"\b(?:q(?P<n>[1-4])|(?P<word>first|second|third|fourth) quarter(?: of)?)\b", re.IGNORECASE
)
_FROM_THREE = ("three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")
_NUMBERS = {name: str(number) for number, name in enumerate(_FROM_THREE, 3)}
_COUNTED = re.compile(rf"\b(?:{'|'.join(_NUMBERS)})(?=[ -]months?\b)", re.IGNORECASE)
_QUARTERS = {"first": "1", "second": "2", "third": "3", "fourth": "4"}


@cache
def _told() -> Mapping[str, Any]:
    return tomllib.loads(Path(__file__).with_name("english.toml").read_text("utf-8"))


@cache
def _phrases() -> Mapping[str, str]:
    """Phrases with what they are in Vietnamese; of a word that names nothing, nothing."""
    names = {_key(it.name_en): it.name_vi for it in catalogue().values()}
    idle = dict.fromkeys(_told()["idle"]["words"].split(), "")
    months = {name: f"tháng {number}" for name, number in _told()["months"].items()}
    return {**idle, **names, **months, **_told()["words"]}


def _key(phrase: str) -> str:
    return " ".join(_WORD.findall(phrase.lower()))


def is_english(text: str) -> bool:
    """Whether a question is put in English."""
    if strip_marks(text) != text:
        return False
    words = [it.lower() for it in _WORD.findall(text)]
    return any(it in _words() and not _SYLLABLE.fullmatch(it) for it in words)


@cache
def _words() -> frozenset[str]:
    return frozenset(word for phrase in _phrases() for word in phrase.split())


def in_vietnamese(text: str) -> str:
    """An English question in Vietnamese words, in its own order."""
    text = _COUNTED.sub(lambda it: _NUMBERS[it.group().lower()], text)
    text = _MONTHS.sub(_months, text)
    text = _HALF.sub(lambda it: "6 tháng đầu năm" if it["n"] == "1" else "6 tháng cuối năm", text)
    text = _QUARTER.sub(lambda it: f"quý {it['n'] or _QUARTERS[it['word'].lower()]}", text)
    found, parts, at, number = list(_WORD.finditer(text)), [], 0, 0
    while number < len(found):
        length, phrase = _longest(text, found[number : number + _MOST])
        parts += [text[at : found[number].start()], phrase]
        at = found[number + length - 1].end()
        number += length
    return " ".join("".join((*parts, text[at:])).split())


def _months(found: re.Match[str]) -> str:
    """Months of a year; "last 6 months" are those of no year unless one is named."""
    if found["first"] == "last" and not found["of"]:
        return found.group()
    end = {"first": " đầu năm", "last": " cuối năm"}.get((found["first"] or "").lower(), "")
    return f"{found['n']} tháng{end}"


def _longest(text: str, words: list[re.Match[str]]) -> tuple[int, str]:
    """How many of the words are a phrase, and what it is in Vietnamese; one word as it is if none is."""
    for length in range(len(words), 0, -1):
        typed = text[words[0].start() : words[length - 1].end()]
        if (phrase := _phrases().get(typed.lower())) is not None:
            return length, phrase
    return 1, words[0].group()
