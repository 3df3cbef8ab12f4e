"""Pace: how far a year's plan is, what remains, how fast the rest of the year has to be, and if that will do.

All numbers are intervals and keep the observations they rest on. Where the plan is told only as a growth, its
level follows from the year before; where it is told only by the percent of it that was reached, from that.
What does not follow is left out and named, never guessed.

The verdict holds the share of the plan that is done against the share of the year that is usually done by
then (``seasons``). Of an index, or of a plan that only says how much is to grow, the growth so far is held
against the growth wanted, and what is left to grow follows with every month weighing alike.
"""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from toancanh.analyse.figures import PERCENT, Aim, Figure, How, Told, comparable, cumulated, narrowed
from toancanh.analyse.seasons import Season, season
from toancanh.model import Interval, Kind, Period
from toancanh.model.intervals import add, common, divide, exactly, middle, multiply, negative
from toancanh.reference.indicators import Direction, catalogue, is_flow

MARGIN = Decimal(2)
"""Percentage points by which the share done may stay under the usual one and still be on track."""
_ONE, _HUNDRED = exactly(Decimal(1)), exactly(Decimal(100))


class Verdict(StrEnum):
    """Vượt, đạt, đúng tiến độ, chậm, không đạt, không thể kết luận."""

    EXCEEDED = "exceeded"
    REACHED = "reached"
    ON_TRACK = "on_track"
    BEHIND = "behind"
    MISSED = "missed"
    UNKNOWN = "unknown"


class Reason(StrEnum):
    """Why a verdict is what it is, or why there is none."""

    LEVEL = "level"  # the level so far settles it
    SHARE = "share"  # the share done, against the usual one
    GROWTH = "growth"  # the growth so far, against the one wanted
    NOTHING = "nothing"  # nothing is told of this year yet
    NO_BASE = "no_base"  # the plan is a growth, and neither last year nor a growth so far is known
    STOCK = "stock"  # what is counted at a date has no pace
    LESS_IS_BETTER = "less_is_better"  # the plan is a limit, no goal
    WIDE = "wide"  # what is known allows both


@dataclass(frozen=True, slots=True)
class Pace:
    """How far one aim of one indicator in one area is.

    Args:
        aim: what the year is to bring.
        verdict, reason: what comes out.
        target: the level aimed at, told or derived.
        period: the stretch of the year that ``done`` or ``grown`` is of.
        done: the level so far.
        grown: growth on the same period a year before, percent.
        percent: of the target, what is done.
        left: still to be done until the end of the year; nought if it is reached.
        monthly: the same for each month left.
        needed: growth of the rest of the year on the same rest a year before, percent.
        season: what is usually done by then; ``None`` where the verdict does not rest on it.
    """

    aim: Aim
    verdict: Verdict = Verdict.UNKNOWN
    reason: Reason = Reason.NOTHING
    target: Figure | None = None
    period: Period | None = None
    done: Figure | None = None
    grown: Figure | None = None
    percent: Figure | None = None
    left: Figure | None = None
    monthly: Figure | None = None
    needed: Figure | None = None
    season: Season | None = None

    @property
    def months(self) -> int:
        """Months of the year that are left."""
        return 12 if self.period is None else 12 - self.period.end.month

    @property
    def disputed(self) -> bool:
        """Whether documents contradict each other about a number that it rests on."""
        return any(
            it is not None and it.disputed for it in (self.target, self.done, self.grown, self.aim.growth)
        )


def paces(of: Told, year: int) -> tuple[Pace, ...]:
    """How far each aim of a year is; without any, how far the plan is that a percent of it speaks of."""
    own = [it for it in of.aims if it.period == Period.year(year)]
    full = with_last_year(of, year)
    if not own and (implied := _implied(of, year)):
        own = [implied]
    plans = {it.kind for it in own}
    return tuple(_pace(full, it, it.kind is Kind.PLAN or Kind.PLAN not in plans) for it in own)


def so_far(of: Told, year: int) -> tuple[Figure | None, Period | None]:
    """What was reached last from January of a year on, and over which stretch."""
    if not is_flow(of.indicator):
        return None, None
    reached = cumulated(with_last_year(of, year), year, catalogue()[of.indicator].unit)
    if not reached:
        return None, None
    end = max(reached)
    return reached[end], Period(date(year, 1, 1), end)


def with_last_year(of: Told, year: int) -> Told:
    """The same with those levels of the year before that follow from this year's levels and growths."""
    if not (comparable(of) and is_flow(of.indicator)):
        return of
    pairs = [(span, it, of.growths.get(span)) for span, it in of.levels.items() if span.start.year == year]
    pairs += [(it.period, it.level, it.growth) for it in of.aims if it.level and it.period.start.year == year]
    levels = dict(of.levels)
    for span, level, growth in pairs:
        if level and growth:
            before = level.to(divide(level.interval, _times(growth)), growth, how=How.GROWTH)
            levels.setdefault(span.year_before(), before)
    return replace(of, levels=levels)


def _implied(of: Told, year: int) -> Aim | None:
    """The plan of which the latest level told is so many percent."""
    both = [span for span in of.percents if span in of.levels and span.start.year == span.end.year == year]
    if not both or not is_flow(of.indicator):
        return None
    span = max(both, key=lambda it: (it.end, it.days))
    level, percent = of.levels[span], of.percents[span]
    plan = level.to(multiply(divide(level.interval, percent.interval), _HUNDRED), percent, how=How.PERCENT)
    return Aim(Kind.PLAN, Period.year(year), plan)


def _pace(of: Told, aim: Aim, of_percents: bool) -> Pace:
    """How far an aim is; ``of_percents`` if the percents of plan that are told speak of it."""
    year = aim.period.start.year
    target = aim.level or _grown_from_last_year(of, aim)
    start = _growing(of, replace(Pace(aim), target=target))
    if target is None:
        return _by_growth(start)
    known = catalogue().get(of.indicator)
    flow = is_flow(of.indicator)
    reached = cumulated(of, year, target.unit) if flow else _counted(of, year, target.unit)
    if not reached:
        return _by_growth(start) if aim.growth and start.grown else start
    end = max(reached)
    period = Period.months(year, 1, end.month) if flow else start.aim.period
    percent = of.percents.get(period) if of_percents else None
    done = narrowed(reached[end], target, percent)
    found = replace(_reckoned(start, done, percent), period=Period(date(year, 1, 1), end))
    if known and known.direction is Direction.DOWN:
        return replace(found, reason=Reason.LESS_IS_BETTER)
    if not flow:
        return _judged(found, None)
    return _judged(_with_rest(of, found), season(of, period, target.unit))


def _grown_from_last_year(of: Told, aim: Aim) -> Figure | None:
    before = of.levels.get(aim.period.year_before())
    if before is None or aim.growth is None or not comparable(of) or not is_flow(of.indicator):
        return None
    return before.to(multiply(before.interval, _times(aim.growth)), aim.growth, how=How.GROWTH)


def _growing(of: Told, pace: Pace) -> Pace:
    """With the growth from January on that was told last."""
    year = pace.aim.period
    own = [it for it in of.growths if it.start == year.start and it.end <= year.end and it.whole_months]
    if not own:
        return pace
    period = max(own, key=lambda it: it.end)
    return replace(pace, period=period, grown=of.growths[period])


def _by_growth(pace: Pace) -> Pace:
    """The verdict on an aim that only says how much is to grow."""
    wanted, grown = pace.aim.growth, pace.grown
    if wanted is None or grown is None or pace.period is None:
        return replace(pace, reason=Reason.NO_BASE if wanted else Reason.NOTHING)
    over = pace.months == 0
    verdict = _held(grown.interval, wanted.interval, over)
    found = replace(
        pace, verdict=verdict, reason=Reason.WIDE if verdict is Verdict.UNKNOWN else Reason.GROWTH
    )
    if over:
        return found
    share = exactly(Decimal(pace.period.end.month) / 12)
    rest = add(_ONE, negative(share))
    left = add(wanted.interval, negative(multiply(share, grown.interval)))
    return replace(found, needed=wanted.to(divide(left, rest), grown))


def _held(so_far: Interval, wanted: Interval, over: bool) -> Verdict:
    """A growth, or what a year came to, against the one wanted."""
    if _under(so_far, wanted):
        return Verdict.MISSED if over else Verdict.BEHIND
    if wanted.high is not None and so_far.low is not None and so_far.low >= wanted.high:
        if not over:
            return Verdict.ON_TRACK
        return Verdict.EXCEEDED if so_far.low > wanted.high else Verdict.REACHED
    if _same(so_far, wanted):
        return Verdict.REACHED if over else Verdict.ON_TRACK
    return Verdict.UNKNOWN


def _under(one: Interval, other: Interval) -> bool:
    return one.high is not None and other.low is not None and one.high < other.low


def _same(one: Interval, other: Interval) -> bool:
    """Whether two values are written alike: one lies in the middle of what the other can be."""
    return middle(one) == middle(other) and one.low is not None and one.high is not None


def _counted(of: Told, year: int, unit: str) -> dict[date, Figure]:
    """What was counted in a year, by day."""
    own = {span: it for span, it in of.levels.items() if span.end.year == year and it.unit == unit}
    return {span.end: own[span] for span in sorted(own, key=lambda it: it.days)}


def _reckoned(pace: Pace, done: Figure, told: Figure | None) -> Pace:
    """With the percent of the target that is done, as told if that can be, and what is left."""
    target = pace.target
    assert target is not None
    share = multiply(divide(done.interval, target.interval), _HUNDRED)
    percent = done.to(share, target, unit=PERCENT)
    left = add(target.interval, negative(done.interval))
    if told is not None and common(share, told.interval) is not None:
        percent = told
        if target.how is How.PERCENT:  # both ends move together
            left = multiply(done.interval, add(divide(_HUNDRED, told.interval), negative(_ONE)))
    rest = Interval(_at_least_nought(left.low), _at_least_nought(left.high))
    return replace(pace, done=done, percent=percent, left=target.to(rest, done))


def _at_least_nought(end: Decimal | None) -> Decimal | None:
    return None if end is None else max(end, Decimal(0))


def _with_rest(of: Told, pace: Pace) -> Pace:
    """With what each month left has to bring, and what the rest has to grow by if last year is known."""
    left, period = pace.left, pace.period
    assert left is not None
    assert period is not None
    if not pace.months:
        return pace
    monthly = left.to(divide(left.interval, exactly(Decimal(pace.months))))
    pace = replace(pace, monthly=monthly)
    before = cumulated(of, period.end.year - 1, left.unit)
    part = before.get(Period.months(period.end.year - 1, 1, period.end.month).end)
    whole = before.get(date(period.end.year - 1, 12, 31))
    reached = left.interval.high == 0
    if reached or not (part and whole and comparable(of)):
        return pace
    rest = add(whole.interval, negative(part.interval))
    if rest.low is None or rest.low <= 0:
        return pace
    growth = multiply(add(divide(left.interval, rest), negative(_ONE)), _HUNDRED)
    if left.interval.low == 0:  # it may be reached already: then nothing more need be done
        growth = replace(growth, low=None)
    return replace(pace, needed=left.to(growth, whole, part, unit=PERCENT))


def _judged(pace: Pace, usual: Season | None) -> Pace:
    """The verdict on a level: reached already, or on the way as is usual."""
    done, target, percent = pace.done, pace.target, pace.percent
    assert done is not None
    assert target is not None
    assert percent is not None
    over = pace.months == 0
    held = _held(done.interval, target.interval, over=True)
    if held in (Verdict.EXCEEDED, Verdict.REACHED) or (over and held is not Verdict.UNKNOWN):
        return replace(pace, verdict=held, reason=Reason.LEVEL)
    if usual is None or over:
        return replace(pace, reason=Reason.WIDE if held is Verdict.UNKNOWN else Reason.STOCK)
    found = replace(pace, season=usual)
    share, span = usual.share.interval, percent.interval
    assert share.low is not None
    if span.low is not None and span.low >= share.low - MARGIN:
        return replace(found, verdict=Verdict.ON_TRACK, reason=Reason.SHARE)
    if span.high is not None and span.high < share.low - MARGIN:
        return replace(found, verdict=Verdict.BEHIND, reason=Reason.SHARE)
    return replace(found, reason=Reason.WIDE)


def _times(growth: Figure) -> Interval:
    """A growth in percent as a factor."""
    return add(_ONE, divide(growth.interval, _HUNDRED))
