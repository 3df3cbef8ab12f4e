"""The contradictions in what documents claim, each with its size, light enough to be sent and stored."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from toancanh.model import Contradiction, NamedLaw, Observation, Value
from toancanh.reconcile.editions import editions, reconcile
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
        Each contradiction with the amount by which the value that it is about exceeds what is expected. It keeps
        the first of its terms, and the name of what it breaks.
    """
    return tuple(_found(claims, sources, compositions))


def _found(
    claims: Iterable[Observation], sources: Mapping[str, Source], compositions: Compositions
) -> Iterator[Sized]:
    for family in editions(claims, sources).values():
        for it in reconcile(family, compositions).contradictions:
            about = it.terms[0]
            bare = replace(
                it,
                relation=NamedLaw(it.relation.identity),
                terms=(Value(about.node, about.interval, about.told),),
            )
            yield bare, gap(about.interval, it.expected)
