"""From what a pattern of time matched to the moment that it means; ``None`` where there is no such time."""

import re

from toancanh.extract.rules.number import spelled
from toancanh.extract.rules.period.moment import Kind, Moment

MONTHS = {
    "giêng": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
    "mười": 10, "mười một": 11, "mười hai": 12, "chạp": 12,
}  # fmt: skip
QUARTERS = {
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "đầu": 1, "cuối": 4,
}  # fmt: skip
_SHIFTS = {"nay": 0, "này": 0, "kia": -2, "tới": 1, "sau": 1}


def year_of(match: re.Match[str]) -> tuple[int | None, int]:
    """The year written, and how many years from that of the document "năm ngoái" is."""
    groups = match.groupdict()
    if groups.get("year"):
        return int(groups["year"]), 0
    word = groups.get("which_year")
    return None, _SHIFTS.get(word, -1) if word else 0


def dated(match: re.Match[str], kind: Kind, first: int, last: int) -> Moment | None:
    """Months ``first`` to ``last`` of the year that is written."""
    year, shift = year_of(match)
    return Moment(kind, year, first, last, shift=shift) if 1 <= first <= last <= 12 else None


def count(written: str) -> int:
    """A number in digits or words."""
    return int(written) if written.isdecimal() else spelled(written)


def so_many(match: re.Match[str], months: int) -> Moment | None:
    """The first or, with "cuối", "còn lại", the last months of a year."""
    which = match.groupdict().get("which") or ""
    if "cuối" in which or "còn lại" in which:
        return dated(match, Kind.SPAN, 13 - months, 12) if 1 <= months <= 12 else None
    return dated(match, Kind.TO_DATE, 1, months)


def half(match: re.Match[str]) -> Moment | None:
    """Half a year: the first unless it says "cuối"."""
    return dated(match, Kind.SPAN, 7, 12) if "cuối" in match.group() else dated(match, Kind.TO_DATE, 1, 6)


def quarter(match: re.Match[str]) -> Moment | None:
    """One quarter, by its number or name."""
    number = QUARTERS.get(match["q"]) or int(match["q"])
    return dated(match, Kind.SPAN, 3 * number - 2, 3 * number) if number <= 4 else None


def month(match: re.Match[str]) -> Moment | None:
    """One month, by its number or name."""
    written = match["m"]
    number = int(written) if written.isdecimal() else MONTHS[written]
    return dated(match, Kind.MONTH, number, number)


def months(match: re.Match[str]) -> Moment | None:
    """From one month to another."""
    first, last = int(match["m1"]), int(match["m2"])
    return dated(match, Kind.TO_DATE if first == 1 else Kind.SPAN, first, last)


def day(match: re.Match[str]) -> Moment | None:
    """One day."""
    number, in_month = int(match["d"]), int(match["m"])
    moment = dated(match, Kind.DAY, in_month, in_month)
    return moment._replace(day=number) if moment and 1 <= number <= 31 else None


def days(match: re.Match[str]) -> Moment | None:
    """From one day to another."""
    last, since = day(match), (int(match["d1"]), int(match["m1"] or match["m"]))
    if last is None or not (1 <= since[0] <= 31 and 1 <= since[1] <= 12):
        return None
    year = int(match["y1"]) if match["y1"] else None
    return last._replace(kind=Kind.DAYS, since=(*since, year))


def half_month(moment: Moment, second: bool) -> Moment:
    """The first fifteen days of a month, or the rest of it."""
    return moment._replace(
        kind=Kind.DAYS,
        day=31 if second else 15,
        since=(16 if second else 1, moment.first, moment.year),
    )


def years(match: re.Match[str]) -> Moment | None:
    """From one year to another."""
    first, last = int(match["y1"]), int(match["y2"])
    last += first // 100 * 100 if last < 100 else 0  # "niên vụ 2013/14"
    return Moment(Kind.YEARS, first, last_year=last) if first < last else None


def one_year(match: re.Match[str]) -> Moment:
    """One year, by its number or as "năm nay", "năm ngoái"."""
    year, shift = year_of(match)
    return Moment(Kind.YEAR, year, shift=shift)


def so_far(match: re.Match[str]) -> Moment | None:
    """The year so far, up to a day if one is written."""
    if match.groupdict().get("d"):
        moment = day(match)
        return moment._replace(kind=Kind.SO_FAR, until=True) if moment else None
    return Moment(Kind.SO_FAR, year_of(match)[0])
