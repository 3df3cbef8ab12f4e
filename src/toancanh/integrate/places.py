"""Which areas make up which: provinces merged, communes joined, districts that are whole communes of today.

Only what is exact is told: the parts together are the whole, no more and no less.
"""

from collections.abc import Iterator
from functools import cache

from toancanh.model import Area, AreaLevel, Place
from toancanh.reference.areas import areas
from toancanh.reference.areas.answers import told

Shape = tuple[Place, tuple[Place, ...]]  # a whole and the parts that make it up


@cache
def shapes(place: Place) -> tuple[Shape, ...]:
    """The whole areas that a place is made up into, or is a part of; empty for a place that is no known unit.

    A province that kept its land is the one part of the province that followed it.
    """
    unit = unit_of(place)
    if unit is None:
        return ()
    wholes = dict.fromkeys((unit, *(after for after, _ in areas().became(unit)), *_districts(unit)))
    found = [(whole, parts) for whole in wholes for parts in _made_of(whole) if unit in (whole, *parts)]
    return tuple((place_of(whole), tuple(map(place_of, parts))) for whole, parts in found)


def place_of(unit: Area) -> Place:
    """A unit as a key."""
    return Place(unit.code, unit.valid_from)


def unit_of(place: Place) -> Area | None:
    """The unit that a place means."""
    return areas().get(place.code, place.since) if place.since else None


@cache
def named(place: Place) -> str:
    """A place beyond doubt, in any language: "Tỉnh Phú Yên (54, 2004-07-08 – 2025-06-30)"."""
    unit = unit_of(place)
    return told(unit) if unit else place.code


@cache
def merged_from(place: Place) -> Place | None:
    """The old area of the same name that a merged one holds beside others."""
    return next(
        (old for whole, parts in shapes(place) if whole == place and (old := _namesake(whole, parts))), None
    )


@cache
def namesakes(place: Place) -> tuple[Place, ...]:
    """The areas of other land that bore or bear its name."""
    pairs = [(whole, _namesake(whole, parts)) for whole, parts in shapes(place)]
    return tuple(whole if old == place else old for whole, old in pairs if old and place in (whole, old))


def is_divided(place: Place) -> bool:
    """Whether it passed into units that hold other land too, or was formed of pieces of units."""
    unit = unit_of(place)
    return unit is not None and bool(areas().became(unit) or areas().was(unit)) and not shapes(place)


def _namesake(whole: Place, parts: tuple[Place, ...]) -> Place | None:
    """The part of several that bears the name of the whole: Đắk Lắk of old and of today."""
    unit = unit_of(whole)
    same = (part for part in parts if (old := unit_of(part)) and unit and old.full_name == unit.full_name)
    return next(same, None) if len(parts) > 1 else None


def _made_of(whole: Area) -> Iterator[tuple[Area, ...]]:
    """The units that are all of a unit: those that passed into it entirely, those a district passed into."""
    if areas().exact_origin(whole):
        yield tuple(unit for unit, _ in areas().was(whole))
    if whole.level is AreaLevel.DISTRICT and areas().exact_union(whole):
        yield tuple(unit for unit, _ in areas().became(whole))


def _districts(unit: Area) -> Iterator[Area]:
    """The old districts that a commune took land of."""
    if unit.level is AreaLevel.COMMUNE:
        for origin, _ in areas().was(unit):
            if (around := areas().parent(origin)) and around.level is AreaLevel.DISTRICT:
                yield around
