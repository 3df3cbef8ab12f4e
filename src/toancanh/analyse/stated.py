"""Values of registers to reckon with: each with who says so and as of when; ratios of them, and sums."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from typing import NamedTuple

from toancanh.model import Period

Key = tuple[str, int]
"""An entry: the code of its register, and its number there."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a value comes from.

    Args:
        source: in words; empty if nobody said.
        url: its address.
        document: SHA-256 of a document of the store.
        as_of: the day or stretch that the value holds for.
        written: the day on which it was written down.
    """

    source: str = ""
    url: str = ""
    document: str = ""
    as_of: Period | None = None
    written: date | None = None

    @property
    def day(self) -> date | None:
        """The last day that it is known to hold for: that of the source, else that of the writing."""
        return self.as_of.end if self.as_of else self.written


NOWHERE = Origin()
"""Of what nobody said where it comes from."""


@dataclass(frozen=True, slots=True)
class Stated:
    """One number of one column of one entry, in the unit of the column."""

    column: str
    value: Decimal
    origin: Origin = NOWHERE


class Ratio(NamedTuple):
    """A number that was divided by another, and which they were."""

    value: Decimal
    over: Stated
    under: Stated

    @property
    def apart(self) -> int | None:
        """Days between the times that both hold for; ``None`` where one is not known."""
        first, second = self.over.origin.as_of, self.under.origin.as_of
        return abs((first.end - second.end).days) if first and second else None


class Total(NamedTuple):
    """A sum over those of some entries that have a value: ``known`` of ``entries``."""

    value: Decimal
    known: int
    entries: int

    @property
    def unknown(self) -> int:
        """How many have none."""
        return self.entries - self.known


def ratio(over: Stated | None, under: Stated | None, places: int = 2) -> Ratio | None:
    """One number divided by another; ``None`` if one is not known, or the divisor is not above nought."""
    if over is None or under is None or under.value <= 0:
        return None
    step = Decimal(1).scaleb(-places)
    return Ratio((over.value / under.value).quantize(step, ROUND_HALF_EVEN), over, under)


def percent(over: Stated | None, under: Stated | None) -> Ratio | None:
    """One number in percent of another, to a hundredth of a point."""
    found = ratio(over, under, places=4)
    return found and found._replace(value=found.value * 100)


def total(of: Iterable[Mapping[str, Stated]], column: str) -> Total:
    """The sum of a column, with how many entries have none."""
    every = [it.get(column) for it in of]
    known = [it.value for it in every if it is not None]
    return Total(sum(known, Decimal(0)), len(known), len(every))
