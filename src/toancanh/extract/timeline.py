"""From words for time to periods: which years are meant, and what an undated figure is of."""

import calendar
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from toancanh.extract.marks import Mark
from toancanh.extract.rules.period import Moment
from toancanh.extract.rules.period.rules import Kind
from toancanh.model import Period

HALF = 6  # months
YEAR = 12  # months
MONTH = 31  # days
LATE = 11  # the month from which on whole years are estimated
MOST_OF_YEAR = 340  # days: the figures of a whole year may be told at any time after it
_TO_DATE_KINDS = (Kind.TO_DATE, Kind.SO_FAR)


@dataclass(frozen=True, slots=True)
class Timeline:
    """What a document's own date says about its words for time.

    Args:
        published: day, month or year of the document, or ``None``.
        main: the period its flows are about when a sentence names none, or ``None``.
        ahead: the year to come that its head names, which is what a plan is for, or ``None``.
        counted: the month up to which it counts first ("tính đến cuối tháng 11/2012"), or ``None``.
        report: whether it is the report of an office, written as its period ends; news come a month later.
    """

    published: Period | None
    main: Period | None = None
    ahead: Period | None = None
    counted: Period | None = None
    report: bool = False

    @property
    def stock(self) -> Period | None:
        """The date of a stock figure that names none: the month of the document (guide of the corpus)."""
        if self.published and self.published.days <= MONTH:
            return Period.month(self.published.end.year, self.published.end.month)
        return self._told_in or self.published or self.main

    @property
    def _told_in(self) -> Period | None:
        """The month in which a text without a date was written, by the part of a year that it tells of."""
        if self.main is None or not self.main.whole_months or self.main.days > MOST_OF_YEAR:
            return self.counted
        day = self.main.end if self.report else self.main.end + timedelta(days=1)
        told = Period.month(day.year, day.month)
        return max((told, self.counted or told), key=lambda period: period.end)

    def year_of(self, moment: Moment, near: int | None) -> int | None:
        """The year meant: written, else that of the sentence, else the latest that is not in the future."""
        if moment.year is not None:
            return moment.year
        base = near
        if base is None and moment.kind is Kind.YEAR and self.main is not None:
            base = self.main.start.year
        elif base is None and self.published is not None:
            base = self.published.end.year
            ahead = moment.first > self.published.end.month and moment.kind in (
                Kind.MONTH,
                Kind.DAY,
                Kind.DAYS,
                Kind.TO_DATE,
            )
            base -= 1 if ahead and not moment.shift else 0
        elif base is None and self.main is not None:
            base = self.main.start.year
        return None if base is None else base + moment.shift

    def to_come(self, moment: Moment) -> int | None:
        """The year of a month or quarter without one in a plan: the next if it is long past in this."""
        if self.published is None:
            return None
        long_past = self.published.end.month - moment.last > HALF and moment.kind in (Kind.MONTH, Kind.SPAN)
        return self.published.end.year + long_past

    def so_far(self, year: int | None) -> Period | None:
        """Take "từ đầu năm đến nay" as the complete months of the year when the document was published."""
        if self.published is None:
            return self.main
        end = self.published.end
        if year is not None and year != end.year:
            return Period.year(year)
        if self.published.days > 31:
            return Period.year(end.year)
        whole = self.published.days == 1 and (end + timedelta(days=2)).month != end.month
        last = end.month if whole else end.month - 1
        return Period.months(end.year, 1, last) if last else Period.year(end.year - 1)

    def _this(self, months: int) -> Period | None:
        """The last so many months, one or three, of what the document is about."""
        about = self.main or self.stock
        if about and months == YEAR:
            return Period.year(about.end.year)
        if about is None or (months > 1 and about.end.month % months):
            return None
        return Period.months(about.end.year, about.end.month - months + 1, about.end.month)

    def period(self, moment: Moment, near: int | None = None) -> Period | None:
        """The period that a moment means, ``near`` being the year last spoken of."""
        match moment.kind:
            case Kind.CLOSE:
                return None
            case Kind.SO_FAR if not moment.day:
                return self.so_far(moment.year)
            case Kind.NOW | Kind.WEEK:
                return self.stock
            case Kind.THIS:
                return self._this(moment.last)
            case Kind.LAST:
                return self._last(moment.first)
            case Kind.YEARS if moment.year and moment.last_year:
                return Period.years(moment.year, moment.last_year)
        return self._in_year(moment, self.year_of(moment, near))

    def _in_year(self, moment: Moment, year: int | None) -> Period | None:
        if year is None:
            return None
        if moment.kind is Kind.DAYS:
            return _days(year, moment)
        if moment.kind is Kind.DAY or (moment.kind is Kind.SO_FAR and moment.day):
            return moment.day_in(year)
        return Period.months(year, moment.first, moment.last)

    def _last(self, months: int) -> Period | None:
        """The month or quarter before that of the document: before the one it is about, if that is one."""
        main = self.main if self.main and self.main.whole_months else None
        about = main if main and abs(main.days - 30 * months) < 4 else self.stock
        if about is None or about.days > 93:
            return None
        index = (about.start.year * 12 + about.start.month - 1) // months - 1
        year, first = divmod(index * months, 12)
        return Period.months(year, first + 1, first + months)


def _days(year: int, moment: Moment) -> Period | None:
    """A stretch of days; one that would end before it begins began a year earlier."""
    if moment.since is None:
        return None
    day, month, written = moment.since
    last = min(moment.day or 31, calendar.monthrange(year, moment.first)[1])
    end = date(year, moment.first, last)
    start_year = written or (year if (month, day) <= (moment.first, last) else year - 1)
    try:
        start = date(start_year, month, day)
    except ValueError:
        return None
    return Period(start, end) if start <= end else None


def timeline(
    published: Period | None, moments: Sequence[Mark[Moment]], head: int, last: int | None, report: bool
) -> Timeline:
    """Settle what a document is about, from its date and the moments named up to offset ``head``.

    A stretch from January speaks louder than a quarter, a quarter than a month: reports of a month give
    the year so far as well, and that is what most of their figures are. A year alone counts where it is
    named before any month, as in the title of a yearly report. ``moments`` are those that can date a
    figure. A year long past is looked back on, and says nothing of a stretch that names none. ``last`` is
    the last year that an undated text tells of.
    """
    early = [mark.value for mark in moments if mark.start < head] or [mark.value for mark in moments]
    bare = Timeline(published, ahead=_ahead(early, published), counted=_counted(moments), report=report)
    early = [m for m in early if not (m.until and m.kind is not Kind.SO_FAR) and not _future(m, published)]
    last = None if published else last
    if whole := _whole_year(early, published):
        return replace(bare, main=whole)
    early = [m for m in early if not (last and m.year and m.year > last)]
    oldest = published.end.year - 1 if published else 0
    named = (m.year for m in early if m.year and m.year >= oldest and m.kind is not Kind.YEARS)
    year = last or next(named, None)
    for wanted in (_TO_DATE_KINDS, (Kind.SPAN,), (Kind.MONTH, Kind.YEAR)):
        for moment in early:
            if moment.kind in wanted:
                longest = _longest(moment, early)
                found = bare.period(longest, None if _over(bare, longest) else year)
                if found and _can_be_told(found, published):
                    return replace(bare, main=found)
    return bare


def _over(line: Timeline, moment: Moment) -> bool:
    """Whether the months told are over in the year of the document, so that it needs no other year."""
    if moment.kind is Kind.SO_FAR:
        return not moment.day
    period = line.period(moment) if line.published and moment.year is None and not moment.shift else None
    return bool(period and line.published and period.end <= line.published.end)


def _can_be_told(period: Period, published: Period | None) -> bool:
    """Whether a document tells the results of a period: it has begun, and is not long past."""
    if published is None:
        return True
    return period.start <= published.end and period.end.year >= published.end.year - 1


def _whole_year(moments: Sequence[Moment], published: Period | None) -> Period | None:
    """The year that is all but over and named before any part of it from January on: "năm 2024 ước đạt"."""
    if published is None or published.days > MONTH or published.end.month < LATE:
        return None
    first = next((m for m in moments if m.kind in (Kind.YEAR, *_TO_DATE_KINDS)), None)
    ended = first and first.kind is Kind.YEAR and first.year == published.end.year
    return Period.year(published.end.year) if ended else None


def _counted(moments: Sequence[Mark[Moment]]) -> Period | None:
    """The month of the first day or month up to which something is counted."""
    told = (m.value for m in moments if m.value.until and m.value.kind in (Kind.MONTH, Kind.DAY, Kind.SPAN))
    return next((Period.month(m.year, m.last) for m in told if m.year), None)


def _longest(moment: Moment, early: Sequence[Moment]) -> Moment:
    """Of "sau 8 tháng giảm" and "tính chung 9 tháng" the longer stretch of the same year."""
    same = [
        m
        for m in early
        if m.kind is moment.kind is Kind.TO_DATE and (m.year, m.shift) == (moment.year, moment.shift)
    ]
    return max(same, key=lambda m: m.last, default=moment)


def _ahead(moments: Sequence[Moment], published: Period | None) -> Period | None:
    """The first year or stage to come that is named whole: "Kế hoạch … năm 2026", "5 năm 2026 - 2030"."""
    kinds = (Kind.YEAR, Kind.YEARS)
    named = (m for m in moments if m.kind in kinds and not m.until and _future(m, published))
    return next((Period.years(m.year, m.last_year or m.year) for m in named if m.year), None)


def _future(moment: Moment, published: Period | None) -> bool:
    to_come = moment.shift > 0 and moment.year is None
    return to_come or bool(published and moment.year and moment.year > published.end.year)
