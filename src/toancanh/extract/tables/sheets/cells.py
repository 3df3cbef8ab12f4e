"""What a cell holds: one number, a number typed as text, or a few words with figures in them."""

import re
from dataclasses import dataclass
from decimal import Decimal

from toancanh.extract.marks import between
from toancanh.extract.rules.number import settle_notation
from toancanh.extract.rules.number.value import Style
from toancanh.extract.survey import Survey
from toancanh.extract.tables.grids import MINUS
from toancanh.extract.tables.meaning import PERCENT, WrittenUnit, written_unit
from toancanh.extract.tables.sheets.texts import Written
from toancanh.model import Measure

# "8.290 tỷ đồng (↓3,32%)": an amount, then how it changed. An arrow of a symbol font that came out as a
# letter (á, â, ñ, ò) may have pointed either way.
_UP, _DOWN = "↑▲⬆↗", "↓▼⬇↘"
_NUMBER = r"\d+(?:[.,]\d+)*"
_AMOUNT = re.compile(rf"(?P<number>{_NUMBER}) ?(?P<unit>[^\W\d_][^\d(;,{_UP}{_DOWN}]*|%)")
_CHANGE = re.compile(
    rf"\(? ?(?P<sign>[{_UP}{_DOWN}]|tăng|giảm|[-+–−]) ?(?P<number>{_NUMBER}) ?(?P<percent>%)? ?\)?"
    r"(?P<base> ?so (?:với )?(?:tháng trước|cùng kỳ(?: năm (?:trước|ngoái))?|quý trước|kế hoạch))?"
)
_SPACED = re.compile(r"\d{1,3}(?:\s\d{3})+(?:,\d+)?")  # thousands parted by blanks
_MOM = re.compile(r"tháng trước|quý trước")
GROUP = 3  # digits between marks of thousands
_JOIN = re.compile(r"(?: |,|;|và|\.)*")
_DOUBLED = re.compile(r"[.,]{2,}|[.,]$")
_MOVES_DOWN = (*_DOWN, "giảm", "-", "–", "−")


@dataclass(frozen=True, slots=True)
class Reading:
    """One figure of a cell.

    Args:
        value: the number as written, with its sign.
        step: what its last digit is worth.
        unit: its own unit, ``None`` if the column or the row gives it.
        measure: if the words of the cell say it.
        start, end: its characters in the text of the cell.
    """

    value: Decimal
    step: Decimal
    unit: WrittenUnit | None = None
    measure: Measure | None = None
    start: int = 0
    end: int = 0


def readings(survey: Survey, it: Written) -> tuple[tuple[Reading, ...], bool]:
    """The figures of a cell that can be read without a guess, and whether these are all that it holds."""
    if isinstance(it.cell.value, Decimal):
        percent = PERCENT if it.key.endswith("%") else None
        whole = Reading(it.cell.value, _step(it.cell.value), percent, end=it.cell.end - it.cell.start)
        return (whole,), True
    if it.figure:
        found = _typed(survey, it)
        return ((found,), True) if found else ((), False)
    return _spoken(survey, it)


def _step(value: Decimal) -> Decimal:
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) and exponent < 0 else Decimal(1)


def _typed(survey: Survey, it: Written) -> Reading | None:
    """A number typed as text."""
    number = _number(survey, it.cell.start, it.cell.end)
    if number is None:
        return None
    value, step = number
    sign = -1 if it.key.startswith(MINUS) or it.bracketed else 1
    percent = PERCENT if it.key.endswith(("%", "%)")) else None
    return Reading(value * sign, step, percent, end=it.cell.end - it.cell.start)


def _number(survey: Survey, start: int, end: int) -> tuple[Decimal, Decimal] | None:
    """The one number between two offsets, unless dot and comma leave it in doubt."""
    text = survey.reading.key[start:end]
    if _SPACED.fullmatch(text.strip()):
        value = Decimal(re.sub(r"\s", "", text).replace(",", "."))
        return value, _step(value)
    numbers = between(survey.numbers, start, end)
    if len(numbers) != 1 or _DOUBLED.search(text.strip(" %)")):
        return None
    number, doubtful = settle_notation(numbers[0].value, survey.notation, whole=False, percent=False)
    return None if doubtful or _broken(text, survey.notation.style) else (number.value, number.step)


def _broken(text: str, style: Style | None) -> bool:
    """Whether dots or commas part groups that are no thousands, so that a digit is missing or too many."""
    found = re.search(_NUMBER, text)
    parts = re.split(r"[.,]", found.group()) if found else []
    marks = re.findall(r"[.,]", found.group()) if found else []
    if len(marks) == 1 and len(parts[1]) != GROUP:
        return style is (Style.VIETNAMESE if marks[0] == "." else Style.ENGLISH)
    if len(marks) > 1 and len(set(marks)) == 1:
        return any(len(part) != GROUP for part in parts[1:])
    return len(marks) > 1 and any(len(part) != GROUP for part in parts[1:-1])


def _spoken(survey: Survey, it: Written) -> tuple[tuple[Reading, ...], bool]:
    """The figures of a short text, if it holds nothing but figures with their units and comparisons."""
    key, start = survey.reading.key[it.cell.start : it.cell.end], it.cell.start
    found: list[Reading] = []
    at, whole = _joined(key, 0), True
    while at < len(key):
        match = _CHANGE.match(key, at) or (_AMOUNT.match(key, at) if at == 0 else None)
        if match is None:
            return (tuple(found) if key[at] == "(" else ()), False
        made = _one(survey, match, start)
        found += [made] if made else []
        whole = whole and made is not None  # "33.160 tỷ đồng (↑17,335)": only the amount is clear
        at = _joined(key, match.end())
    return tuple(found), whole and bool(found)


def _joined(key: str, at: int) -> int:
    """Where the next figure begins, behind blanks, commas and "và"."""
    joining = _JOIN.match(key, at)
    return joining.end() if joining else at


def _one(survey: Survey, match: re.Match[str], start: int) -> Reading | None:
    number = _number(survey, start + match.start("number"), start + match.end("number"))
    if number is None:
        return None
    value, step = number
    said = match.groupdict()
    if "sign" not in said:
        unit, end = written_unit(said["unit"].strip()), match.start("unit") + len(said["unit"].rstrip())
        return Reading(value, step, unit, Measure.LEVEL, match.start("number"), end) if unit else None
    alone = match.start() == 0 and match.end() == len(match.string.rstrip())
    if said["percent"] is None and not alone:
        return None  # by how much of what?
    value = -value if said["sign"] in _MOVES_DOWN else value
    measure = Measure.MOM if said["base"] and _MOM.search(said["base"]) else Measure.YOY
    if said["base"] and "kế hoạch" in said["base"]:
        return None
    return Reading(
        value,
        step,
        PERCENT,
        measure,
        match.start("sign"),
        match.end("number" if said["percent"] is None else "percent"),
    )
