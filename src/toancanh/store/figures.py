"""Figures read by the hundred: tuples of the columns that are needed, and values from them.

A page tells of hundreds of figures, a reconciliation of hundreds of thousands. Rows as objects of the
database layer, with every column turned into what it holds, take several times as long. So only these
columns are read, what a column tells again and again is made once, and the evidence stays where it is: who
shows why one figure is read as it is asks for that figure (``selectors.claim``).
"""

import json
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast

from toancanh.model import Bound, Locator, Measure, Observation, Passage, Period, Quantity, Status
from toancanh.store.models import ObservationRow

Row = tuple[Any, ...]
_Pairs = tuple[tuple[str, str], ...]

_NUMBERS = (
    "start", "end", "_locator", "value", "unit", "high", "step", "bound", "indicator", "measure", "status",
    "period_start", "period_end", "area", "area_code", "area_since", "_dims", "confidence",
)  # fmt: skip
_WORDS = ("text", "label", "sentence_start", "sentence_end", "rule", "_doubts")
_AS_WRITTEN = {f"_{name}": Cast(name, TextField()) for name in ("locator", "dims", "doubts")}
_MOST = 8192  # different texts of a column, kept read

_BOUNDS = {str(it): it for it in Bound}
_MEASURES = {str(it): it for it in Measure}
_STATUSES = {str(it): it for it in Status}


def rows(found: QuerySet[ObservationRow], *first: str, words: bool = True) -> QuerySet[ObservationRow, Row]:
    """Rows as tuples: these columns first, then what ``observation`` needs, without words if not wanted."""
    needed = (*_NUMBERS, *_WORDS) if words else _NUMBERS
    told = {name: how for name, how in _AS_WRITTEN.items() if name in needed}
    return found.annotate(**told).values_list(*first, *needed)


def observation(document: str, row: Sequence[Any]) -> Observation:
    """The figure of such a tuple, without the columns before it; one without words has none.

    Args:
        document: the SHA-256 of the document that it quotes.
        row: the tuple.
    """
    (start, end, locator, value, unit, high, step, bound, indicator, measure, status,
     first, last, area, code, since, dims, confidence, *words) = row  # fmt: skip
    text, label, begin, until, rule, doubts = words or ("", "", start, end, "", "[]")
    return Observation(
        Passage(document, start, end, text, _locator(locator)),
        Quantity(value, unit, high, step, _BOUNDS[bound]),
        indicator,
        label,
        _MEASURES[measure],
        _STATUSES[status],
        _period(first, last),
        area,
        code,
        pairs(dims),
        (begin, until),
        rule,
        area_since=since,
        confidence=confidence,
        doubts=_names(doubts),
    )


@lru_cache(_MOST)
def _locator(written: str) -> Locator:
    return Locator(**json.loads(written))


@lru_cache(_MOST)
def _period(start: date | None, end: date | None) -> Period | None:
    return Period(start, end) if start and end else None


@lru_cache(_MOST)
def pairs(written: str) -> _Pairs:
    """The names and values of a column of dimensions, as it is written."""
    return tuple((name, value) for name, value in json.loads(written))


@lru_cache(_MOST)
def _names(written: str) -> tuple[str, ...]:
    return tuple(json.loads(written))
