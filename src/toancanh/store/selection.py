"""Which observations are asked for, as a condition on their rows."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import NamedTuple

from django.db.models import Q

from toancanh.model import Measure, Period

Dims = tuple[tuple[str, str], ...]


class Measured(NamedTuple):
    """What an observation says a number of, as far as a selection can ask for it."""

    indicator: str | None
    area_code: str | None
    period: Period | None
    dims: Dims = ()
    measure: Measure = Measure.LEVEL


@dataclass(frozen=True, slots=True)
class Selection:
    """Which observations are asked for; an empty part does not narrow.

    Args:
        indicators: codes of the catalogue, ``None`` for what fits none of them.
        area_codes: codes of units, whichever bore them.
        period: of just this period.
        within: of a period that lies in this stretch of days.
        touching: of a period that shares a day with this stretch.
        whole: only what no dimension narrows.
        measures: what is told of it: level, growth …
    """

    indicators: Collection[str | None] = ()
    area_codes: Collection[str] = ()
    period: Period | None = None
    within: Period | None = None
    touching: Period | None = None
    whole: bool = False
    measures: tuple[Measure, ...] = ()

    @property
    def key(self) -> tuple[object, ...]:
        """What is the same for selections that ask for the same."""
        days = self.period, self.within, self.touching
        return frozenset(self.indicators), frozenset(self.area_codes), *days, self.whole, self.measures

    @property
    def codes(self) -> frozenset[str]:
        """The codes of the units asked for; empty if any."""
        return frozenset(self.area_codes)

    def condition(self) -> Q:
        """The selection as a condition on ``ObservationRow``."""
        asked = Q()
        if self.indicators:
            codes = Q(indicator__in=[it for it in self.indicators if it is not None])
            asked &= codes | Q(indicator__isnull=True) if None in self.indicators else codes
        if self.area_codes:
            asked &= Q(area_code__in=self.area_codes)
        if self.period:
            asked &= Q(period_start=self.period.start, period_end=self.period.end)
        if self.within:
            asked &= Q(period_start__gte=self.within.start, period_end__lte=self.within.end)
        if self.touching:
            asked &= Q(period_start__lte=self.touching.end, period_end__gte=self.touching.start)
        if self.measures:
            asked &= Q(measure__in=[it.value for it in self.measures])
        return asked & Q(dims=[]) if self.whole else asked

    def covers(self, it: Measured) -> bool:
        """Whether an observation of this is among those asked for."""
        period = it.period
        return (
            (not self.indicators or it.indicator in self.indicators)
            and (not self.area_codes or it.area_code in self.area_codes)
            and (not self.measures or it.measure in self.measures)
            and (not self.period or period == self.period)
            and (not self.within or (period is not None and self.within.covers(period)))
            and (not self.touching or (period is not None and _meet(period, self.touching)))
            and not (self.whole and it.dims)
        )


@dataclass(frozen=True, slots=True)
class Several:
    """What any of some selections asks for."""

    of: tuple[Selection, ...]

    @property
    def key(self) -> tuple[object, ...]:
        """What is the same for several that ask for the same."""
        return (frozenset(it.key for it in self.of),)

    @property
    def codes(self) -> frozenset[str]:
        """The codes of the units that any asks for; empty if one of them asks for any."""
        every = [it.codes for it in self.of]
        return frozenset[str]().union(*every) if all(every) else frozenset()

    def condition(self) -> Q:
        """Them as one condition on ``ObservationRow``."""
        return reduce(or_, (it.condition() for it in self.of))

    def covers(self, it: Measured) -> bool:
        """Whether an observation of this is among those asked for."""
        return any(one.covers(it) for one in self.of)


Asked = Selection | Several
EVERYTHING = Selection()


def _meet(one: Period, other: Period) -> bool:
    return one.start <= other.end and other.start <= one.end
