"""Days and periods by their everyday names: "6 tháng đầu năm 2025", "Quý I/2019", "Tháng 10/2020"."""

from datetime import date

from toancanh.model import Period
from toancanh.publish.words import capital, say
from toancanh.reference.messages import Language

_ROMAN = ("I", "II", "III", "IV")


def period(span: Period, lang: Language) -> str:
    """A period by name, with a capital as a title or a table has it."""
    return capital(published(span, lang))


def published(span: Period, lang: Language) -> str:
    """When a document came out, as precisely as it says: "6/10/2025", "tháng 7/2023"."""
    if span.start == span.end:
        return day(span.start, lang)
    if span.months_of_year:
        return _within_a_year(span, lang)
    if span.whole_months and (span.start.month, span.end.month) == (1, 12):
        return say("period.years", lang, first=str(span.start.year), last=str(span.end.year))
    return say("period.days", lang, first=day(span.start, lang), last=day(span.end, lang))


def day(when: date, lang: Language) -> str:
    """A day: 6/10/2025, or 6 October 2025."""
    return say("period.day", lang, day=str(when.day), month=_month(when, lang), year=str(when.year))


def _within_a_year(span: Period, lang: Language) -> str:
    first, last, year = span.start.month, span.end.month, str(span.start.year)
    months = str(last - first + 1)
    if (first, last) == (1, 12):
        return say("period.year", lang, year=year)
    if first == last:
        return say("period.month", lang, year=year, month=_month(span.start, lang))
    if last - first == 2 and last % 3 == 0:
        return say("period.quarter", lang, year=year, quarter=_ROMAN[last // 3 - 1])
    if first == 1 or last == 12:
        return say(f"period.{'first' if first == 1 else 'last'}_months", lang, year=year, count=months)
    ends = {"first": _month(span.start, lang), "last": _month(span.end, lang)}
    return say("period.months", lang, year=year, **ends)


def _month(of: date, lang: Language) -> str:
    return say(f"month.m{of.month:02}", lang)
