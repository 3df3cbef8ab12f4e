"""The figure of an area: as it is reported, as the figures of other areas make it, or why it cannot be had.

A whole is the sum of its parts, a part what the whole has over the other parts: the residual, which nobody
published. A rate or an index of a whole is a mean of its parts only where somebody states the weights.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from toancanh.integrate.doubts import doubt
from toancanh.integrate.keys import SplitKey, pieces
from toancanh.integrate.places import is_divided, named
from toancanh.integrate.sums import PRICE, compositions, obstacle
from toancanh.integrate.told import Told
from toancanh.integrate.weights import Stated, Weights
from toancanh.model import Composition, Finding, Interval, Measure, Node, Observation, Thing, Value
from toancanh.model.intervals import exactly, multiply, negative, total


class Basis(StrEnum):
    """Where the figure of an area comes from."""

    REPORTED = "reported"
    DERIVED = "derived"
    RESIDUAL = "residual"
    NOT_DERIVABLE = "not_derivable"


@dataclass(frozen=True, slots=True)
class Figure:
    """The figure of a node, with how it comes about.

    Args:
        node: what it is the figure of.
        basis: reported, derived, residual or not derivable.
        interval: all it can be; ``None`` if it cannot be had.
        told: the observation that states it, if one does.
        inputs: the figures it is made of; of a residual the whole first; of one that cannot be had, all that
            would be needed.
        reason: why it cannot be had.
        weights: what weighs the inputs, of a mean.
        keys: what divides the figures behind it: it is an estimate by what somebody states.
    """

    node: Node
    basis: Basis
    interval: Interval | None = None
    told: Observation | None = None
    inputs: tuple["Figure", ...] = ()
    reason: Finding | None = None
    weights: Weights | None = None
    keys: tuple[SplitKey, ...] = ()


def basis_of(value: Value) -> Basis:
    """Where a value of the picture comes from: told, made of others, or left over of a whole."""
    if value.relation is None or value.told is not None:
        return Basis.REPORTED
    return Basis.RESIDUAL if value.relation.identity == "old_areas" and value.at > 0 else Basis.DERIVED


class Figures:
    """Figures of areas, made of what is told.

    Args:
        told: the values that are stood by.
        doubtful: things whose told figure is not of the area that it names, and why.
        stated: weights of areas for rates and indices, keys for divided units.
    """

    def __init__(
        self, told: Told, doubtful: Mapping[Thing, Finding] | None = None, stated: Stated | None = None
    ) -> None:
        self.told = told
        self.doubtful = doubtful or {}
        self.stated = stated or Stated()

    def of(self, node: Node) -> Figure:
        """The figure of a node; never raises."""
        return self._of(node, frozenset())

    def _of(self, node: Node, around: frozenset[Thing]) -> Figure:
        """As ``of``, but made of none of the things ``around``, which are being made of it."""
        if value := self.told.get(node):
            known_doubt = self.doubtful.get(node.thing)
            return Figure(node, Basis.REPORTED, value.interval, value.told, reason=known_doubt)
        if node.measure is not Measure.LEVEL or obstacle(node.thing):
            return self._mean(node) or _none(node, (), doubt(obstacle(node.thing) or "ratio", node.thing))
        made = (
            self._made(node, it, around | {node.thing})
            for it in compositions(node.thing)
            if around.isdisjoint(_terms(it))
        )
        ways = [*self._allocated(node, around), *made]
        found = [it for it in ways if it.interval is not None]
        if found:
            return min(found, key=lambda it: (bool(it.keys), it.basis is Basis.RESIDUAL, len(it.inputs)))
        return ways[0] if ways else _none(node, (), doubt(_why_alone(node.thing), node.thing))

    def _made(self, node: Node, composition: Composition, around: frozenset[Thing]) -> Figure:
        """The figure by one composition."""
        others = (it for it in _terms(composition) if it != node.thing)
        inputs = tuple(self._of(Node(it, node.measure), around) for it in others)
        if reason := self._lacking(inputs):
            return _none(node, inputs, reason)
        values = [it.interval for it in inputs if it.interval is not None]
        keys = _keys_of(inputs)
        if composition[0] == node.thing:
            return Figure(node, Basis.DERIVED, total(values), inputs=inputs, keys=keys)
        rest = total([values[0], *map(negative, values[1:])])
        return Figure(node, Basis.RESIDUAL, rest, inputs=inputs, keys=keys)

    def _mean(self, node: Node) -> Figure | None:
        """The mean of the parts by weights that somebody states; ``None`` if nobody does."""
        stated = next((it for it in self.stated.weights if it.apply_to(node)), None)
        if stated is None:
            return None
        parts = (node.thing._replace(place=place) for place in stated.parts)
        inputs = tuple(self._of(Node(it, node.measure), frozenset()) for it in parts)
        if reason := self._lacking(inputs):
            return _none(node, inputs, reason)
        return Figure(
            node, Basis.DERIVED, _weighed(stated.parts.values(), inputs), inputs=inputs, weights=stated
        )

    def _allocated(self, node: Node, around: frozenset[Thing]) -> list[Figure]:
        """The figure by the pieces of old units that lie in the area; none if no key tells how large."""
        made_of = pieces(node.thing.place, self.stated.keys)
        things = [node.thing._replace(place=it.place) for it in made_of]
        if not things or not around.isdisjoint(things):
            return []
        inputs = tuple(self._of(Node(it, node.measure), around | {node.thing}) for it in things)
        if reason := self._lacking(inputs):
            return [_none(node, inputs, reason)]
        sum_of = _weighed((it.share for it in made_of), inputs)
        keys = _named_once((*_keys_of(inputs), *(it.key for it in made_of if it.key)))
        return [Figure(node, Basis.DERIVED, sum_of, inputs=inputs, keys=keys)]

    def _lacking(self, inputs: Iterable[Figure]) -> Finding | None:
        """Why inputs cannot be used together; ``None`` if they can."""
        missing = []
        for it in inputs:
            if it.interval is not None and it.reason:
                return it.reason
            if it.interval is None:
                missing.append(it.node)
        for node in missing:
            if others := self.told.alike(node):
                return doubt(differing(node, others[0]), node.thing, other=told_apart(others[0]))
        if not missing:
            return None
        areas = "; ".join(named(node.thing.place) for node in missing)
        return doubt("part_missing", missing[0].thing, areas=areas)


def differing(wanted: Node, told: Node) -> str:
    """What keeps a told figure from standing for another, as a code: the calendar, the unit or the prices."""
    one, other = wanted.thing, told.thing
    if one.period != other.period:
        return "regimes"
    return "units" if one.unit != other.unit else "prices"


def told_apart(node: Node) -> str:
    """What tells a figure from one alike: period, unit, prices."""
    thing = node.thing
    prices = (value for name, value in thing.dims if name == PRICE)
    return ", ".join((thing.period.code, thing.unit, *prices))


def _terms(composition: Composition) -> tuple[Thing, ...]:
    whole, parts = composition
    return (whole, *parts)


def _keys_of(inputs: Iterable[Figure]) -> tuple[SplitKey, ...]:
    return _named_once(key for it in inputs for key in it.keys)


def _named_once(keys: Iterable[SplitKey]) -> tuple[SplitKey, ...]:
    return tuple({it.place: it for it in keys}.values())


def _weighed(weights: Iterable[Decimal], inputs: Iterable[Figure]) -> Interval:
    pairs = zip(weights, inputs, strict=True)
    return total(multiply(exactly(weight), it.interval) for weight, it in pairs if it.interval is not None)


def _none(node: Node, inputs: tuple[Figure, ...], reason: Finding) -> Figure:
    return Figure(node, Basis.NOT_DERIVABLE, inputs=inputs, reason=reason)


def _why_alone(thing: Thing) -> str:
    return "divided" if is_divided(thing.place) else "alone"
