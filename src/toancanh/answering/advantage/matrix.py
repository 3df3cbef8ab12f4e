"""The table of branches × provinces that complexity is worked out of, where tables give one."""

from decimal import Decimal
from functools import lru_cache

from toancanh.analyse.advantage.complexity import Complexity, complexity
from toancanh.answering.advantage.gathering import WHOLE, Gathered
from toancanh.answering.advantage.values import Asked
from toancanh.model import Observation, Place
from toancanh.model.intervals import middle
from toancanh.reference.advantage import COUNTRY, REGION, Levels

_LEAST = 3


def complexity_of(of: Gathered, asked: Asked) -> Complexity | None:
    """What the table says; ``None`` where there are fewer than three provinces or branches of it."""
    if of.structure.levels is not Levels.SUM:
        return None
    cells = _cells(of, asked)
    if min(len({place for place, _, _ in cells}), len({key for _, key, _ in cells})) < _LEAST:
        return None
    return _worked_out(cells)


@lru_cache(16)
def _worked_out(cells: frozenset[tuple[str, str, str]]) -> Complexity:
    return complexity({(place, key): Decimal(value) for place, key, value in sorted(cells)})


def name_of(place: Place) -> str:
    """What stands for an area in the table."""
    return f"{place.code}@{place.since}"


def facts(of: Gathered, asked: Asked, key: str | None = None) -> tuple[Observation, ...]:
    """The figures of the table: of a branch, or of the area itself."""
    every = (
        it.facts
        for place, own in of.known.items()
        if _counts(place) and (key or place == asked.place)
        for branch in own
        if branch != WHOLE and (key is None or branch == key) and (it := of.level(place, branch))
    )
    return tuple(dict.fromkeys(fact for facts in every for fact in facts))


def _cells(of: Gathered, asked: Asked) -> frozenset[tuple[str, str, str]]:
    """The levels of all provinces, in the middle of what they can be; parts of other branches left out."""
    found = set()
    for place, own in of.known.items():
        if not _counts(place):
            continue
        for branch in own:
            level = of.level(place, branch)
            value = middle(level.interval) if level else None
            if branch != WHOLE and branch not in of.structure.within and value is not None:
                found.add((name_of(place), branch, str(value)))
    return frozenset(found)


def _counts(place: Place) -> bool:
    """Whether a place is a province of its own: the country and regions hold others."""
    return place.code != COUNTRY and not place.code.startswith(REGION)
