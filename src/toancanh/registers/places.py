"""Whether two places can be the same today, whatever they were called when they were reported."""

from collections.abc import Callable
from functools import cache
from itertools import chain

from toancanh.model import Area
from toancanh.reference.areas import areas
from toancanh.reference.areas.index import Steps


@cache
def today(area: Area) -> frozenset[Area]:
    """The units that exist now and hold something of an area."""
    after = [unit for unit, _ in areas().became(area)]
    return frozenset(chain.from_iterable(map(today, after))) if after else frozenset({area})


def may_be_one(first: Area | None, second: Area | None) -> bool:
    """Whether one thing may lie in both: their land of today meets, or one of them is not known."""
    if first is None or second is None:
        return True
    return any(_meet(mine, theirs) for mine in today(first) for theirs in today(second))


def _meet(mine: Area, theirs: Area) -> bool:
    return mine in areas().upwards(theirs) or theirs in areas().upwards(mine)


@cache
def lies_in(unit: Area, area: Area) -> bool | None:
    """Whether all of a unit lies in an area, of whatever time either is; ``None`` if only part of it does."""
    if area in areas().upwards(unit) or _all_in(areas().was, unit, area) or _all_in(areas().became, unit, area):
        return True
    return None if may_be_one(unit, area) else False


def _all_in(step: Callable[[Area], Steps], unit: Area, area: Area) -> bool:
    """Whether all that a unit was formed from, or all that it passed into, lies in an area."""
    others = [it for it, _ in step(unit)]
    return bool(others) and all(area in areas().upwards(it) or _all_in(step, it, area) for it in others)
