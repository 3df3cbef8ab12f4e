"""The tables of a series: every value with what is told beside it, and what its parts add up to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from toancanh.integrate.sums import obstacle
from toancanh.model import Kind, Measure, Observation, Period, Place, Thing
from toancanh.model.intervals import common, total
from toancanh.publish import spans
from toancanh.publish.series import Point, Strand
from toancanh.store.models import SourceDocument
from toancanh.web.language import spoken
from toancanh.web.series.asking import parts as places
from toancanh.web.series.gathering import Series


@dataclass(frozen=True, slots=True)
class Row:
    """A point with the name of its strand and the document that it comes from."""

    name: str
    kind: Kind
    point: Point
    document: SourceDocument

    @property
    def fact(self) -> Observation:
        """The figure."""
        return self.point.fact


def rows(it: Series) -> tuple[Row, ...]:
    """What happened in the area itself, the latest first."""
    return tuple(_rows(it, it.asked.place.title, it.shown.own)) if it.shown.own else ()


def aims(it: Series) -> tuple[Row, ...]:
    """What was planned or foreseen for it, the latest first."""
    found = [row for strand in it.shown.aims for row in _rows(it, it.asked.place.title, strand)]
    return tuple(sorted(found, key=lambda row: row.point.period.end, reverse=True))


def of_parts(it: Series) -> tuple[Row, ...]:
    """What happened in its parts, part after part."""
    return tuple(row for name, strand in it.shown.parts for row in _rows(it, name, strand))


def _rows(it: Series, name: str, strand: Strand) -> Iterator[Row]:
    for point in reversed(strand.points):
        yield Row(name, strand.kind, point, it.documents[point.fact.passage.document])


@dataclass(frozen=True, slots=True)
class Sum:
    """A period with the figure of each part, what these make, and the figure of the whole.

    Args:
        period: when.
        parts: in the order of the names; ``None`` where nothing is told.
        made: what the parts add up to, in words; empty if they do not add up or one is missing.
        whole: the figure that is told of the whole.
        agrees: whether the whole can be what the parts make.
    """

    period: Period
    parts: tuple[Observation | None, ...]
    made: str
    whole: Observation | None
    agrees: bool


def sums(it: Series) -> tuple[Sum, ...]:
    """What the parts of a merged area add up to, the latest period first."""
    told = [_told(strand) for _, strand in it.shown.parts]
    whole = _told(it.shown.own) if it.shown.own else {}
    every = sorted(
        {period for its in told for period in its}, key=lambda at: (at.end, at.start), reverse=True
    )
    return tuple(_sum(it, at, tuple(its.get(at) for its in told), whole.get(at)) for at in every)


def _told(strand: Strand) -> Mapping[Period, Observation]:
    return {point.period: point.fact for point in strand.points}


def _sum(it: Series, at: Period, parts: tuple[Observation | None, ...], whole: Observation | None) -> Sum:
    known = [part.quantity.interval for part in parts if part is not None]
    if len(known) < len(places(it.asked.place)) or not _adds_up(it, at):
        return Sum(at, parts, "", whole, agrees=True)
    made = total(known)
    agrees = whole is None or common(made, whole.quantity.interval) is not None
    return Sum(at, parts, spans.span(made, it.asked.unit or "", spoken()), whole, agrees)


def _adds_up(it: Series, at: Period) -> bool:
    key = it.asked.key
    thing = Thing(key.indicator, key.dims, Place(*key.place), at, Kind.OUTCOME, it.asked.unit or "")
    return it.asked.measure is Measure.LEVEL and obstacle(thing) is None
