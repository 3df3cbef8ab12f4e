"""Contradictions to rows and back."""

import hashlib
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from toancanh.model import (
    Contradiction,
    Interval,
    Kind,
    Measure,
    NamedLaw,
    Node,
    Observation,
    Place,
    Severity,
    Slip,
    Suspect,
    Thing,
    Value,
)
from toancanh.store.contradictions.rows import ContradictionRow, SuspectRow

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
        **span(about.interval),
        **span(it.expected, "expected_"),
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


def span(it: Interval, prefix: str = "") -> Columns:
    """The columns of an interval."""
    ends = {"low": it.low, "high": it.high, "low_open": it.low_open, "high_open": it.high_open}
    return {prefix + name: value for name, value in ends.items()}


def to_contradiction(row: ContradictionRow, said: Mapping[int, Observation], document: str) -> Contradiction:
    """The contradiction of a row, as far as it was stored.

    Args:
        row: with its members and suspects fetched.
        said: the figures that it names, by the keys of their rows.
        document: SHA-256 of the one that brought it to light.
    """
    place = Place(row.area_code, row.area_since)
    dims = tuple((name, value) for name, value in row.dims)
    thing = Thing(row.indicator, dims, place, row.period, Kind(row.kind), row.unit)
    told = said[row.told_id] if row.told_id else None
    about = Value(Node(thing, Measure(row.measure)), _interval(row), told)
    return Contradiction(
        NamedLaw(row.identity),
        Severity(row.severity),
        document,
        (about,),
        _interval(row, "expected_"),
        tuple(said[it.observation_id] for it in row.members.all()),
        tuple(Suspect(said[it.observation_id], _interval(it), Slip(it.slip)) for it in row.suspects.all()),
        row.spread,
    )


def _interval(row: ContradictionRow | SuspectRow, prefix: str = "") -> Interval:
    return Interval(*(getattr(row, prefix + name) for name in ("low", "high", "low_open", "high_open")))


def _weight(told: Interval, expected: Interval, gap: Decimal | None) -> int:
    """How much it is off, in millionths of the largest number in question."""
    ends = (told.low, told.high, expected.low, expected.high)
    largest = max((abs(it) for it in ends if it is not None), default=Decimal(0))
    if gap is None or not largest:
        return 0
    return min(int(abs(gap) / largest * 1_000_000), _HEAVIEST)
