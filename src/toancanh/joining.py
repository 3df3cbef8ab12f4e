"""Joins ``integrate`` and ``reconcile`` over claims, wherever these come from: the store or a file.

What one area's figures say of another's is ``integrate``'s to tell, what follows from it ``reconcile``'s.
"""

from collections.abc import Container, Iterable, Mapping, Sequence

from toancanh.integrate import Joined, compositions_among, join
from toancanh.integrate.places import merged_from
from toancanh.integrate.scopes import doubtful
from toancanh.integrate.told import Told
from toancanh.integrate.weights import Stated
from toancanh.model import Choice, Node, Observation, Thing, Value
from toancanh.reconcile.claims import Family
from toancanh.reconcile.contradicting import Sized, sized
from toancanh.reconcile.editions import Edition, Reconciled, contradictions, editions, reconcile, stood_by
from toancanh.reconcile.known import Compositions
from toancanh.reconcile.precedence import Source


def reconciled(
    claims: Iterable[Observation], sources: Mapping[str, Source], choices: Iterable[Choice] = ()
) -> dict[Family, Reconciled]:
    """What follows from claims and what cannot all be true, by family.

    Args:
        claims: those that may be stood by, of documents in force.
        sources: by SHA-256, one for each document that the claims quote.
        choices: what people chose among them.

    Raises:
        KeyError: a claim quotes a document that ``sources`` does not have.
    """
    return {family: reconcile(*_placed(own)) for family, own in editions(claims, sources, choices).items()}


def contradicting(
    claims: Iterable[Observation], sources: Mapping[str, Source], choices: Iterable[Choice] = ()
) -> tuple[Sized, ...]:
    """What cannot all be true, with the size of each, and without what follows.

    Args:
        claims: whole families of them, as for ``reconciled``.
        sources: as for ``reconciled``.
        choices: as for ``reconciled``.
    """
    families = editions(claims, sources, choices).values()
    return tuple(sized(it) for family in families for it in contradictions(*_placed(family)))


def integrated(
    claims: Iterable[Observation], sources: Mapping[str, Source], stated: Stated | None = None
) -> Joined:
    """The figures of the areas of claims, joined; of several claims about one thing the one that stands.

    Raises:
        KeyError: as ``reconciled``.
    """
    families = editions(claims, sources).values()
    return join((value for own in families for value in stood_by(own)), stated)


def _placed(family: tuple[Edition, ...]) -> tuple[Sequence[Edition], Compositions]:
    """The editions, and of which of their areas others are the sum."""
    placed = _on_their_land(family)
    places = {value.node.thing.place for edition in placed for value in edition.values}
    return placed, compositions_among(places)


def _on_their_land(family: tuple[Edition, ...]) -> Sequence[Edition]:
    """The editions, with figures told of a merged area that are of its old land read as of the old area."""
    doubts = doubtful(Told(stood_by(family)))
    if not doubts:
        return family
    return [it._replace(values=tuple(_replaced(it.values, doubts))) for it in family]


def _replaced(values: tuple[Value, ...], doubts: Container[Thing]) -> Iterable[Value]:
    """One value for each node; what a document tells of the old area itself goes before."""
    found: dict[Node, Value] = {}
    for value in sorted(values, key=lambda it: it.node.thing in doubts):
        thing = value.node.thing
        old = merged_from(thing.place) if thing in doubts else None
        node = Node(thing._replace(place=old), value.node.measure) if old else value.node
        found.setdefault(node, Value(node, value.interval, value.told) if old else value)
    return found.values()
