"""An order of branches by several criteria, told as widely as what is known allows.

Each criterion is brought to 0–1: 0 the lowest of those known, 1 the highest (min-max normalisation; OECD and
JRC, Handbook on Constructing Composite Indicators, 2008, step 5), and the weighted mean is the score. Of
intervals the bounds are exact for each criterion: a branch stands lowest with its own least value among the
greatest of all others. What nobody knows of a branch can be anything from 0 to 1. Instead of a place a
branch has the best and the worst that it may have; two that may change places are not put in order.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from toancanh.model import Interval
from toancanh.model.intervals import divide, exactly, multiply, total

_NOUGHT, _ONE = Decimal(0), Decimal(1)
_ALIKE = exactly(Decimal("0.5"))
_ANY_SCORE = Interval(_NOUGHT, _ONE)


@dataclass(frozen=True, slots=True)
class Criterion:
    """One way to look at branches.

    Args:
        values: of the branches that it is known of, by name.
        weight: how much it counts beside others; not less than nought.
        more: whether more is better.
    """

    values: Mapping[str, Interval]
    weight: Decimal
    more: bool = True

    @property
    def telling(self) -> bool:
        """Whether it can put any two branches in order: it is known of two, and counts."""
        return self.weight > 0 and len(self.values) > 1


@dataclass(frozen=True, slots=True)
class Rank:
    """Where a branch stands.

    Args:
        score: from 0 to 1.
        best, worst: the places it may have, from 1.
    """

    score: Interval
    best: int
    worst: int


def rank(names: Sequence[str], criteria: Sequence[Criterion]) -> dict[str, Rank]:
    """The places of branches; empty where no criterion is telling."""
    used = [it for it in criteria if it.telling]
    if not used:
        return {}
    scored = [(it, normalised(it)) for it in used]
    whole = exactly(sum((it.weight for it in used), _NOUGHT))
    scores = {
        name: divide(
            total(multiply(exactly(it.weight), found.get(name, _ANY_SCORE)) for it, found in scored), whole
        )
        for name in names
    }
    return {name: _placed(name, scores) for name in names}


def normalised(of: Criterion) -> dict[str, Interval]:
    """The values of a criterion from 0, the worst of those known, to 1, the best."""
    found = {
        name: _normal(own, [it for other, it in of.values.items() if other != name])
        for name, own in of.values.items()
    }
    return found if of.more else {name: _turned(it) for name, it in found.items()}


def _normal(own: Interval, others: Sequence[Interval]) -> Interval:
    """Where a value stands between the least and the greatest of all.

    It rises with the value itself and falls with every other one, so that its ends lie where those do.
    """
    if not others:
        return _ANY_SCORE
    low = _NOUGHT if own.low is None or None in [it.high for it in others] else None
    if low is None:
        low = _stands(own.low, [it.high for it in others]).low
    high = _ONE if own.high is None or None in [it.low for it in others] else None
    if high is None:
        high = _stands(own.high, [it.low for it in others]).high
    return Interval(low, high)


def _stands(value: Decimal | None, others: Sequence[Decimal | None]) -> Interval:
    known = [it for it in others if it is not None]
    assert value is not None
    least, most = min(known), max(known)
    if value == least == most:
        return _ALIKE
    if value <= least:
        return exactly(_NOUGHT)
    if value >= most:
        return exactly(_ONE)
    return divide(exactly(value - least), exactly(most - least))


def _turned(it: Interval) -> Interval:
    return Interval(None if it.high is None else _ONE - it.high, None if it.low is None else _ONE - it.low)


def _placed(name: str, scores: Mapping[str, Interval]) -> Rank:
    own = scores[name]
    others = [it for other, it in scores.items() if other != name]
    ahead = sum(_over(it, own) for it in others)
    behind = sum(_over(own, it) for it in others)
    return Rank(own, 1 + ahead, len(scores) - behind)


def _over(one: Interval, other: Interval) -> bool:
    return one.low is not None and other.high is not None and one.low > other.high
