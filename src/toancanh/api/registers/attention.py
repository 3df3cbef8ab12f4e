"""What the checks find in the registers, and reported totals beside what the registers hold."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Router
from pydantic import BaseModel, Field, WithJsonSchema

from toancanh.api.exact import Day, Exact, Unit
from toancanh.api.keys import READ
from toancanh.api.paging import Listed, Paged, listed, strictly
from toancanh.api.registers.schemas import Code
from toancanh.model import Severity
from toancanh.reference.messages import language
from toancanh.registers import checks
from toancanh.registers.checks import Finding
from toancanh.tallying import Tallied, Verdict, tallied, words

router = Router(tags=["Cần để ý"])


TotalVerdict = Annotated[Verdict, WithJsonSchema({"type": "string", "enum": [it.value for it in Verdict]})]
"""How a total and the register stand to each other; told in place, since people's verdicts bear the name."""


class Found(BaseModel):
    """One thing that a check found."""

    code: str
    severity: Severity
    register_code: str
    entry: int | None = Field(description="`null`: về nhiều mục.")
    name: str
    values: dict[str, str | None]
    basis: str = Field(description="Văn bản pháp luật; rỗng nếu không theo luật nào.")
    text: str


class AllFound(Listed):
    """A page of what the checks found."""

    items: list[Found]


class Which(Paged):
    """Of which register, on which day."""

    register_code: Code | None = None
    on: Day | None = Field(None, description="Ngày xem; mặc định hôm nay.")


class Total(BaseModel):
    """A reported total and what the register makes of it."""

    indicator: str
    dims: dict[str, str]
    area: Unit
    period: str
    value: Exact
    unit: str
    fact: str | None = Field(description="Số liệu nêu nó, nếu từ văn bản trong kho.")
    register_code: str
    low: Exact | None
    high: Exact | None
    entries: list[int]
    verdict: TotalVerdict
    gap: Exact | None
    text: str


class Totals(Listed):
    """A page of reported totals."""

    items: list[Total]


class WhichTotals(Paged):
    """Of which register, with which verdict."""

    register_code: Code | None = None
    verdict: TotalVerdict | None = None


@router.get("/checks", response=AllFound, auth=READ, operation_id="checks")
def found(request: HttpRequest, asked: Query[Which]) -> Any:
    """Những gì trong các sổ cần người xem: sắp hết hạn, vượt ngưỡng, chậm, thiếu nguồn; nặng nhất trước."""
    strictly(request, asked)
    day: date = asked.on or timezone.localdate()
    every = checks.found(day, asked.register_code)
    return listed([_found(it) for it in every[asked.slice]], len(every), asked)


@router.get("/totals", response=Totals, auth=READ, operation_id="totals")
def totals(request: HttpRequest, asked: Query[WhichTotals]) -> Any:
    """Tổng số văn bản nêu, đặt cạnh tổng của sổ ở địa bàn và ngày ấy; không khớp đứng trước."""
    strictly(request, asked)
    every = [it for it in tallied(asked.register_code) if asked.verdict in (None, it.verdict)]
    return listed([_total(it) for it in every[asked.slice]], len(every), asked)


def _found(it: Finding) -> dict[str, Any]:
    return {
        "code": it.code, "severity": it.severity, "register_code": it.register, "entry": it.entry,
        "name": it.name, "values": it.plain(), "basis": it.basis, "text": it.words(language()),
    }  # fmt: skip


def _total(it: Tallied) -> dict[str, Any]:
    total, own = it.reported, it.holding
    gap: Decimal | None = it.gap
    return {
        "indicator": total.indicator, "dims": dict(total.dims), "area": Unit.of(total.area),
        "period": total.period.code, "value": total.value, "unit": total.unit,
        "fact": total.fact.id if total.fact else None, "register_code": own.yardstick.scope.register,
        "low": own.interval.low, "high": own.interval.high, "entries": [held.entry for held in own.counted],
        "verdict": it.verdict, "gap": gap,
        "text": f"{words.title(total, language())}: {words.verdict(it, language())}",
    }  # fmt: skip
