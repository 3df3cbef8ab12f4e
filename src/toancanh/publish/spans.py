"""Intervals as people tell them: "khoảng 1.860 triệu USD (1.858–1.863)", "ít nhất 2.116 tấn".

Ends are rounded outwards to what their distance lets one tell, so that what is said is never narrower than
what is known.
"""

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Context, Decimal

from toancanh.model import Interval, Kind, Measure, Node, Quantity
from toancanh.publish.figures import number, scale, with_unit
from toancanh.publish.words import say
from toancanh.reference.messages import Language

_GROWTHS = (Measure.YOY, Measure.MOM)
_NARROW = Decimal("0.05")  # of the value: as wide as "khoảng" may be
_NARROW_POINTS = Decimal(1)  # percentage points, the same of growths and shares
_HUNDREDTH_OF_A_MILLION = Decimal(10**4)  # finer is no large sum told
_MOST_DIGITS = 8  # of a difference
_DIGITS = 5  # of an end that stands alone
_PERCENT = "percent"
_WHOLE = ("count", "household", "person", "vehicle", "visit")
_LEAST = {_PERCENT: Decimal("0.01"), **dict.fromkeys(_WHOLE, Decimal(1))}  # no finer digits are told
_WIDE = Context(prec=60)
_NOTHING_LEFT = Decimal(-100)  # percent: nothing falls farther


def unit_of(node: Node) -> str:
    """The unit of the values of a node: that of the thing for a level, percent for all other measures."""
    return node.thing.unit if node.measure is Measure.LEVEL else _PERCENT


def of_node(it: Interval, node: Node, lang: Language) -> str:
    """The values that a node can have, a growth with its sign, a need that was passed as such."""
    if node.thing.kind is Kind.NEED and it.high is not None and it.high < 0:
        passed = Interval(-it.high, None if it.low is None else -it.low)
        return say("interval.passed", lang, value=span(passed, unit_of(node), lang))
    if node.measure in _GROWTHS and it.low is not None and it.low <= _NOTHING_LEFT:
        it = Interval(None, it.high)
    return span(it, unit_of(node), lang, signed=node.measure in _GROWTHS)


def span(it: Interval, unit: str, lang: Language, *, signed: bool = False) -> str:
    """All values of an interval in words: one of them where it is narrow, else its ends.

    Args:
        it: the interval, in ``unit``.
        unit: a unit code.
        lang: the language.
        signed: whether a plus is written.
    """
    low, high = it.low, it.high
    if low is None or high is None:
        return _one_end(it, unit, lang, signed)
    step = _step(low, high, unit)
    ends = _rounded(low, step, ROUND_FLOOR), _rounded(high, step, ROUND_CEILING)
    if not _narrow(low, high, unit):
        told = _written(ends, step, unit, lang, signed)
        return say("interval.between", lang, low=told[0], high=with_unit(told[1], told[2]))
    middle = _rounded((low + high) / 2, step, ROUND_HALF_EVEN)
    first, last, value, name = _written((*ends, middle), step, unit, lang, signed)
    if high - low < step:
        return with_unit(value, name)
    return say("interval.about", lang, value=with_unit(value, name), low=first, high=last)


def exact(value: Decimal, like: Quantity, lang: Language) -> str:
    """A value written as a number of a source is: with its digits, in its unit."""
    factor, name = scale(Quantity(value, like.unit, step=like.step), lang)
    return with_unit(number(value / factor, lang), name)


def _one_end(it: Interval, unit: str, lang: Language, signed: bool) -> str:
    end = it.high if it.low is None else it.low
    if end is None:
        return say("interval.unknown", lang)
    step = _significant(end, unit)
    rounding = ROUND_FLOOR if it.high is None else ROUND_CEILING
    written, name = _written((_rounded(end, step, rounding),), step, unit, lang, signed)
    kind = "no_less" if it.high is None else "no_more"
    return say(f"interval.{kind}", lang, value=with_unit(written, name))


def _narrow(low: Decimal, high: Decimal, unit: str) -> bool:
    if unit == _PERCENT:
        return high - low <= _NARROW_POINTS
    return (high - low) <= _NARROW * max(abs(low), abs(high))


def _step(low: Decimal, high: Decimal, unit: str) -> Decimal:
    """The power of ten to round the ends to: so that they stay apart, and say no more than people read."""
    if low == high:
        return max(_last_digit(low), _significant(low, unit, digits=15))
    parts = 5 if _narrow(low, high, unit) else 50
    return _short(max(_power((high - low) / parts), _LEAST.get(unit, Decimal(0))), high, unit)


def _short(step: Decimal, value: Decimal, unit: str) -> Decimal:
    """The step, or a coarser one with which a large sum can be told in millions."""
    coarse = max(step, _HUNDREDTH_OF_A_MILLION)
    factor, _ = scale(Quantity(_rounded(value, coarse, ROUND_HALF_EVEN), unit, step=coarse), "vi")
    return coarse if factor > 1 else step


def _significant(end: Decimal, unit: str, digits: int = _DIGITS) -> Decimal:
    power = _power(abs(end)) if end else Decimal(1)
    return max(power.scaleb(1 - digits), _LEAST.get(unit, Decimal(0)))


def _last_digit(value: Decimal) -> Decimal:
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(1)


def _power(size: Decimal) -> Decimal:
    return Decimal(1).scaleb(size.adjusted())


def _rounded(value: Decimal, step: Decimal, rounding: str) -> Decimal:
    return _WIDE.divide(value, step).to_integral_value(rounding) * step


def _written(
    values: tuple[Decimal, ...], step: Decimal, unit: str, lang: Language, signed: bool
) -> tuple[str, ...]:
    """The values in one unit, and its name at the end."""
    largest = max(values, key=abs)
    factor, name = scale(Quantity(largest, unit, step=step), lang)
    plus = ["+" if signed and value > 0 else "" for value in values]
    return (
        *(sign + number(value / factor, lang) for sign, value in zip(plus, values, strict=True)),
        name,
    )


def distance(size: Decimal, unit: str, step: Decimal, lang: Language) -> str:
    """How far two values are apart, with the digits of the one that is written (``step``, 0 if none is)."""
    step = max(step, _significant(size, unit, _MOST_DIGITS)) if step else _significant(size, unit, 3)
    step = _short(step, size, unit)
    rounded = _rounded(size, step, ROUND_HALF_EVEN) or size
    if unit == _PERCENT:
        return say("interval.points", lang, value=number(rounded, lang))
    (written, name) = _written((rounded,), step, unit, lang, signed=False)
    return with_unit(written, name)
