"""Digits and number words, with the worth of their last written digit.

Vietnamese writes 1.011,5; some papers write 1,011.5 or 4.4. A dot before exactly three digits parts
thousands, any other dot is a decimal point; a comma is a decimal comma unless several of them part
thousands. What looks like a number but counts nothing (a date, a law, a rank, a name) is left to the
caller, who knows what follows.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from toancanh.extract.grammar import Grammar, rule
from toancanh.extract.marks import Marks
from toancanh.extract.seen import Seen


@dataclass(frozen=True, slots=True)
class Number:
    """A value, what one unit of its last written digit is worth, and whether it was written in words."""

    value: Decimal
    step: Decimal
    words: bool = False
    of: bool = False  # "20/20 chỉ tiêu": so many of so many
    english_thousands: Decimal | None = None  # "65,022" read the other way


def _number(digits: str, decimals: str = "", words: bool = False) -> Number:
    step = Decimal(1).scaleb(-len(decimals)) if decimals else Decimal(1)
    return Number(Decimal(digits + ("." + decimals if decimals else "")), step, words)


def _vietnamese(match: re.Match[str]) -> Number:
    return _number(match["whole"].replace(".", ""), match["rest"] or "")


def _english(match: re.Match[str]) -> Number:
    return _number(match["whole"].replace(",", ""), match["rest"] or "")


def _decimal(match: re.Match[str]) -> Number | None:
    if len(match["whole"]) > 1 and match["whole"].startswith("0"):
        return None  # the tail of "1 011,5"
    read = _number(match["whole"], match["rest"])
    if match["mark"] == "," and len(match["rest"]) == 3:
        return Number(read.value, read.step, english_thousands=Decimal(match["whole"] + match["rest"]))
    return read


def _part_of(match: re.Match[str]) -> Number | None:
    part, whole = int(match["part"]), int(match["whole"])
    return Number(Decimal(part), Decimal(1), of=True) if part <= whole else None


def _thousands(match: re.Match[str]) -> Number:
    return Number(
        Decimal(spelled(match["thousands"]) * 1000 + spelled(match["rest"])), Decimal(1), words=True
    )


def _plain(match: re.Match[str]) -> Number | None:
    digits = match.group()
    return None if len(digits) > 1 and digits.startswith("0") and len(digits) > 3 else _number(digits)


_BEFORE = r"(?<![\w])(?<!\d[.,/:])"
_AFTER = r"(?!\d)(?![.,/:]\d)"

_DIGITS = {
    "không": 0,
    "một": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "bẩy": 7,
    "tám": 8,
    "chín": 9,
}
_LAST = {"mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5}
_ONE = "|".join(word for word, digit in _DIGITS.items() if digit)
# Fifteen is "mười lăm"; "mười năm" is ten years.
_AFTER_TEN = "|".join(word for word in (*_DIGITS, *_LAST) if word not in ("không", "năm"))
_TENS = rf"(?:mười|(?:{_ONE}) mươi)(?: (?:{_AFTER_TEN}))?"
_HUNDREDS = rf"(?:{_ONE}|không) trăm(?: (?:linh|lẻ) (?:{_ONE}|tư)| {_TENS})?"
_WORDS = rf"(?:{_HUNDREDS}|{_TENS}|(?:{_ONE}))"


def spelled(words: str) -> int:
    """The value of number words up to 999: "hai trăm linh năm" is 205, "hai mươi mốt" 21."""
    total = last = 0
    for word in words.split():
        if word in ("mươi", "trăm"):
            total += last * (9 if word == "mươi" else 99)
        elif word not in ("linh", "lẻ"):
            last = 10 if word == "mười" else {**_DIGITS, **_LAST}[word]
            total += last
    return total


def _spelled(match: re.Match[str]) -> Number:
    return Number(Decimal(spelled(match.group())), Decimal(1), words=True)


NUMBERS = Grammar(
    rule(
        "number.vietnamese",
        rf"{_BEFORE}(?P<whole>\d{{1,3}}(?:\.\d{{3}})+)(?:,(?P<rest>\d+))?{_AFTER}",
        _vietnamese,
    ),
    rule(
        "number.english",
        rf"{_BEFORE}(?P<whole>\d{{1,3}}(?:,\d{{3}}){{2,}})(?:\.(?P<rest>\d+))?{_AFTER}",
        _english,
    ),
    rule(
        "number.english_both", rf"{_BEFORE}(?P<whole>\d{{1,3}}(?:,\d{{3}})+)\.(?P<rest>\d+){_AFTER}", _english
    ),
    rule("number.decimal", rf"{_BEFORE}(?P<whole>\d+)(?P<mark>[.,])(?P<rest>\d+){_AFTER}", _decimal),
    rule("number.plain", rf"{_BEFORE}\d+{_AFTER}", _plain),
    rule("number.of", r"(?<![\w/.,-])(?P<part>\d{1,4})/(?P<whole>\d{1,4})(?![\w/.,-])", _part_of),
    rule("number.words", rf"\b{_WORDS}\b", _spelled),
    rule(
        "number.words_thousands",
        rf"\b(?P<thousands>{_WORDS}) (?:nghìn|ngàn) (?P<rest>{_HUNDREDS})\b",
        _thousands,
    ),
)


def find_numbers(text: Seen | str) -> Marks[Number]:
    """All numbers of a reading form, in order."""
    return NUMBERS.find(text)
