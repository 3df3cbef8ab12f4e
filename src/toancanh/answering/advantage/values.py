"""What is said of the branches of an area."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from toancanh.analyse.advantage.ranking import Rank
from toancanh.analyse.figures import Figure
from toancanh.answering.advantage.tables import Table
from toancanh.model import Area, Period, Place
from toancanh.reference.advantage import Method, Structure
from toancanh.reference.areas import areas

POINTS, PLAIN = "points", "plain"
"""Units of figures that are no amounts: percentage points, numbers without any."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for.

    Args:
        place: whose branches.
        period: of which period.
        against: compared with what; ``None`` with nothing.
        weights: of the criteria by code; 1 where it says nothing.
        tables: what an office handed in beside the documents.
    """

    place: Place
    period: Period
    against: Place | None = None
    weights: Mapping[str, Decimal] = field(default_factory=dict)
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one method says of a branch, or of all of a structure.

    Args:
        method: which.
        value: the number, with the figures it rests on; ``None`` where it does not follow.
        missing: what it would take, as codes of ``[advantage_missing]``.
        parts: what it is made up of, by code, such as the three of shift-share.
    """

    method: Method
    value: Figure | None = None
    missing: tuple[str, ...] = ()
    parts: Mapping[str, Figure] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Branch:
    """A branch with what is known of it.

    Args:
        key: what stands for it.
        name: as tables write it, or the code of an indicator (``indicator``).
        indicator: whether ``name`` is one.
        within: the name of the branch that it is a part of; empty if of none.
        evidence: by code of the method.
        rank: its place; ``None`` where nothing puts it in order.
    """

    key: str
    name: str
    indicator: bool
    within: str
    evidence: Mapping[str, Evidence]
    rank: Rank | None = None


@dataclass(frozen=True, slots=True)
class Weighed:
    """A criterion of a list: how much it counts, and of how many branches it is known.

    Args:
        method: which.
        weight: as asked for.
        known: of how many of the ranked branches it is known.
        used: whether it took part.
    """

    method: Method
    weight: Decimal
    known: int
    used: bool


@dataclass(frozen=True, slots=True)
class Listed:
    """One structure with its branches, the best first.

    Args:
        structure: which.
        branches: those that are ranked, then those that lie in others.
        whole: the level of the whole, and its growth, where they are known.
        growth: the same.
        evidence: of the whole, by code of the method.
        weighed: the criteria.
        left_out: what a table of branches and provinces could not use.
    """

    structure: Structure
    branches: tuple[Branch, ...]
    whole: Figure | None
    growth: Figure | None
    evidence: Mapping[str, Evidence]
    weighed: tuple[Weighed, ...]
    left_out: tuple[str, ...] = ()

    @property
    def methods(self) -> tuple[Method, ...]:
        """The methods that say something of any branch, in their order."""
        said = {code for it in self.branches for code, told in it.evidence.items() if told.value}
        return tuple(it.method for it in self._first if it.method.code in said)

    @property
    def silent(self) -> tuple[Evidence, ...]:
        """Those that say nothing of any, with all that is missing for them."""
        said = {it.code for it in self.methods}
        rows = [it for it in self._first if it.method.code not in said]
        return tuple(Evidence(it.method, missing=self._lacks(it.method.code)) for it in rows)

    @property
    def _first(self) -> tuple[Evidence, ...]:
        return tuple(self.branches[0].evidence.values()) if self.branches else ()

    def _lacks(self, code: str) -> tuple[str, ...]:
        ranked = [it for it in self.branches if not it.within] or self.branches
        every = (reason for it in ranked for reason in it.evidence[code].missing)
        return tuple(dict.fromkeys(every))


@dataclass(frozen=True, slots=True)
class Report:
    """All that is said of the branches of an area in a period."""

    asked: Asked
    lists: tuple[Listed, ...]


def unit_of(place: Place) -> Area | None:
    """The official unit that a place is; ``None`` of a region."""
    return areas().get(place.code, place.since) if place.since else None
