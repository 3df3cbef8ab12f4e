"""How much an economy rests on few branches, and how far its make-up is from another's.

The Herfindahl-Hirschman index is the sum of the squared shares, from 1/n (all alike) to 1 (one has all);
normalised, (H − 1/n) / (1 − 1/n), it begins at 0 however many branches there are. Krugman's index of
specialisation is the sum of the differences of the shares here and there, from 0 (alike) to 2 (nothing in
common) (P. Krugman, Geography and Trade, 1991, chapter 3).
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from toancanh.analyse.advantage.shares import HUNDRED
from toancanh.model import Interval
from toancanh.model.intervals import ANYTHING, add, divide, exactly, multiply, negative, total

_NOUGHT, _ONE, _TWO = Decimal(0), Decimal(1), Decimal(2)


def herfindahl(shares: Sequence[Interval], rest: Interval | None = None) -> Interval:
    """The index from shares in percent.

    Args:
        shares: of the branches that are known.
        rest: the share of all others, of which nobody knows how many they are: at least none of it and at
            most all of it is in one branch.
    """
    squares = [_square(divide(it, HUNDRED)) for it in shares]
    if rest is not None:
        squares.append(Interval(_NOUGHT, _square(divide(rest, HUNDRED)).high))
    found = total(squares)
    least = _ONE / len(shares) if rest is None and shares else _NOUGHT
    return _between(found, least, _ONE)


def normalised(index: Interval, branches: int) -> Interval:
    """The index between 0 and 1 however many branches there are; anything of a single one."""
    if branches < 2:
        return ANYTHING
    least = divide(exactly(_ONE), exactly(Decimal(branches)))
    found = divide(add(index, negative(least)), add(exactly(_ONE), negative(least)))
    return _between(found, _NOUGHT, _ONE)


def krugman(here: Mapping[str, Interval], there: Mapping[str, Interval]) -> Interval:
    """Krugman's index from shares in percent; a branch that one side does not have is nought there."""
    none = exactly(_NOUGHT)
    apart = (_size(add(here.get(it, none), negative(there.get(it, none)))) for it in sorted({*here, *there}))
    return _between(divide(total(apart), HUNDRED), _NOUGHT, _TWO)


def _square(it: Interval) -> Interval:
    size = _size(it)
    return multiply(size, size)


def _size(it: Interval) -> Interval:
    """All values without their signs."""
    turned = negative(it)
    if it.low is not None and it.low >= 0:
        return it
    if it.high is not None and it.high <= 0:
        return turned
    high = None if it.high is None or turned.high is None else max(it.high, turned.high)
    return Interval(_NOUGHT, high)


def _between(it: Interval, least: Decimal, most: Decimal) -> Interval:
    low = least if it.low is None else min(max(it.low, least), most)
    return Interval(low, most if it.high is None else max(min(it.high, most), least))
