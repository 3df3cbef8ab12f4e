"""Totals that are reported, held against the registers: "22 CCN, 1.011,5 ha, 202 dự án" against the list.

Each total is found again as a count or a sum over the entries of its area on its day (``yardsticks``). The
register's side is an interval: entries of unknown value, stage or place leave it open. Two intervals that do
not meet are a disagreement; both sides can be traced, the total to its sentence or its row with a source, the
sum to its entries. Nothing is stored: what is told follows from the documents and entries in force.
Django must be set up before it is imported (``toancanh.web.prepare``).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from toancanh.model import Severity
from toancanh.model.intervals import common
from toancanh.tallying.holdings import Holding, Holdings
from toancanh.tallying.reports import Reported, reported
from toancanh.tallying.yardsticks import yardsticks

__all__ = ["Holding", "Reported", "Tallied", "Verdict", "tallied"]


class Verdict(StrEnum):
    """How a total and the register stand to each other."""

    AGREES = "agrees"
    OPEN = "open"  # both may be true: not all is known of the entries
    LESS = "less"  # the register holds less than is reported
    MORE = "more"


_ORDER = (Verdict.MORE, Verdict.LESS, Verdict.OPEN, Verdict.AGREES)


@dataclass(frozen=True, slots=True)
class Tallied:
    """A reported total beside what the register makes of it."""

    reported: Reported
    holding: Holding

    @property
    def verdict(self) -> Verdict:
        """Whether they agree."""
        own, told = self.holding.interval, self.reported.interval
        if common(own, told) is not None:
            return Verdict.AGREES if own.low is not None and own.low == own.high else Verdict.OPEN
        beyond = own.low is not None and told.high is not None and own.low >= told.high
        return Verdict.MORE if beyond else Verdict.LESS

    @property
    def gap(self) -> Decimal | None:
        """By how much the register is off at least, in the unit of the total; ``None`` if it is not."""
        own, told = self.holding.interval, self.reported.interval
        if self.verdict is Verdict.MORE and own.low is not None and told.high is not None:
            return own.low - told.high
        if self.verdict is Verdict.LESS and own.high is not None and told.low is not None:
            return told.low - own.high
        return None

    @property
    def severity(self) -> Severity:
        """How much it matters; a register that has not been begun contradicts nobody."""
        apart = self.verdict is Verdict.MORE or (self.verdict is Verdict.LESS and self.holding.counted)
        return Severity.WARNING if apart else Severity.INFO


def tallied(register: str | None = None) -> tuple[Tallied, ...]:
    """All totals that can be found again, of one register if it is named; the disagreements first."""
    found = _tallied(register)
    return tuple(
        sorted(found, key=lambda it: (_ORDER.index(it.verdict), it.reported.indicator, it.reported.area.code))
    )


def _tallied(register: str | None) -> Iterator[Tallied]:
    holdings = Holdings()
    for total in reported():
        rule = yardsticks()[total.indicator]
        if total.unit != rule.unit or register not in (None, rule.scope.register):
            continue
        holding = holdings.of(rule, total.dims, total.area, total.period)
        if holding is not None:
            yield Tallied(total, holding)
