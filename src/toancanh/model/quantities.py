"""Numbers as read: exact decimals with a unit, a written precision and words that bound them.

DESIGN: numbers are intervals. "48,6%" means 48.55 to 48.65; "gần 860 tỷ" lies at or under 860.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Bound(StrEnum):
    """What the words around a number say about it."""

    EXACT = "exact"
    ABOUT = "about"  # khoảng, xấp xỉ
    AT_LEAST = "at_least"  # hơn, trên, vượt
    AT_MOST = "at_most"  # gần, dưới, chưa đến


@dataclass(frozen=True, slots=True)
class Interval:
    """All values from ``low`` to ``high``; ``None`` is unbounded, ``*_open`` leaves the end out."""

    low: Decimal | None
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False

    def __contains__(self, value: Decimal) -> bool:
        if self.low is not None and (value < self.low or (self.low_open and value == self.low)):
            return False
        return not (self.high is not None and (value > self.high or (self.high_open and value == self.high)))


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a canonical unit.

    Args:
        value: the number in ``unit`` (VND, USD, percent, ha, MW, …; see ``reference/units.toml``).
        unit: unit code.
        high: upper end when the text gives a range ("10-12%"), else ``None``.
        step: what one unit of the last written digit is worth, in ``unit``: 0,01 tỷ → 10 000 000 VND.
        bound: what "gần", "hơn", "khoảng" say.
    """

    value: Decimal
    unit: str
    high: Decimal | None = None
    step: Decimal = Decimal(0)
    bound: Bound = Bound.EXACT

    @property
    def interval(self) -> Interval:
        """The values that the words allow, rounding included.

        "Gần" and "hơn" leave the far side open: the text does not say how far. "Khoảng" allows on each side
        one unit of the last written digit, or half of one of the last digit that is not nought if that is
        more: "khoảng 30.000 tỷ" is written of 29.874 tỷ.
        """
        half = self.step / 2
        low, high = self.value - half, (self.value if self.high is None else self.high) + half
        if self.bound is Bound.AT_LEAST:
            return Interval(low, None)
        if self.bound is Bound.AT_MOST:
            return Interval(None, high)
        if self.bound is Bound.ABOUT:
            more = max(half, self._rounded_to / 2 - half)
            return Interval(low - more, high + more)
        return Interval(low, high)

    @property
    def _rounded_to(self) -> Decimal:
        """What one unit of the last digit that is not nought is worth: 10 000 of 30.000."""
        return min(_last_digit(it, self.step) for it in (self.value, self.high) if it is not None)


def _last_digit(value: Decimal, step: Decimal) -> Decimal:
    """What one unit of the last digit that is not nought is worth: 10 000 of 30.000."""
    written = (value / step if step else value).normalize()
    unit = Decimal(0) if written.is_zero() else Decimal(1).scaleb(int(written.as_tuple().exponent))
    return unit * (step or 1)
