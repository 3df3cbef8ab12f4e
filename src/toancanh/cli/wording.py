"""Figures in words: numbers, periods and places as a Vietnamese or English reader writes them."""

from decimal import Decimal

from toancanh.cli.words import say
from toancanh.model import Area, Bound, Locator, Measure, Observation, Period, Quantity
from toancanh.reconcile.picture import Kind, PictureLine
from toancanh.reference import indicators
from toancanh.reference.areas import areas
from toancanh.reference.messages import catalogue, language
from toancanh.reference.units import units

_SYMBOLS = {"percent": "%", "count": "", "km2": "km²", "m2": "m²", "m3": "m³"}
_SYMBOLS |= {code: code for code in ("USD", "ha", "m", "km", "MW", "MWp", "kWh", "kV")}
_SCALED = {"VND", "USD", "kWh"}  # told in millions and billions
_BOUNDS = {Bound.ABOUT: "~ ", Bound.AT_LEAST: "≥ ", Bound.AT_MOST: "≤ "}
_BILLION, _MILLION = Decimal(10**9), Decimal(10**6)
_GROWTH = (Measure.YOY, Measure.MOM, Measure.CHANGE)


def indicator_name(code: str | None, label: str, dims: tuple[tuple[str, str], ...] = ()) -> str:
    """Name of an indicator, or the words of the text when it is none, with what it is broken down by."""
    name = label
    if code is not None and (entry := indicators.catalogue().get(code)):
        name = entry.name_vi if language() == "vi" else entry.name_en
    return " · ".join((name[:1].upper() + name[1:], *(_dimension(value) for _, value in dims)))


def line_name(it: PictureLine) -> str:
    """What a line of the picture measures, and whether it is a plan, a target or a forecast."""
    kind = "" if it.kind is Kind.OUTCOME else f" ({say(f'word.{it.kind}')})"
    return indicator_name(it.indicator, it.label, it.dims) + kind


def _dimension(value: str) -> str:
    """A code that dimensions carry ("hydro") in words; other values quote the text and stay."""
    return catalogue(language()).get(f"dimension.{value.replace(' ', '_')}", value)


def area_name(it: Observation | PictureLine) -> str:
    """Name of an area; one whose land is another today says until when it was that one."""
    name = it.area or "—"
    unit = areas().get(it.area_code, it.area_since) if it.area_code and it.area_since else None
    if unit is None or unit.valid_to is None or _goes_on(unit):
        return name
    day = unit.valid_to
    return f"{name} ({say('word.until', day=day.day, month=day.month, year=day.year)})"


def _goes_on(unit: Area) -> bool:
    """Whether the unit after it is the same one, with the same land."""
    after = [new for new, _ in areas().became(unit)]
    return len(after) == 1 and after[0].code == unit.code and len(areas().was(after[0])) == 1


def value(it: Observation | None) -> str:
    """A figure with its unit; growth carries its sign; nothing for none."""
    if it is None:
        return ""
    text = quantity(it.quantity)
    rising = it.measure in _GROWTH and it.quantity.value > 0
    return f"+{text}" if rising and it.quantity.bound is Bound.EXACT else text


def quantity(it: Quantity) -> str:
    """A number with its unit, its range and the sign of its bound (≤ ≥ ~)."""
    factor, word = _scale(it)
    ends = [it.value] if it.high is None else [it.value, it.high]
    numbers = "–".join(number(end / factor) for end in ends)
    symbol = _symbol(it.unit)
    gap = "" if symbol == "%" else " "
    return f"{_BOUNDS.get(it.bound, '')}{numbers}{word and f' {word}'}{symbol and gap + symbol}"


def number(it: Decimal) -> str:
    """A decimal with separators: 1.234,5 in Vietnamese, 1,234.5 in English."""
    written = format(it, ",f")
    if "." in written:
        written = written.rstrip("0").rstrip(".")
    return written.translate(str.maketrans(",.", ".,")) if language() == "vi" else written


def period(it: Period | None) -> str:
    """A period in words ("6 tháng đầu năm 2025"), or its code when it has no name."""
    if it is None:
        return "—"
    if it.start == it.end:
        return say("word.day", day=it.start.day, month=it.start.month, year=it.start.year)
    year, first, last = it.start.year, it.start.month, it.end.month
    if not it.whole_months or it.end.year != year:
        return it.code
    if (first, last) == (1, 12):
        return say("word.year", year=year)
    if first == last:
        return say("word.month", month=first, year=year)
    if (first, last) == (1, 6):
        return say("word.first_half", year=year)
    if last - first == 2 and last % 3 == 0:
        return say("word.quarter", quarter=("I", "II", "III", "IV")[last // 3 - 1], year=year)
    return say("word.months", count=last, year=year) if first == 1 else it.code


def place(it: Locator) -> str:
    """Where in its file a passage stands ("bảng 1, hàng 2, cột 3")."""
    return ", ".join(say(f"word.{part}", number=number) for part, number in it.as_dict().items())


def _scale(it: Quantity) -> tuple[Decimal, str]:
    size = abs(it.value)
    if it.unit not in _SCALED or size < _MILLION:
        return Decimal(1), ""
    billions = size >= _BILLION
    return (_BILLION, say("word.billion")) if billions else (_MILLION, say("word.million"))


def _symbol(code: str) -> str:
    if code in _SYMBOLS:
        return _SYMBOLS[code]
    unit = units().get(code)
    if unit is None:
        return code.removeprefix("other:")
    return unit.name_vi if language() == "vi" else unit.name_en
