"""What a cell holds, as text and as value; the rules stand in the package's docstring."""

import math
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import TypeAlias

from toancanh.read.workbook.looks import PLAIN, DatePart, Look

Raw: TypeAlias = str | bool | int | float | date | datetime | time | timedelta
"""What a cell holds as calamine gives it."""

_DATES = {DatePart.DAY: "%d/%m/%Y", DatePart.MONTH: "%m/%Y", DatePart.YEAR: "%Y"}
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_BOTH_CASES = _LETTERS + _LETTERS.lower()


def written(raw: Raw, look: Look = PLAIN) -> tuple[str, Decimal | date | None]:
    """The text of a cell that looks like ``look``, and its value in the unit of that text."""
    if isinstance(raw, str):
        return raw.replace("\t", " "), None  # a tab parts cells
    if isinstance(raw, bool):
        return str(raw).upper(), None
    if isinstance(raw, int | float):
        return _number(raw, look)
    if isinstance(raw, datetime):
        moment = (raw + timedelta(microseconds=500_000)).replace(microsecond=0)
        hour = "" if moment.time() == time() else f" {_hour(moment.time())}"
        return moment.strftime(_DATES[look.date]) + hour, moment.date()
    if isinstance(raw, date):
        return raw.strftime(_DATES[look.date]), raw
    return (_hour(raw) if isinstance(raw, time) else _duration(raw)), None


def _number(raw: float, look: Look) -> tuple[str, Decimal | None]:
    if not math.isfinite(raw):
        return str(raw), None
    digits = f"{raw:.15g}"
    if look is PLAIN and "e" not in digits and digits != "-0":
        return digits, Decimal(digits)
    number = Decimal(digits).scaleb(look.scale)
    plain = f"{number.normalize():f}" if number else "0"
    return f"{look.prefix}{plain}{look.suffix}".strip(), Decimal(plain)


def _hour(clock: time) -> str:
    return clock.strftime("%H:%M:%S" if clock.second else "%H:%M")


def _duration(length: timedelta) -> str:
    minutes, seconds = divmod(round(abs(length).total_seconds()), 60)
    sign = "-" if length < timedelta() else ""
    return f"{sign}{minutes // 60}:{minutes % 60:02}" + (f":{seconds:02}" if seconds else "")


def column_of(reference: str) -> int:
    """The column of a cell's name, counted from 0: 0 for "A7"."""
    return _column_number(reference.rstrip("0123456789"))


def row_of(reference: str) -> int:
    """The row of a cell's name, counted from 0: 6 for "A7".

    Raises:
        ValueError: it is no name of a cell.
    """
    return int(reference.lstrip(_BOTH_CASES)) - 1


@lru_cache(20_000)
def _column_number(name: str) -> int:
    number = 0
    for letter in name.upper():
        number = number * 26 + _LETTERS.index(letter) + 1
    return number - 1
