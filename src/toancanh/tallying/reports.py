"""Totals that documents report, and those that people put into the register of reported totals."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from toancanh import pipeline
from toancanh.model import Area, Interval, Kind, Observation, Period
from toancanh.reference.areas import areas
from toancanh.registers.books.reported_totals import ReportedTotal
from toancanh.registers.models import Deed
from toancanh.registers.registry import register
from toancanh.registers.selectors import latest_deeds
from toancanh.store.selection import Selection
from toancanh.tallying.yardsticks import Dim, yardsticks

_WHOLE = ("count", "person")


@dataclass(frozen=True, slots=True)
class Reported:
    """One total, with where it stands: a fact of a document, or an entry with the deed that gave it.

    Args:
        indicator: code of the catalogue.
        dims: what narrows it.
        area: the unit, as it was.
        period: what it is told for; its last day is the one that it holds on.
        value: the number that is written, in ``unit``.
        interval: all that the words allow.
        unit: code of the unit.
        fact: the figure of a document.
        entry: the row of the register of reported totals, and ``deed``, which names its source.
        deed: see ``entry``.
    """

    indicator: str
    dims: tuple[Dim, ...]
    area: Area
    period: Period
    value: Decimal
    interval: Interval
    unit: str
    fact: Observation | None = None
    entry: ReportedTotal | None = None
    deed: Deed | None = None


def reported() -> Iterator[Reported]:
    """Every total that could be found again in a register."""
    yield from _of_documents()
    yield from _of_register()


def _of_documents() -> Iterator[Reported]:
    """What the picture stands by: outcomes of a known area and period."""
    for line in pipeline.picture(Selection(tuple(yardsticks()))).lines:
        fact, interval = line.value, line.interval
        if fact is None or interval is None or line.indicator is None or line.kind is not Kind.OUTCOME:
            continue
        unit = areas().get(line.area_code, line.area_since) if line.area_code and line.area_since else None
        if unit is not None and line.period is not None:
            quantity = fact.quantity
            possible = _whole(interval) if quantity.unit in _WHOLE else interval
            yield Reported(
                line.indicator, line.dims, unit, line.period, quantity.value, possible, quantity.unit, fact
            )


def _whole(it: Interval) -> Interval:
    """The whole numbers in an interval: "22" is written of 22 things, not of any number from 21.5 on."""
    low = None if it.low is None else it.low.to_integral_value(ROUND_CEILING)
    return Interval(low, None if it.high is None else it.high.to_integral_value(ROUND_FLOOR))


def _of_register() -> Iterator[Reported]:
    of = register("reported_totals")
    rows = ReportedTotal.objects.filter(retired_at=None, indicator__isnull=False).order_by("pk")
    deeds = latest_deeds(of, [it.pk for it in rows])
    for row in rows:
        deed = deeds.get(row.pk)
        if row.indicator is None or row.value is None or row.area is None or not (deed and deed.as_of):
            continue
        unit, exact = yardsticks()[row.indicator].unit, Interval(row.value, row.value)
        yield Reported(
            row.indicator, row.dims, row.area, deed.as_of, row.value, exact, unit, entry=row, deed=deed
        )
