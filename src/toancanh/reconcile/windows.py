"""How far one document reaches: what is told in one quarter is judged by what was told around it.

Contradictions that documents of a quarter bring to light are explained by what was checked from a year and a
month before it until the quarter after it ends: a growth leads back twelve months, a slip shows in the
reports that follow. So a new document changes nothing of what was found in quarters before the last one.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import TypeVar

from toancanh.model import Period

T = TypeVar("T")
Dated = tuple[date, T]
_BACK = 13  # months: a month and the same month of the year before


def changed_from(day: date) -> date:
    """The first day of documents whose contradictions may change when one of this day comes."""
    return _quarter(_months_on(_quarter(day), -1))


def looked_at_from(day: date) -> date:
    """The first day of documents that those from a day on are judged by."""
    return date.min if day == date.min else _months_on(day, -_BACK)


def windows(dated: Sequence[Dated[T]], since: date = date.min) -> Iterator[tuple[list[T], list[T]]]:
    """The documents of each quarter that has any, and those around it by which they are judged.

    Args:
        dated: with the day of each, in order.
        since: the first day of the first quarter that is asked for.
    """
    for quarter, own in groupby(dated, key=lambda it: _quarter(it[0])):
        if quarter < since:
            continue
        first, end = looked_at_from(quarter), _months_on(quarter, 6)
        yield list(map(itemgetter(1), own)), [it for day, it in dated if first <= day < end]


def _quarter(day: date) -> date:
    return Period.quarter_of(day).start


def _months_on(day: date, count: int) -> date:
    return Period.month_from(day, count).start
