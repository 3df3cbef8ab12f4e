"""The evidence for each branch of an area, and their order."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from toancanh.analyse.advantage.ranking import Criterion, rank
from toancanh.answering.advantage import matrix, wholes
from toancanh.answering.advantage.gathering import WHOLE, Gathered, gather
from toancanh.answering.advantage.looking import Looked
from toancanh.answering.advantage.values import Asked, Branch, Evidence, Listed, Report, Weighed
from toancanh.reference.advantage import Method, criteria

_ONE = Decimal(1)


def compose(asked: Asked) -> Report:
    """All that is known of the branches of an area, by structure; those without any are left out."""
    places = tuple(filter(None, (asked.place, asked.against)))
    gathered = gather(places, asked.period, asked.tables)
    return Report(asked, tuple(_listed(asked, it) for it in gathered if it.branches(asked.place)))


def _listed(asked: Asked, of: Gathered) -> Listed:
    place, keys = asked.place, of.branches(asked.place)
    table = matrix.complexity_of(of, asked)
    looked = Looked(of, asked, table)
    evidence = {key: dict(looked.evidence(key)) for key in keys}
    lies_in = {key: other for key in keys if (other := of.structure.whole_of(key, keys))}
    ranked = [key for key in keys if key not in lies_in]
    weighed = [_weighed(it, asked, ranked, evidence) for it in criteria() if it.code in evidence[keys[0]]]
    places = rank(ranked, [it for it, _ in weighed])
    branches = [
        Branch(
            key, of.names.get(key, key), key in of.structure.parts, _name(of, lies_in.get(key)),
            evidence[key], places.get(key),
        )
        for key in keys
    ]  # fmt: skip
    return Listed(
        structure=of.structure,
        branches=tuple(sorted(branches, key=_order)),
        whole=of.level(place, WHOLE),
        growth=looked.growth(place, WHOLE),
        evidence=dict(wholes.evidence(looked, ranked)),
        weighed=tuple(told for _, told in weighed),
        left_out=table.left_out if table else (),
    )


def _name(of: Gathered, key: str | None) -> str:
    return of.names.get(key, key) if key else ""


def _order(it: Branch) -> tuple[object, ...]:
    """The best first; parts of others last."""
    if it.rank is None:
        return (bool(it.within), 0, 0, Decimal(0), it.name)
    low, high = it.rank.score.low or Decimal(0), it.rank.score.high or _ONE
    return bool(it.within), it.rank.best, it.rank.worst, -(low + high), it.name


def _weighed(
    method: Method, asked: Asked, keys: Iterable[str], evidence: Mapping[str, Mapping[str, Evidence]]
) -> tuple[Criterion, Weighed]:
    told = {key: it.value.interval for key in keys if (it := evidence[key][method.code]).value}
    known = {key: it for key, it in told.items() if it.low is not None or it.high is not None}
    weight = asked.weights.get(method.code, _ONE)
    criterion = Criterion(known, weight)
    return criterion, Weighed(method, weight, len(known), criterion.telling)
