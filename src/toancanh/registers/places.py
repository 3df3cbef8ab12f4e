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
    return mine in areas().upwards(theirs) or theirs in areas().upwards(mine)


@cache
def lies_in(unit: Area, area: Area) -> bool | None:
    """Whether all of a unit lies in an area, of whatever time either is; ``None`` if only part of it may."""
    if area in areas().upwards(unit):
        return True
    if unit in areas().upwards(area):
        return None
    later = area.valid_to is not None and unit.valid_from > area.valid_to
    earlier = unit.valid_to is not None and area.valid_from > unit.valid_to
    if not (later or earlier):
        return False
    others = areas().was(unit) if later else areas().became(unit)
    answers = {lies_in(it, area) for it, _ in others}
    return answers.pop() if len(answers) == 1 else None
