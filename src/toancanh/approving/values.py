"""Who signs, of which area and period, and figures as they are sent up: frozen values and rows."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from toancanh.approving.models import Item, Submission
from toancanh.model import Bound, Correction, Observation, Period, Quantity
from toancanh.model.text import fold

Columns = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Signature:
    """Who acts: the name, and the account of who has logged in."""

    name: str
    account: str = ""

    def is_of(self, other: "Signature") -> bool:
        """Whether one person signed both: by the account, or where one has none, by the name."""
        if self.account and other.account:
            return self.account == other.account
        return fold(self.name) == fold(other.name)


class Cell(NamedTuple):
    """A reporting period of an area: its code, the first day of the unit that bears it, the period."""

    code: str
    since: date
    period: Period

    @classmethod
    def of(cls, row: Any) -> "Cell":
        """The cell of a row."""
        return cls(row.area_code, row.area_since, row.period)

    @property
    def columns(self) -> Columns:
        """The columns that name it."""
        return {
            "area_code": self.code,
            "area_since": self.since,
            "period_start": self.period.start,
            "period_end": self.period.end,
        }

    def holds(self, period: Period | None) -> bool:
        """Whether figures of a period are reported in this one.

        Its own; and those counted on days that make no reporting period ("đến 14/6"), if it covers them.
        """
        if period is None:
            return False
        return period == self.period or (not period.whole_months and self.period.covers(period))


@dataclass(frozen=True, slots=True)
class Standing:
    """A figure that the working picture stands by, and whether other documents say otherwise."""

    fact: Observation
    disputed: bool = False


@dataclass(frozen=True, slots=True)
class Approval:
    """By whom and when a figure was made official, what it said, and whether as a revision."""

    submission: int
    claim: str
    value: Decimal
    by: str
    at: datetime
    revision: bool

    @classmethod
    def of(cls, item: Item) -> "Approval":
        """The approval of an item of an official submission, fetched with submission and observation."""
        made: Submission = item.submission
        if made.decided_at is None:
            raise ValueError(f"submission {made.pk} is not approved")
        value = Decimal(item.correction["value"]) if item.correction else item.observation.value
        return cls(made.pk, item.claim, value, made.decided_by, made.decided_at, made.revision)

    def is_of(self, fact: Observation) -> bool:
        """Whether it is this figure, with this number, that was approved."""
        return self.claim == fact.claim and self.value == fact.quantity.value


def correction_columns(fact: Observation) -> Columns | None:
    """What stood instead of what a passage says, as it is kept."""
    it, now = fact.correction, fact.quantity
    if it is None:
        return None
    why = {"reason": it.reason, "author": it.author, "source": it.source, "where": it.where}
    numbers = {"value": str(now.value), "high": now.high and str(now.high), "step": str(now.step)}
    return {**why, **numbers, "bound": now.bound.value, "on": it.on.isoformat()}


def as_sent(fact: Observation, correction: Columns | None) -> Observation:
    """A figure with the number that stood when it was sent up."""
    if correction is None:
        return fact
    high = correction["high"]
    quantity = Quantity(
        Decimal(correction["value"]),
        fact.quantity.unit,
        high and Decimal(high),
        Decimal(correction["step"]),
        Bound(correction["bound"]),
    )
    said = {name: correction[name] for name in ("reason", "author", "source", "where")}
    why = Correction(original=fact.quantity, on=date.fromisoformat(correction["on"]), **said)
    return replace(fact, quantity=quantity, correction=why)
