"""What a year may come to by the patterns of past years, and the targets it may miss: no probabilities.

The rest of each past year bore some proportion to the stretch of it that is known of this year. Had this
year's rest the same, the year would come to so much: one outcome for each past year, and the range is from
the least to the greatest of them. Where an aim only says how much is to grow, what the growth of past years
gained or lost after the same stretch is added to the growth so far. Nothing says how likely any of them is.

A target is warned of when some outcome lies under it, and where no past year is known when it is behind (as
``targets`` judges). The month in which that was first to be seen is found
by looking at the year again as it was known at the end of each month.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from toancanh.analyse.figures import Figure, How, Told, cumulated, hull
from toancanh.analyse.seasons import YEARS, shares
from toancanh.analyse.targets import Pace, Reason, Verdict, paces, with_last_year
from toancanh.model import Interval, Period
from toancanh.model.intervals import add, divide, exactly, multiply, negative
from toancanh.reference.indicators import is_flow

_HUNDRED = exactly(Decimal(100))
_FULL = Decimal(100)


class Pattern(StrEnum):
    """What of past years is laid on this one."""

    SHARE = "share"  # the share of the year that was done by then
    SHIFT = "shift"  # how far the growth of the year was from the growth by then


class Risk(StrEnum):
    """How the outcomes lie to the aim."""

    UNDER = "under"  # all under it
    PARTLY = "partly"  # some may be under it
    CLEAR = "clear"  # none is


class Lack(StrEnum):
    """Why no range can be told."""

    NOTHING = "nothing"  # nothing comparable is told of this year
    OVER = "over"  # the year is over
    STOCK = "stock"  # counted at a date
    LESS_IS_BETTER = "less_is_better"
    NO_YEARS = "no_years"  # no past year is known by the same month and as a whole


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the year comes to if it goes on as a past year did.

    Args:
        year: that year.
        pattern: its share done by then, or its gain of growth after; percent.
        result: the year's level, or its growth in percent.
    """

    year: int
    pattern: Figure
    result: Figure


@dataclass(frozen=True, slots=True)
class Prospect:
    """The range of outcomes of one aim.

    Args:
        pattern: what of past years was laid on this one.
        outcomes: by past year, the earliest first.
        span: from the least to the greatest of them.
        aim: the level or growth aimed at.
        percent: the same range in percent of the aim (of a growth: of the level that it means).
    """

    pattern: Pattern
    outcomes: tuple[Outcome, ...]
    span: Figure
    aim: Figure
    percent: Interval

    @property
    def years(self) -> tuple[int, ...]:
        """The past years that it rests on."""
        return tuple(it.year for it in self.outcomes)

    @property
    def risk(self) -> Risk:
        """How the range lies to the aim: reached is 100 percent of it."""
        low, high = self.percent.low, self.percent.high
        if high is not None and high < _FULL:
            return Risk.UNDER
        return Risk.CLEAR if low is not None and low >= _FULL else Risk.PARTLY

    @property
    def missing(self) -> tuple[Decimal, Decimal]:
        """Percent of the aim that lacks at the year's end, at least and at most; nought if it is passed."""
        low, high = self.percent.low, self.percent.high
        least = Decimal(0) if high is None else max(_FULL - high, Decimal(0))
        most = _FULL if low is None else max(_FULL - low, Decimal(0))
        return least, most


@dataclass(frozen=True, slots=True)
class Watched:
    """One aim with what the year may come to.

    Args:
        pace: how far it is.
        prospect: the range; ``None`` where none can be told.
        lack: why not.
        since: the stretch of the year at whose end a warning was first to be seen, and ever since.
    """

    pace: Pace
    prospect: Prospect | None = None
    lack: Lack | None = None
    since: Period | None = None

    @property
    def at_risk(self) -> bool:
        """Whether some outcome lies under the aim."""
        return self.prospect is not None and self.prospect.risk is not Risk.CLEAR

    @property
    def warns(self) -> bool:
        """Whether it is at risk, or has no range and is behind the calendar or the growth wanted."""
        return self.at_risk or (self.lack is not None and self.pace.verdict is Verdict.BEHIND)

    @property
    def order(self) -> tuple[int, Decimal, Decimal]:
        """What is graver comes first: all outcomes under the aim, some, then what has no range.

        Among the first two what may lack most at most stands first, then at least.
        """
        if self.prospect is None:
            return len(Risk), Decimal(0), Decimal(0)
        least, most = self.prospect.missing
        return list(Risk).index(self.prospect.risk), -most, -least


def watched(of: Told, year: int) -> tuple[Watched, ...]:
    """Each aim of a year with what the year may come to, and since when it is warned of."""
    found = (_watched(of, pace) for pace in paces(of, year))
    return tuple(replace(it, since=_since(of, it.pace)) if it.warns else it for it in found)


def _watched(of: Told, pace: Pace) -> Watched:
    told = prospect(of, pace)
    return Watched(pace, lack=told) if isinstance(told, Lack) else Watched(pace, told)


def prospect(of: Told, pace: Pace) -> Prospect | Lack:
    """What the year of an aim may come to by the patterns of past years."""
    if pace.reason in (Reason.LESS_IS_BETTER, Reason.STOCK):
        return Lack(pace.reason.value)
    if pace.period is not None and pace.months == 0:
        return Lack.OVER
    if pace.done is not None and pace.target is not None and is_flow(of.indicator):
        full = with_last_year(of, pace.aim.period.start.year)
        return _by_shares(full, pace, pace.done, pace.target)
    if pace.grown is not None and pace.aim.growth is not None:
        return _by_growths(of, pace, pace.grown, pace.aim.growth)
    return Lack.NOTHING


def _by_shares(of: Told, pace: Pace, done: Figure, target: Figure) -> Prospect | Lack:
    """What was done, divided by the share that was done by then in each past year."""
    assert pace.period is not None
    assert pace.percent is not None
    outcomes, percents = [], []
    for year, share in shares(of, pace.period.end, target.unit):
        whole = multiply(divide(done.interval, share.interval), _HUNDRED)
        outcomes.append(Outcome(year, share, done.to(whole, share)))
        # Of a plan that follows from a percent, level and plan move together: the percent itself is divided.
        percents.append(multiply(divide(pace.percent.interval, share.interval), _HUNDRED))
    return _ranged(Pattern.SHARE, outcomes, target, percents)


def _by_growths(of: Told, pace: Pace, grown: Figure, wanted: Figure) -> Prospect | Lack:
    """The growth so far and what each past year's growth gained or lost after the same stretch."""
    assert pace.period is not None
    outcomes, percents = [], []
    full = add(_HUNDRED, wanted.interval)
    for year, shift in _shifts(of, pace.period):
        result = add(grown.interval, shift.interval)
        outcomes.append(Outcome(year, shift, grown.to(result, shift)))
        percents.append(multiply(divide(add(_HUNDRED, result), full), _HUNDRED))
    return _ranged(Pattern.SHIFT, outcomes, wanted, percents)


def _shifts(of: Told, known: Period) -> Iterator[tuple[int, Figure]]:
    for year in range(known.end.year - YEARS, known.end.year):
        part = of.growths.get(Period.months(year, 1, known.end.month))
        whole = of.growths.get(Period.year(year))
        if part and whole:
            gained = add(whole.interval, negative(part.interval))
            yield year, whole.to(gained, part, how=How.RECKONED)


def _ranged(
    pattern: Pattern, outcomes: list[Outcome], aim: Figure, percents: list[Interval]
) -> Prospect | Lack:
    if not outcomes:
        return Lack.NO_YEARS
    first, *others = (it.result for it in outcomes)
    span = first.to(hull(it.result.interval for it in outcomes), *others)
    return Prospect(pattern, tuple(outcomes), span, aim, hull(percents))


def _since(of: Told, pace: Pace) -> Period | None:
    """The first stretch of the unbroken run, up to the one of a pace, at whose end the aim was warned of."""
    if pace.period is None:
        return None
    first: Period | None = None
    for end in reversed(_ends(of, pace, pace.period)):
        then = _then(of.until(end), pace)
        if then is None:
            continue
        if not then.warns:
            break
        first = Period(pace.period.start, end)
    return first


def _ends(of: Told, pace: Pace, known: Period) -> list[date]:
    """The ends of all stretches from January on of which something is told, up to the one of the pace."""
    year = known.end.year
    found = {it.end for it in of.growths if it.start == date(year, 1, 1) and it.whole_months}
    if pace.target is not None:
        found |= set(cumulated(of, year, pace.target.unit))
    return sorted(it for it in found if it <= known.end)


def _then(of: Told, now: Pace) -> Watched | None:
    """The same aim as things were known then; ``None`` where it could not be judged."""
    for pace in paces(of, now.aim.period.start.year):
        if pace.aim.kind is now.aim.kind and pace.period is not None:
            found = _watched(of, pace)
            return found if found.prospect or pace.verdict is not Verdict.UNKNOWN else None
    return None
