"""Land of parks and clusters: how full, how it came to that, what it yields, whether its water is treated.

Occupancy is leased of leasable industrial land (circular 14/2024/TT-BCT); where the leasable land is not
known, of the industrial land, and where neither is, as the source tells it: which of these it is stands
beside each rate, and rates of different kinds are never averaged. Memoranda are no leases. Economic zones
hold parks, so that their land is never added to that of parks.

Sources: decree 32/2024/NĐ-CP (clusters; article 8: from 60 % leased one may grow), decree 35/2022/NĐ-CP
(parks and zones), the law on environmental protection 72/2020/QH14 (articles 51 and 52: wastewater).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from toancanh.analyse.stated import NOWHERE, Key, Origin, Ratio, Stated, Total, percent, ratio, total

EMPTY = Decimal(50)
"""Percent leased under which a park or cluster at work counts as little used (the decree's threshold)."""
FULL = Decimal(90)
"""Percent leased from which hardly any land is left."""
TO_GROW = Decimal(60)
"""Percent leased from which a cluster may grow (decree 32/2024/NĐ-CP, article 8)."""
OLD_DAYS = 730
"""Days after which what is known of an entry is called old."""


class Kind(StrEnum):
    """What it is: land of different kinds is never added up."""

    PARK = "park"
    ZONE = "zone"
    CLUSTER = "cluster"


class Basis(StrEnum):
    """What a rate of occupancy is of what."""

    LEASABLE = "leasable"  # leased of leasable land
    INDUSTRIAL = "industrial"  # leased of industrial land
    TOLD = "told"  # as the source tells it, of what it does not say
    COMMITTED = "committed"  # as the source tells it, memoranda included


class Water(StrEnum):
    """How far central wastewater treatment is."""

    RUNNING = "running"
    BUILDING = "building"  # decided, not running yet
    NOT_RUNNING = "not_running"  # and it is not known what is decided
    NO_DECISION = "no_decision"  # needed, and no decision is known
    NOT_NEEDED = "not_needed"
    ONLY_TOLD = "only_told"  # words of a source that nobody has put into the columns
    UNKNOWN = "unknown"


class Cause(StrEnum):
    """Why it asks for attention, the gravest first."""

    NO_WATER_DECISION = "no_water_decision"
    WATER_NOT_RUNNING = "water_not_running"
    LITTLE_USED = "little_used"
    NEARLY_FULL = "nearly_full"
    ONLY_MEMORANDA = "only_memoranda"
    WATER_UNKNOWN = "water_unknown"
    OCCUPANCY_UNKNOWN = "occupancy_unknown"
    OLD = "old"


@dataclass(frozen=True, slots=True)
class Plant:
    """What is known of central wastewater treatment; ``None`` is not known."""

    required: bool | None = None
    running: bool | None = None
    decision: str = ""
    told: str = ""
    origin: Origin = NOWHERE


@dataclass(frozen=True, slots=True)
class Point:
    """The occupancy on a day; ``dated`` if the source says which, else the day it was written down."""

    day: date
    value: Decimal
    basis: Basis
    dated: bool
    origin: Origin


@dataclass(frozen=True, slots=True)
class Estate:
    """A park, a zone or a cluster as the register has it.

    Args:
        key, name: which.
        kind: what.
        at_work: whether it has tenants: it operates or grows.
        stage: the code of its status; empty if not known.
        amounts: numbers by column: ``area_ha``, ``industrial_ha``, ``leasable_ha``, ``leased_ha``,
            ``committed_ha``, ``occupancy`` (percent), ``capital`` and ``capital_spent`` (billion đồng),
            ``tenants``, ``labour``, ``revenue`` and ``budget`` (billion đồng a year), ``exports``
            (million USD a year), ``tenant_capital`` (billion đồng, of the tenants that are listed).
        basis: what the occupancy told is of.
        plant: wastewater.
        past: the occupancy through time, the earliest first.
        newest: where what holds for the latest day of all that is known of it comes from.
    """

    key: Key
    name: str
    kind: Kind
    at_work: bool
    stage: str = ""
    amounts: Mapping[str, Stated] = field(default_factory=dict)
    basis: Basis = Basis.TOLD
    plant: Plant = Plant()
    past: tuple[Point, ...] = ()
    newest: Origin = NOWHERE


@dataclass(frozen=True, slots=True)
class Occupancy:
    """How full it is, in percent, and what that is of what; ``ratio`` where it was reckoned here."""

    value: Decimal
    basis: Basis
    origin: Origin
    ratio: Ratio | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """Why it asks for attention: what is found, the number, where that comes from."""

    cause: Cause
    value: Decimal | None
    origin: Origin
    left: Decimal | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Assessed:
    """What a park, zone or cluster comes to.

    Args:
        estate: it.
        occupancy: how full; ``None`` if nobody says.
        left: hectares that can still be leased, of the land that ``occupancy`` is of.
        water: how far the treatment of wastewater is.
        per_hectare: what a hectare bears, by what it is: ``capital`` of its area; ``tenants``, ``labour``,
            ``revenue``, ``exports``, ``budget``, ``tenant_capital`` of the land leased, of its area where
            that is not known.
        spent: capital spent in percent of that planned.
        reasons: why it asks for attention, the gravest first.
    """

    estate: Estate
    occupancy: Occupancy | None
    left: Decimal | None
    water: Water
    per_hectare: Mapping[str, Ratio]
    spent: Ratio | None
    reasons: tuple[Reason, ...]

    @property
    def may_grow(self) -> bool:
        """Whether a cluster is leased enough to grow; what is only told or counts memoranda says nothing."""
        told = self.occupancy
        if told is None or told.basis not in (Basis.LEASABLE, Basis.INDUSTRIAL):
            return False
        return self.estate.kind is Kind.CLUSTER and told.value >= TO_GROW

    @property
    def order(self) -> tuple[int, int, Decimal, str]:
        """By the gravest reason, then by how many there are, then by land, the largest first."""
        grave = list(Cause).index(self.reasons[0].cause) if self.reasons else len(Cause)
        area = self.estate.amounts.get("area_ha")
        return grave, -len(self.reasons), -(area.value if area else Decimal(0)), self.estate.name


_OF_LEASED = ("tenants", "labour", "revenue", "exports", "budget", "tenant_capital")


def assessed(it: Estate, today: date) -> Assessed:
    """What a park, zone or cluster comes to on a day."""
    full, water = occupancy(it.amounts, it.basis), _water(it.plant)
    land = it.amounts.get("leased_ha") or it.amounts.get("area_ha")
    capital = ratio(it.amounts.get("capital"), it.amounts.get("area_ha"))
    each = {name: ratio(it.amounts.get(name), land) for name in _OF_LEASED}
    per_hectare = {name: found for name, found in {"capital": capital, **each}.items() if found}
    spent = percent(it.amounts.get("capital_spent"), it.amounts.get("capital"))
    left = _left(it.amounts, full)
    found = Assessed(it, full, left, water, per_hectare, spent, ())
    reasons = sorted(_reasons(found, today), key=lambda each: list(Cause).index(each.cause))
    return replace(found, reasons=tuple(reasons))


def occupancy(amounts: Mapping[str, Stated], told_of: Basis) -> Occupancy | None:
    """How full: leased of leasable land, else of industrial land, else as it is told."""
    leased = amounts.get("leased_ha")
    for under, basis in (("leasable_ha", Basis.LEASABLE), ("industrial_ha", Basis.INDUSTRIAL)):
        found = percent(leased, amounts.get(under))
        if found:
            return Occupancy(found.value, basis, found.over.origin, found)
    told = amounts.get("occupancy")
    return Occupancy(told.value, told_of, told.origin) if told else None


def _left(amounts: Mapping[str, Stated], full: Occupancy | None) -> Decimal | None:
    """Hectares not leased of the land that the rate was reckoned of; of a rate that is only told nothing."""
    if full is None or full.ratio is None:
        return None
    return max(full.ratio.under.value - full.ratio.over.value, Decimal(0))


def _water(it: Plant) -> Water:
    """A plant that runs, one that is decided, none; words that nobody put into columns are no answer."""
    if it.running:
        return Water.RUNNING
    if it.required is False:
        return Water.NOT_NEEDED
    if it.decision:
        return Water.BUILDING
    if it.told and it.running is None:
        return Water.ONLY_TOLD
    if it.required:
        return Water.NO_DECISION
    return Water.UNKNOWN if it.running is None else Water.NOT_RUNNING


def _reasons(it: Assessed, today: date) -> Iterable[Reason]:
    if not it.estate.at_work:
        return
    plant, full = it.estate.plant.origin, it.occupancy
    causes = {
        Water.NO_DECISION: Cause.NO_WATER_DECISION,
        Water.BUILDING: Cause.WATER_NOT_RUNNING,
        Water.NOT_RUNNING: Cause.WATER_NOT_RUNNING,
        Water.UNKNOWN: Cause.WATER_UNKNOWN,
    }
    if it.water in causes:
        yield Reason(causes[it.water], None, plant)
    if full is None:
        yield Reason(Cause.OCCUPANCY_UNKNOWN, None, NOWHERE)
    elif full.basis is Basis.COMMITTED:
        yield Reason(Cause.ONLY_MEMORANDA, full.value, full.origin)
    elif full.value < EMPTY:
        yield Reason(Cause.LITTLE_USED, full.value, full.origin, it.left)
    elif full.value >= FULL:
        yield Reason(Cause.NEARLY_FULL, full.value, full.origin, it.left)
    newest = it.estate.newest
    if newest.as_of is not None and (today - newest.as_of.end).days > OLD_DAYS:
        last = newest.as_of.end
        yield Reason(Cause.OLD, Decimal((today - last).days), newest, day=last)


@dataclass(frozen=True, slots=True)
class Sums:
    """What those of one kind come to together.

    Args:
        kind: which.
        entries: how many, and ``at_work`` of them.
        totals: sums by column, each with how many have a value.
        occupancy: leased of leasable land of those of which both are known, in percent, and of how many.
        left: land that can still be leased of those of which it is known.
        water: how many of those at work, by how far they are.
    """

    kind: Kind
    entries: int
    at_work: int
    totals: Mapping[str, Total]
    occupancy: tuple[Decimal, int] | None
    left: Total
    water: Mapping[Water, int]


SUMMED = (
    "area_ha", "industrial_ha", "leasable_ha", "leased_ha", "capital", "tenants", "labour", "revenue",
    "exports", "budget",
)  # fmt: skip


def sums(every: Iterable[Assessed]) -> tuple[Sums, ...]:
    """What all of each kind come to: parks, zones, clusters; kinds that there are none of are left out."""
    told = list(every)
    by_kind = ((kind, [it for it in told if it.estate.kind is kind]) for kind in Kind)
    return tuple(_sums(kind, own) for kind, own in by_kind if own)


def _sums(kind: Kind, own: list[Assessed]) -> Sums:
    both = [it.occupancy.ratio for it in own if it.occupancy and it.occupancy.basis is Basis.LEASABLE]
    rates = [it for it in both if it is not None]
    land = sum((it.under.value for it in rates), Decimal(0))
    leased = sum((it.over.value for it in rates), Decimal(0))
    left = [it.left for it in own if it.left is not None]
    working = [it for it in own if it.estate.at_work]
    return Sums(
        kind,
        len(own),
        len(working),
        {name: total((it.estate.amounts for it in own), name) for name in SUMMED},
        (leased * 100 / land, len(rates)) if land else None,
        Total(sum(left, Decimal(0)), len(left), len(own)),
        {state: sum(it.water is state for it in working) for state in Water},
    )


def ranked(every: Iterable[Assessed]) -> tuple[Assessed, ...]:
    """Those that ask for attention, the gravest first."""
    return tuple(sorted((it for it in every if it.reasons), key=lambda it: it.order))
