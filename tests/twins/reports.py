"""Reports about a made-up province whose true figures are known: every number correctly rounded and worded.

Two old provinces are one since July 2025. Each month of 2025 has a report. What it says of a period it says
in any precision and with any of the words "khoảng", "hơn", "gần", but it never says what is not so.
"""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal
from hashlib import sha256
from typing import NamedTuple

from toancanh.model import Bound, Kind, Measure, Observation, Passage, Period, Place, Quantity, Status, Thing

OLD_EAST, OLD_WEST = Place("54", date(1989, 7, 1)), Place("66", date(2003, 11, 26))
NEW = Place("66", date(2025, 7, 1))
GOODS = ("cà phê", "thủy sản")
_MILLION = Decimal(10**6)
_HUNDRED = Decimal(100)
_ROUNDINGS = {
    Bound.EXACT: ROUND_HALF_EVEN, Bound.ABOUT: ROUND_HALF_EVEN,
    Bound.AT_LEAST: ROUND_FLOOR, Bound.AT_MOST: ROUND_CEILING,
}  # fmt: skip
_BOUNDS = (*[Bound.EXACT] * 7, Bound.ABOUT, Bound.AT_LEAST, Bound.AT_MOST)
_TRADE = ("exports", "imports", "trade_turnover", "trade_balance")

Dims = tuple[tuple[str, str], ...]


class Line(NamedTuple):
    """What a figure is about."""

    indicator: str
    place: Place
    period: Period
    measure: Measure
    kind: Kind = Kind.OUTCOME
    dims: Dims = ()


class Report(NamedTuple):
    """A report: its SHA-256, its day, what it says."""

    document: str
    day: date
    said: list[Observation]


@dataclass(frozen=True)
class World:
    """The true monthly values: by indicator, place, goods ("" for the rest), year and month."""

    monthly: Mapping[tuple[str, Place, str, int, int], Decimal]
    plans: Mapping[tuple[str, Place], Decimal]

    def level(self, indicator: str, place: Place, period: Period, dims: Dims = ()) -> Decimal:
        """The true amount of whole months of one year, in dollars."""
        if indicator == "trade_turnover":
            return self.level("exports", place, period) + self.level("imports", place, period)
        if indicator == "trade_balance":
            return self.level("exports", place, period) - self.level("imports", place, period)
        places = (OLD_EAST, OLD_WEST) if place == NEW else (place,)
        goods = [value for _, value in dims] or ["", *GOODS]
        span = range(period.start.month, period.end.month + 1)
        keys = ((indicator, p, g, period.start.year, m) for p in places for g in goods for m in span)
        return sum((self.monthly[key] for key in keys), Decimal(0))

    def plan(self, indicator: str, place: Place) -> Decimal:
        """What is planned for 2025."""
        out, into = self.plans["exports", place], self.plans["imports", place]
        return {"exports": out, "imports": into, "trade_turnover": out + into, "trade_balance": out - into}[
            indicator
        ]

    def true(self, line: Line) -> Decimal:
        """The true value of anything a report may state, and of what follows from it."""
        if line.kind is Kind.NEED:
            done = Period(date(2025, 1, 1), line.period.start - timedelta(days=1))
            return self.plan(line.indicator, line.place) - self.level(line.indicator, line.place, done)
        planned = line.kind is Kind.PLAN
        now = self.plan(line.indicator, line.place) if planned else self.level(*line[:3], line.dims)
        if line.measure is Measure.YOY:
            base = self.level(line.indicator, line.place, line.period.year_before(), line.dims)
            return now / base * 100 - 100
        if line.measure is Measure.MOM:
            before = Period.month(line.period.start.year, line.period.start.month - 1)
            return now / self.level(line.indicator, line.place, before, line.dims) * 100 - 100
        if line.measure is Measure.PCT_OF_PLAN:
            return now / self.plan(line.indicator, line.place) * 100
        if line.measure is Measure.SHARE:
            return now / self.level(line.indicator, line.place, line.period) * 100
        return now


def world(chance: random.Random) -> World:
    """Any province: amounts from a few thousand dollars to billions, growing or shrinking."""
    monthly: dict[tuple[str, Place, str, int, int], Decimal] = {}
    for indicator in ("exports", "imports"):
        for place in (OLD_EAST, OLD_WEST):
            for goods in ("", *GOODS):
                size = 10 ** chance.uniform(4, 8)
                for year in (2024, 2025):
                    for month in range(1, 13):
                        value = round(Decimal(size * chance.uniform(0.5, 1.6)), 2)
                        monthly[indicator, place, goods, year, month] = value
    whole = World(monthly, {})
    plans = {
        (indicator, place): whole.level(indicator, place, Period.year(2025))
        * Decimal(chance.randint(80, 125))
        / 100
        for indicator in ("exports", "imports")
        for place in (OLD_EAST, OLD_WEST, NEW)
    }
    return World(monthly, plans)


def as_estimated(of: World, month: int, off: float, chance: random.Random) -> World:
    """The world as known at the end of a month of 2025: that month is off by up to a part of its value."""
    monthly = dict(of.monthly)
    for key, value in of.monthly.items():
        if key[3:] == (2025, month):
            monthly[key] = round(value * Decimal(1 + chance.uniform(-off, off)), 2)
    return World(monthly, of.plans)


def reports(of: World, chance: random.Random, part: float, off: float = 0) -> Iterator[Report]:
    """A report for each month of 2025.

    Args:
        of: the world as it turns out.
        chance: what is said, and how.
        part: of all that could be said.
        off: by which part of its value the month that has just ended is wrongly estimated.
    """
    for month in range(1, 13):
        document, day = sha256(f"report {month}".encode()).hexdigest(), Period.month(2025, month).end
        known = as_estimated(of, month, off, chance) if off else of
        lines = [line for line in _sayable(month) if chance.random() < part]
        said = [_worded(known.true(line), line, chance) for line in lines]
        told = zip(lines, said, strict=True)
        yield Report(document, day, [claim(document, at, *it, day) for at, it in enumerate(told)])


def _sayable(month: int) -> Iterator[Line]:
    """All that a report of a month of 2025 may speak of."""
    here, so_far = Period.month(2025, month), Period.months(2025, 1, month)
    periods = [here, so_far] if month > 1 else [here]
    if month > 1:
        periods.append(Period.month(2025, month - 1))
    if month % 3 == 0:
        periods.append(Period.quarter(2025, month // 3))
    if month == 12:
        periods += [Period.months(2025, 7, 12), Period.quarter(2025, 1), Period.months(2025, 1, 6)]
    periods = list(dict.fromkeys(periods))
    periods += [it.year_before() for it in periods]
    for place in (NEW, OLD_EAST, OLD_WEST) if month >= 7 else (OLD_EAST, OLD_WEST):
        for period in periods:
            yield from _of_period(place, period)
        for indicator in ("exports", "imports"):
            yield Line(indicator, place, Period.year(2025), Measure.LEVEL, Kind.PLAN)


def _of_period(place: Place, period: Period) -> Iterator[Line]:
    for indicator in _TRADE:
        yield Line(indicator, place, period, Measure.LEVEL)
    if period.start.year == 2024:
        return
    for indicator in ("exports", "imports"):
        yield Line(indicator, place, period, Measure.YOY)
        yield Line(indicator, place, period, Measure.PCT_OF_PLAN)
        if period.start.month == period.end.month > 1:
            yield Line(indicator, place, period, Measure.MOM)
    for goods in GOODS:
        dims = (("commodity", goods),)
        for measure in (Measure.LEVEL, Measure.YOY, Measure.SHARE):
            yield Line("exports", place, period, measure, dims=dims)


def _worded(true: Decimal, line: Line, chance: random.Random) -> Quantity:
    """The true value as a report may write it."""
    bound = chance.choice(_BOUNDS)
    level = line.measure is Measure.LEVEL
    places = chance.choice((0, 1, 2, 2, 3) if level else (0, 1, 2, 2))
    scale = chance.choice((_MILLION, _MILLION * 1000, Decimal(1))) if level else Decimal(1)
    step = scale.scaleb(-places)
    rounder = bound is not Bound.EXACT and abs(true) >= step * 10 and chance.random() < 0.5
    coarse = step * (10 if rounder else 1)
    value = (true / coarse).to_integral_value(_ROUNDINGS[bound]) * coarse
    return Quantity(value, "USD" if level else "percent", step=step, bound=bound)


def claim(document: str, at: int, line: Line, said: Quantity, day: date) -> Observation:
    """What one passage claims; ``at`` is its place in the report of a day."""
    status = Status.ESTIMATE if line.period.end == day else Status.ACTUAL
    text = format(said.value.normalize(), "f")
    start = 100 * at
    return Observation(
        passage=Passage(document, start, start + len(text), text),
        quantity=said,
        indicator=line.indicator,
        label=line.indicator,
        measure=line.measure,
        status=Status.PLAN if line.kind is Kind.PLAN else status,
        period=line.period,
        area="Đắk Lắk",
        area_code=line.place.code,
        dims=line.dims,
        sentence=(start, start + len(text)),
        rule="made",
        area_since=line.place.since,
    )


def compositions(thing: Thing) -> list[tuple[Thing, tuple[Thing, ...]]]:
    """The new province did what both old ones did; what it plans is its own."""
    if thing.kind is not Kind.OUTCOME:
        return []
    whole, *parts = (thing._replace(place=it) for it in (NEW, OLD_EAST, OLD_WEST))
    return [(whole, tuple(parts))]
