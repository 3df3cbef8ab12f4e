"""What a number format makes of a cell: scale, words beside it, parts of a date (ECMA-376, 18.8.31)."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import takewhile

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|\[\$(?P<currency>[^\]-]*)[^\]]*\]|\[[^\]]*\]|[_*].'
    r"|(?P<general>general)|(?P<mark>.)",
    re.IGNORECASE | re.DOTALL,
)
_MINUTES = re.compile(r"h+\W*m+|m+\W*s")
_DIGITS = frozenset("0#?")
_UNSHOWN = frozenset(",.@")

Token = tuple[bool, str]  # whether it is written as it stands, and its characters


class DatePart(StrEnum):
    """The smallest part of a date that is shown."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell shows its number or date.

    Args:
        scale: power of ten that the number is multiplied by: 2 for per cent, -3 for thousands left out.
        prefix, suffix: words, per cent or currency signs that the format writes beside the number.
        date: the smallest part of a date that is shown.
    """

    scale: int = 0
    prefix: str = ""
    suffix: str = ""
    date: DatePart = DatePart.DAY


PLAIN = Look()


@lru_cache(1024)
def look(code: str) -> Look:
    """What the number format ``code`` shows of a number that is not negative, or of a date."""
    tokens = _tokens(code)
    marks = "".join(text for literal, text in tokens if not literal)
    if set(marks) & set("dmyhs"):
        return Look(date=_date_part(_MINUTES.sub("", marks)))
    digits = [at for at, (literal, text) in enumerate(tokens) if not literal and text in _DIGITS]
    if not digits:
        return PLAIN
    behind = tokens[digits[-1] + 1 :]
    thousands = sum(1 for _ in takewhile((False, ",").__eq__, behind))
    return Look(2 * marks.count("%") - 3 * thousands, _words(tokens[: digits[0]]), _words(behind))


def _tokens(code: str) -> list[Token]:
    """The first section of the format, which is for numbers that are not negative."""
    found: list[Token] = []
    for token in _TOKEN.finditer(code):
        if token["mark"] == ";":
            break
        if token["mark"] or token["general"]:
            found.append((False, token["mark"].lower() if token["mark"] else "0"))
        elif literal := token["quoted"] or token["escaped"] or token["currency"]:
            found.append((True, literal))
    return found


def _date_part(marks: str) -> DatePart:
    if "d" in marks or "y" not in marks:
        return DatePart.DAY
    return DatePart.MONTH if "m" in marks else DatePart.YEAR


def _words(tokens: Sequence[Token]) -> str:
    """What stands beside the number, if it says anything: brackets, dashes and spaces alone do not."""
    text = "".join(text for literal, text in tokens if literal or text not in _UNSHOWN)
    says = any(char.isalpha() or char == "%" or unicodedata.category(char) == "Sc" for char in text)
    return text if says else ""
