"""Numbers in digits: one pass over a text, and what the dots and commas of each may mean.

Vietnamese writes 1.011,5; some papers write 1,011.5 or 4.4. "1.234" and "1,234" alone can be read both
ways: they carry the other reading along, and ``notation`` decides by the rest of the document.
"""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from toancanh.extract.marks import Mark
from toancanh.extract.rules.number.value import Number, Style

LONGEST = 32  # characters: no quantity has more, and a line of ten million digits is no number
# Lookbehinds stand after the first digit, so that the search can skip to digits.
_TOKEN = re.compile(
    r"[0-9](?<!\w[0-9])(?<![0-9][.,/:][0-9])"
    r"(?:(?P<spaced>[0-9]{0,2}(?: [0-9]{3}){0,3} 0[0-9]{2}(?: [0-9]{3}){0,3}(?:,[0-9]+)?)(?![\w ]?[0-9])"
    r"|[0-9]*+(?:[.,][0-9]++)*+)(?![/:][0-9])"
)
_OF = re.compile(r"[0-9](?<![\w/.,-][0-9])[0-9]{0,3}/[0-9]{1,4}(?![\w/.,-])")
_GROUPED = re.compile(r"[0-9]{1,3}(?:([.,])[0-9]{3})(?:\1[0-9]{3})*")


def find_digits(key: str, starts: Iterable[int]) -> Iterator[Mark[Number]]:
    """All numbers in digits of a reading form, in order; digits begin at ``starts``."""
    end = 0
    for start in starts:
        if start < end:
            continue
        found = _TOKEN.match(key, start)
        if not found:
            yield from _part(key, start)
            continue
        end = found.end()
        if end - start <= LONGEST and (read := _spaced(found) if found["spaced"] else _read(found.group())):
            yield Mark(start, end, read[1], read[0])


def _part(key: str, start: int) -> Iterator[Mark[Number]]:
    """So many of so many: "20/20", "2/3"."""
    found = _OF.match(key, start)
    if found:
        part, whole = map(int, found.group().split("/"))
        if part <= whole:
            yield Mark(*found.span(), Number(Decimal(part), Decimal(1), whole=whole), "number.of")


def _spaced(found: re.Match[str]) -> tuple[str, Number] | None:
    """Read "1 011,5": no number begins with a nought, so the space before it parts thousands."""
    if found.group().startswith("0"):
        return None
    whole, _, rest = found.group().partition(",")
    return "number.spaced", _number(whole.replace(" ", ""), rest)


def _read(token: str) -> tuple[str, Number] | None:
    if "." not in token and "," not in token:
        return None if len(token) > 3 and token.startswith("0") else ("number.plain", _number(token))
    if "." in token and "," in token:
        return _both(token)
    mark = "." if "." in token else ","
    first, *others = token.split(mark)
    if len(others) > 1:
        return _grouped(token, mark)
    if len(first) > 1 and first.startswith("0"):
        return None  # the tail of "1 011,5"
    decimal = _number(first, others[0])
    if len(others[0]) != 3 or first == "0" or len(first) > 3:
        style = Style.ENGLISH if mark == "." else Style.VIETNAMESE
        return "number.decimal", Number(decimal.value, decimal.step, style=style)
    grouped = Decimal(first + others[0])
    if mark == ".":
        return "number.vietnamese", Number(grouped, Decimal(1), other=decimal.value)
    return "number.decimal", Number(decimal.value, decimal.step, other=grouped)


def _both(token: str) -> tuple[str, Number] | None:
    """Read "1.011,5", "1,011.5": the mark that comes last, once, parts the decimals."""
    mark = token[max(token.rfind("."), token.rfind(","))]
    whole, _, rest = token.partition(mark)
    grouped = _GROUPED.fullmatch(whole)
    if not grouped or not rest.isdigit():
        return None
    style, rule = _STYLES["." if mark == "," else ","]
    value = _number(whole.replace(grouped[1], ""), rest)
    return rule, Number(value.value, value.step, style=style, grouped=True)


def _grouped(token: str, mark: str) -> tuple[str, Number] | None:
    if not _GROUPED.fullmatch(token):
        return None
    style, rule = _STYLES[mark]
    return rule, Number(Decimal(token.replace(mark, "")), Decimal(1), style=style, grouped=True)


_STYLES = {".": (Style.VIETNAMESE, "number.vietnamese"), ",": (Style.ENGLISH, "number.english")}


def _number(digits: str, decimals: str = "") -> Number:
    step = Decimal(1).scaleb(-len(decimals)) if decimals else Decimal(1)
    return Number(Decimal(f"{digits}.{decimals}" if decimals else digits), step)
