"""When a text that bears no date was written, by the times that it names.

It was written in the latest year that it reports of, on its first day. A plan's year is no such year, but
the one after that of "so với cùng kỳ 2023" is, and so is that of "phấn đấu cả năm 2023".
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from toancanh.extract.marks import Mark
from toancanh.extract.rules.period import Moment
from toancanh.extract.rules.period.rules import Kind
from toancanh.model import Period

# Days that were still to come.
_AHEAD = re.compile(
    r"(?:^|[^\w])(?:(?:áp dụng|hiệu lực|thi hành|thực hiện)(?: kể)? từ|trước|chậm nhất(?: là)?"
    r"|hạn(?: chót| cuối)?(?: là)?) $"
)
# "Nghị quyết số 96/2022/NQ-HĐND ngày 16/12/2022": the day of another document.
_CITED = re.compile(r"\d/[\w/-]*[^\W\d_][\w/-]*(?: của [^.;\n\d]{2,60})?[ ,(]{1,2}\Z")
# "Kể từ năm 2015": a time of something long since.
_ORIGIN = re.compile(r"(?:từ|kể từ|khởi công|thành lập|ra đời)(?: vào)?(?: ngày| tháng| năm)? $")
# "Dự kiến quý III/2025", "kiến nghị giãn nợ đến hết quý II/2022"
_PLANNED = re.compile(
    r"\b(?:phấn đấu|mục tiêu|dự kiến|dự báo|theo kế hoạch|theo quy hoạch|sẽ|kiến nghị|đề nghị|đề xuất"
    r"|cam kết|yêu cầu|kịch bản)\b[^.;\n]*$"
)
# "Cả năm 2022 bán được …": that year is over, where months without a year are told too.
_YEAR_OVER = re.compile(r"cả năm (?:19|20)\d\d\b(?! ?(?:,? ?ước|dự|sẽ|có thể))")
_WHOLE_YEAR = "cả năm "
_YEAR_AGO = re.compile(r"\bcùng (?:kỳ|thời điểm)(?: của)?(?: năm)? ((?:19|20)\d\d)\b")
_PARTS = (Kind.TO_DATE, Kind.SPAN, Kind.MONTH)  # a year alone may be one to come: "vận hành năm 2031"
_REPORTED = (*_PARTS, Kind.DAY, Kind.YEAR)
_BACK = 90  # characters before a time that say of what it is


class _Times(NamedTuple):
    told: list[Moment]
    planned: list[Moment]
    ahead: list[Moment]  # days that were still to come: "trước ngày 30/9/2025"
    cited: list[Moment]  # days of other documents
    current: list[int]  # years that are said to be under way
    over: list[int]  # years told as a whole, beside parts of one that is not named


def written(key: str, moments: Sequence[Mark[Moment]]) -> tuple[Period | None, int | None]:
    """The date of a text, and the last year of which it tells a part; each ``None`` if it does not say.

    Args:
        key: its reading form.
        moments: its expressions of time.
    """
    times = _sorted(key, moments)
    to_date = (m.year for m in times.told if m.kind is Kind.DAY and m.until and m.year)
    return _date(times), max((*times.current, *_years(times.told, _PARTS), *to_date), default=None)


def _years(moments: Sequence[Moment], kinds: Sequence[Kind]) -> list[int]:
    return [m.year for m in moments if m.year and m.kind in kinds and not _target(m)]


def _date(times: _Times) -> Period | None:
    years = [*_years(times.told, _REPORTED), *times.current] or _years(times.planned, _REPORTED)
    latest = max(years, default=None)
    since = max(_years(times.told, (Kind.TO_DATE,)), default=0)
    days = (m for m in times.told if m.kind in (Kind.DAY, Kind.DAYS) and not m.until)
    # A day before the year whose months are told is that of a thing looked back on.
    day = next((m for m in days if (m.year or since) >= since), None)
    day = day or next((m for m in times.cited if latest and m.year == latest), None)
    eves = [eve.year for m in times.ahead if m.year and (eve := _eve(m))]
    if day and (years or eves):
        return day.day_in(day.year or latest or min(eves, default=0))
    return Period.year(min(eves)) if eves and min(eves) >= (latest or 0) else None


def _sorted(key: str, moments: Sequence[Mark[Moment]]) -> _Times:
    times = _Times([], [], [], [], current=[int(found[1]) + 1 for found in _YEAR_AGO.finditer(key)], over=[])
    season = None
    for mark in moments:
        if _of_season(mark, season):
            times.planned.append(mark.value)
            continue
        season = mark if mark.value.kind is Kind.YEARS else season
        _sort(times, key, mark)
    if times.over and not _years(times.told, _PARTS):
        times.current.append(max(times.over) + 1)
    return times


def _sort(times: _Times, key: str, mark: Mark[Moment]) -> None:
    """Put a time where the words before it say that it belongs."""
    before, year = key[max(0, mark.start - _BACK) : mark.start], mark.value.year
    if _AHEAD.search(before):
        times.ahead.append(mark.value)
    elif _CITED.search(before):
        times.cited.append(mark.value)
    elif _PLANNED.search(before):
        times.planned.append(mark.value)
        if year and key.startswith(_WHOLE_YEAR, mark.start):
            times.current.append(year)
    elif mark.value.kind is Kind.SO_FAR and year:
        times.current.append(year)
    elif not _ORIGIN.search(before):
        times.told.append(mark.value)
        if year and _YEAR_OVER.match(key, mark.start):
            times.over.append(year)


def _of_season(mark: Mark[Moment], season: Mark[Moment] | None) -> bool:
    """Whether it is only the second year of a season: "niên vụ 2023/2024 …; năm 2024 chừng 53 triệu tấn"."""
    near = season is not None and mark.start - season.end < _BACK
    return bool(
        near and season and mark.value.kind is Kind.YEAR and mark.value.year == season.value.last_year
    )


def _eve(moment: Moment) -> date | None:
    """The last day on which a day was still to come."""
    day = moment.day_in(moment.year or 0) if moment.kind is Kind.DAY else None
    return day.start - timedelta(days=1) if day else None


def _target(moment: Moment) -> bool:
    """Whether a plan ends there: "đến năm 2030", but not "cuối năm 2019", "hết tháng 6/2024"."""
    return moment.kind is Kind.YEAR and moment.until and not moment.closing
