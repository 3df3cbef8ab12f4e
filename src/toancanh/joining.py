"""Joins ``integrate`` and ``reconcile`` over claims, wherever these come from: the store or a file.

What one area's figures say of another's is ``integrate``'s to tell, what follows from it ``reconcile``'s.
"""

from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from toancanh.integrate import Joined, compositions_among, join
from toancanh.integrate.places import merged_from
from toancanh.integrate.scopes import doubtful
from toancanh.integrate.told import Told
from toancanh.integrate.weights import Stated
from toancanh.isolation import uncollected
from toancanh.model import Choice, Node, Observation, Place, Thing, Value
from toancanh.reconcile.claims import Family
from toancanh.reconcile.contradicting import Sized, sized
from toancanh.reconcile.editions import (
    Edition,
    Reconciled,
    contradictions,
    editions,
    reconcile,
    stood_by,
    values,
)
from toancanh.reconcile.known import Compositions
from toancanh.reconcile.precedence import Source
from toancanh.reconcile.windows import changed_from


@uncollected()
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


@uncollected()
def following(
    claims: Iterable[Observation], sources: Mapping[str, Source], choices: Iterable[Choice] = ()
) -> dict[Family, tuple[Value, ...]]:
    """The values of ``reconciled``, without a look for what cannot all be true.

    Args:
        claims: as for ``reconciled``.
        sources: as for ``reconciled``.
        choices: as for ``reconciled``.
    """
    return {family: values(*_placed(own)) for family, own in editions(claims, sources, choices).items()}


@uncollected()
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


class Renewed(NamedTuple):
    """What documents from a day on bring to light; what earlier ones did is as it was."""

    since: date
    found: tuple[Sized, ...]


@uncollected()
def renewed(
    family: Family,
    claims: Iterable[Observation],
    sources: Mapping[str, Source],
    choices: Iterable[Choice] = (),
    new: Collection[str] | None = None,
) -> Renewed:
    """What ``contradicting`` finds in one family that may be otherwise than without some new documents.

    Args:
        family: the one that is asked about.
        claims: at least all of it, as for ``reconciled``.
        sources: as for ``reconciled``.
        choices: as for ``reconciled``.
        new: the documents that nothing is known of yet, by SHA-256; ``None`` if all is to be looked at.
    """
    own = editions(claims, sources, choices).get(family, ())
    placed, compositions = _placed(own)
    since = date.min if new is None else _changed_from(own, placed, new)
    return Renewed(since, tuple(map(sized, contradictions(placed, compositions, since))))


def _changed_from(family: Sequence[Edition], placed: Sequence[Edition], new: Collection[str]) -> date:
    """The first day of documents that new ones change anything for."""
    days = [it.vintage for it in family if it.document in new]
    old = tuple(it for it in family if it.document not in new)
    before, now = list(_on_their_land(old)), [it for it in placed if it.document not in new]
    if before != now or _places(old) != _places(family):
        return date.min  # what is older is read of other areas now, or held against those of others
    return changed_from(min(days)) if days else date.max


def _places(family: Iterable[Edition]) -> set[Place]:
    return {value.node.thing.place for edition in family for value in edition.values}


@uncollected()
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
    return placed, compositions_among(_places(placed))


def _on_their_land(family: tuple[Edition, ...]) -> Sequence[Edition]:
    """The editions, with figures told of a merged area that are of its old land read as of the old area."""
    if not any(map(merged_from, _places(family))):
        return family
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
