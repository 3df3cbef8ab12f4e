"""Months of the Gregorian calendar, as addresses name them: "2026-06"."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

_CODE = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])")


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """One month."""

    year: int
    month: int

    @classmethod
    def of(cls, day: date) -> "Month":
        """The month that a day is in."""
        return cls(day.year, day.month)

    @classmethod
    def parse(cls, code: str) -> "Month | None":
        """The month that an address names, if it does."""
        found = _CODE.fullmatch(code)
        return cls(int(found[1]), int(found[2])) if found else None

    @property
    def code(self) -> str:
        """What stands for it in an address."""
        return f"{self.year}-{self.month:02}"

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.month, 1)

    @property
    def days(self) -> int:
        """How many days it has."""
        return monthrange(self.year, self.month)[1]

    @property
    def last(self) -> date:
        """Its last day."""
        return date(self.year, self.month, self.days)

    def plus(self, count: int) -> "Month":
        """The month so many months later."""
        year, month = divmod(self.year * 12 + self.month - 1 + count, 12)
        return Month(year, month + 1)
