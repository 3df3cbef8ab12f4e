"""All that told figures make for the areas around theirs, and what must not be made of them."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from toancanh.integrate.figures import Basis, Figure, Figures
from toancanh.integrate.growths import growth, refusals
from toancanh.integrate.keys import successors
from toancanh.integrate.places import shapes
from toancanh.integrate.scopes import declared, doubtful
from toancanh.integrate.sums import obstacle
from toancanh.integrate.told import Told, order
from toancanh.integrate.weights import Stated
from toancanh.model import Finding, Measure, Node, Place, Value


class Joined(NamedTuple):
    """The figures of every area that is told of or made up of areas told of, and the doubts about them."""

    figures: tuple[Figure, ...]
    findings: tuple[Finding, ...]


def join(values: Iterable[Value], stated: Stated | None = None) -> Joined:
    """Join the areas of told values.

    Args:
        values: one for each node, in any order.
        stated: weights for rates and indices, and keys of divided units, that somebody states.

    Returns:
        A figure for each told node, for the wholes that its area is a part of and, if these are told, for
        their other parts, for the units that a key divides it among; and the growth of what was added up. In
        the order of their nodes.
    """
    told = Told(values)
    figures = Figures(told, doubtful(told), stated)
    made = {node: _figure(node, figures) for node in sorted(_wanted(figures), key=order)}
    for node in [node for node in made if node.measure is Measure.LEVEL]:
        grown = growth(node.thing, figures)
        if grown.interval and any(it.basis is not Basis.REPORTED for it in grown.inputs):
            made.setdefault(grown.node, grown)
    doubts = (*figures.doubtful.values(), *declared(told), *refusals(figures))
    ordered = tuple(made[node] for node in sorted(made, key=order))
    return Joined(ordered, tuple(sorted(dict.fromkeys(doubts), key=_by_values)))


def _wanted(figures: Figures) -> Iterable[Node]:
    return dict.fromkeys(node for each in figures.told.nodes for node in (each, *_around(each, figures)))


def _around(node: Node, figures: Figures) -> Iterator[Node]:
    """The wholes that its area is a part of, of a told one its other parts; what it is divided among."""
    if node.measure is Measure.LEVEL:
        yield from (_at(node, place) for place in successors(node.thing.place, figures.stated.keys))
    for whole, parts in shapes(node.thing.place):
        if whole == node.thing.place:
            continue
        yield _at(node, whole)
        if node.measure is Measure.LEVEL and figures.told.get(_at(node, whole)):
            yield from (_at(node, part) for part in parts)


def _at(node: Node, place: Place) -> Node:
    return Node(node.thing._replace(place=place), node.measure)


def _figure(node: Node, figures: Figures) -> Figure:
    if node.measure is Measure.YOY and not obstacle(node.thing) and not figures.told.get(node):
        return growth(node.thing, figures)
    return figures.of(node)


def _by_values(finding: Finding) -> tuple[str, tuple[tuple[str, str], ...]]:
    return finding.code, finding.values
