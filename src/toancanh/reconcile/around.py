"""All that is known around a figure: what follows from it, what confirms it, what it contradicts."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from toancanh.model import Contradiction, Kind, Measure, Node, Period, Severity, Value
from toancanh.reconcile.editions import Reconciled
from toancanh.reconcile.known import Compositions, Known, no_compositions
from toancanh.reconcile.ways import Way, known_of, ways

Asked = Callable[[Node], bool]
_KINDS = list(Kind)


class Witness(NamedTuple):
    """A told value, and what other figures make of the same thing; ``agrees`` if both can be true."""

    told: Value
    made: Value
    agrees: bool


class Around(NamedTuple):
    """What belongs to a question.

    Args:
        derived: values that nobody tells: of what is asked for, and levels that follow from it in one step;
            of what follows from "gần", "hơn" as readers take them.
        narrowed: told values that other figures say more exactly.
        witnesses: told values that can be held against others.
        contradictions: those in which a figure asked for stands or a row under it, the worst first.
    """

    derived: tuple[Value, ...]
    narrowed: tuple[Value, ...]
    witnesses: tuple[Witness, ...]
    contradictions: tuple[Contradiction, ...]


def around(asked: Asked, found: Reconciled, compositions: Compositions = no_compositions) -> Around:
    """Choose from what is known of a family what belongs to a question.

    Args:
        asked: whether a node is asked for; all of one indicator.
        found: what is known.
        compositions: of which areas the figures of a thing are the sum, or a part.
    """
    known = known_of(found.values, compositions)
    told = [value for value in _all_near(asked, found.values) if value.told is not None]
    broken = [it for it in found.contradictions if any(_over(asked, term.node) for term in _told(it.terms))]
    laws = {_law(it.relation.identity, it.terms) for it in broken}
    made = [it for value in told for it in _witnesses(value, known)]
    return Around(
        derived(asked, found.values, compositions),
        tuple(value for value in told if value.relation is not None and asked(value.node)),
        tuple(it for it in made if _whole(it.made) not in laws and _uses(it.made, asked)),
        tuple(sorted(broken, key=lambda it: it.severity is Severity.INFO)),
    )


def derived(
    asked: Asked, values: Sequence[Value], compositions: Compositions = no_compositions
) -> tuple[Value, ...]:
    """The values of a family around a question that nobody tells; of a mere bound as readers take it."""
    own = [value for value in _all_near(asked, values) if value.told is None]
    if all(it.interval.low is not None and it.interval.high is not None for it in own):
        return tuple(own)
    known = known_of(values, compositions)
    return tuple(_as_read(value, known) for value in own)


def _all_near(asked: Asked, values: Sequence[Value]) -> list[Value]:
    near = (value for value in values if _near(value, asked))
    return sorted(near, key=lambda it: _order(it.node, asked))


def _order(node: Node, asked: Asked) -> tuple[object, ...]:
    """What is asked for first, then plans and what is left of them, then other years."""
    thing = node.thing
    return (
        not asked(node), -thing.period.end.toordinal(), thing.dims, thing.place.code,
        -(thing.place.since.toordinal() if thing.place.since else 0), _KINDS.index(thing.kind),
        thing.period.start, list(Measure).index(node.measure),
    )  # fmt: skip


def _near(value: Value, asked: Asked) -> bool:
    """Whether it is asked for, is what is left after it, or a level of the same indicator one step away."""
    if asked(value.node) or asked(_done_before(value.node)):
        return True
    if value.node.measure is not Measure.LEVEL:
        return False
    if value.told is not None:
        return value.node.thing.kind is not Kind.OUTCOME
    return any(
        asked(it.node) and it.node.thing.indicator == value.node.thing.indicator for it in value.inputs
    )


def _done_before(node: Node) -> Node:
    """Of what is left of a year: what was done before it; of others the node itself."""
    thing, period = node.thing, node.thing.period
    if thing.kind is not Kind.NEED or period.start <= date(period.start.year, 1, 1):
        return node
    done = Period(date(period.start.year, 1, 1), period.start - timedelta(days=1))
    return Node(thing._replace(kind=Kind.OUTCOME, period=done), node.measure)


def _as_read(value: Value, known: Known) -> Value:
    """A derived value of which only one end is known as readers take it; any other as it is."""
    if value.interval.low is not None and value.interval.high is not None:
        return value
    made = (_made(value.node, way) for way in ways(value.node, known))
    return next((it for it in made if _whole(it) == _whole(value)), value)


def _made(node: Node, way: Way) -> Value:
    return Value(node, way.interval, relation=way.relation, at=way.at, inputs=way.inputs)


def _witnesses(told: Value, known: Known) -> Iterator[Witness]:
    """Every other way to a told value: not the one that narrowed it already, nor a habit it does not keep."""
    for way in ways(told.node, known):
        made = _made(told.node, way)
        if _whole(made) != _whole(told) and way.agrees is not None and (way.agrees or not made.usual):
            yield Witness(told, made, way.agrees)


def _whole(value: Value) -> tuple[object, ...]:
    """The law that gives a value, with what it holds between."""
    return _law(value.relation.identity if value.relation else "", value.terms)


def _law(identity: str, terms: Iterable[Value]) -> tuple[object, ...]:
    return (identity, *(term.node for term in terms))


def _uses(made: Value, asked: Asked) -> bool:
    return any(asked(it.node) for it in (made, *made.inputs))


def _over(asked: Asked, node: Node) -> bool:
    """Whether a node is asked for, or what it is a row of."""
    return asked(node) or asked(Node(node.thing._replace(dims=()), node.measure))


def _told(terms: Iterable[Value]) -> Iterator[Value]:
    """The told values behind the terms of a relation."""
    for term in terms:
        yield term
        yield from _told(term.inputs)
