"""The shapes that every identity takes: a sum, a part of a hundred, a part of a whole.

A relation holds between nodes. ``solve`` tells what the others make of one of them.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from toancanh.model import Interval, Node
from toancanh.reconcile.intervals import add, divide, exactly, multiply, negative, total

_HUNDRED = exactly(Decimal(100))


class Term(NamedTuple):
    """A node in a relation; ``before`` asks for its value as known before the document at hand."""

    node: Node
    before: bool = False


class Sum(NamedTuple):
    """The first term is the sum of those ``added`` less those ``taken`` away.

    ``usual`` says that it is a habit of reports, not a law of arithmetic: breaking it is no error.
    """

    identity: str
    whole: Term
    added: tuple[Term, ...]
    taken: tuple[Term, ...] = ()
    usual: bool = False

    @property
    def terms(self) -> tuple[Term, ...]:
        """The whole, then what is added, then what is taken away."""
        return (self.whole, *self.added, *self.taken)

    def solve(self, at: int, values: Sequence[Interval]) -> Interval:
        """What the term at ``at`` must be, whatever stands there in ``values``."""
        signs = (-1, *(1 for _ in self.added), *(-1 for _ in self.taken))
        pairs = enumerate(zip(signs, values, strict=True))
        rest = total(value if sign > 0 else negative(value) for i, (sign, value) in pairs if i != at)
        return negative(rest) if signs[at] > 0 else rest


class Ratio(NamedTuple):
    """The result is so many percent of the base, or with ``on_top`` the base and so many percent more."""

    identity: str
    result: Term
    base: Term
    percent: Term
    on_top: bool = False
    usual: bool = False

    @property
    def terms(self) -> tuple[Term, ...]:
        """Result, base, percent."""
        return (self.result, self.base, self.percent)

    def solve(self, at: int, values: Sequence[Interval]) -> Interval:
        """What the term at ``at`` must be, whatever stands there in ``values``."""
        result, base, percent = values
        if at == 2:
            found = multiply(divide(result, base), _HUNDRED)
            return add(found, negative(_HUNDRED)) if self.on_top else found
        factor = divide(add(_HUNDRED, percent) if self.on_top else percent, _HUNDRED)
        return multiply(base, factor) if at == 0 else divide(result, factor)


class AtMost(NamedTuple):
    """The parts together are not more than the whole; none is less than nought."""

    identity: str
    whole: Term
    parts: tuple[Term, ...]
    usual: bool = False

    @property
    def terms(self) -> tuple[Term, ...]:
        """The whole, then the parts."""
        return (self.whole, *self.parts)

    def solve(self, at: int, values: Sequence[Interval]) -> Interval:
        """What the term at ``at`` can be, whatever stands there in ``values``."""
        others = total(Interval(it.low, None) for i, it in enumerate(values) if i not in (0, at))
        if at == 0:
            return Interval(others.low, None)
        rest = add(values[0], negative(Interval(others.low, others.low)))
        return Interval(Decimal(0), rest.high)


Relation = Sum | Ratio | AtMost
