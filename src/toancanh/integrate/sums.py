"""Of which figures the figure of an area is the sum: only where figures can be added at all."""

from collections.abc import Sequence
from functools import cache

from toancanh.integrate.places import shapes
from toancanh.model import Finding, Severity, Thing
from toancanh.reference.indicators import Kind, PriceBase, catalogue

Composition = tuple[Thing, tuple[Thing, ...]]  # a whole and the parts that add up to it
_PRICE = "price"


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


def obstacle(thing: Thing) -> Finding | None:
    """Why levels of a thing cannot be added over areas; ``None`` if they can."""
    return _obstacle(thing.indicator, thing.unit, priced(thing))


def priced(thing: Thing) -> bool:
    """Whether it says in which prices it is."""
    return any(name == _PRICE for name, _ in thing.dims)


@cache
def _obstacle(indicator: str, unit: str, prices_told: bool) -> Finding | None:
    entry = catalogue().get(indicator)
    if entry is None:
        return _refused("integrate.unknown_indicator", indicator)
    if entry.stock_or_flow in (Kind.RATE, Kind.INDEX):
        return _refused("integrate.rate", indicator)
    if not entry.additive or not entry.accepts(unit):
        return _refused("integrate.not_additive", indicator, unit=unit)
    if entry.price_base is PriceBase.VARIES and not prices_told:
        return _refused("integrate.prices_unsaid", indicator)
    return None


def _refused(code: str, indicator: str, **values: str) -> Finding:
    return Finding(code, Severity.INFO, None, (("indicator", indicator), *values.items()))
