"""What is said of all branches together: concentration, specialisation, complexity of the area."""

from collections.abc import Iterator, Sequence

from toancanh.analyse.advantage import concentration, shares
from toancanh.analyse.figures import Figure
from toancanh.answering.advantage import matrix
from toancanh.answering.advantage.gathering import WHOLE
from toancanh.answering.advantage.looking import Looked
from toancanh.answering.advantage.values import PLAIN, Evidence
from toancanh.model import Interval, Place
from toancanh.model.intervals import exactly
from toancanh.reference.advantage import Levels, methods

_LEAST = 2  # branches: one alone is as concentrated as can be


def evidence(of: Looked, keys: Sequence[str]) -> Iterator[tuple[str, Evidence]]:
    """What the methods for a whole say; nothing of what has no shares."""
    if of.of.structure.levels is not Levels.SUM:
        return
    yield "concentration", _concentration(of, keys)
    yield "specialisation", _specialisation(of, keys)
    yield "complexity_of_area", _complexity(of)


def _concentration(of: Looked, keys: Sequence[str]) -> Evidence:
    method, place = methods()["concentration"], of.asked.place
    every = {key: it for key in keys if (it := of.share(place, key))}
    if not every:
        return Evidence(method, missing=("share",))
    first, *others = every.values()
    rest = _rest(of, place, every)
    found = concentration.herfindahl([it.interval for it in every.values()], rest)
    index = first.to(found, *others, unit=PLAIN)
    if rest is not None or len(every) < _LEAST:
        return Evidence(method, index)
    evenly = concentration.normalised(found, len(every))
    return Evidence(method, index, parts={"normalised": index.to(evenly, unit=PLAIN)})


def _rest(of: Looked, place: Place, known: dict[str, Figure]) -> Interval | None:
    """The share of what nobody tells; ``None`` where the branches are all there are."""
    if of.of.structure.parts and len(known) == len(of.of.structure.parts):
        return None
    hundred = shares.HUNDRED if of.of.level(place, WHOLE) else None
    return shares.rest_of([it.interval for it in known.values()], hundred) if hundred else None


def _specialisation(of: Looked, keys: Sequence[str]) -> Evidence:
    method, place, there = methods()["specialisation"], of.asked.place, of.asked.against
    if there is None:
        return Evidence(method, missing=("against",))
    here = {key: it for key in keys if (it := of.share(place, key))}
    other = {key: it for key in of.of.branches(there) if (it := of.share(there, key))}
    other = {key: it for key, it in other.items() if not of.of.structure.whole_of(key, other)}
    if not here or len(here) != len(keys) or here.keys() != other.keys():
        return Evidence(method, missing=("against_share",))
    pairs = [{key: it.interval for key, it in side.items()} for side in (here, other)]
    for where, side, known in zip((place, there), pairs, (here, other), strict=True):
        rest = _rest(of, where, known)
        side["\0rest"] = rest if rest is not None else exactly(shares.NOUGHT)
    found = concentration.krugman(*pairs)
    first, *others = (*here.values(), *other.values())
    return Evidence(method, first.to(found, *others, unit=PLAIN))


def _complexity(of: Looked) -> Evidence:
    method = methods()["complexity_of_area"]
    told = of.table.eci.get(matrix.name_of(of.asked.place)) if of.table else None
    if told is None:
        return Evidence(method, missing=("matrix",))
    return Evidence(method, Figure(exactly(told), PLAIN, matrix.facts(of.of, of.asked)))
