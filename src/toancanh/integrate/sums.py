"""Of which figures the figure of an area is the sum: only where figures can be added at all."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cache

from toancanh.integrate.places import Shape, shapes
from toancanh.model import Composition, Place, Thing
from toancanh.reference.indicators import Kind, PriceBase, catalogue

PRICE = "price"


def compositions(thing: Thing) -> Sequence[Composition]:
    """The sums over areas in which a thing is the whole or a part.

    Everything but the area is the same in all of its terms: what is measured, period, unit and prices.
    """
    return _over(thing, shapes(thing.place))


def compositions_among(places: Iterable[Place]) -> Callable[[Thing], Sequence[Composition]]:
    """As ``compositions``, but only the sums that can be of use where figures of these places alone are told.

    Of use is a sum of which all areas but one are told, or follow by other sums. Most families tell of one
    area, and so have none.
    """
    known = set(places)
    while found := set(_following(known)):
        known |= found
    useful = {
        place: tuple(it for it in shapes(place) if known.issuperset((it[0], *it[1]))) for place in known
    }
    return lambda thing: _over(thing, useful.get(thing.place, ()))


def obstacle(thing: Thing) -> str | None:
    """Why levels of a thing cannot be added over areas, as a code of ``doubts``; ``None`` if they can."""
    return _obstacle(thing.indicator, thing.unit, priced(thing))


def priced(thing: Thing) -> bool:
    """Whether it says in which prices it is."""
    return any(name == PRICE for name, _ in thing.dims)


def _over(thing: Thing, wholes: Sequence[Shape]) -> Sequence[Composition]:
    if not wholes or obstacle(thing) is not None:
        return ()
    return [
        (thing._replace(place=whole), tuple([thing._replace(place=part) for part in parts]))
        for whole, parts in wholes
    ]


def _following(known: Collection[Place]) -> Iterator[Place]:
    """Areas whose figures follow from those of known ones in one step."""
    for place in known:
        for whole, parts in shapes(place):
            missing = [it for it in (whole, *parts) if it not in known]
            if len(missing) == 1:
                yield missing[0]


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
