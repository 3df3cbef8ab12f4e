"""Contradictions to rows and back. They lose nothing but how the values in them were derived."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from toancanh.model import (
    Contradiction,
    Interval,
    Kind,
    Measure,
    Node,
    Observation,
    Period,
    Place,
    Severity,
    Slip,
    Solved,
    Suspect,
    Thing,
    Value,
)
from toancanh.store.contradictions.rows import ContradictionRow

Columns = dict[str, Any]
_RANKS = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}
_HEAVIEST = 10**15


class Found(NamedTuple):
    """A contradiction, and by how much what it is about exceeds what is expected, if that can be told."""

    contradiction: Contradiction
    gap: Decimal | None


def columns(found: Found) -> Columns:
    """The columns of a contradiction that name no other row."""
    it, gap = found
    about = it.terms[0]
    thing = about.node.thing
    return {
        "key": key(it),
        "identity": it.relation.identity,
        "severity": it.severity.value,
        "rank": _RANKS[it.severity],
        "indicator": thing.indicator,
        "dims": [list(pair) for pair in thing.dims],
        "area_code": thing.place.code,
        "area_since": thing.place.since,
        "period_start": thing.period.start,
        "period_end": thing.period.end,
        "kind": thing.kind.value,
        "unit": thing.unit,
        "measure": about.node.measure.value,
        "expected": span(it.expected),
        "terms": [_term(it, at) for at in range(len(it.terms))],
        "gap": gap,
        "weight": _weight(about.interval, it.expected, gap),
        "spread": it.spread,
    }


def key(it: Contradiction) -> str:
    """A name for a contradiction: what is broken, where, and by which claims."""
    claims = sorted(member.claim for member in it.members)
    thing = it.terms[0].node.thing
    about = (thing.indicator, thing.dims, thing.place, thing.period.code, thing.kind, thing.unit)
    said = (it.relation.identity, it.document, about, it.terms[0].node.measure, claims)
    return hashlib.sha256(repr(said).encode()).hexdigest()[:20]


def span(it: Interval) -> list[Any]:
    """An interval as a list: its ends as written, and whether each is left out."""
    ends = (None if end is None else str(end) for end in (it.low, it.high))
    return [*ends, it.low_open, it.high_open]


def to_contradiction(row: ContradictionRow, said: Mapping[int, Observation], document: str) -> Contradiction:
    """The contradiction of a row.

    Args:
        row: with its members and suspects fetched.
        said: the figures that it names, by the keys of their rows.
        document: SHA-256 of the one that brought it to light.
    """
    members = tuple(said[it.observation_id] for it in row.members.all())
    return Contradiction(
        Solved(row.identity, tuple(_to_span(it["must"]) for it in row.terms)),
        Severity(row.severity),
        document,
        tuple(_to_term(it, members) for it in row.terms),
        _to_span(row.expected),
        members,
        tuple(
            Suspect(said[it.observation_id], _to_span(it.should_be), Slip(it.slip))
            for it in row.suspects.all()
        ),
        row.spread,
    )


def _term(it: Contradiction, at: int) -> Columns:
    """One value of the identity; ``told`` is its place among the members."""
    term, intervals = it.terms[at], [term.interval for term in it.terms]
    thing = term.node.thing
    place, since = thing.place
    return {
        "indicator": thing.indicator,
        "dims": [list(pair) for pair in thing.dims],
        "place": [place, since and since.isoformat()],
        "period": [thing.period.start.isoformat(), thing.period.end.isoformat()],
        "kind": thing.kind.value,
        "unit": thing.unit,
        "measure": term.node.measure.value,
        "value": span(term.interval),
        "must": span(it.relation.solve(at, intervals)),
        "told": None if term.told is None else it.members.index(term.told),
    }


def _to_term(it: Columns, members: Sequence[Observation]) -> Value:
    code, since = it["place"]
    thing = Thing(
        it["indicator"],
        tuple((name, value) for name, value in it["dims"]),
        Place(code, since and date.fromisoformat(since)),
        Period(*map(date.fromisoformat, it["period"])),
        Kind(it["kind"]),
        it["unit"],
    )
    told = None if it["told"] is None else members[it["told"]]
    return Value(Node(thing, Measure(it["measure"])), _to_span(it["value"]), told)


def _to_span(it: Sequence[Any]) -> Interval:
    low, high, low_open, high_open = it
    return Interval(_end(low), _end(high), low_open, high_open)


def _end(it: str | None) -> Decimal | None:
    return None if it is None else Decimal(it)


def _weight(told: Interval, expected: Interval, gap: Decimal | None) -> int:
    """How much it is off, in millionths of the largest number in question."""
    ends = (told.low, told.high, expected.low, expected.high)
    largest = max((abs(it) for it in ends if it is not None), default=Decimal(0))
    if gap is None or not largest:
        return 0
    return min(int(abs(gap) / largest * 1_000_000), _HEAVIEST)
