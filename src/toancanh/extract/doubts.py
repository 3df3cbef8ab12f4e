"""What a reader should look at again: figures that lack a part, or that can hardly be as read.

A doubt takes nothing away: the figure stands as the document has it, with the finding beside it.
"""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from toancanh.extract.confidence import Clarity
from toancanh.extract.rules.unit import EITHER_NOTATION
from toancanh.model import Finding, Measure, Observation, Severity

_OF_A_WHOLE = frozenset(
    ("industrial_cluster_occupancy", "industrial_park_occupancy", "electrified_households_pct")
)
FULL = 100
UNCLEAR = Decimal("0.7")
"""Confidence under which a number read from an image is to be compared with it."""

Doubt = tuple[str, Severity]


def undated(fact: Observation) -> Doubt | None:
    """A level of a catalogued indicator without a period cannot be compared with any other."""
    return ("extract.undated", Severity.INFO) if fact.period is None else None


def placeless(fact: Observation) -> Doubt | None:
    """The text names no area for it."""
    told_once = fact.rule.startswith("sheet.")  # of a sheet, by its own finding
    return ("extract.placeless", Severity.INFO) if fact.area is None and not told_once else None


def unsettled(fact: Observation) -> Doubt | None:
    """The area's name can mean several units, or none that the register of areas knows."""
    named = fact.area is not None and fact.area_code is None
    return ("extract.unsettled", Severity.INFO) if named else None


def overfull(fact: Observation) -> Doubt | None:
    """A share of a whole above 100 %."""
    if fact.quantity.unit != "percent" or fact.quantity.value <= FULL:
        return None
    part = fact.measure is Measure.SHARE or (fact.indicator in _OF_A_WHOLE and fact.measure is Measure.LEVEL)
    return ("extract.overfull", Severity.WARNING) if part else None


def two_ways(fact: Observation) -> Doubt | None:
    """Its dot or comma may part thousands or decimals: the document writes both, or nothing to tell by."""
    return ("extract.two_ways", Severity.WARNING) if EITHER_NOTATION in fact.rule else None


_ON_ALL: tuple[Callable[[Observation], Doubt | None], ...] = (overfull, two_ways)
_ON_LEVELS = (undated, placeless, unsettled, *_ON_ALL)


def doubts(facts: Iterable[Observation], clarity: Clarity) -> Iterator[Finding]:
    """All doubts about the figures of a document, in their order."""

    def faint(fact: Observation) -> Doubt | None:
        return ("extract.faint", Severity.WARNING) if clarity.of_number(fact) < UNCLEAR else None

    for fact in facts:
        level = fact.indicator is not None and fact.measure is Measure.LEVEL
        for check in (*(_ON_LEVELS if level else _ON_ALL), faint):
            if found := check(fact):
                code, severity = found
                values = (("number", fact.passage.text), ("label", fact.label), ("area", fact.area or ""))
                yield Finding(code, severity, fact.passage, values)
