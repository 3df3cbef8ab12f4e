"""Figures as reconciliation needs them: without their words and evidence, and only those of one family."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Max, Q, QuerySet
from django.utils import timezone

from toancanh.model import Bound, Locator, Measure, Observation, Passage, Period, Quantity, Status
from toancanh.store.models import ObservationRow, SourceDocument

_SETTLED = tuple(it.value for it in (Status.ACTUAL, Status.PRELIMINARY, Status.ESTIMATE))
_COLUMNS = (
    "pk", "reading__document__original_id", "start", "end", "locator", "value", "unit", "high", "step",
    "bound", "indicator", "measure", "status", "period_start", "period_end", "area", "area_code",
    "area_since", "dims", "confidence",
)  # fmt: skip
_AT_ONCE = 2000
Row = tuple[Any, ...]


class Whereabouts(NamedTuple):
    """Of which indicator and area figures are: the area by code and day, or as written if it has none."""

    indicator: str
    code: str | None
    since: date | None
    name: str | None


class Dated(NamedTuple):
    """When a document was written, and whether it carries a number."""

    vintage: date
    official: bool


def whereabouts_of(documents: Collection[int]) -> set[Whereabouts]:
    """What any reading of these documents has figures of."""
    return _whereabouts(Q(reading__document__in=documents, indicator__isnull=False))


def whereabouts(indicators: Collection[str] | None = None) -> set[Whereabouts]:
    """What the store has figures of, of these indicators or of all."""
    asked = Q(indicator__isnull=False) if indicators is None else Q(indicator__in=indicators)
    return _whereabouts(asked)


def _whereabouts(asked: Q) -> set[Whereabouts]:
    columns = ("indicator", "area_code", "area_since", "area")
    rows = ObservationRow.objects.filter(asked).order_by().values_list(*columns).distinct()
    return {Whereabouts(it, code, since, None if code else name) for it, code, since, name in rows}


def current(of: Iterable[Whereabouts]) -> Iterator[tuple[int, Observation]]:
    """What the documents in force claim there, each with its row's key, in an order that never changes."""
    for row in _current(of).values_list(*_COLUMNS).iterator(_AT_ONCE):
        yield row[0], _observation(row)


def _current(of: Iterable[Whereabouts]) -> QuerySet[ObservationRow]:
    indicators, codes, names = set(), set(), set()
    for it in of:
        indicators.add(it.indicator)
        if it.code:
            codes.add(it.code)
        elif it.name:
            names.add(it.name)
    there = Q(area_code__in=codes) | Q(area_code__isnull=True, area__in=names)
    found = ObservationRow.objects.filter(
        there,
        indicator__in=indicators,
        period_start__isnull=False,
        reading__current=True,
        reading__document__superseded_by__isnull=True,
    )
    return found.order_by("reading__document__original_id", "position")


def dated(documents: Collection[str]) -> dict[str, Dated]:
    """When each of these documents was written: as it says, else as its periods let one guess.

    The guess is the end of the last period told of as past, if that is not after the day on which it came.
    """
    rows = SourceDocument.objects.filter(original_id__in=documents)
    found, silent = {}, {}
    for sha256, said, received, number in rows.values_list(
        "original_id", "published_start", "received_at", "number"
    ):
        found[sha256] = Dated(said or timezone.localdate(received), number is not None)
        if said is None:
            silent[sha256] = found[sha256]
    for sha256, last in _last_told(silent):
        came, official = silent[sha256]
        found[sha256] = Dated(min(last, came), official)
    return found


def _last_told(documents: Collection[str]) -> Iterable[tuple[str, date]]:
    if not documents:
        return ()
    past = ObservationRow.objects.filter(
        reading__current=True,
        reading__document__original_id__in=documents,
        period_end__isnull=False,
        status__in=_SETTLED,
    )
    return past.order_by().values_list("reading__document__original_id").annotate(last=Max("period_end"))


def _observation(row: Row) -> Observation:
    (_, document, start, end, locator, value, unit, high, step, bound, indicator, measure, status,
     first, last, area, code, since, dims, confidence) = row  # fmt: skip
    return Observation(
        Passage(document, start, end, "", Locator(**locator)),
        Quantity(value, unit, high, step, Bound(bound)),
        indicator,
        "",
        Measure(measure),
        Status(status),
        Period(first, last),
        area,
        code,
        tuple((name, value) for name, value in dims),
        (start, end),
        "",
        since,
        confidence=confidence,
    )
