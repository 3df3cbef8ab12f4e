"""Time as reports write it: "6 tháng đầu năm 2025", "quý II", "tháng 9-2021", "giai đoạn 2021-2025".

A moment is what is written; years that are left out are filled in by ``timeline``, which knows the
date of the document. Words that only compare ("so với tháng trước") are the business of ``change``.
"""

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from toancanh.extract.marks import Mark, rule, scan
from toancanh.extract.rules.number import spelled


class Kind(StrEnum):
    """What sort of time is written."""

    TO_DATE = "to_date"  # from January: 6 tháng, quý I as part of the year so far
    SPAN = "span"  # a quarter, the last six months, tháng 3 đến tháng 9
    MONTH = "month"
    YEAR = "year"
    YEARS = "years"
    DAY = "day"
    SO_FAR = "so_far"  # từ đầu năm đến nay
    NOW = "now"  # hiện nay, đến nay
    CLOSE = "close"  # năm cuối của giai đoạn: the last year of the stage spoken of before
    THEN = "then"  # khi ấy, cùng thời gian: the time spoken of before


@dataclass(frozen=True, slots=True)
class Moment:
    """A stretch of time as written; ``year`` is ``None`` when left out, ``shift`` counts "năm ngoái".

    ``until`` says that the words close a stretch or date a stock: "tính đến", "hết tháng 6".
    """

    kind: Kind
    year: int | None = None
    first: int = 1
    last: int = 12
    day: int | None = None
    last_year: int | None = None
    shift: int = 0
    until: bool = False
    closing: bool = False  # "cuối năm 2019": the end of a year that is under way


_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "đầu": 1}
_COUNT = r"(?P<n>\d{1,2}|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười một|mười hai|mười)"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_IN_YEAR = rf"(?:(?: *[/-] *| ?của năm | ?năm | ?, năm ){_YEAR}\b|(?P<this> ?(?:của )?năm nay)|(?P<past> ?(?:của )?năm (?:ngoái|trước)))?"
_UNTIL = r"(?P<until>(?:tính )?(?:đến|tới)(?: hết| cuối| thời điểm)?(?: ngày)? |hết |cuối )?"


def _year(match: re.Match[str]) -> tuple[int | None, int]:
    groups = match.groupdict()
    if groups.get("year"):
        return int(groups["year"]), 0
    return None, -1 if groups.get("past") else 0


def _dated(match: re.Match[str], kind: Kind, first: int, last: int) -> Moment | None:
    year, shift = _year(match)
    valid = 1 <= first <= last <= 12
    until = bool(match.groupdict().get("until"))
    return Moment(kind, year, first, last, shift=shift, until=until) if valid else None


def _so_many_months(match: re.Match[str]) -> Moment | None:
    written = match["n"]
    count = int(written) if written.isdigit() else spelled(written)
    return _so_many(match, count)


def _so_many_quarters(match: re.Match[str]) -> Moment | None:
    written = match["n"]
    return _so_many(match, 3 * (int(written) if written.isdigit() else spelled(written)))


def _so_many(match: re.Match[str], months: int) -> Moment | None:
    if "cuối" in (match.groupdict().get("which") or ""):
        return _dated(match, Kind.SPAN, 13 - months, 12) if 1 <= months <= 12 else None
    return _dated(match, Kind.TO_DATE, 1, months)


def _half(match: re.Match[str]) -> Moment | None:
    if "cuối" in match.group():
        return _dated(match, Kind.SPAN, 7, 12)
    return _dated(match, Kind.TO_DATE, 1, 6)


def _quarter(match: re.Match[str]) -> Moment | None:
    written = match["q"]
    quarter = int(written) if written.isdigit() else _ROMAN[written]
    return _dated(match, Kind.SPAN, 3 * quarter - 2, 3 * quarter) if 1 <= quarter <= 4 else None


def _month(match: re.Match[str]) -> Moment | None:
    return _dated(match, Kind.MONTH, int(match["m"]), int(match["m"]))


def _months(match: re.Match[str]) -> Moment | None:
    first, last = int(match["m1"]), int(match["m2"])
    return _dated(match, Kind.TO_DATE if first == 1 else Kind.SPAN, first, last)


def _day(match: re.Match[str]) -> Moment | None:
    month, day = int(match["m"]), int(match["d"])
    if not 1 <= day <= 31:
        return None
    moment = _dated(match, Kind.DAY, month, month)
    return replace(moment, day=day) if moment else None


def _years(match: re.Match[str]) -> Moment | None:
    first, last = int(match["y1"]), int(match["y2"])
    return Moment(Kind.YEARS, first, last_year=last) if first < last else None


def _one_year(match: re.Match[str]) -> Moment:
    year, shift = _year(match)
    until = match.groupdict().get("until") or ""
    return Moment(Kind.YEAR, year, shift=shift, until=bool(until), closing="cuối" in until)


def _so_far(match: re.Match[str]) -> Moment:
    return Moment(Kind.SO_FAR, _year(match)[0])


def _so_far_until(match: re.Match[str]) -> Moment | None:
    moment = _day(match)
    return replace(moment, kind=Kind.SO_FAR, until=True) if moment else None


MOMENTS = Grammar(
    rule("period.years", r"(?:giai đoạn |thời kỳ |từ năm |từ )?(?:năm )?\b(?<!năm học )(?<!niên khóa )(?P<y1>(?:19|20)\d\d) ?(?:-|đến|tới)(?: năm)? ?(?P<y2>(?:19|20)\d\d)\b(?!/)", _years),
    rule("period.months", rf"\b(?:từ )?tháng (?P<m1>\d\d?)(?: ?- ?| (?:đến|tới)(?: hết)? )(?:tháng )?(?P<m2>\d\d?)\b{_IN_YEAR}", _months),
    rule("period.so_many_months", rf"\b{_UNTIL}{_COUNT} tháng(?P<which> đầu| cuối| qua)?{_IN_YEAR}(?: năm)?\b", _so_many_months),
    rule("period.so_many_quarters", rf"\b{_UNTIL}(?P<n>[2-4]|hai|ba|bốn) qu[ýí](?P<which> đầu| cuối| qua)?{_IN_YEAR}(?: năm\b)?", _so_many_quarters),
    rule("period.half", rf"\b(?:nửa (?:đầu|cuối) năm|nửa năm(?: đầu| cuối)?)\b(?: ?{_YEAR}\b|(?P<this> nay)|(?P<past> ngoái| trước))?", _half),
    rule("period.quarter", rf"\b{_UNTIL}qu[ýí] (?P<q>iv|iii|ii|i|[1-4]|một|hai|ba|bốn|tư|đầu)\b(?: tiên)?(?: trong)?{_IN_YEAR}(?: năm\b)?", _quarter),
    rule("period.month", rf"\b{_UNTIL}tháng (?P<m>\d\d?)\b(?! tháng|,\d|\.\d){_IN_YEAR}", _month),
    rule("period.month_of", rf"\b(?P<m>\d\d?)[/-]{_YEAR}\b", _month),
    rule("period.month_short", rf"\bt\.?(?P<m>\d\d?)[/.-]{_YEAR}\b", _month),
    rule("period.so_many_months_short", rf"\b(?P<n>\d\d?)t[/.-]? ?{_YEAR}\b", _so_many_months),
    rule("period.day", rf"\b{_UNTIL}(?:ngày |sáng |chiều |tối |trưa |hôm nay,? |sáng nay \(|hôm nay \()(?:ngày )?(?P<d>\d\d?) ?[/.-] ?(?P<m>\d\d?)(?: ?[/.-] ?{_YEAR})?\b", _day),
    rule("period.day_full", rf"\b{_UNTIL}(?P<d>\d\d?) ?[/.-] ?(?P<m>\d\d?) ?[/.-] ?{_YEAR}\b", _day),
    rule("period.day_until", r"\b(?P<until>(?:tính )?(?:đến|tới|trước)(?: hết)? )(?P<d>\d\d?)/(?P<m>\d\d?)\b(?!/)", _day),
    rule("period.day_words", rf"\b{_UNTIL}ngày (?P<d>\d\d?) tháng (?P<m>\d\d?)\b(?:(?: năm |/){_YEAR}\b)?", _day),
    rule("period.year", rf"\b{_UNTIL}(?:cả |trong |của )?năm {_YEAR}\b", _one_year),
    rule("period.year_words", r"\b(?:cả năm|năm nay)\b(?P<this>)(?! trước| ngoái)", _one_year),
    rule("period.year_past", r"\b(?P<past>năm ngoái|năm trước)\b", _one_year),
    rule("period.year_bare", rf"(?<=\()(?:năm )?{_YEAR}(?=\))", _one_year),
    rule("period.so_far", rf"\b(?:tính )?từ đầu năm(?: {_YEAR}| nay)?(?: đến nay| tới nay)?\b", _so_far),
    rule("period.so_far_alone", r"\b(?:lũy kế|cộng dồn)\b(?! (?:từ trước )?(?:cho )?(?:đến|tới) nay)", _so_far),
    rule("period.so_far_until", rf"\btừ đầu (?:năm )?(?:{_YEAR}|năm)(?: cho)? (?:đến|tới)(?: hết)?(?: ngày)? (?P<d>\d\d?)[/-](?P<m>\d\d?)(?:[/-](?:19|20)\d\d)?\b", _so_far_until),
    rule("period.close", r"\bnăm cuối (?:của )?(?:giai đoạn|nhiệm kỳ|thời kỳ|kế hoạch|chương trình)\b", lambda _: Moment(Kind.CLOSE)),
    rule("period.year_of_before", r"\b(?:(?:trong |của )?năm (?:đó|ấy)|(?:của )?cùng năm)\b", _one_year),
    rule("period.then", r"\b(?:khi ấy|khi đó|lúc ấy|lúc đó|thời điểm (?:đó|ấy)|cùng thời gian(?! năm)|cũng trong thời gian này)\b", lambda _: Moment(Kind.THEN)),
    rule("period.now", r"\b(?:thì nay|hiện nay|hiện có|đến nay|hiện tại|đến thời điểm này|đến thời điểm hiện tại|lúc này|(?<=, )nay)\b", lambda _: Moment(Kind.NOW)),
)  # fmt: skip


def find_moments(text: Seen | str) -> Marks[Moment]:
    """All expressions of time in a reading form, in order."""
    return MOMENTS.find(text)
