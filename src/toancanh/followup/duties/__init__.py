"""Duties that come back: one file each in this folder, found by being there.

::

    vi, en = what is to be handed in
    source = the legal act that orders it
    days = ["06-20", "12-20"]        last days of every year; or
    monthly = 6                      a day of every month; or
    quarterly = [3, 15]              month of the quarter (1 to 3) and day
    ahead = 10                       working days before it when the matter is opened
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

from toancanh.reference import workdays

_MONTHS = range(1, 13)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Duty:
    """A duty: its code (the file's name), its names, who orders it, and its (month, day)s of a year.

    ``ahead`` is how many working days before the last day the matter is opened.
    """

    code: str
    vi: str
    en: str
    source: str
    days: tuple[tuple[int, int], ...]
    ahead: int

    def next_days(self, today: date) -> Iterator[date]:
        """Its last days from ``today`` on, without end."""
        year = today.year
        while True:
            yield from (day for month, at in self.days if (day := date(year, month, at)) >= today)
            year += 1

    def opens(self, due: date) -> date:
        """The day on which the matter of a last day is opened."""
        return workdays.after(due, -self.ahead)

    def now(self, today: date, after: date | None = None) -> Iterator[date]:
        """The last days whose matters are to be open by ``today``: those after a day, else from today on."""
        for due in self.next_days(after + _DAY if after else today):
            if self.opens(due) > today:
                return
            yield due


@cache
def duties() -> tuple[Duty, ...]:
    """All duties by code."""
    found = (it for it in files(__package__).iterdir() if it.name.endswith(".toml"))
    return tuple(
        _duty(it.name.removesuffix(".toml"), it.read_text("utf-8"))
        for it in sorted(found, key=lambda it: it.name)
    )


def _duty(code: str, text: str) -> Duty:
    table = tomllib.loads(text)
    if "monthly" in table:
        days = tuple((month, table["monthly"]) for month in _MONTHS)
    elif "quarterly" in table:
        month_of, day = table["quarterly"]
        days = tuple((month, day) for month in range(month_of, 13, 3))
    else:
        days = tuple((int(it[:2]), int(it[3:])) for it in table["days"])
    return Duty(code, table["vi"], table["en"], table["source"], days, table["ahead"])
