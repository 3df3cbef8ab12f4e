"""Identities applied until nothing changes: what follows from what is known, and what cannot be.

Starting from some nodes, every relation around them is looked at. One whose terms are all known but one
gives that one; one whose terms are all known narrows what is derived, or is broken. What is new is a node to
start from in turn. It ends because only finitely many nodes have relations and an interval is narrowed only
if it loses a thousandth of its width.
"""

from collections import deque
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from toancanh.model import Interval, Measure, Node, Value
from toancanh.reconcile.claims import likely
from toancanh.reconcile.identities import of_one_report, relations
from toancanh.reconcile.intervals import ANYTHING, common, width
from toancanh.reconcile.known import Known
from toancanh.reconcile.relations import AtMost, Blend, Ratio, Relation, Sum

_LOSS = Decimal("0.999")
_PART, _POINTS = 4, 10
_STEPS, _FAR = 2, 4  # from told figures: a document is checked near by, the picture follows farther


class Check(NamedTuple):
    """A relation whose terms are all known; ``fits`` if they can all be true."""

    relation: Relation
    values: tuple[Value, ...]
    fits: bool


def settle(known: Known, start: Iterable[Node], *, picture: bool = False) -> list[Check]:
    """Put into ``known`` what follows from it around some nodes.

    Args:
        known: changed in place.
        start: the nodes whose relations are looked at first.
        picture: whether to follow habits of reports too, and to narrow values by each other. Otherwise each
            value is taken as it is told or first derived, and every relation is held against it.

    Returns:
        The relations that could be checked against told or derived values, each once.
    """
    checks: dict[Relation, Check] = {}
    waiting = deque(dict.fromkeys(relation for node in start for relation in relations(node, known)))
    queued = set(waiting)
    while waiting:
        relation = waiting.popleft()
        queued.discard(relation)
        if relation.usual and not picture:
            continue
        for node in _apply(relation, known, checks, picture):
            fresh = [
                it for it in relations(node, known) if it not in queued and (picture or it not in checks)
            ]
            waiting.extend(fresh)
            queued.update(fresh)
    return list(checks.values())


def _apply(relation: Relation, known: Known, checks: dict[Relation, Check], picture: bool) -> list[Node]:
    """Use one relation; the nodes of which more is known then."""
    terms = relation.terms
    values: list[Value] = []
    missing = -1
    for at, term in enumerate(terms):
        value = known.before(term.node) if term.before else known.get(term.node)
        if value is not None:
            values.append(value)
        elif missing >= 0 or term.before or isinstance(relation, AtMost | Blend):
            return []
        else:
            missing = at
    if isinstance(relation, Sum) and relation.when and not relation.when(relation, known):
        return []
    if not _of_one_telling(relation, values, missing, picture):
        return []
    if missing >= 0:
        return _derive(relation, missing, tuple(values), known, _FAR if picture else _STEPS)
    present = tuple(values)
    old = checks.get(relation)
    if old and old.values == present:
        return []
    intervals = [value.interval for value in present]
    fits = common(intervals[0], relation.solve(0, intervals)) is not None
    checks[relation] = Check(relation, present, fits)
    return _narrow(relation, present, known) if fits and picture else []


def _of_one_telling(relation: Relation, values: Sequence[Value], missing: int, picture: bool) -> bool:
    """Whether figures that only mean something together come from one report.

    A growth, a share, a percent of a plan is of the level that its own report tells: a later one may have
    revised the level.
    """
    if isinstance(relation, Ratio) and missing not in (0, 2):
        result, percent = values[0], values[-1]
        if result.told and percent.told and result.told.passage.document != percent.told.passage.document:
            return False
    if picture or relation.identity not in of_one_report():
        return True
    return len({source.passage.document for value in values for source in value.sources}) == 1


def _derive(relation: Relation, at: int, inputs: tuple[Value, ...], known: Known, most: int) -> list[Node]:
    if max(value.steps for value in inputs) >= most:
        return []
    value = derived(relation, at, inputs)
    if value is None:
        return []
    known.put(value)
    return [value.node]


def derived(relation: Relation, at: int, inputs: tuple[Value, ...]) -> Value | None:
    """What a relation makes of its term at ``at``; ``None`` if that is too vague to say anything."""
    intervals = [value.interval for value in inputs]
    intervals.insert(at, ANYTHING)
    found = relation.solve(at, intervals)
    node = relation.terms[at].node
    if not _tells(found, node.measure):
        return None
    return Value(node, found, relation=relation, at=at, inputs=inputs)


def _tells(found: Interval, measure: Measure) -> bool:
    """Whether a derived value is exact enough to say something: to a quarter, a growth to ten points."""
    if found.low is None or found.high is None:
        return measure is Measure.LEVEL and (found.low is None) != (found.high is None)
    if measure in (Measure.YOY, Measure.MOM):
        return width(found) <= _POINTS
    return width(found) * _PART <= max(abs(found.low), abs(found.high))


def _narrow(relation: Relation, values: tuple[Value, ...], known: Known) -> list[Node]:
    changed = []
    intervals = [value.interval for value in values]
    for at, value in enumerate(values):
        others = values[:at] + values[at + 1 :]
        if relation.terms[at].before or max(it.steps for it in others) >= _FAR:
            continue
        found = common(value.interval, relation.solve(at, intervals))
        if found is None or not _narrower(found, value.interval):
            continue
        if value.told is not None and common(found, likely(value.told.quantity)) is None:
            continue  # "gần 92.742 tỷ" is not 92.600: the others were cut off, not rounded
        if any(value.node in it.behind for it in others):
            continue  # it would be derived from itself
        known.put(Value(value.node, found, value.told, relation, at, others))
        changed.append(value.node)
    return changed


def _narrower(new: Interval, old: Interval) -> bool:
    before, after = width(old), width(new)
    if before.is_infinite():
        return after.is_finite() or (new.low, new.high) != (old.low, old.high)
    return after < before * _LOSS
