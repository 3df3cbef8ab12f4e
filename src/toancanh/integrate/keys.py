"""Figures of divided land: given to new units by a key (people, land…) that somebody states.

No source tells the shares of divided communes: nothing is divided without a key, and the key is named.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from toancanh.integrate.places import place_of, unit_of
from toancanh.model import Area, Place
from toancanh.reference.areas import areas
from toancanh.reference.areas.shares import Key, allocate


class SplitKey(NamedTuple):
    """How the figures of one old unit are divided among the new ones, and who says so."""

    place: Place
    key: Key
    source: str


class Piece(NamedTuple):
    """A share of an old unit that lies in a new one; ``key`` is ``None`` where all of it does."""

    place: Place
    share: Decimal
    key: SplitKey | None


def pieces(place: Place, keys: Iterable[SplitKey]) -> tuple[Piece, ...]:
    """The pieces of old communes, else of old districts, that make up a new unit.

    Empty unless keys are stated for all of those that are divided, and for one at least.
    """
    stated = {it.place: it for it in keys}
    unit = unit_of(place)
    if unit is None or not stated:
        return ()
    communes = [old for old, _ in areas().was(unit)]
    districts = dict.fromkeys(around for old in communes if (around := areas().parent(old)))
    for origins in (communes, list(districts)):
        found = [it for old in origins if (it := _piece(old, unit, stated.get(place_of(old))))]
        if found and len(found) == len(origins) and any(it.key for it in found):
            return tuple(found)
    return ()


def successors(place: Place, keys: Iterable[SplitKey]) -> Iterator[Place]:
    """The new units among which a key divides a place."""
    unit = unit_of(place)
    if unit and any(it.place == place for it in keys):
        yield from (place_of(new) for new, _ in areas().became(unit))


def _piece(old: Area, new: Area, key: SplitKey | None) -> Piece | None:
    if [unit for unit, _ in areas().became(old)] == [new]:
        return Piece(place_of(old), Decimal(1), None)
    if key is None:
        return None
    shares = allocate(areas(), old, key.key).shares
    return Piece(key.place, sum((it.weight for it in shares if it.units == (new,)), Decimal()), key)
