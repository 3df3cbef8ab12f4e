"""Figures as a program sees them: number, interval, unit, how settled it is, and what it rests on."""

import html
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from toancanh.library.tables import Column
from toancanh.model import Interval, Observation
from toancanh.publish import figures, names, words
from toancanh.publish.open_data import Cell, Kind
from toancanh.reconcile.claims import interval_of
from toancanh.reference.areas import areas
from toancanh.reference.messages import language

_N, _D = Kind.NUMBER, Kind.DATE

WHAT = (
    Column("indicator", "code of the catalogue; empty if none fits"),
    Column("name", "its name, or the words of the text"),
    Column("dims", "what narrows it: industry, product, …"),
    Column("area_code", "official code of the area"),
    Column("area_since", "the day from which the code means this unit: codes were used again in 2025", _D),
    Column("area", "its name"),
    Column("period", "code of the period: 2025, 2025-H1, 2025-M07, 2025-M01..M09"),
    Column("period_start", "its first day", _D),
    Column("period_end", "its last day", _D),
    Column("measure", "level, or percent: yoy on the same period a year before, pct_of_plan, …"),
)
NUMBERS = (
    Column("value", "the number as told, in `unit`", _N),
    Column("low", "the least that the words allow; empty: they do not say", _N),
    Column("high", "the most that they allow; empty: they do not say", _N),
    Column("unit", "code of the unit of value, low and high"),
)
TOLD = (
    Column("status", "actual, estimate, preliminary, plan, target, forecast"),
    Column("bound", "exact, about, at_least (hơn), at_most (gần)"),
    Column("confidence", "how sure it is that all of this is read rightly, 0 to 1", _N),
    Column("id", "the same claim of the same passage always has the same"),
    Column("document", "SHA-256 of the document that tells it"),
    Column("document_name", "its name"),
    Column("place", "where in the file: page, paragraph, cell"),
    Column("text", "the words of the number"),
    Column("start", "where they begin in the document's text, in characters", Kind.INTEGER),
    Column("end", "where they end", Kind.INTEGER),
)


class Source(NamedTuple):
    """What a figure rests on: the document, the place in its file, the sentence, the words of the number."""

    document: str
    name: str
    place: str
    sentence: str
    text: str


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure that is stood by.

    Args:
        value: the number as told, in ``unit``.
        low, high: all that the words allow; ``None`` where they do not say.
        unit: code of the unit.
        indicator: code of the indicator.
        area: name of the area.
        period: code of the period.
        measure: level, yoy, pct_of_plan.
        status: how settled it is.
        words: as prose has it: "gần 860 triệu USD".
        title: what it measures, where and when.
        source: what it rests on.
        why: why it stands and the others do not.
        conflict: whether another document says what cannot also be true.
        rivals: what others say, best first.
        id: the same claim of the same passage always has the same.
    """

    value: Decimal
    low: Decimal | None
    high: Decimal | None
    unit: str
    indicator: str | None
    area: str
    period: str
    measure: str
    status: str
    words: str
    title: str
    source: Source
    why: str
    conflict: bool
    rivals: tuple["Figure", ...]
    id: str

    def __str__(self) -> str:
        return f"{self.title}: {self.words} – {self.source.name}, {self.source.place}"

    def _repr_html_(self) -> str:
        """The figure with its sentence, for a notebook."""
        said = html.escape(self.source.sentence).replace(
            html.escape(self.source.text), f"<mark>{html.escape(self.source.text)}</mark>", 1
        )
        head = f"<strong>{html.escape(self.words)}</strong> – {html.escape(self.title)}"
        where = html.escape(f"{self.source.name}, {self.source.place}")
        return f"<p>{head}</p><blockquote>{said}<br><small>{where}</small></blockquote>"


def measured(fact: Observation) -> dict[str, Cell]:
    """The cells of ``WHAT``."""
    unit = areas().get(fact.area_code, fact.area_since) if fact.area_code and fact.area_since else None
    period = fact.period
    return {
        "indicator": fact.indicator,
        "name": names.indicator(fact.indicator, fact.label, language()),
        "dims": "; ".join(f"{name}={value}" for name, value in fact.dims) or None,
        "area_code": fact.area_code,
        "area_since": fact.area_since,
        "area": names.area(unit, language()) if unit else fact.area,
        "period": period.code if period else None,
        "period_start": period.start if period else None,
        "period_end": period.end if period else None,
        "measure": fact.measure.value,
    }


def numbers(fact: Observation) -> dict[str, Cell]:
    """The cells of ``NUMBERS``."""
    return {"value": fact.quantity.value, **ends(interval_of(fact.quantity)), "unit": fact.quantity.unit}


def ends(it: Interval) -> dict[str, Cell]:
    """Both ends of an interval."""
    return {"low": it.low, "high": it.high}


def told(fact: Observation, known: Mapping[str, str]) -> dict[str, Cell]:
    """The cells of ``TOLD``.

    Args:
        fact: the figure.
        known: names of documents by SHA-256.
    """
    at = fact.passage
    return {
        "status": fact.status.value,
        "bound": fact.quantity.bound.value,
        "confidence": fact.confidence,
        "id": fact.id,
        "document": at.document,
        "document_name": known.get(at.document),
        "place": words.locator(at.locator, language()) or None,
        "text": at.text,
        "start": at.start,
        "end": at.end,
    }


def row(fact: Observation, known: Mapping[str, str]) -> dict[str, Cell]:
    """All cells of a figure."""
    return {**measured(fact), **numbers(fact), **told(fact, known)}


def said(fact: Observation) -> str:
    """A figure as prose has it."""
    return figures.figure(fact, language())


ROW: Sequence[Column] = (*WHAT, *NUMBERS, *TOLD)
