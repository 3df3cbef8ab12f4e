"""What a register held on a day, of an area: its entries, their sum, and what of it is not known."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from django.utils import timezone

from toancanh.model import Area, Interval, Period
from toancanh.model.intervals import ANYTHING, exactly
from toancanh.reference.areas import areas
from toancanh.registers.models import ValueChange
from toancanh.registers.places import lies_in
from toancanh.registers.registry import register
from toancanh.registers.selectors import entries
from toancanh.tallying.yardsticks import Dim, Yardstick

_HUNDRED = Decimal(100)


class Held(NamedTuple):
    """An entry that counts, with its value and, of a rate, what it is a part of; ``None`` is unknown."""

    entry: int
    name: str
    value: Decimal | None = None
    per: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Holding:
    """One side of a comparison: what the register makes of a figure.

    Args:
        yardstick: how the figure is found again.
        counted: the entries that it is about.
        doubtful: those that may belong to it: where they lie, or their stage or kind, is not known.
    """

    yardstick: Yardstick
    counted: tuple[Held, ...]
    doubtful: tuple[Held, ...]

    @property
    def without_value(self) -> tuple[Held, ...]:
        """The entries that count, of which the value is not known."""
        if not self.yardstick.column:
            return ()
        rate = bool(self.yardstick.per)
        return tuple(it for it in self.counted if it.value is None or (rate and not it.per))

    @property
    def known(self) -> bool:
        """Whether the register says anything of the figure."""
        return self.interval != ANYTHING

    @property
    def interval(self) -> Interval:
        """All that the figure can be, in its unit, as far as the register knows."""
        rule = self.yardstick
        if rule.per:
            return self._rate()
        if not rule.column:
            low = Decimal(len(self.counted))
            return Interval(low, low + len(self.doubtful))
        if self.counted and len(self.without_value) == len(self.counted):
            return ANYTHING
        low = sum((it.value for it in self.counted if it.value is not None), Decimal(0)) * rule.scale
        return exactly(low) if not (self.without_value or self.doubtful) else Interval(low, None)

    def _rate(self) -> Interval:
        if self.without_value or self.doubtful or not self.counted:
            return ANYTHING
        value = sum((it.value for it in self.counted if it.value is not None), Decimal(0))
        per = sum((it.per for it in self.counted if it.per is not None), Decimal(0))
        return exactly(value / per * _HUNDRED)


class Holdings:
    """The registers as they stood on days; what is asked twice is looked up once."""

    def __init__(self) -> None:
        self._changes = cache(_changes)
        self._rows = cache(_rows)

    def of(self, rule: Yardstick, dims: tuple[Dim, ...], area: Area, period: Period) -> Holding | None:
        """What the register held; ``None`` if it cannot tell what the figure is narrowed to.

        Args:
            rule: what is summed up or counted.
            dims: what the figure is narrowed to.
            area: the unit, as it was.
            period: on its last day the values count; where only later ones are known, those.
        """
        filters, doubts = rule.scope.filters(dims), rule.scope.doubts(dims)
        if filters is None:
            return None
        code = rule.scope.register
        names = {*filters, *doubts, rule.column, rule.per, rule.year} - {""}
        wanted = {name: self._on(code, name, period.end) for name in names}
        years = {str(year) for year in range(period.start.year, period.end.year + 1)}
        counted: list[Held] = []
        doubtful: list[Held] = []
        for key, name, unit in self._rows(code):
            fits = {_fits(wanted[column].get(key), codes) for column, codes in filters.items()}
            fits |= {None for column, codes in doubts.items() if wanted[column].get(key) in codes}
            fits.add(lies_in(unit, area) if unit else None)
            if rule.year:
                fits.add(_fits(wanted[rule.year].get(key), years))
            if False not in fits:
                held = Held(key, name, _number(wanted, rule.column, key), _number(wanted, rule.per, key))
                (doubtful if None in fits else counted).append(held)
        return Holding(rule, tuple(counted), tuple(doubtful))

    def _on(self, code: str, column: str, day: date) -> dict[int, str | None]:
        return {key: _last(told, day) for key, told in self._changes(code, column).items()}


def _fits(value: str | None, codes: Collection[str]) -> bool | None:
    return None if value is None else value in codes


def _number(wanted: Mapping[str, Mapping[int, str | None]], column: str, key: int) -> Decimal | None:
    text = wanted[column].get(key) if column else None
    return None if text is None else Decimal(text)


def _rows(code: str) -> tuple[tuple[int, str, Area | None], ...]:
    """Number, name and place of each entry in force."""
    found = entries(register(code)).values_list("pk", "name", "area_code", "area_since")
    return tuple((key, name, _area(unit, since)) for key, name, unit, since in found)


def _area(code: str | None, since: date | None) -> Area | None:
    return areas().get(code, since) if code and since else None


def _changes(code: str, column: str) -> dict[int, list[tuple[date, str | None]]]:
    """For each entry of a register the values of a column, each with the last day that it was told for."""
    found = ValueChange.objects.filter(deed__register=code, field=column).order_by("pk")
    told: defaultdict[int, list[tuple[date, str | None]]] = defaultdict(list)
    for key, after, end, at in found.values_list("deed__entry", "after", "deed__as_of_end", "deed__at"):
        told[key].append((end or timezone.localdate(at), after))
    return {key: sorted(values, key=lambda it: it[0]) for key, values in told.items()}


def _last(told: Iterable[tuple[date, str | None]], day: date) -> str | None:
    """The last value told for the day or before, else the first told after it."""
    values = list(told)
    before = [value for since, value in values if since <= day]
    return before[-1] if before else values[0][1]
