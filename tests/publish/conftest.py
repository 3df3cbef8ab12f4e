"""Figures of Đắk Lắk before and after the merger, ready to be reconciled."""

from collections.abc import Callable
from datetime import date

import pytest

from toancanh.model import Measure, Observation, Period, Value
from toancanh.reconcile.editions import Reconciled, editions, reconcile
from toancanh.reconcile.known import Compositions, no_compositions
from toancanh.reconcile.precedence import Source

OLD, NEW = date(2004, 7, 8), date(2025, 7, 1)


@pytest.fixture
def told(make_fact, make_document) -> Callable[..., Observation]:
    """A figure of old Đắk Lắk in the first half of 2025, of a document with this text."""

    def make(value: object, text: str = "báo cáo tháng 6 năm 2025, số liệu", **parts: object) -> Observation:
        parts = {"area_since": OLD, "step": 1_000_000, **parts}
        if isinstance(parts.get("period"), str):
            parts["period"] = Period.parse(str(parts["period"]))
        if parts.get("measure", Measure.LEVEL) is not Measure.LEVEL:
            parts["unit"] = "percent"
        return make_fact(value, make_document(text), **parts)

    return make


@pytest.fixture
def reconciled() -> Callable[..., Reconciled]:
    """What follows from figures of one family, all documents of one day."""

    def make(*facts: Observation, compositions: Compositions = no_compositions) -> Reconciled:
        sources = {fact.passage.document: Source(date(2025, 7, 31)) for fact in facts}
        (family,) = editions(facts, sources).values()
        return reconcile(family, compositions)

    return make


@pytest.fixture
def value_of() -> Callable[..., Value]:
    """The value of a period, kind and measure."""

    def find(found: Reconciled, period: str, kind: str = "outcome", measure: str = "level") -> Value:
        (value,) = (
            it
            for it in found.values
            if (it.node.thing.period.code, it.node.thing.kind, it.node.measure) == (period, kind, measure)
        )
        return value

    return find
