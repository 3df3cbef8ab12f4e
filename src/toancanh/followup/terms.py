"""Deadlines of matters: the words, what sort they are, and the last day in time."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from toancanh.model import Deadline, Limit, Period


class TermKind(StrEnum):
    """Sorts of deadline: a day, the end of a month, quarter or longer period; recurring; undated; none.

    Undated ones have words that give no day by themselves, such as "trong 10 ngày làm việc".
    """

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    PERIOD = "period"
    RECURRING = "recurring"
    UNDATED = "undated"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Term:
    """A deadline: its words, its sort, and the last day in time where there is one.

    ``limit`` and ``since`` say how the words give that day: what they mean, and the day they count from. They
    are not compared: the same words may have been kept before they were.
    """

    text: str = ""
    kind: TermKind = TermKind.NONE
    due: date | None = None
    limit: Limit | None = field(default=None, compare=False)
    since: date | None = field(default=None, compare=False)

    def as_json(self) -> dict[str, Any]:
        """What is kept of it."""
        told = {"text": self.text, "kind": self.kind.value, "due": self.due and self.due.isoformat()}
        return told | {"limit": self.limit, "since": self.since and self.since.isoformat()}

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> "Term":
        """What was kept, as it was."""
        due, since = (kept.get(it) and date.fromisoformat(kept[it]) for it in ("due", "since"))
        limit = kept.get("limit")
        return cls(kept["text"], TermKind(kept["kind"]), due, limit and Limit(limit), since)


NO_TERM = Term()


def term_of(told: Deadline) -> Term:
    """The deadline that a text states."""
    text = " ".join(told.passage.text.split())
    if told.limit is Limit.EVERY:
        return Term(text, TermKind.RECURRING, limit=told.limit)
    since = told.period.start if told.period and told.limit is Limit.WITHIN else None
    return Term(text, _sort(told.period), told.due, told.limit, since)


def on_day(day: date) -> Term:
    """A deadline that somebody gives as a day."""
    return Term(f"{day:%d/%m/%Y}", TermKind.DAY, day)


def _sort(period: Period | None) -> TermKind:
    if period is None:
        return TermKind.UNDATED
    if period.days == 1:
        return TermKind.DAY
    if period == Period.month_from(period.start, 0):
        return TermKind.MONTH
    return TermKind.QUARTER if period == Period.quarter_of(period.start) else TermKind.PERIOD


@dataclass(frozen=True, slots=True)
class Terms:
    """All deadlines that a task states, and which of them counts: that of its completion."""

    told: tuple[Term, ...] = ()
    counts: int = 0

    def __bool__(self) -> bool:
        return bool(self.told)

    @property
    def term(self) -> Term:
        """The one that counts."""
        return self.told[self.counts] if self.told else NO_TERM


NO_TERMS = Terms()


def just(term: Term) -> Terms:
    """One deadline, which counts."""
    return Terms((term,) if term.text else ())


def as_json(told: Sequence[Term]) -> list[dict[str, Any]]:
    """What is kept of deadlines."""
    return [term.as_json() for term in told]


def unchanged(kept: Sequence[dict[str, Any]], told: Sequence[Term]) -> bool:
    """Whether deadlines that were kept are those told now."""
    return [Term.from_json(it) for it in kept] == list(told)
