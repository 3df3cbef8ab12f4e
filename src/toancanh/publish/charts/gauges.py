"""Bars beside words: from nought to what is surely reached, and on to what may be.

Drawn by the page itself as a picture of 100 by 8, without a program; the numbers stand beside in words.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from toancanh.model import Interval

_WIDE = Decimal(100)
_STEP = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar on a line of 100, in numbers as a drawing writes them, whatever the language.

    Args:
        zero: where nought stands; empty where the line begins with it.
        sure, sure_width: what is surely reached.
        maybe, maybe_width: what may be beyond.
        loss: whether it is surely under nought.
    """

    zero: str
    sure: str
    sure_width: str
    maybe: str
    maybe_width: str
    loss: bool


def bars(values: Sequence[Interval], most: Decimal = Decimal(0)) -> tuple[Bar, ...]:
    """The bars of values on one line; of an open end the other is drawn.

    Args:
        values: what the line holds, with nought.
        most: how far it goes at least.
    """
    ends = [_closed(it) for it in values]
    low = min((low for low, _ in ends), default=Decimal(0))
    high = max((high for _, high in ends), default=Decimal(0))
    low, high = min(low, Decimal(0)), max(high, most)
    scale = _WIDE / (high - low) if high > low else Decimal(0)
    return tuple(_bar(it, low, scale) for it in ends)


def _closed(it: Interval) -> tuple[Decimal, Decimal]:
    low = it.low if it.low is not None else it.high
    high = it.high if it.high is not None else it.low
    return low or Decimal(0), high or Decimal(0)


def _bar(ends: tuple[Decimal, Decimal], least: Decimal, scale: Decimal) -> Bar:
    low, high = ends
    nought = Decimal(0)
    near, far = (low, high) if low >= 0 else (high, low) if high <= 0 else (nought, nought)
    first, last = min(nought, near), max(nought, near)
    beyond = (min(near, far), max(near, far)) if low >= 0 or high <= 0 else (low, high)
    zero, sure, end, maybe, last = (
        ((it - least) * scale).quantize(_STEP) for it in (nought, first, last, *beyond)
    )
    started = str(zero) if zero else ""
    return Bar(started, str(sure), str(end - sure), str(maybe), str(last - maybe), loss=high < 0)
