"""Numbers, periods and dates as a reader of the chosen language writes them.

Vietnamese: 92.742 tỷ đồng, 1,5 tỷ USD, 50,8%. English: 92,742 billion dong, 50.8%. The digits are those of
the source, never rounded: "6,0%" keeps its zero, and a larger unit is used only where two decimals hold
the number.
"""

from datetime import date
from decimal import Decimal

from django.utils.formats import date_format
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from toancanh.model import Bound, Interval, Period, Quantity, Status
from toancanh.reference.units import units
from toancanh.web.words import BOUND, BOUND_OF_AIM, LARGE_UNIT, UNIT, Words

_ONE = Decimal(1)
_MOST_PLACES = 2
_ROMAN = {1: "I", 2: "II", 3: "III", 4: "IV"}
_AIMS = (Status.PLAN, Status.TARGET, Status.FORECAST)


def english() -> bool:
    """Whether the reader chose English."""
    return (get_language() or "").startswith("en")


def number(value: Decimal, places: int = 0) -> str:
    """All digits of a number, grouped by thousands, with at least ``places`` decimals."""
    plain = f"{value:,.{max(places, _places(value))}f}"
    return plain if english() else plain.translate(str.maketrans(",.", ".,"))


def amount(quantity: Quantity) -> str:
    """The number with its unit, both ends of a range, without the words that bound it."""
    factor, unit = _scale(quantity)
    places = _places(quantity.step / factor)
    written = number(quantity.value / factor, places)
    if quantity.high is not None:
        written += "–" + number(quantity.high / factor, places)
    return _with_unit(written, unit)


def bounded(quantity: Quantity, status: Status = Status.ACTUAL) -> str:
    """The amount with the word that bounds it: "gần 860 tỷ đồng", of an aim "trên 9%"."""
    return f"{bound_word(quantity.bound, status)} {amount(quantity)}".strip()


def bound_word(bound: Bound, status: Status = Status.ACTUAL) -> str:
    """The word before a number: "gần", "hơn", "khoảng", or nothing."""
    return str((BOUND_OF_AIM if status in _AIMS else BOUND)[bound])


def change(quantity: Quantity, status: Status = Status.ACTUAL) -> str:
    """A growth in words: "tăng 7,14%", "giảm hơn 3%", "không đổi"."""
    if quantity.value == 0 and not quantity.high:
        return _("không đổi")
    low, high = quantity.value, quantity.high
    falls = low < 0 and (high is None or high <= 0)
    if falls:
        low, high = (-low, None) if high is None else (-high, -low)
    size = bounded(Quantity(low, quantity.unit, high, quantity.step, quantity.bound), status)
    return _("giảm %(size)s") % {"size": size} if falls else _("tăng %(size)s") % {"size": size}


def interval(quantity: Quantity) -> str:
    """The values that the words allow: "từ 48,55% đến 48,65%", "từ 2 tỷ USD trở lên"."""
    factor, unit = _scale(quantity)
    span: Interval = quantity.interval
    low, high = (
        None if end is None else _with_unit(number(end / factor), unit) for end in (span.low, span.high)
    )
    if low == high:
        return _("đúng %(value)s") % {"value": low}
    if high is None:
        return _("từ %(low)s trở lên") % {"low": low}
    if low is None:
        return _("đến %(high)s") % {"high": high}
    return _("từ %(low)s đến %(high)s") % {"low": low, "high": high}


def day(when: date) -> str:
    """A day: 06/10/2025, or 6 October 2025."""
    return date_format(when, pgettext("date format", "d/m/Y"))


def period(span: Period) -> str:
    """A period by its everyday name: "6 tháng đầu năm 2025", "Quý I năm 2019", "Tháng 10 năm 2020"."""
    if span.start == span.end:
        return _("ngày %(day)s") % {"day": day(span.start)}
    if not span.whole_months:
        return f"{day(span.start)} – {day(span.end)}"
    if span.start.year != span.end.year:
        return _several_years(span)
    return _within_a_year(span)


def published(span: Period) -> str:
    """When a document came out, as precisely as it says: 06/10/2025, "Tháng 7 năm 2023"."""
    return day(span.start) if span.start == span.end else period(span)


def _several_years(span: Period) -> str:
    if (span.start.month, span.end.month) != (1, 12):
        return f"{day(span.start)} – {day(span.end)}"
    return _("Giai đoạn %(first)d–%(last)d") % {"first": span.start.year, "last": span.end.year}


def _within_a_year(span: Period) -> str:
    first, last, named = span.start.month, span.end.month, {"year": span.start.year}
    if (first, last) == (1, 12):
        return _("Năm %(year)d") % named
    if first == last:
        return _("Tháng %(month)s năm %(year)d") % {**named, "month": _month(span.start)}
    if last - first == 2 and last % 3 == 0:
        return _("Quý %(quarter)s năm %(year)d") % {**named, "quarter": _ROMAN[last // 3]}
    if first == 1:
        return _("%(months)d tháng đầu năm %(year)d") % {**named, "months": last}
    if last == 12:
        return _("%(months)d tháng cuối năm %(year)d") % {**named, "months": last - first + 1}
    ends = {"first": _month(span.start), "last": _month(span.end)}
    return _("Tháng %(first)s đến tháng %(last)s năm %(year)d") % {**named, **ends}


def _month(of: date) -> str:
    return date_format(of, pgettext("month format", "n"))


def _places(value: Decimal) -> int:
    """How many decimals the number needs."""
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _scale(quantity: Quantity) -> tuple[Decimal, Words]:
    """The largest unit in which the number stays short, with what one of it is worth."""
    for worth, word in LARGE_UNIT.get(quantity.unit, ()):
        factor = Decimal(worth)
        ends = (quantity.value, quantity.high or quantity.value, quantity.step)
        if abs(quantity.value) >= factor and all(_places(end / factor) <= _MOST_PLACES for end in ends):
            return factor, word
    return _ONE, _unit(quantity.unit)


def _unit(code: str) -> Words:
    if code in UNIT:
        return UNIT[code]
    known = units().get(code)
    if known is None:
        return code.removeprefix("other:")
    return known.name_en if english() else known.name_vi


def _with_unit(written: str, unit: Words) -> str:
    return written + str(unit) if unit == "%" else f"{written} {unit}".strip()
