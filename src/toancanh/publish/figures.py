"""Numbers as a reader of the language writes them.

Vietnamese: 92.742 tỷ đồng, 1,5 tỷ USD, 50,8%. English: 92,742 billion dong, 50.8%. The digits are those of
the source, never rounded: "6,0%" keeps its zero, and a larger unit is used only where two decimals hold
the number. Only what a spreadsheet calculated (more than four decimals, which nobody types) is told with two;
``interval`` still has all digits.
"""

from dataclasses import replace
from decimal import Decimal

from toancanh.model import Bound, Measure, Observation, Quantity, Status
from toancanh.publish.words import say, say_or
from toancanh.reference.messages import Language
from toancanh.reference.units import units

_ONE, _MILLION, _BILLION = Decimal(1), Decimal(10**6), Decimal(10**9)
_MONEY = ("VND", "USD")  # told in billions and millions
_BULK = ("kWh", "tonne", "litre", "visit")  # told in millions
_MOST_PLACES = 2
_TYPED = 4  # decimals
_AIMS = (Status.PLAN, Status.TARGET, Status.FORECAST)
_CHANGES = (Measure.YOY, Measure.MOM, Measure.CHANGE, Measure.CHANGE_ABS)


def figure(fact: Observation, lang: Language) -> str:
    """A figure as prose has it: "gần 860 tỷ đồng", of a growth "tăng 7,14%"."""
    said = change if fact.measure in _CHANGES else bounded
    return said(fact.quantity, fact.status, lang)


def entry(fact: Observation, lang: Language) -> str:
    """A figure as a table has it: as prose, but of a growth "+7,14%", "hơn +16%"."""
    quantity = fact.quantity
    if fact.measure not in _CHANGES or quantity.high is not None:
        return figure(fact, lang)
    sign = "+" if quantity.value > 0 else ""
    return f"{bound_word(quantity.bound, fact.status, lang)} {sign}{amount(quantity, lang)}".strip()


def bounded(quantity: Quantity, status: Status, lang: Language) -> str:
    """The amount with the word that bounds it: "gần 860 tỷ đồng", of an aim "trên 9%"."""
    return f"{bound_word(quantity.bound, status, lang)} {amount(quantity, lang)}".strip()


def bound_word(bound: Bound, status: Status, lang: Language) -> str:
    """The word before a number: "gần", "hơn", "khoảng", or nothing; of an aim "dưới", "trên"."""
    if bound is Bound.EXACT:
        return ""
    aim = "aim_" if status in _AIMS and bound is not Bound.ABOUT else ""
    return say(f"bound.{aim}{bound}", lang)


def change(quantity: Quantity, status: Status, lang: Language) -> str:
    """A growth in words: "tăng 7,14%", "giảm hơn 3%", "không đổi"."""
    low, high = quantity.value, quantity.high
    if low == 0 and not high:
        return say("change.none", lang)
    falls = low < 0 and (high is None or high <= 0)
    if falls:
        low, high = (-low, None) if high is None else (-high, -low)
    size = bounded(Quantity(low, quantity.unit, high, quantity.step, quantity.bound), status, lang)
    return say("change.down" if falls else "change.up", lang, size=size)


def amount(quantity: Quantity, lang: Language) -> str:
    """The number with its unit, both ends of a range, without the words that bound it."""
    quantity = _told(quantity)
    factor, unit = scale(quantity, lang)
    places = _places(quantity.step / factor)
    written = number(quantity.value / factor, lang, places)
    if quantity.high is not None:
        written += "–" + number(quantity.high / factor, lang, places)
    return with_unit(written, unit)


def _told(quantity: Quantity) -> Quantity:
    """The quantity without the digits that only a calculation gives."""
    calculated = max(_places(quantity.value), _places(quantity.step)) > _TYPED
    if not calculated or quantity.high is not None or abs(quantity.value) < 1:
        return quantity
    step = Decimal(1).scaleb(-_MOST_PLACES)
    return replace(quantity, value=quantity.value.quantize(step), step=step)


def interval(quantity: Quantity, lang: Language) -> str:
    """The values that the words allow: "từ 48,55% đến 48,65%", "từ 2 tỷ USD trở lên"."""
    factor, unit = scale(quantity, lang)
    span = quantity.interval
    ends = {
        name: with_unit(number(end / factor, lang), unit)
        for name, end in (("low", span.low), ("high", span.high))
        if end is not None
    }
    if span.low == span.high:
        return say("interval.exactly", lang, **ends)
    kind = "between" if len(ends) == 2 else "at_least" if "low" in ends else "at_most"
    return say(f"interval.{kind}", lang, **ends)


def number(value: Decimal, lang: Language, places: int = 0) -> str:
    """All digits of a number, grouped by thousands, with at least ``places`` decimals."""
    plain = f"{value:,.{max(places, _places(value))}f}"
    return plain.translate(str.maketrans(",.", ".,")) if lang == "vi" else plain


def _places(value: Decimal) -> int:
    """How many decimals the number needs."""
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def scale(quantity: Quantity, lang: Language) -> tuple[Decimal, str]:
    """What one of the largest unit is worth in which the number stays short, and the name of that unit."""
    unit = unit_name(quantity.unit, lang)
    ends = (quantity.value, quantity.high or quantity.value, quantity.step)
    for factor, name in ((_BILLION, "billion"), (_MILLION, "million")):
        told = quantity.unit in _MONEY or (quantity.unit in _BULK and factor == _MILLION)
        large = told and abs(quantity.value) >= factor
        if large and all(_places(end / factor) <= _MOST_PLACES for end in ends):
            return factor, say(f"scale.{name}", lang, unit=unit)
    return _ONE, unit


def unit_name(code: str, lang: Language) -> str:
    """The symbol or name of a unit; counts have none, the name of the indicator says what is counted."""
    known = units().get(code)
    name = code.removeprefix("other:") if known is None else known.name_en if lang == "en" else known.name_vi
    return say_or(name, f"unit.{code}", lang)


def with_unit(written: str, unit: str) -> str:
    """A written number with the name of its unit; a percent sign stands close."""
    return f"{written}%" if unit == "%" else f"{written} {unit}".strip()
