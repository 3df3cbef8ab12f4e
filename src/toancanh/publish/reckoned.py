"""Numbers that were reckoned, as a table has them: one number where it is narrow, else its ends.

Ends are rounded outwards to what their distance lets one tell.
"""

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal

from toancanh.model import Interval, Quantity
from toancanh.publish import spans
from toancanh.publish.figures import number as written
from toancanh.publish.figures import scale, with_unit
from toancanh.publish.words import say
from toancanh.reference.messages import Language

_DIGITS = 5
_NARROW = Decimal("0.01")  # of the value: told as one number
_NARROW_POINTS = Decimal("0.5")
_PERCENT = "percent"


def number(it: Interval, unit: str, lang: Language, *, signed: bool = False) -> str:
    """The values of an interval in a unit, short: "14.923 tỷ đồng", "215–239 triệu USD"."""
    if it.low is None or it.high is None:
        return spans.span(it, unit, lang, signed=signed)
    return _told(_ends(it.low, it.high, unit), unit, lang, signed)


def ends(it: Interval, unit: str, factor: Decimal, lang: Language) -> tuple[str, ...]:
    """The same in a unit of so many of ``unit``, without its name: one number, or two.

    Raises:
        ValueError: an end is not known.
    """
    if it.low is None or it.high is None:
        raise ValueError("an interval without an end")
    return tuple(dict.fromkeys(written(value / factor, lang) for value in _ends(it.low, it.high, unit)))


def _ends(low: Decimal, high: Decimal, unit: str) -> tuple[Decimal, ...]:
    """Ends rounded outwards to what their distance lets one tell; of a narrow one the middle."""
    near = _NARROW_POINTS if unit == _PERCENT else _NARROW * max(abs(low), abs(high))
    width = (high - low).adjusted() if high > low else low.adjusted() - _DIGITS + 1
    least = max(abs(low), abs(high)).adjusted() - _DIGITS + 1
    if high - low <= near:
        return (_to((low + high) / 2, max(width, least), unit, ROUND_HALF_EVEN),)
    places = min(width - 1, (abs(low) or high).adjusted() - 2)
    return _to(low, places, unit, ROUND_FLOOR), _to(high, places, unit, ROUND_CEILING)


def _to(value: Decimal, places: int, unit: str, rounding: str) -> Decimal:
    step = Decimal(1).scaleb(-1 if unit == _PERCENT else places)
    return (value / step).to_integral_value(rounding) * step


def _told(found: tuple[Decimal, ...], unit: str, lang: Language, signed: bool) -> str:
    factor, name = scale(Quantity(max(found, key=abs), unit), lang)
    told = [("+" if signed and it > 0 else "") + written(it / factor, lang) for it in found]
    if len(set(told)) == 1:
        return with_unit(told[0], name)
    if found[0] == 0:
        return say("interval.up_to", lang, most=with_unit(told[-1], name))
    if not signed:
        return with_unit("–".join(told), name)
    return say("interval.from_to", lang, low=told[0], high=with_unit(told[1], name))
