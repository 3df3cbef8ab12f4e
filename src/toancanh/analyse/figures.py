"""Numbers to reckon with: an interval, how it came about, and the observations it rests on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from toancanh.model import Bound, Interval, Kind, Measure, Observation, Period, Quantity, kind_of
from toancanh.model.intervals import add, common, divide, exactly, multiply, negative, total
from toancanh.reference.indicators import PriceBase, catalogue

PERCENT = "percent"
_HUNDRED = exactly(Decimal(100))


class How(StrEnum):
    """How a number came about."""

    TOLD = "told"
    PERIODS = "periods"  # of a stretch of the year: the sum of shorter ones
    AREAS = "areas"  # of a merged area: the sum of the areas it was made of
    REST = "rest"  # of one of those: the whole less the others
    GROWTH = "growth"  # from another year and the growth between
    PERCENT = "percent"  # from a percent of the plan
    RECKONED = "reckoned"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number.

    Args:
        interval: all it can be, in ``unit``; where documents contradict each other, what any of them says.
        unit: code of ``reference/units.toml``.
        facts: the observations it rests on, the nearest first.
        how: how it came about.
        disputed: whether documents contradict each other about any of them.
    """

    interval: Interval
    unit: str
    facts: tuple[Observation, ...]
    how: How = How.TOLD
    disputed: bool = False

    @property
    def fact(self) -> Observation | None:
        """The observation that tells it just so, if one does."""
        return self.facts[0] if self.how is How.TOLD and self.facts else None

    def to(self, interval: Interval, *others: "Figure", unit: str = "", how: How = How.RECKONED) -> "Figure":
        """What is made of this figure and others."""
        every = (self, *others)
        facts = tuple(dict.fromkeys(fact for it in every for fact in it.facts))
        return Figure(interval, unit or self.unit, facts, how, any(it.disputed for it in every))


class Claim(NamedTuple):
    """An observation that is stood by, with those of the same thing that contradict it."""

    fact: Observation
    against: tuple[Observation, ...] = ()

    @property
    def figure(self) -> Figure:
        """It as a number: as wide as those that contradict it."""
        own = self.fact.quantity
        others = [meant(it.quantity) for it in self.against if it.quantity.unit == own.unit]
        span = hull((meant(own), *others))
        return Figure(span, own.unit, (self.fact, *self.against), disputed=bool(self.against))


def meant(quantity: Quantity) -> Interval:
    """What a reader takes a quantity to be: "gần 14%" is 13 to 14, "hơn 2 tỷ" 2 to 3.

    The near end is the number itself, the far one is one of its last digit but noughts away.
    """
    if quantity.bound not in (Bound.AT_LEAST, Bound.AT_MOST):
        return quantity.interval
    value = quantity.value
    last = Decimal(1).scaleb(int(value.normalize().as_tuple().exponent)) if value else Decimal(1)
    more = Interval(value, max(value, quantity.high or value) + last)
    return more if quantity.bound is Bound.AT_LEAST else Interval(value - last, quantity.high or value)


class Aim(NamedTuple):
    """What a year is to bring: a level, a growth on the year before in percent, or both."""

    kind: Kind
    period: Period
    level: Figure | None = None
    growth: Figure | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of one indicator, with its dimensions, in one area.

    ``levels``, ``growths`` and ``percents`` (of plan) are of what happened, by period; ``aims`` of years.
    """

    indicator: str
    dims: tuple[tuple[str, str], ...] = ()
    levels: Mapping[Period, Figure] = field(default_factory=dict)
    growths: Mapping[Period, Figure] = field(default_factory=dict)
    percents: Mapping[Period, Figure] = field(default_factory=dict)
    aims: tuple[Aim, ...] = ()

    def until(self, day: date) -> "Told":
        """What of it is of periods that were over on a day; the aims as they are."""
        return replace(
            self,
            levels=_ended(self.levels, day),
            growths=_ended(self.growths, day),
            percents=_ended(self.percents, day),
        )


def _ended(by_period: Mapping[Period, Figure], day: date) -> dict[Period, Figure]:
    return {span: it for span, it in by_period.items() if span.end <= day}


_OUTCOMES = {Measure.LEVEL: "levels", Measure.YOY: "growths", Measure.PCT_OF_PLAN: "percents"}


def told(indicator: str, dims: tuple[tuple[str, str], ...], claims: Iterable[Claim]) -> Told:
    """What claims of one indicator in one area say: of each measure, kind and period one that is stood by."""
    found: dict[str, dict[Period, Figure]] = {name: {} for name in _OUTCOMES.values()}
    aims: dict[tuple[Kind, Period], Aim] = {}
    for claim in claims:
        fact, kind = claim.fact, kind_of(claim.fact)
        if fact.period is None or fact.measure not in _OUTCOMES:
            continue
        if kind is Kind.OUTCOME:
            found[_OUTCOMES[fact.measure]][fact.period] = claim.figure
        elif kind in (Kind.PLAN, Kind.TARGET) and fact.period == Period.year(fact.period.start.year):
            aim = aims.get((kind, fact.period), Aim(kind, fact.period))
            aims[kind, fact.period] = _aimed(aim, claim)
    ordered = tuple(aims[key] for key in sorted(aims, key=lambda it: (it[1], it[0])))
    return Told(indicator, dims, aims=ordered, **found)


def _aimed(aim: Aim, claim: Claim) -> Aim:
    if claim.fact.measure is Measure.LEVEL:
        return aim._replace(level=_decided(claim.figure))
    return aim._replace(growth=_decided(claim.figure)) if claim.fact.measure is Measure.YOY else aim


def _decided(it: Figure) -> Figure:
    """A plan is what was decided, to the last digit: "trên 8%" is reached with 8 %."""
    ends = [end for fact in it.facts for end in (fact.quantity.value, fact.quantity.high) if end is not None]
    return replace(it, interval=Interval(min(ends), max(ends) if it.disputed else min(ends)))


def hull(spans: Iterable[Interval]) -> Interval:
    """The least interval that holds all of some."""
    every = tuple(spans)
    lows, highs = [it.low for it in every], [it.high for it in every]
    low = None if None in lows else min(it for it in lows if it is not None)
    return Interval(low, None if None in highs else max(it for it in highs if it is not None))


def cumulated(of: Told, year: int, unit: str) -> dict[date, Figure]:
    """What was reached from the first of January of a year on, by the last day of each stretch.

    A stretch that nobody tells as a whole is one that somebody does and the months or quarters after it.
    """
    first, last = date(year, 1, 1), date(year, 12, 31)
    own = {span: it for span, it in of.levels.items() if first <= span.start and span.end <= last}
    whole = {span: it for span, it in own.items() if span.whole_months and it.unit == unit}
    reached = {span.end: it for span, it in whole.items() if span.start == first}
    for span in sorted(whole):
        before = reached.get(span.start - timedelta(days=1))
        if before and span.end not in reached:
            more = whole[span]
            reached[span.end] = before.to(add(before.interval, more.interval), more, how=How.PERIODS)
    return reached


def comparable(of: Told) -> bool:
    """Whether its figures can be reckoned with each other: all are known to be of the same prices."""
    known = catalogue().get(of.indicator)
    if known is None:
        return False
    return known.price_base is not PriceBase.VARIES or any(name == "price" for name, _ in of.dims)


def narrowed(done: Figure, target: Figure, percent: Figure | None) -> Figure:
    """What was done, as far as the percent of plan that is told beside it says it more exactly."""
    implied = target.how is How.PERCENT
    if percent is None or implied or done.fact is None or done.fact.quantity.bound is Bound.EXACT:
        return done
    both = common(done.interval, divide(multiply(percent.interval, target.interval), _HUNDRED))
    return done.to(both, percent, target, how=How.PERCENT) if both else done


def _as_known(of: Told) -> dict[Period, Figure]:
    """The levels of what happened, each as exactly as the percent of the year's plan beside it says it."""
    plans = {it.period: it.level for it in of.aims if it.kind is Kind.PLAN and it.level}
    found = dict(of.levels)
    for span, percent in of.percents.items():
        plan, level = plans.get(Period.year(span.end.year)), of.levels.get(span)
        if plan and level and span.start.year == span.end.year:
            found[span] = narrowed(level, plan, percent)
    return found


def joined(whole: Told, parts: tuple[Told, ...]) -> tuple[Told, tuple[Told, ...]]:
    """A merged area and those it was made of, each with the levels that follow from the others'.

    The sum of all parts is the whole; the whole less all other parts is the one that is not told. What is
    told is never replaced, and nothing follows of what cannot be summed over areas: of a rate, or where it is
    not said in which prices it is.
    """
    known = catalogue().get(whole.indicator)
    if known is None or not known.additive or not comparable(whole) or not parts:
        return whole, parts
    levels = dict(whole.levels)
    sums, halves = _as_known(whole), [_as_known(it) for it in parts]
    more: list[dict[Period, Figure]] = [dict(it.levels) for it in parts]
    for span in {*whole.levels, *(span for it in parts for span in it.levels)}:
        missing = [at for at, it in enumerate(parts) if span not in it.levels]
        others = [it[span] for it in halves if span in it]
        if not _one_unit(others) or not others:
            continue
        sum_of = others[0].to(total(it.interval for it in others), *others[1:], how=How.AREAS)
        if not missing:
            levels.setdefault(span, sum_of)
        elif len(missing) == 1 and span in sums and sums[span].unit == sum_of.unit:
            there = sums[span]
            rest = there.to(add(there.interval, negative(sum_of.interval)), *others, how=How.REST)
            more[missing[0]][span] = rest
    pairs = zip(parts, more, strict=True)
    return replace(whole, levels=levels), tuple(replace(it, levels=own) for it, own in pairs)


def _one_unit(figures: Iterable[Figure]) -> bool:
    return len({it.unit for it in figures}) == 1
