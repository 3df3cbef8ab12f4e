"""An outlook on the months of a year that are left: exponential smoothing, tried on the past first.

ETS with an additive error and season, with or without a damped trend, on logarithms where all values are
positive (Hyndman & Athanasopoulos, Forecasting: Principles and Practice, 3rd ed., ch. 8), as ``statsmodels``
fits it; which of the two is chosen by AICc on the first two years, which no trial looks at. The range of a
month is its prediction interval, that of the year is told by simulated paths, both of the model itself.

It is tried by rolling origin (the same, ch. 5.10): at each of up to twelve past months all that was known by
then forecasts as many months as are left now. The errors are scaled by those of the seasonal naïve forecast
(the same month a year before) within what was known: MASE (Hyndman & Koehler 2006). It is shown only where
three whole years are known without a gap, it was nearer than the naïve forecast, and its ranges held what
came at least every other time. It is never a figure: nothing here is stored.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from toancanh.analyse.figures import Figure, Told, comparable, cumulated
from toancanh.analyse.months import monthly, run
from toancanh.model import Period
from toancanh.model.intervals import middle
from toancanh.reference.indicators import catalogue, is_flow

if TYPE_CHECKING:
    from numpy import ndarray

    Values = ndarray[Any, Any]

SEASON = 12
LEAST = 3 * SEASON
"""Months that have to be known in a row."""
TRAINED = 2 * SEASON
"""Months that the first trial knows."""
SURE = Decimal(80)
"""Percent of the cases that a range is to hold."""
_PATHS = 2000
_SEED = 20250701  # so that the same figures always give the same outlook
_DIGITS = 5


class Refusal(StrEnum):
    """Why no outlook is shown."""

    NOT_SUMMED = "not_summed"  # a stock, a rate or an index
    PRICES = "prices"  # it is not said in which prices
    SHORT = "short"  # fewer than three years in a row
    OLD = "old"  # nothing of the year itself or the month before it
    OVER = "over"  # no month of the year is left
    NOT_BETTER = "not_better"  # the naïve forecast was as near
    TOO_SURE = "too_sure"  # fewer than half of the trial's months lay in their range


class Span(NamedTuple):
    """A value of the future: the middle one, and the ends of the range."""

    period: Period
    middle: Decimal
    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class Trial:
    """How the method did in the past.

    Args:
        origins: past months from which it was tried.
        points: months forecast from all of them.
        mase: mean absolute scaled error; under 1 is nearer than the naïve forecast was within what was known.
        naive: the same of the seasonal naïve forecast on the same months.
        covered: how many of the points lay in their range.
    """

    origins: int
    points: int
    mase: Decimal
    naive: Decimal
    covered: int

    @property
    def expected(self) -> int:
        """How many of the points should have lain in their range."""
        return round(self.points * SURE / 100)

    @property
    def held(self) -> bool:
        """Whether its ranges held what came at least every other time."""
        return 2 * self.covered >= self.points

    @property
    def better(self) -> bool:
        """Whether it was nearer than the naïve forecast."""
        return self.mase < self.naive


@dataclass(frozen=True, slots=True)
class Outlook:
    """What the rest of a year may bring, in ``unit``.

    Args:
        unit: of all values.
        known: the months that it was learnt from, the earliest first.
        months: those that are left.
        year: the whole year: what was reached, and the rest.
        reached: what was reached by the last month known; ``None`` if that is none of the year.
        damped: whether the model has a (damped) trend.
        trial: how it did in the past.
    """

    unit: str
    known: tuple[Period, ...]
    months: tuple[Span, ...]
    year: Span
    reached: Figure | None
    damped: bool
    trial: Trial


@dataclass(frozen=True, slots=True)
class Refused:
    """No outlook: why, how many months in a row are known, and how it did where it was tried.

    It is not tried where each month is what it was a year before.
    """

    why: Refusal
    months: int = 0
    trial: Trial | None = None


def outlook(of: Told, year: int | None = None) -> Outlook | Refused:
    """The outlook on what is left of a year, or why there is none.

    Args:
        of: what is known.
        year: the year; that of the month after the last one known if none is asked for.
    """
    known = catalogue().get(of.indicator)
    if known is None or not known.additive or not is_flow(of.indicator):
        return Refused(Refusal.NOT_SUMMED)
    if not comparable(of):
        return Refused(Refusal.PRICES)
    figures = monthly(of, known.unit)
    months = run(figures)
    if len(months) < LEAST:
        return Refused(Refusal.SHORT, len(months))
    year = year or Period.month_from(months[-1].start, 1).start.year
    if months[-1].end >= Period.year(year).end:
        return Refused(Refusal.OVER, len(months))
    if months[-1] < Period.month(year - 1, SEASON):
        return Refused(Refusal.OLD, len(months))
    values = [float(middle(figures[it].interval) or 0) for it in months]
    reached = cumulated(of, year, known.unit).get(months[-1].end)
    return _tried(values, months, reached, known.unit)


def _tried(
    values: Sequence[float], months: tuple[Period, ...], reached: Figure | None, unit: str
) -> Outlook | Refused:
    last = months[-1]
    left = SEASON - last.end.month % SEASON
    if not _naive_error(values):
        return Refused(Refusal.NOT_BETTER, len(months))
    model = _Model.chosen(values)
    trial = _trial(model, values, left)
    if not (trial.better and trial.held):
        why = Refusal.TOO_SURE if trial.better else Refusal.NOT_BETTER
        return Refused(why, len(months), trial)
    fitted = model.fitted(values)
    ahead = tuple(Period.month_from(last.start, it + 1) for it in range(left))
    spans = tuple(
        Span(month, *map(_told, three)) for month, three in zip(ahead, fitted.months(left), strict=True)
    )
    done = middle(reached.interval) if reached else None
    whole = Period.year(ahead[0].start.year)
    total = Span(whole, *(_short((done or Decimal(0)) + _told(it)) for it in fitted.sum(left)))
    return Outlook(unit, months, spans, total, reached, model.damped, trial)


def _told(value: float) -> Decimal:
    """A number of the model with as many digits as it can mean; the only way out of floating point."""
    return _short(Decimal(repr(float(value))))


def _short(value: Decimal) -> Decimal:
    return round(value, _DIGITS - 1 - value.adjusted()).normalize() if value else value


def _trial(model: "_Model", values: Sequence[float], left: int) -> Trial:
    """Forecast the past from each of its last months.

    What never changed within what was known by then has no scale, and its errors count as they are.
    """
    origins = range(max(TRAINED, len(values) - SEASON), len(values))
    errors, naive, covered = [], [], 0
    for origin in origins:
        past, future = values[:origin], values[origin : origin + left]
        scale = _naive_error(past) or 1.0
        for at, (told, (centre, low, high)) in enumerate(
            zip(future, model.fitted(past).months(len(future)), strict=True)
        ):
            errors.append(abs(told - centre) / scale)
            naive.append(abs(told - past[at - SEASON]) / scale)
            covered += low <= told <= high
    return Trial(len(origins), len(errors), _mean(errors), _mean(naive), covered)


def _naive_error(past: Sequence[float]) -> float:
    """Mean distance of each month from the same a year before."""
    apart = [abs(now - then) for now, then in zip(past[SEASON:], past, strict=False)]
    return sum(apart) / len(apart)


def _mean(errors: Sequence[float]) -> Decimal:
    return round(Decimal(repr(sum(errors) / len(errors))), 3)


class _Fitted(NamedTuple):
    """A model with its parameters, learnt from ``known`` values of some size, or from their logarithms."""

    results: Any
    known: int
    size: float
    logs: bool

    def months(self, count: int) -> list[tuple[float, float, float]]:
        """Middle and ends of the range of the next months."""
        ahead = self.results.get_prediction(self.known, self.known + count - 1)
        table = ahead.summary_frame(alpha=float(1 - SURE / 100))
        rows = table[["mean", "pi_lower", "pi_upper"]].to_numpy()
        return [tuple(map(float, row)) for row in self._plain(rows)]  # type: ignore[misc]

    def sum(self, count: int) -> tuple[float, float, float]:
        """Median and ends of the range of the sum of the next months, by simulated paths."""
        import numpy as np

        paths = self.results.simulate(
            count, anchor="end", repetitions=_PATHS, rng=np.random.default_rng(_SEED)
        )
        sums = self._plain(np.asarray(paths)).reshape(count, -1).sum(axis=0)
        outside = float(100 - SURE) / 2
        low, centre, high = np.percentile(sums, [outside, 50, 100 - outside])
        return float(centre), float(low), float(high)

    def _plain(self, values: "Values") -> "Values":
        import numpy as np

        return (np.exp(values) if self.logs else values) * self.size


class _Model(NamedTuple):
    """ETS(A,N,A) or, damped, ETS(A,Ad,A); on logarithms or not."""

    damped: bool
    logs: bool

    @classmethod
    def chosen(cls, values: Sequence[float]) -> "_Model":
        """The one that the first years speak for."""
        logs = all(it > 0 for it in values)
        both = [cls(damped, logs) for damped in (False, True)]
        return min(both, key=lambda it: it.fitted(values[:TRAINED]).results.aicc)

    def fitted(self, values: Sequence[float]) -> _Fitted:
        """With the parameters that fit best."""
        # Loading it takes seconds, which only who asks for an outlook has to wait.
        import numpy as np
        import pandas as pd
        from statsmodels.tsa.exponential_smoothing.ets import ETSModel

        known = pd.Series(values, dtype=float)  # its ranges need an index
        size = float(known.abs().mean()) or 1.0
        model = ETSModel(
            np.log(known / size) if self.logs else known / size,
            error="add",
            trend="add" if self.damped else None,
            damped_trend=self.damped,
            seasonal="add",
            seasonal_periods=SEASON,
            # First states by rule: as parameters they are too many for three years and make ranges narrow.
            initialization_method="heuristic",
        )
        # Whether parameters that came out are good enough is what the trial finds.
        with np.errstate(all="ignore"):
            found = model.fit(disp=False, warn_convergence=False)
        return _Fitted(found, len(values), size, self.logs)
