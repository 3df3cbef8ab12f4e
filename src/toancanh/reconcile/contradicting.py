"""The contradictions in what documents claim, each with its size, light enough to be sent and stored."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from toancanh.model import Contradiction, Observation, Solved, Value
from toancanh.reconcile.editions import contradictions, editions
from toancanh.reconcile.intervals import gap
from toancanh.reconcile.known import Compositions, no_compositions
from toancanh.reconcile.picture import Source

Sized = tuple[Contradiction, Decimal | None]


def contradicting(
    claims: Iterable[Observation],
    sources: Mapping[str, Source],
    compositions: Compositions = no_compositions,
) -> tuple[Sized, ...]:
    """Find what cannot all be true.

    Args:
        claims: those that may be stood by, of documents in force; whole families of them.
        sources: by SHA-256, one for each document that the claims quote.
        compositions: of which areas the figures of a thing are the sum, or a part.

    Returns:
        Each contradiction with the amount by which the value that it is about exceeds what is expected. It
        does not say how the terms were derived.
    """
    return tuple(_found(claims, sources, compositions))


def _found(
    claims: Iterable[Observation], sources: Mapping[str, Source], compositions: Compositions
) -> Iterator[Sized]:
    for family in editions(claims, sources).values():
        for it in contradictions(family, compositions):
            yield _bare(it), gap(it.terms[0].interval, it.expected)


def _bare(it: Contradiction) -> Contradiction:
    intervals = [term.interval for term in it.terms]
    solutions = tuple(it.relation.solve(at, intervals) for at in range(len(intervals)))
    terms = tuple(Value(term.node, term.interval, term.told) for term in it.terms)
    return replace(it, relation=Solved(it.relation.identity, solutions), terms=terms)
