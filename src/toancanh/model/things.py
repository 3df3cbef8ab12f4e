"""What is measured, apart from who says it: the thing, the ways to express it, and values told or derived."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple, Protocol

from toancanh.model.findings import Severity
from toancanh.model.observations import Measure, Observation, Status
from toancanh.model.periods import Period
from toancanh.model.quantities import Interval
from toancanh.model.text import reading_form


class Kind(StrEnum):
    """Whether a figure tells what happened, what is wanted or expected, or what is still to be done."""

    OUTCOME = "outcome"
    PLAN = "plan"
    TARGET = "target"
    FORECAST = "forecast"
    NEED = "need"  # the plan of the year less what has been done

    @classmethod
    def of(cls, status: Status) -> "Kind":
        """What figures of a status tell: an outcome, a plan, a target or a forecast."""
        return _KINDS.get(status, cls.OUTCOME)


_KINDS = {Status.PLAN: Kind.PLAN, Status.TARGET: Kind.TARGET, Status.FORECAST: Kind.FORECAST}


def kind_of(it: Observation) -> Kind:
    """Whether an observation tells of an outcome, a plan, a target or a forecast."""
    return Kind.of(it.status)


def subject_of(it: Observation) -> str:
    """A name for what an observation measures and how: the same for all claims that can stand for each other.

    One that does not say which indicator, area or period it is about shares its subject with those of its own
    document only.
    """
    area = (it.area_code, it.area_since) if it.area_code else reading_form(it.area or "")
    sure = it.indicator and it.period and (it.area_code or it.area)
    measured = (
        it.indicator or reading_form(it.label),
        sorted((name, reading_form(value)) for name, value in it.dims),
        area,
        it.period and it.period.code,
        kind_of(it).value,
        it.measure.value,
        "" if sure else it.passage.document,
    )
    return hashlib.sha256(repr(measured).encode()).hexdigest()[:20]


class Place(NamedTuple):
    """An area as a key: its code and the day from which it is valid; of an unknown one its folded name."""

    code: str
    since: date | None


class Thing(NamedTuple):
    """One thing measured: SDMX's series key and period. ``dims`` are sorted and folded for comparison."""

    indicator: str
    dims: tuple[tuple[str, str], ...]
    place: Place
    period: Period
    kind: Kind
    unit: str

    def at(self, period: Period, kind: Kind | None = None) -> "Thing":
        """The same over another period, and of another kind if one is given."""
        return Thing(self.indicator, self.dims, self.place, period, kind or self.kind, self.unit)


class Node:
    """A thing in one measure: its level, its growth, its percent of plan, its share.

    Compared by what it holds; the hash is kept, because nodes are looked up all the time.
    """

    __slots__ = ("_hash", "measure", "thing")

    def __init__(self, thing: Thing, measure: Measure) -> None:
        self.thing = thing
        self.measure = measure
        self._hash = hash((thing, measure))

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        return (
            isinstance(other, Node)
            and self._hash == other._hash
            and self.measure is other.measure
            and self.thing == other.thing
        )

    def __repr__(self) -> str:
        return f"Node({self.thing!r}, {self.measure!r})"


Composition = tuple[Thing, tuple[Thing, ...]]  # a whole and the parts that add up to it


class Relation(Protocol):
    """What an identity says of certain nodes: the terms, and what the others make of each of them."""

    @property
    def identity(self) -> str:
        """Name of the identity."""

    @property
    def usual(self) -> bool:
        """Whether it is a habit of reports and no law of arithmetic."""

    def solve(self, at: int, values: Sequence[Interval]) -> Interval:
        """What the term at ``at`` must be, whatever stands there in ``values``."""


class Solved(NamedTuple):
    """A relation of which only is kept what it once made of each of its terms."""

    identity: str
    solutions: tuple[Interval, ...]
    usual: bool = False

    def solve(self, at: int, _values: Sequence[Interval]) -> Interval:
        """What the term at ``at`` had to be."""
        return self.solutions[at]


@dataclass(frozen=True, eq=False)
class Value:
    """A value of a node, told by a passage or derived from other values.

    Args:
        node: what it is a value of.
        interval: all it can be.
        told: the observation that states it; ``None`` if it is derived.
        relation: what gives or narrows it; ``None`` if it is only told.
        at: the place of the node in the relation.
        inputs: the values of the other terms, in their order.
    """

    node: Node
    interval: Interval
    told: Observation | None = None
    relation: Relation | None = None
    at: int = 0
    inputs: tuple["Value", ...] = ()

    @property
    def terms(self) -> tuple["Value", ...]:
        """The values of all terms of its relation, itself at its place."""
        return (*self.inputs[: self.at], self, *self.inputs[self.at :])

    @cached_property
    def usual(self) -> bool:
        """Whether it rests on a habit of reports."""
        return bool(self.relation and self.relation.usual) or any(it.usual for it in self.inputs)

    @cached_property
    def steps(self) -> int:
        """How many relations lie between it and told figures; 0 if it is told."""
        return 1 + max(it.steps for it in self.inputs) if self.inputs else 0

    @cached_property
    def behind(self) -> frozenset[Node]:
        """The node itself and those of all values that it is derived from."""
        return frozenset([self.node]).union(*(it.behind for it in self.inputs))

    @cached_property
    def sources(self) -> frozenset[Observation]:
        """Every observation behind it."""
        own = frozenset([self.told]) if self.told is not None else frozenset[Observation]()
        return own.union(*(it.sources for it in self.inputs))


class Slip(StrEnum):
    """A change to a written number by which clerks go wrong, from the most to the least telling."""

    SWAPPED = "swapped"  # two neighbouring digits changed round
    DIGIT = "digit"  # one digit
    SCALE = "scale"  # a separator misplaced, tỷ for triệu
    SIGN = "sign"
    COPY = "copy"  # the number of another cell
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Suspect:
    """A figure that, changed to a value in ``should_be``, makes everything fit."""

    observation: Observation
    should_be: Interval
    slip: Slip


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Observations that cannot all be true.

    Args:
        relation: what they break.
        severity: how much it matters: a revision that nobody announced is not a slip of the pen.
        document: SHA-256 of the document that brought it to light.
        terms: the values in the identity, what it is about first; ``expected`` is what the others make of it.
        members: the smallest set of observations that contradict each other.
        suspects: those of which one change would repair it, the likeliest first.
        spread: how many rows under the one named break in the same way.
    """

    relation: Relation
    severity: Severity
    document: str
    terms: tuple[Value, ...]
    expected: Interval
    members: tuple[Observation, ...]
    suspects: tuple[Suspect, ...] = ()
    spread: int = 0
