"""Every way in which other figures speak of one: what each would make of it, and whether it agrees."""

from collections.abc import Iterable
from dataclasses import dataclass

from toancanh.model import Interval, Node, Value
from toancanh.reconcile.claims import likely
from toancanh.reconcile.identities import relations
from toancanh.reconcile.intervals import ANYTHING, common
from toancanh.reconcile.known import Compositions, Known, no_compositions
from toancanh.reconcile.relations import AtMost, Relation


@dataclass(frozen=True, slots=True)
class Way:
    """One relation that a node stands in, all its other terms being known.

    Args:
        relation: what joins them.
        at: the place of the node in it.
        inputs: the other values, in their order, none of them derived from the node.
        interval: what they make of the node.
        agrees: whether that fits what is told of the node; ``None`` if nothing is told.
    """

    relation: Relation
    at: int
    inputs: tuple[Value, ...]
    interval: Interval
    agrees: bool | None


def known_of(values: Iterable[Value], compositions: Compositions = no_compositions) -> Known:
    """The values of a family as ``editions.reconcile`` gives them, to ask for the ways to its nodes.

    Args:
        values: one for each node.
        compositions: as it was given.
    """
    known = Known(compositions=compositions)
    for value in values:
        known.put(value)
    return known


def ways(node: Node, known: Known) -> tuple[Way, ...]:
    """All ways to a node that is told or derived.

    Args:
        node: the one asked about.
        known: the values of its family (``known_of``).
    """
    own = known.get(node)
    told = own.told if own else None
    found = []
    for relation in dict.fromkeys(relations(node, known)):
        if node not in (terms := [term.node for term in relation.terms]):
            continue
        at = terms.index(node)
        others = [known.get(term.node) for i, term in enumerate(relation.terms) if i != at]
        inputs = tuple(free for it in others if it and (free := _free_of(node, it)))
        if (
            len(inputs) < len(others)
            or isinstance(relation, AtMost)
            or any(it.before for it in relation.terms)
        ):
            continue
        intervals = [it.interval for it in inputs]
        intervals.insert(at, ANYTHING)
        interval = relation.solve(at, intervals)
        if interval.low is None and interval.high is None:
            continue
        agrees = common(interval, likely(told.quantity)) is not None if told else None
        found.append(Way(relation, at, inputs, interval, agrees))
    return tuple(found)


def _free_of(node: Node, value: Value) -> Value | None:
    """A value without the node: a told one as a reader takes it, a derived one if it is free of the node."""
    if value.told is not None and (node in value.behind or value.relation is None):
        return Value(value.node, likely(value.told.quantity), value.told)
    return None if node in value.behind else value
