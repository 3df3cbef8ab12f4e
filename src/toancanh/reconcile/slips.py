"""How clerks go wrong in a number: two digits changed round, one digit, a separator, a sign."""

from collections.abc import Iterator
from decimal import Decimal

from toancanh.model import Interval, Quantity, Slip
from toancanh.reconcile.intervals import width

_SCALES = tuple(Decimal(10) ** power for power in (1, -1, 2, -2, 3, -3))
_EXACT = 40  # widths, in units of the last written digit, up to which one digit can be told from another


def slip_of(written: Quantity, should_be: Interval) -> Slip:
    """The change that turns a number into one that fits.

    Args:
        written: the number as it stands.
        should_be: what it would have to be.
    """
    exact = written.step and width(should_be) <= written.step * _EXACT
    if exact and any(it in should_be for it in _swapped(written)):
        return Slip.SWAPPED
    if written.value and any(written.value * scale in should_be for scale in _SCALES) and _narrow(should_be):
        return Slip.SCALE
    if written.value and -written.value in should_be and _narrow(should_be):
        return Slip.SIGN
    if exact and any(it in should_be for it in _one_digit(written)):
        return Slip.DIGIT
    return Slip.OTHER


def _narrow(it: Interval) -> bool:
    """Whether it is narrower than a tenth of what it holds."""
    return it.low is not None and it.high is not None and width(it) * 10 < max(abs(it.low), abs(it.high))


def _digits(written: Quantity) -> str:
    return str(int((abs(written.value) / written.step).to_integral_value()))


def _number(digits: str, written: Quantity) -> Decimal:
    value = Decimal(digits) * written.step
    return -value if written.value < 0 else value


def _swapped(written: Quantity) -> Iterator[Decimal]:
    digits = _digits(written)
    for at in range(len(digits) - 1):
        if digits[at] != digits[at + 1]:
            yield _number(digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :], written)


def _one_digit(written: Quantity) -> Iterator[Decimal]:
    digits = _digits(written)
    for at, old in enumerate(digits):
        for new in "0123456789":
            if new != old:
                yield _number(digits[:at] + new + digits[at + 1 :], written)
