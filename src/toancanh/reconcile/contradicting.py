"""A contradiction with its size, light enough to be sent from process to process and stored."""

from dataclasses import replace
from decimal import Decimal

from toancanh.model import Contradiction, Solved, Value
from toancanh.reconcile.intervals import gap

Sized = tuple[Contradiction, Decimal | None]


def sized(it: Contradiction) -> Sized:
    """A contradiction without how its terms were derived, and by how much it exceeds what is expected."""
    intervals = [term.interval for term in it.terms]
    solutions = tuple(it.relation.solve(at, intervals) for at in range(len(intervals)))
    terms = tuple(Value(term.node, term.interval, term.told) for term in it.terms)
    bare = replace(it, relation=Solved(it.relation.identity, solutions), terms=terms)
    return bare, gap(it.terms[0].interval, it.expected)
