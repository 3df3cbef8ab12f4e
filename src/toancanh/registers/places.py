"""Whether two places can be the same today, whatever they were called when they were reported."""

from functools import cache
from itertools import chain

from toancanh.model import Area
from toancanh.reference.areas import areas


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
    return mine in _upwards(theirs) or theirs in _upwards(mine)


def _upwards(area: Area) -> set[Area]:
    above = areas().parent(area)
    return {area} | (_upwards(above) if above else set())
