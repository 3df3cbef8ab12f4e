"""What a periodic report is of: an area, a period, and the day on which it is written."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from toancanh.model import Area, Period, UserError

_ROMAN = ("I", "II", "III", "IV")
_FIRST, _LAST = 1900, 2199  # years of reports


@dataclass(frozen=True)
class Asked:
    """What is asked for.

    Args:
        unit: the area.
        period: a month, a quarter, the first six or nine months, or a year.
        today: the day on which it is written: what is to be done is told as of then.
        dated: the day that it bears; ``None`` leaves the day to be filled in.
        official: whether only figures that were approved are told.

    Raises:
        UserError: nobody reports on such a period.
    """

    unit: Area
    period: Period
    today: date
    dated: date | None = None
    official: bool = False

    def __post_init__(self) -> None:
        if not is_reported(self.period):
            raise UserError("report.no_such_period", seen=self.period.code)

    @property
    def year(self) -> int:
        """The year that it is of."""
        return self.period.end.year

    @property
    def months(self) -> tuple[int, int]:
        """The first and the last month of the period."""
        return self.period.start.month, self.period.end.month

    @cached_property
    def reached(self) -> Period:
        """From January to the end of the period."""
        return Period.months(self.year, 1, self.months[1])

    @cached_property
    def latest(self) -> Period:
        """The month or quarter that the period ends with: itself, if it is one."""
        first, last = self.months
        return self.period if last - first == 2 else Period.month(self.year, last)

    @property
    def spans(self) -> tuple[Period, ...]:
        """The periods that it tells of, the longest first."""
        return tuple(dict.fromkeys((self.reached, self.latest)))

    @cached_property
    def ahead(self) -> Period:
        """What comes next: the rest of the year, the next month or quarter, the next year."""
        first, last = self.months
        if last == 12:
            return Period.year(self.year + 1)
        if first == last:
            return Period.month(self.year, last + 1)
        if (first, last) == (1, 6):
            return Period.months(self.year, 7, 12)
        return Period.quarter(self.year, last // 3 + 1)

    @property
    def about(self) -> str:
        """What it is about, as its title has it."""
        return f"Tình hình hoạt động ngành Công Thương {self.told}, {self.tasks}"

    @property
    def tasks(self) -> str:
        """What lies ahead, as titles have it."""
        words = "phương hướng, nhiệm vụ" if self.months[1] == 12 else "nhiệm vụ trọng tâm"
        return f"{words} {spelled(self.ahead)}"

    @property
    def told(self) -> str:
        """The period in words: "tháng 7 và 7 tháng đầu năm 2025"."""
        first, last = self.months
        if self.reached == self.period or self.latest != self.period:
            return spelled(self.period)
        latest = f"tháng {last}" if first == last else f"quý {_ROMAN[last // 3 - 1]}"
        return f"{latest} và {spelled(self.reached)}"


def is_reported(period: Period) -> bool:
    """Whether offices report on such a period."""
    span = period.months_of_year
    if span is None or not _FIRST <= period.end.year <= _LAST:
        return False
    first, last = span
    return first == last or span in ((1, 6), (1, 9), (1, 12)) or (last % 3 == 0 and last - first == 2)


def spelled(span: Period) -> str:
    """A period of a year as official prose writes it: "tháng 8 năm 2025", "quý IV năm 2025"."""
    first, last = span.months_of_year or (1, 12)
    year = span.end.year
    if (first, last) == (1, 12):
        return f"năm {year}"
    if first == last:
        return f"tháng {first} năm {year}"
    if last - first == 2 and last % 3 == 0:
        return f"quý {_ROMAN[last // 3 - 1]} năm {year}"
    if first == 1:
        return f"{last} tháng đầu năm {year}"
    return f"{last - first + 1} tháng cuối năm {year}"
