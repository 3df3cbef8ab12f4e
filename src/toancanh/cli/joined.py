"""What ``integrate`` and ``reconcile`` print: the contract of ``docs/reference/joined.md``."""

from typing import Any

from toancanh.cli import contract
from toancanh.cli.contract import number
from toancanh.integrate import Figure, basis_of
from toancanh.integrate.keys import SplitKey
from toancanh.integrate.places import unit_of
from toancanh.integrate.weights import Weights
from toancanh.model import Contradiction, Finding, Interval, Node, Suspect, Value


def figure(it: Figure) -> dict[str, Any]:
    """The figure of an area, with the figures it is made of and why it cannot be had."""
    return {"type": "figure", **_figure(it)}


def finding(it: Finding) -> dict[str, Any]:
    """A doubt about figures of areas."""
    return {"type": "finding", **contract.finding(it)}


def value(it: Value) -> dict[str, Any]:
    """A value that nobody wrote, with what it is derived from."""
    sources = sorted(fact.id for fact in it.sources)
    return {"type": "value", "basis": basis_of(it), **_value(it), "facts": sources, "usual": it.usual}


def contradiction(it: Contradiction) -> dict[str, Any]:
    """Facts that cannot all be true, what they break and which of them may be wrong."""
    first = it.terms[0]
    return {
        "type": "contradiction",
        "identity": it.relation.identity,
        "severity": it.severity,
        "document": it.document,
        **_thing(first.node),
        "interval": _ends(first.interval),
        "fact": first.told.id if first.told else None,
        "expected": _ends(it.expected),
        "members": [fact.id for fact in it.members],
        "suspects": [_suspect(each) for each in it.suspects],
        "spread": it.spread,
    }


def _figure(it: Figure) -> dict[str, Any]:
    return {
        "basis": it.basis,
        **_thing(it.node),
        "interval": _ends(it.interval) if it.interval else None,
        "fact": it.told.id if it.told else None,
        "inputs": [_figure(each) for each in it.inputs],
        "reason": contract.finding(it.reason) if it.reason else None,
        "weights": _weights(it.weights) if it.weights else None,
        "keys": [_key(each) for each in it.keys],
    }


def _value(it: Value) -> dict[str, Any]:
    relation = {"identity": it.relation.identity, "at": it.at} if it.relation else {}
    return {
        **_thing(it.node),
        "interval": _ends(it.interval),
        "fact": it.told.id if it.told else None,
        **relation,
        "inputs": [_value(each) for each in it.inputs],
    }


def _suspect(it: Suspect) -> dict[str, Any]:
    return {"fact": it.observation.id, "should_be": _ends(it.should_be), "slip": it.slip}


def _thing(node: Node) -> dict[str, Any]:
    thing, place = node.thing, node.thing.place
    unit = unit_of(place)
    return {
        "indicator": thing.indicator,
        "dims": dict(thing.dims),
        "area": unit.name if unit else place.code,
        "area_code": place.code if unit else None,
        "area_since": place.since,
        "period": thing.period.code,
        "kind": thing.kind,
        "measure": node.measure,
        "unit": thing.unit,
    }


def _ends(it: Interval) -> dict[str, Any]:
    ends = (("low", it.low), ("high", it.high))
    return {name: None if end is None else number(end) for name, end in ends}


def _key(it: SplitKey) -> dict[str, Any]:
    place = {"area_code": it.place.code, "area_since": it.place.since}
    return {"name": it.key.name, **place, "source": it.source}


def _weights(it: Weights) -> dict[str, Any]:
    parts = {f"{place.code}@{place.since}": number(weight) for place, weight in it.parts.items()}
    return {"parts": parts, "source": it.source, "reason": it.reason}
