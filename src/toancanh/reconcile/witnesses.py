"""What other figures make of a figure that is told: held beside it, they confirm it or not.

The picture keeps one value for each node, so that what follows from the others of a node that is told is
not seen any more. Here it is made again for a few nodes, from what documents say and not from what that was
narrowed to.
"""

from collections.abc import Iterable, Iterator

from toancanh.model import Node, Value
from toancanh.reconcile.claims import interval_of
from toancanh.reconcile.identities import relations
from toancanh.reconcile.intervals import ANYTHING
from toancanh.reconcile.known import Compositions, Known, no_compositions
from toancanh.reconcile.relations import AtMost, Relation

_STEPS = 2  # at most, from told figures: what is farther confirms little


def witnesses(
    nodes: Iterable[Node], values: Iterable[Value], compositions: Compositions = no_compositions
) -> Iterator[Value]:
    """What each identity makes of some nodes from the others, those of one node together, the surest first.

    Args:
        nodes: told or not.
        values: one for each node of its family, as ``editions.reconcile`` gives them.
        compositions: of which areas the figures of a thing are the sum, or a part.
    """
    known = Known(compositions=compositions)
    for value in values:
        if (plain := _as_told(value)) is not None:
            known.put(plain)
    for node in nodes:
        made = [it for each in dict.fromkeys(relations(node, known)) for it in _from(each, node, known)]
        yield from sorted(made, key=lambda it: (it.usual, it.steps))


def _as_told(value: Value) -> Value | None:
    """A told value as it is told; a derived one if it rests on nothing that was narrowed far away."""
    if value.told is not None:
        return Value(value.node, interval_of(value.told.quantity), value.told)
    return value if value.steps < _STEPS and not value.usual else None


def _from(relation: Relation, node: Node, known: Known) -> Iterator[Value]:
    """What one relation makes of a node that it has, if the others are known without it."""
    nodes = [term.node for term in relation.terms]
    if isinstance(relation, AtMost) or any(term.before for term in relation.terms) or node not in nodes:
        return
    at = nodes.index(node)
    others = [known.get(it) for it in (*nodes[:at], *nodes[at + 1 :])]
    inputs = tuple(it for it in others if it is not None)
    if len(inputs) < len(others) or any(node in it.behind for it in inputs):
        return
    intervals = [it.interval for it in inputs]
    intervals.insert(at, ANYTHING)
    made = relation.solve(at, intervals)
    if made != ANYTHING:
        yield Value(node, made, relation=relation, at=at, inputs=inputs)
