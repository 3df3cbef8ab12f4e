"""When a document was published, as precisely as its own text says.

Precision first: a date in the body is not a publication date. Looked at, surest first: a stamp at the head
("30/09/2022 - 05:40", "Buôn Ma Thuột, ngày 23 tháng 6 năm 2025"), the source's address at the end, the day
in the opening of a news report ("Sáng 25-7, …") once a month near it gives the year, and the month that the
title of a monthly report names.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import chain

from toancanh.model import Period
from toancanh.model.text import fold, reading_form

_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?P<month>0?[1-9]|1[0-2])"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_NUMERIC = rf"(?:ngày\s*:?\s*)?(?:{_DAY}\s?[-/.]\s?)?(?:tháng\s*)?{_MONTH}\s?[-/.]\s?{_YEAR}"
# A draft leaves the day open: "ngày …… tháng 6 năm 2025".
_IN_WORDS = rf"ngày\s*(?:{_DAY}|[.…_\s]*)\s*tháng\s*{_MONTH}\s*năm\s*{_YEAR}"
_ISO = rf"{_YEAR}-{_MONTH}(?:-{_DAY})?(?!\d)"
_WEEKDAY = r"(?:(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)\s*[,(-]?\s*)?"
_ZONE = r"(?:\s*\(?gmt\s*\+\s*7\)?)?"
_CLOCK = rf"\d{{1,2}}\s?[:hg]\s?\d{{2}}(?::\d{{2}})?(?:\s*[ap]m)?{_ZONE}"
_LABEL = (
    r"(?:(?:(?:ngày |bài )?(?:đăng|xuất bản|cập nhật)(?: vào)?(?: ngày| lúc)?|date|thời gian)\s*[:,]?\s*)?"
)


def _patterns(*templates: str) -> tuple[re.Pattern[str], ...]:
    """Each template once with every way to write a date: a group name may stand once in a pattern."""
    return tuple(
        re.compile(template.replace("DATE", written))
        for template in templates
        for written in (_IN_WORDS, _NUMERIC, _ISO)
    )


# Place and date of an official letter (decree 30/2020/NĐ-CP, annex I).
_PLACE = r"^[^\d,;:.]{2,40},\s*(?=ngày)DATE\.?$"
# What an annex says of the letter that it came with.
_ANNEX = r"^\(kèm theo (?:báo cáo|công văn|tờ trình|kế hoạch|văn bản)[^()]{0,60}?(?=ngày)DATE\b"
_STAMPS = _patterns(
    # A line of its own, with or without a dash, weekday, hour and brackets.
    rf"^(?:[-–•]\s)?{_LABEL}\(?(?:{_CLOCK}[\s,|-]*)?{_WEEKDAY}DATE\)?(?:[\s,|-]*(?:lúc\s*)?{_CLOCK})?{_ZONE}$",
    _PLACE,
    # What a conference paper says of itself in brackets: "(Tài liệu hội nghị, tháng 12/2019)".
    r"^\([^()]*,\s*DATE\)$",
    _ANNEX,
    # At the head of the first paragraph: "date 2022-07 (GLO)- …", "(8-2024) - …", "(11/7/2013) Là …",
    # or after a place: "Bắc Giang (15/12/2023) - …".
    r"^date\s+DATE\s",
    r"^(?:[^\W\d][^\d,;:.()]{1,30} )?\(DATE\)\s*-?\s*\S",
    # News of the day: "Chiều ngày 25/7/2022, Sở Công Thương tổ chức …". Without the part of the day it may
    # be any event of the past.
    r"^(?:\([^()]*\)\s*[-–]?\s*)?(?:sáng|trưa|chiều|tối|hôm nay)[\s,(]*(?:ngày\s+)?DATE\)?,",
)
_PLACE_AND_DATE = _patterns(_PLACE)
_OFFICIAL = _patterns(_PLACE, _ANNEX)
_ADDRESS = re.compile(
    rf"https?://\S*?/{_YEAR}[/-]?(?P<month>0[1-9]|1[0-2])(?:[/-]?(?P<day>0[1-9]|[12]\d|3[01]))?/"
)

_TODAY = r"(?:(?:sáng|trưa|chiều|tối|đêm|hôm|ngày)(?:\s+(?:nay|ngày))*)"
_DATELINE = re.compile(rf"(?:^|[\s-]){_TODAY}[\s,(]*{_DAY}\s?[-/.]\s?{_MONTH}(?![\d/]|[-.,]\d)")
_RELEASE = re.compile(
    rf"(?:công bố|số liệu|thông tin|báo cáo)[^.;\d]{{0,30}}(?:đầu|giữa|cuối) tháng {_MONTH}(?!\s?[\d/-])"
)
_NAMED_MONTHS = (
    re.compile(rf"tháng\s*{_MONTH}\s*(?:[-/.]|năm)\s*{_YEAR}"),
    re.compile(rf"(?<![\d/]){_DAY}[-/.]{_MONTH}[-/.]{_YEAR}"),
    re.compile(rf"(?<!\d){_MONTH} tháng(?: đầu| của| trong)*(?: năm)? {_YEAR}"),
)
# In the last quarter a year's estimate is this year's: "năm 2017 … ước tăng 8,48%".
_ESTIMATED_YEAR = re.compile(rf"(?<!so với )năm {_YEAR}(?:(?!năm )[^.;]){{0,70}}\bước (?:tăng|đạt|thực hiện)")
_TITLE_MONTH = re.compile(rf"tháng\s*(?P<month>\d{{1,2}})(?:\s*(?:[-/.]|năm)\s*{_YEAR})?")
_REPORT = re.compile(r"^(?:bao cao|tinh hinh|ket qua|tong hop)\b")
_AHEAD = re.compile(r"\b(?:nhiem vu|phuong huong|ke hoach|giai phap|du kien)\b")

_HEAD, _TAIL, _OPENING, _TITLE = 16, 6, 7, 4  # lines
_DATELINE_REACH = 140  # characters: the day of a news report stands in its first clause
_NEAR = timedelta(days=75)  # from the first of the month spoken of to the day of speaking


def published(lines: Sequence[str]) -> Period | None:
    """The publication date said by the non-empty lines of a document: a day, a month, or ``None``."""
    read = [" ".join(reading_form(line).split()) for line in lines]
    opening = read[:_OPENING]
    found = chain(
        _stamps(_STAMPS, read[:_HEAD]),
        _stamps(_PLACE_AND_DATE, read[-_HEAD:]),
        _stamps((_ADDRESS,), read[-_TAIL:]),
        _datelines(opening),
        _title_months(read[:_TITLE]),
    )
    return next(found, None)


def official(lines: Sequence[str]) -> Period | None:
    """The date that the layout of official letters gives, and no other: for lines that may be any cells."""
    ends = [*lines[:_HEAD], *lines[-_HEAD:]]
    return next(_stamps(_OFFICIAL, [" ".join(reading_form(line).split()) for line in ends]), None)


def strip_stamp(line: str) -> str:
    """The line without the date stamp that it opens with ("date 2022-07 (GLO)- Sáng …")."""
    key = reading_form(line)
    ends = (found.end() for pattern in _LEADS if (found := pattern.match(key)))
    return line[max(ends, default=0) :].strip()


def is_stamp(line: str) -> bool:
    """Whether the line says nothing but when (and where) it was published."""
    key = reading_form(line).strip()
    return any(found.end() == len(key) for pattern in _STAMPS if (found := pattern.match(key)))


_LEADS = _patterns(r"^\s*date\s+DATE\s+", r"^\s*\(DATE\)\s*-?\s*")


def _stamps(patterns: Sequence[re.Pattern[str]], lines: Sequence[str]) -> Iterator[Period]:
    for line in lines:
        for pattern in patterns:
            if (found := pattern.search(line)) and (period := _period(found)):
                yield period


def _period(found: re.Match[str]) -> Period | None:
    year, month, day = int(found["year"]), int(found["month"]), found["day"]
    if not day:
        return Period.month(year, month)
    try:
        return Period.day(date(year, month, int(day)))
    except ValueError:
        return None


def _datelines(opening: Sequence[str]) -> Iterator[Period]:
    """Days and months of the opening that lack only their year."""
    named = [month for line in opening for month in _named_months(line)]
    estimated = {int(found["year"]) for line in opening for found in _ESTIMATED_YEAR.finditer(line)}
    this_year = estimated.pop() if len(estimated) == 1 else None
    for line in opening:
        if found := _DATELINE.search(line, 0, _DATELINE_REACH):
            day, month = int(found["day"]), int(found["month"])
            yield from (Period.day(when) for when in _near(named, month, day))
            if month >= 10 and this_year:
                yield from (Period.day(when) for when in _near([date(this_year, month, 1)], month, day))
        elif found := _RELEASE.search(line):
            month = int(found["month"])
            yield from (Period.month(when.year, month) for when in _near(named, month, 1))


def _named_months(line: str) -> Iterator[date]:
    for pattern in _NAMED_MONTHS:
        for found in pattern.finditer(line):
            yield date(int(found["year"]), int(found["month"]), 1)


def _near(named: Sequence[date], month: int, day: int) -> list[date]:
    """The one date on that day of the year that shortly follows a month spoken of; else nothing."""
    candidates = set()
    for first in named:
        for year in (first.year, first.year + 1):
            try:
                when = date(year, month, day)
            except ValueError:
                continue
            if timedelta(0) <= when - first <= _NEAR:
                candidates.add(when)
    return list(candidates) if len(candidates) == 1 else []


def _title_months(title: Sequence[str]) -> Iterator[Period]:
    """The month a monthly report is about, when its title names that month and no other."""
    for line in title:
        key = fold(line)
        months = list(_TITLE_MONTH.finditer(line))
        if _REPORT.match(key) and not _AHEAD.search(key) and len(months) == 1 and months[0]["year"]:
            month = int(months[0]["month"])
            if 1 <= month <= 12:
                yield Period.month(int(months[0]["year"]), month)
