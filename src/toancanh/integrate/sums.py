"""Of which figures the figure of an area is the sum: only where figures can be added at all."""

from collections.abc import Sequence
from functools import cache

from toancanh.integrate.places import shapes
from toancanh.model import Thing
from toancanh.reference.indicators import Kind, PriceBase, catalogue

Composition = tuple[Thing, tuple[Thing, ...]]  # a whole and the parts that add up to it
PRICE = "price"


def compositions(thing: Thing) -> Sequence[Composition]:
    """The sums over areas in which a thing is the whole or a part.

    Everything but the area is the same in all of its terms: what is measured, period, unit and prices.
    """
    found = shapes(thing.place)
    if not found or obstacle(thing) is not None:
        return ()
    return [
        (thing._replace(place=whole), tuple([thing._replace(place=part) for part in parts]))
        for whole, parts in found
    ]


def obstacle(thing: Thing) -> str | None:
    """Why levels of a thing cannot be added over areas, as a code of ``doubts``; ``None`` if they can."""
    return _obstacle(thing.indicator, thing.unit, priced(thing))


def priced(thing: Thing) -> bool:
    """Whether it says in which prices it is."""
    return any(name == PRICE for name, _ in thing.dims)


@cache
def _obstacle(indicator: str, unit: str, prices_told: bool) -> str | None:
    entry = catalogue().get(indicator)
    if entry is None:
        return "unknown_indicator"
    if entry.stock_or_flow in (Kind.RATE, Kind.INDEX):
        return "rate"
    if not entry.additive or not entry.accepts(unit):
        return "not_additive"
    if entry.price_base is PriceBase.VARIES and not prices_told:
        return "prices_unsaid"
    return None
