"""How a figure of an old unit goes to the new units: entirely where it can, else by a key somebody states.

No source tells the shares of divided communes, so none is assumed here. A unit that passed into one new unit,
or into a group of them that is exactly its land, needs no key: the figure is that of the new unit, or of the
group together. Any other allocation rests on a key (people, land…) that the caller names and stands by, and
says so. Meant for additive figures only.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_DOWN, Context, Decimal, localcontext
from typing import Self

from toancanh.model import Area, UserError
from toancanh.reference.areas.answers import told
from toancanh.reference.areas.index import AreaIndex

_STEP = Decimal("1e-12")  # shares are whole multiples of it, so that they add up to 1 to the last digit
_PRECISE = Context(prec=60)


@dataclass(frozen=True, slots=True)
class Key:
    """How much of an old unit lies in each new one, in any one measure (people, km²).

    Args:
        name: what is measured, for the reader: "dân số 2024".
        weights: from 0 upwards, for every new unit that took some of the old one; those of others are
            not looked at. The total does not matter.
    """

    name: str
    weights: Mapping[Area, Decimal]

    @classmethod
    def of_pieces(
        cls, name: str, index: AreaIndex, area: Area, pieces: Mapping[tuple[Area, Area], Decimal]
    ) -> Self:
        """The key of a district from weights per pair of an old commune and a new one.

        Raises:
            UserError: a pair of its communes has no weight.
        """
        weights: defaultdict[Area, Decimal] = defaultdict(Decimal)
        for old in index.children(area) or (area,):
            for new, _ in index.became(old):
                if (old, new) not in pieces:
                    missing = f"{told(old)} → {told(new)}"
                    raise UserError("areas.key_incomplete", key=name, area=told(area), missing=missing)
                weights[new] += pieces[old, new]
        return cls(name, weights)


@dataclass(frozen=True, slots=True)
class Share:
    """The part of a figure, from 0 to 1, that belongs to units together."""

    units: tuple[Area, ...]
    weight: Decimal


@dataclass(frozen=True, slots=True)
class Allocation:
    """Shares that add up to exactly 1; ``exact`` when they rest on no key, else ``key`` names it."""

    shares: tuple[Share, ...]
    exact: bool
    key: str | None


def allocate(index: AreaIndex, area: Area, key: Key | None = None) -> Allocation:
    """Where a figure of ``area`` goes, one step on; to itself while it exists.

    Without a key an exact union takes the figure as one group. With a key each new unit gets its share; a
    unit that went into one new unit needs no key, and one given is not used.

    Raises:
        UserError: a key is needed and none is given, or it lacks a weight, or has none above 0.
    """
    new = tuple(unit for unit, _ in index.became(area)) or (area,)
    if len(new) == 1 or (key is None and index.exact_union(area)):
        return Allocation((Share(new, Decimal(1)),), True, None)
    if key is None:
        raise UserError("areas.key_missing", area=told(area))
    weights = _checked(area, new, key)
    return Allocation(
        tuple(Share((unit,), weight) for unit, weight in _shares(weights).items()), False, key.name
    )


def _checked(area: Area, new: tuple[Area, ...], key: Key) -> dict[Area, Decimal]:
    """The weights of the new units."""
    at = {"key": key.name, "area": told(area)}
    if missing := [told(unit) for unit in new if unit not in key.weights]:
        raise UserError("areas.key_incomplete", missing="; ".join(missing), **at)
    weights = {unit: key.weights[unit] for unit in new}
    if bad := [told(unit) for unit, weight in weights.items() if not (weight.is_finite() and weight >= 0)]:
        raise UserError("areas.key_negative", seen="; ".join(bad), **at)
    if not any(weights.values()):
        raise UserError("areas.key_zero", **at)
    return weights


def _shares(weights: dict[Area, Decimal]) -> dict[Area, Decimal]:
    """Shares of 1, rounded down; what is left over goes to the largest."""
    with localcontext(_PRECISE):
        total = sum(weights.values(), Decimal())
        shares = {unit: (weight / total).quantize(_STEP, ROUND_DOWN) for unit, weight in weights.items()}
        largest = max(shares, key=lambda unit: weights[unit])
        shares[largest] += 1 - sum(shares.values())
    return shares
