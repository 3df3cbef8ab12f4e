"""Energy projects on their way to operation: megawatts by stage and by obstacle, days in the stage, delays.

MW, MWac and MWp are three measures: the same solar plant has 214 MW on the grid's side and 257 MWp of panels,
and they are never added to each other. A project with obstacles of several classes counts in each of them and
once in the whole, so that the classes add up to more than the whole; the sums say so.

How long a project has been in its stage is exact where the milestone that began it is known, "at least" where
only the day is known by which a source said so (and nothing was told since), and else not known.

Steps of the way: law on electricity 61/2024/QH15, power plan VIII as adjusted by decision 768/QĐ-TTg; classes
of obstacles: resolution 233/NQ-CP and what the projects of the Central Highlands have met.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from toancanh.analyse.stated import NOWHERE, Key, Origin, Stated

UNITS = ("mw", "mwac", "mwp")
"""Columns of capacity, each in its own unit: MW, MWac, MWp."""
DONE = ("operating", "revoked")
"""Stages in which a project is in the pipeline no more."""
LONG_DAYS = 365
"""Days in a stage from which it is called long."""
OLD_DAYS = 730
"""Days after which what is known of a project is called old."""
NOT_CLASSED = ""
"""The class of an obstacle that nobody has put into one."""

_BEGUN_BY = {
    "planned": ("planning",),
    "approved": ("approval",),
    "invited": ("invitation",),
    "awarded": ("investor",),
    "preparing": ("investor", "approval"),
    "building": ("start",),
    "built": ("energised", "acceptance"),
    "operating": ("cod",),
    "suspended": ("deferred",),
    "revoked": ("revoked",),
}
"""The milestones that begin a stage; of several the last one that is known."""


class Cause(StrEnum):
    """Why a project asks for attention, the gravest first."""

    PAST_COD = "past_cod"  # the day of its planned commercial operation is over
    OBSTACLE_OVERDUE = "obstacle_overdue"  # an obstacle should have been removed by now
    BUILT_IDLE = "built_idle"  # built, not in operation
    SUSPENDED = "suspended"
    OBSTACLES = "obstacles"
    LONG = "long"  # long in its stage
    NO_CAPACITY = "no_capacity"
    OLD = "old"


class Known(StrEnum):
    """How the time in a stage is known."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Milestone:
    """A step of a project: the day it was planned for and the day it was reached, and who says the latter.

    Where it is not reached yet, who says the former.
    """

    step: str
    planned: date | None = None
    actual: date | None = None
    key: Key | None = None
    origin: Origin = NOWHERE


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What obstructs a project; ``due`` is the day by which it should be removed."""

    kind: str
    name: str
    key: Key
    since: date | None = None
    due: date | None = None
    settled: bool = False
    origin: Origin = NOWHERE


@dataclass(frozen=True, slots=True)
class Project:
    """An energy project as the registers have it.

    Args:
        key, name: which.
        kind: code of its kind (wind, hydropower…); empty if not known.
        stage: code of its stage; empty if not known.
        told: where the stage comes from, with the day it holds for.
        amounts: ``mw``, ``mwac``, ``mwp`` and ``capital`` (billion đồng).
        milestones, obstacles: of registers of their own.
        newest: where what holds for the latest day of all that is known of it comes from.
    """

    key: Key
    name: str
    kind: str = ""
    stage: str = ""
    told: Origin = NOWHERE
    amounts: Mapping[str, Stated] = field(default_factory=dict)
    milestones: tuple[Milestone, ...] = ()
    obstacles: tuple[Obstacle, ...] = ()
    newest: Origin = NOWHERE

    @property
    def pipeline(self) -> bool:
        """Whether it is still on its way; of an unknown stage it is taken to be."""
        return self.stage not in DONE

    @property
    def open(self) -> tuple[Obstacle, ...]:
        """Obstacles that are not removed."""
        return tuple(it for it in self.obstacles if not it.settled)

    @property
    def classes(self) -> tuple[str, ...]:
        """The classes of the obstacles that are not removed, each once."""
        return tuple(dict.fromkeys(it.kind for it in self.open))


class Stay(NamedTuple):
    """How long a project has been in its stage."""

    known: Known
    days: int | None = None
    since: date | None = None
    origin: Origin = NOWHERE


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a project asks for attention: days where time is meant, the obstacles, where it comes from."""

    cause: Cause
    days: int | None = None
    day: date | None = None
    obstacles: tuple[Obstacle, ...] = ()
    origin: Origin = NOWHERE


@dataclass(frozen=True, slots=True)
class Assessed:
    """What a project comes to on a day."""

    project: Project
    stay: Stay
    late: int | None
    reasons: tuple[Reason, ...]

    @property
    def order(self) -> tuple[int, Decimal, str]:
        """By the gravest reason, then by capacity, the largest first; that of panels if no other is known."""
        grave = list(Cause).index(self.reasons[0].cause) if self.reasons else len(Cause)
        told = (self.project.amounts.get(it) for it in UNITS)
        size = next((it.value for it in told if it is not None), Decimal(0))
        return grave, -size, self.project.name


class Power(NamedTuple):
    """How many projects, and their capacity by unit, each with how many have a value in it.

    ``unknown`` have none in any unit.
    """

    projects: int
    units: Mapping[str, tuple[Decimal, int]]
    unknown: int


@dataclass(frozen=True, slots=True)
class Pipeline:
    """The projects on their way, by stage and by what obstructs them.

    Args:
        whole: all of them, each once.
        blocked: those with an obstacle that is not removed, each once.
        free: those of which no open obstacle is known.
        by_stage: by stage, in the order of the way.
        by_class: by class of obstacle: one with several counts in each.
        crossed: by stage and class; the class ``None`` has no open obstacle.
        operating: those in operation, and ``hindered`` of them that still meet an obstacle.
        several: how many count in more than one class.
    """

    whole: Power
    blocked: Power
    free: Power
    by_stage: Mapping[str, Power]
    by_class: Mapping[str, Power]
    crossed: Mapping[tuple[str, str | None], Power]
    operating: Power
    hindered: Power
    several: int


def power(projects: Iterable[Project]) -> Power:
    """How many, and how much in each unit."""
    own = list(projects)
    units = {}
    for unit in UNITS:
        known = [it.amounts[unit].value for it in own if unit in it.amounts]
        if known:
            units[unit] = sum(known, Decimal(0)), len(known)
    unknown = sum(not any(unit in it.amounts for unit in UNITS) for it in own)
    return Power(len(own), units, unknown)


def pipeline(projects: Iterable[Project], stages: Iterable[str]) -> Pipeline:
    """What is on its way; ``stages`` are the codes in the order of the way, empty for an unknown one."""
    every = list(projects)
    coming = [it for it in every if it.pipeline]
    running = [it for it in every if it.stage == "operating"]
    by_class: dict[str, list[Project]] = defaultdict(list)
    crossed: dict[tuple[str, str | None], list[Project]] = defaultdict(list)
    for it in coming:
        for kind in it.classes:
            by_class[kind].append(it)
        for each in it.classes or (None,):
            crossed[it.stage, each].append(it)
    return Pipeline(
        power(coming),
        power(it for it in coming if it.open),
        power(it for it in coming if not it.open),
        {at: power(own) for at in stages if (own := [it for it in coming if it.stage == at])},
        {kind: power(own) for kind, own in sorted(by_class.items(), key=lambda it: _by_power(it[1]))},
        {cell: power(own) for cell, own in crossed.items()},
        power(running),
        power(it for it in running if it.open),
        sum(len(it.classes) > 1 for it in coming),
    )


def _by_power(own: list[Project]) -> tuple[Decimal, int]:
    """The most megawatts first; of panels only where nothing else is known."""
    units = power(own).units
    return -next((units[it][0] for it in UNITS if it in units), Decimal(0)), -len(own)


def stay(it: Project, today: date) -> Stay:
    """How long a project has been in its stage."""
    if not it.stage:
        return Stay(Known.UNKNOWN)
    steps = _BEGUN_BY.get(it.stage, ())
    reached = ((each.actual, each.origin) for each in it.milestones if each.step in steps and each.actual)
    last, whence = max(reached, key=lambda each: each[0], default=(None, NOWHERE))
    if last is not None and last <= today:
        return Stay(Known.EXACT, (today - last).days, last, whence)
    told = it.told.as_of
    if told is None or told.end > today:
        return Stay(Known.UNKNOWN)
    return Stay(Known.AT_LEAST, (today - told.end).days, told.end, it.told)


def late(it: Project, today: date) -> Milestone | None:
    """The planned commercial operation that is past; ``None`` if it is reached, to come, or not known."""
    for each in it.milestones:
        due = each.step == "cod" and each.planned is not None and each.planned < today
        if due and each.actual is None and it.pipeline:
            return each
    return None


def assessed(it: Project, today: date) -> Assessed:
    """What a project comes to on a day."""
    passed = late(it, today)
    days = (today - passed.planned).days if passed and passed.planned else None
    here = stay(it, today)
    if not it.pipeline:
        return Assessed(it, here, days, ())
    found = sorted(_reasons(it, here, today), key=lambda each: list(Cause).index(each.cause))
    return Assessed(it, here, days, tuple(found))


def _reasons(it: Project, here: Stay, today: date) -> Iterable[Reason]:
    passed = late(it, today)
    if passed and passed.planned:
        yield Reason(Cause.PAST_COD, (today - passed.planned).days, passed.planned, origin=passed.origin)
    overdue = tuple(each for each in it.open if each.due is not None and each.due < today)
    if overdue:
        first = min(each.due for each in overdue if each.due)
        yield Reason(Cause.OBSTACLE_OVERDUE, (today - first).days, first, overdue, overdue[0].origin)
    if it.stage in ("built", "suspended"):
        cause = Cause.BUILT_IDLE if it.stage == "built" else Cause.SUSPENDED
        whence = here.origin if here.known is Known.EXACT else it.told
        yield Reason(cause, here.days, here.since, origin=whence)
    if it.open:
        yield Reason(Cause.OBSTACLES, obstacles=it.open, origin=it.open[0].origin)
    if here.known is Known.EXACT and here.days is not None and here.days >= LONG_DAYS:
        yield Reason(Cause.LONG, here.days, here.since, origin=here.origin)
    if not any(unit in it.amounts for unit in UNITS):
        yield Reason(Cause.NO_CAPACITY)
    newest = it.newest.as_of
    if newest is not None and (today - newest.end).days > OLD_DAYS:
        yield Reason(Cause.OLD, (today - newest.end).days, newest.end, origin=it.newest)


def ranked(every: Iterable[Assessed]) -> tuple[Assessed, ...]:
    """Those that ask for attention, the gravest first."""
    return tuple(sorted((it for it in every if it.reasons), key=lambda it: it.order))
