"""The shapes that every identity takes: a sum, a part of a hundred, a part of a whole.

A relation holds between nodes. ``solve`` tells what the others make of one of them. Relations are compared as
objects, so each identity makes one of its own only once (``KEPT`` of them are kept).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from toancanh.model import Interval, Node
from toancanh.reconcile.intervals import add, divide, exactly, multiply, negative, total

if TYPE_CHECKING:
    from toancanh.reconcile.known import Known

KEPT = 1 << 16
_HUNDRED = exactly(Decimal(100))


class Term(NamedTuple):
    """A node in a relation; ``before`` asks for its value as known before the document at hand."""

    node: Node
    before: bool = False


@dataclass(frozen=True, eq=False, slots=True)
class Sum:
    """The whole is the sum of what is ``added`` less what is ``taken`` away.

    Args:
        identity: name of the identity.
        whole, added, taken: its terms.
        usual: whether it is a habit of reports, no law of arithmetic: nothing is held against it.
        when: tells whether it holds between the values known at the moment; always if there is none.
    """

    identity: str
    whole: Term
    added: tuple[Term, ...]
    taken: tuple[Term, ...] = ()
    usual: bool = False
    when: "Callable[[Sum, Known], bool] | None" = None
    terms: tuple[Term, ...] = field(init=False)  # the whole, what is added, what is taken away

    def __post_init__(self) -> None:
        object.__setattr__(self, "terms", (self.whole, *self.added, *self.taken))

    def solve(self, at: int, values: Sequence[Interval]) -> Interval:
        """What the term at ``at`` must be, whatever stands there in ``values``."""
        taken_from = 1 + len(self.added)
        parts = [it if 0 < i < taken_from else negative(it) for i, it in enumerate(values) if i != at]
        rest = total(parts)
        return negative(rest) if 0 < at < taken_from else rest


@dataclass(frozen=True, eq=False, slots=True)
class Ratio:
    """The result is so many percent of the base, or with ``on_top`` the base and so many percent more."""

    identity: str
    result: Term
    base: Term
    percent: Term
    on_top: bool = False
    usual: bool = False
    terms: tuple[Term, ...] = field(init=False)  # result, base, percent

    def __post_init__(self) -> None:
        object.__setattr__(self, "terms", (self.result, self.base, self.percent))

    def solve(self, at: int, values: Sequence[Interval]) -> Interval:
        """What the term at ``at`` must be, whatever stands there in ``values``."""
        result, base, percent = values
        if at == 2:
            found = multiply(divide(result, base), _HUNDRED)
            return add(found, negative(_HUNDRED)) if self.on_top else found
        factor = divide(add(_HUNDRED, percent) if self.on_top else percent, _HUNDRED)
        return multiply(base, factor) if at == 0 else divide(result, factor)


@dataclass(frozen=True, eq=False, slots=True)
class AtMost:
    """The parts together are not more than the whole; none is less than nought."""

    identity: str
    whole: Term
    parts: tuple[Term, ...]
    usual: bool = False
    terms: tuple[Term, ...] = field(init=False)  # the whole, then the parts

    def __post_init__(self) -> None:
        object.__setattr__(self, "terms", (self.whole, *self.parts))

    def solve(self, at: int, values: Sequence[Interval]) -> Interval:
        """What the term at ``at`` can be, whatever stands there in ``values``."""
        others = total(Interval(it.low, None) for i, it in enumerate(values) if i not in (0, at))
        if at == 0:
            return Interval(others.low, None)
        rest = add(values[0], negative(Interval(others.low, others.low)))
        return Interval(Decimal(0), rest.high)


@dataclass(frozen=True, eq=False, slots=True)
class Blend:
    """The whole is a mean of a part, by its ``share``, and of a rest that nobody tells but has bounds."""

    identity: str
    whole: Term
    part: Term
    share: Decimal
    rest: Interval
    usual: bool = False
    terms: tuple[Term, ...] = field(init=False)  # the whole, the part

    def __post_init__(self) -> None:
        object.__setattr__(self, "terms", (self.whole, self.part))

    def solve(self, at: int, values: Sequence[Interval]) -> Interval:
        """What the term at ``at`` can be, whatever stands there in ``values``."""
        whole, part = values
        rest = multiply(self.rest, exactly(1 - self.share))
        if at == 0:
            return add(multiply(part, exactly(self.share)), rest)
        return divide(add(whole, negative(rest)), exactly(self.share))


Relation = Sum | Ratio | AtMost | Blend
