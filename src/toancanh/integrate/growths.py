"""Growth on the year before, of one area through time: on its levels, summed where it was formed of others.

It is refused where the two levels are not of one land, one price base, one calendar or one unit, and is never
a mean of the growths of the parts.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from toancanh.integrate.doubts import doubt
from toancanh.integrate.figures import Basis, Figure, Figures, differing, told_apart
from toancanh.integrate.places import named, namesakes
from toancanh.integrate.sums import obstacle
from toancanh.model import Finding, Interval, Kind, Measure, Node, Period, Place, Severity, Thing, Value
from toancanh.model.intervals import ANYTHING, add, common, divide, exactly, multiply

_HUNDRED = Decimal(100)


def growth(thing: Thing, figures: Figures) -> Figure:
    """How much more a thing is than a year before, in percent, or why it cannot be said."""
    node = Node(thing, Measure.YOY)
    then = thing._replace(period=thing.period.year_before(), kind=Kind.OUTCOME)
    inputs = tuple(figures.of(Node(it, Measure.LEVEL)) for it in (thing, then))
    blocked = obstacle(thing)
    if reason := doubt(blocked, thing) if blocked else _refusal(inputs, figures):
        return Figure(node, Basis.NOT_DERIVABLE, inputs=inputs, reason=reason)
    levels = [it.interval for it in inputs if it.interval is not None]
    found = _growth(*levels)
    if found.low is None and found.high is None:
        return Figure(node, Basis.NOT_DERIVABLE, inputs=inputs, reason=_told("growth_open", *inputs))
    return Figure(node, Basis.DERIVED, found, inputs=inputs)


def refusals(figures: Figures) -> Iterator[Finding]:
    """A finding for every level whose growth nobody tells and somebody may want to make, and must not.

    That is, the level a year before is told, but of other land, in other prices or units or by another
    calendar, or one of the two is not of the area that it names. The periods of a year are told together.
    Also one for every growth told over other land.
    """
    found: defaultdict[object, list[Figure]] = defaultdict(list)
    for value in figures.told.values:
        thing = value.node.thing
        told = figures.told.get(Node(thing, Measure.YOY))
        if value.node.measure is Measure.LEVEL and thing.kind is Kind.OUTCOME and told is None:
            grown = growth(thing, figures)
            if grown.reason and grown.reason.code.startswith("integrate.growth_"):
                year = thing._replace(period=Period.year(thing.period.start.year))
                found[grown.reason.code, year].append(grown)
        elif value is told:
            yield from _over_old_area(value, figures)
    for refused in found.values():
        yield _together(refused)


def _together(refused: list[Figure]) -> Finding:
    """The finding of the first of several, which also says how many there are."""
    first = refused[0].reason
    assert first is not None
    return replace(first, values=(*first.values, ("others", str(len(refused) - 1))))


def _refusal(inputs: tuple[Figure, ...], figures: Figures) -> Finding | None:
    now, then = inputs
    if now.interval is None:
        return now.reason
    if then.interval is not None:
        return None if now.reason == then.reason else _told("growth_break", now, then)
    if others := figures.told.alike(then.node):
        code = f"growth_{differing(then.node, others[0])}"
        return _told(code, now, then, other=told_apart(others[0]))
    for place in namesakes(then.node.thing.place):
        if figures.told.get(_at(then.node, place)):
            return _told("growth_areas", now, then, other=named(place))
    return then.reason


def _over_old_area(told: Value, figures: Figures) -> Iterator[Finding]:
    """Whether a told growth is that over the land that bore the same name before."""
    thing = told.node.thing
    found = growth(thing, figures)
    now, then = found.inputs
    if now.interval is None or (found.interval and common(found.interval, told.interval)):
        return
    for place in namesakes(thing.place):
        base = figures.told.get(_at(then.node, place))
        levels = (now.interval, base.interval) if base else (ANYTHING, ANYTHING)
        bounded = all(it.low is not None and it.high is not None for it in (*levels, told.interval))
        if bounded and common(_growth(*levels), told.interval):
            finding = _told("growth_over_old_area", now, then, other=named(place))
            passage = told.told.passage if told.told else None
            yield Finding(finding.code, Severity.WARNING, passage, finding.values)


def _growth(now: Interval, then: Interval) -> Interval:
    return add(multiply(divide(now, then), exactly(_HUNDRED)), exactly(-_HUNDRED))


def _at(node: Node, place: Place) -> Node:
    return Node(node.thing._replace(place=place), node.measure)


def _told(code: str, now: Figure, then: Figure, **values: str) -> Finding:
    base = then.node.thing.period.code
    return doubt(code, now.node.thing, Severity.WARNING, now.told, base=base, **values)
