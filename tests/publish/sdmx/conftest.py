"""Figures of the old and the new Đắk Lắk, as they are exchanged."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from toancanh.model import Bound, Measure, Observation, Period, Status
from toancanh.publish.sdmx import codes
from toancanh.publish.sdmx.components import CodeList
from toancanh.publish.sdmx.data import Datum, Paper, Stood, data, used

OLD, NEW = date(2004, 7, 8), date(2025, 7, 1)


@pytest.fixture
def stand(make_document, make_fact) -> Callable[..., Stood]:
    """A figure that is stood by, of the new province unless told otherwise."""

    def make(
        value: object = 1_520_500_000, *, since: date = NEW, vintage: str = "2025-07-25", **parts
    ) -> Stood:
        period = Period.parse(parts.pop("period", "2025-H1"))
        known = {name: parts.pop(name) for name in ("until", "disputed", "official") if name in parts}
        usual = {"step": 100_000, "status": Status.ESTIMATE, "area_since": since, "period": period}
        fact = make_fact(value, make_document(), **{**usual, **parts})
        title = 'Báo cáo "tháng 6",\nlần 2'
        return Stood(fact, Paper("a" * 64, title, "SCT", "12/BC-SCT", date.fromisoformat(vintage)), **known)

    return make


@pytest.fixture
def figures(stand) -> list[Stood]:
    """Levels, growth, a plan, a bound, a share of the whole, of two provinces, one with its past."""
    percent = {"unit": "percent", "step": Decimal("0.1")}
    return [
        stand(),
        stand(1_490_000_000, vintage="2025-07-02", until=date(2025, 7, 25)),
        stand(1_790_000_000, period="2025-M01..M07", official=True, status=Status.ACTUAL),
        stand(2_235_000_000, period="2025", status=Status.PLAN, disputed=True),
        stand("28.7", measure=Measure.YOY, **percent),
        stand(860_000_000, dims=(("commodity", "cà phê"),), bound=Bound.AT_MOST),
        stand(900_000_000, since=OLD, period="2024-H1"),
        stand("4.2", indicator="iip", measure=Measure.YOY, period="2025-M06", since=OLD, **percent),
    ]


@pytest.fixture
def told(figures: list[Stood]) -> list[Datum]:
    """Them as observations."""
    return data(figures)


@pytest.fixture
def lists(figures: list[Stood]) -> tuple[CodeList, ...]:
    """The code lists that they use."""
    facts: list[Observation] = [it.fact for it in figures]
    return codes.lists(used(facts))
