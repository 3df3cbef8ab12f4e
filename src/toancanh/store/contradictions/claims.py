"""Figures as reconciliation needs them: without their words and evidence, and only those of one family."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import NamedTuple

from django.db.models import Q, QuerySet
from django.utils import timezone

from toancanh.model import Observation, Period
from toancanh.store import figures
from toancanh.store.models import ObservationRow, SourceDocument, long_columns
from toancanh.store.selectors import few, last_told

_AT_ONCE = 2000


class Whereabouts(NamedTuple):
    """Of which indicator and area figures are: the area by code and day, or as written if it has none."""

    indicator: str
    code: str | None
    since: date | None
    name: str | None


class Paper(NamedTuple):
    """What the choice between documents needs to know of one; ``told`` is the end of the last period past."""

    published: Period | None
    received: date
    told: date | None
    issuer: str | None
    number: str | None
    name: str
    media_type: str


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
    asked = figures.rows(_current(of), "pk", "reading__document__original_id", words=False)
    for key, document, *row in asked.iterator(_AT_ONCE):
        yield key, figures.observation(document, row)


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


def papers(documents: Collection[str]) -> dict[str, Paper]:
    """These documents, by SHA-256."""
    rows = SourceDocument.objects.filter(original_id__in=documents)
    return papers_of(rows.defer(*long_columns("")))


def papers_of(rows: Iterable[SourceDocument]) -> dict[str, Paper]:
    """The documents of these rows, by SHA-256."""
    rows = list(rows)
    told = last_told(few([row.sha256 for row in rows]))
    return {
        row.sha256: Paper(
            row.published,
            timezone.localdate(row.received_at),
            told.get(row.sha256),
            row.issuer,
            row.number,
            row.name,
            row.media_type,
        )
        for row in rows
    }
