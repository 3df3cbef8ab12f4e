"""A stretch of time that a figure is about, as an inclusive pair of days.

One value covers months, quarters, halves, years, months to date, several years, a single day, and
the odd reporting windows of administrative reports (15 December to 14 June, decree 09/2019): a
statistical month and a report closing on the 14th are simply different periods.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Self

_CODE = re.compile(
    r"(?P<year>\d{4})(?:-(?:H(?P<half>[12])|Q(?P<quarter>[1-4])|M(?P<m1>\d\d)(?:\.\.M(?P<m2>\d\d))?))?"
    r"|(?P<y1>\d{4})\.\.(?P<y2>\d{4})"
    r"|(?P<d1>\d{4}-\d\d-\d\d)(?:\.\.(?P<d2>\d{4}-\d\d-\d\d))?"
)


@lru_cache(1024)
def _last_day(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _same_day(day: date, year: int) -> date:
    """The day of another year; of 29 February the 28th."""
    return day.replace(year=year, day=min(day.day, _last_day(year, day.month).day))


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Days ``start`` to ``end``, both included.

    ``code`` writes it: ``2022``, ``2022-H1``, ``2022-Q3``, ``2022-M07``, ``2022-M01..M09``,
    ``2016..2020``, ``2022-07-25``, ``2024-12-15..2025-06-14``; ``parse`` reads it back.
    """

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"period ends before it starts: {self.start} > {self.end}")

    @classmethod
    @lru_cache(4096)  # the same stretches are asked for all the time
    def months(cls, year: int, first: int, last: int) -> Self:
        """Months ``first`` to ``last`` (1–12) of ``year``."""
        return cls(date(year, first, 1), _last_day(year, last))

    @classmethod
    def month(cls, year: int, month: int) -> Self:
        """One calendar month."""
        return cls.months(year, month, month)

    @classmethod
    def quarter(cls, year: int, quarter: int) -> Self:
        """Quarter 1–4 of a year."""
        return cls.months(year, 3 * quarter - 2, 3 * quarter)

    @classmethod
    def quarter_of(cls, day: date) -> Self:
        """The quarter that a day lies in."""
        return cls.quarter(day.year, (day.month + 2) // 3)

    @classmethod
    def month_from(cls, day: date, count: int) -> Self:
        """The month so many months after that of a day; before it for a negative number."""
        years, month = divmod(day.month - 1 + count, 12)
        return cls.month(day.year + years, month + 1)

    @classmethod
    def year(cls, year: int) -> Self:
        """A whole calendar year."""
        return cls.months(year, 1, 12)

    @classmethod
    def years(cls, first: int, last: int) -> Self:
        """Whole years ``first`` to ``last``."""
        return cls(date(first, 1, 1), date(last, 12, 31))

    @classmethod
    def day(cls, day: date) -> Self:
        """A single day, for a stock figure with a stated date."""
        return cls(day, day)

    @classmethod
    def parse(cls, code: str) -> Self:
        """Read a period code; raise ``ValueError`` naming the code when it is none."""
        found = _CODE.fullmatch(code)
        if found is None:
            raise ValueError(f"not a period code: {code!r} (expected e.g. 2025, 2025-H1, 2025-M01..M09)")
        part = found.groupdict()
        if part["y1"]:
            return cls.years(int(part["y1"]), int(part["y2"]))
        if part["d1"]:
            first = date.fromisoformat(part["d1"])
            return cls(first, date.fromisoformat(part["d2"]) if part["d2"] else first)
        year = int(part["year"])
        if part["half"]:
            return cls.months(year, 1, 6) if part["half"] == "1" else cls.months(year, 7, 12)
        if part["quarter"]:
            return cls.quarter(year, int(part["quarter"]))
        if part["m1"]:
            return cls.months(year, int(part["m1"]), int(part["m2"] or part["m1"]))
        return cls.year(year)

    def covers(self, other: "Period") -> bool:
        """Whether all days of another period are days of this one."""
        return self.start <= other.start and other.end <= self.end

    @property
    def whole_months(self) -> bool:
        """Whether it starts on the first and ends on the last day of a month."""
        return self.start.day == 1 and self.end == _last_day(self.end.year, self.end.month)

    @property
    def code(self) -> str:
        """The shortest standard code; ``parse(code)`` gives the period back."""
        if not self.whole_months:
            return str(self.start) if self.start == self.end else f"{self.start}..{self.end}"
        year, first, last = self.start.year, self.start.month, self.end.month
        if year != self.end.year:
            whole_years = first == 1 and last == 12
            return f"{year}..{self.end.year}" if whole_years else f"{self.start}..{self.end}"
        named = {(1, 12): "", (1, 6): "-H1", (7, 12): "-H2"}
        named |= {(3 * q - 2, 3 * q): f"-Q{q}" for q in range(1, 5)}
        if (first, last) in named:
            return f"{year}{named[first, last]}"
        return f"{year}-M{first:02}" if first == last else f"{year}-M{first:02}..M{last:02}"

    @property
    def months_of_year(self) -> tuple[int, int] | None:
        """First and last month, if it is whole months of one year."""
        whole = self.start.year == self.end.year and self.whole_months
        return (self.start.month, self.end.month) if whole else None

    def year_before(self) -> "Period":
        """The same stretch one year earlier (cùng kỳ năm trước)."""
        return self._moved(-1)

    def year_after(self) -> "Period":
        """The same stretch one year later."""
        return self._moved(1)

    def _moved(self, years: int) -> "Period":
        if span := self.months_of_year:
            return self.months(self.start.year + years, *span)
        year = self.end.year + years
        last = _last_day(year, self.end.month)
        month_end = self.end == _last_day(self.end.year, self.end.month)
        return Period(
            _same_day(self.start, self.start.year + years), last if month_end else _same_day(self.end, year)
        )

    @property
    def days(self) -> int:
        """Number of days covered."""
        return (self.end - self.start).days + 1

    def __str__(self) -> str:
        return self.code
