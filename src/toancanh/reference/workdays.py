"""Working days of offices in Viet Nam: Monday to Friday, less holidays, with the days moved by order.

``holidays.toml`` says where its days come from. In years that it does not hold only weekends are days off.
"""

import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

_DAY = timedelta(days=1)
_SATURDAY = 5


@cache
def _table() -> tuple[frozenset[date], frozenset[date]]:
    table = tomllib.loads(files(__package__).joinpath("holidays.toml").read_text("utf-8"))
    off, worked = ({day for year in table.values() for day in year[name]} for name in ("off", "worked"))
    return frozenset(off), frozenset(worked)


def is_working(day: date) -> bool:
    """Whether offices work on a day."""
    off, worked = _table()
    return day in worked or (day.weekday() < _SATURDAY and day not in off)


def last_before(day: date) -> date:
    """The last working day not after ``day``: by when to hand in what is due on a day off."""
    return day if is_working(day) else last_before(day - _DAY)


def after(day: date, count: int) -> date:
    """The working day that comes ``count`` working days after ``day``; before it, if negative."""
    return next(found for at, found in enumerate(_from(day, 1 if count >= 0 else -1)) if at == abs(count))


def _from(day: date, step: int) -> Iterator[date]:
    """The day itself, then every working day on from it."""
    yield day
    while True:
        day += step * _DAY
        if is_working(day):
            yield day
