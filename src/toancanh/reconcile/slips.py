"""How clerks go wrong in a number: two digits changed round, one digit, a separator, a sign."""

from collections.abc import Iterator
from decimal import Decimal

from toancanh.model import Interval, Quantity, Slip
from toancanh.reconcile.intervals import width

_SCALES = tuple(Decimal(10) ** power for power in (1, -1, 2, -2, 3, -3))


def slip_of(written: Quantity, should_be: Interval) -> Slip:
    """The change that turns a number into one that fits.

    Args:
        written: the number as it stands.
        should_be: what it would have to be.
    """
    digits = len(_digits(written))
    if _telling(written, should_be, digits - 1) and any(it in should_be for it in _swapped(written)):
        return Slip.SWAPPED
    if written.value and any(written.value * scale in should_be for scale in _SCALES) and _narrow(should_be):
        return Slip.SCALE
    if written.value and -written.value in should_be and _narrow(should_be):
        return Slip.SIGN
    if _telling(written, should_be, 9 * digits) and any(it in should_be for it in _one_digit(written)):
        return Slip.DIGIT
    return Slip.OTHER


def _telling(written: Quantity, should_be: Interval, changes: int) -> bool:
    """Whether so many changes of a number would hardly hit by chance what it should be."""
    if should_be.low is None or should_be.high is None:
        return False
    missed = abs(written.value - (should_be.low + should_be.high) / 2)
    return width(should_be) * changes < missed


def _narrow(it: Interval) -> bool:
    """Whether it is narrower than a tenth of what it holds."""
    return it.low is not None and it.high is not None and width(it) * 10 < max(abs(it.low), abs(it.high))


def _digits(written: Quantity) -> str:
    return str(int((abs(written.value) / written.step).to_integral_value())) if written.step else ""


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
