"""Industries and products with an advantage: what ``answering.advantage`` composes, for programs."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from ninja import Query, Router
from pydantic import BaseModel, ConfigDict, Field

from toancanh.answering.advantage.asking import Wanted, choose
from toancanh.answering.advantage.composing import compose
from toancanh.answering.advantage.data import data
from toancanh.api.exact import Exact
from toancanh.api.keys import READ
from toancanh.api.paging import strictly
from toancanh.model import UserError
from toancanh.reference.messages import language

router = Router(tags=["Phân tích"])


class AdvantageEnds(BaseModel):
    """All that a number can be; ``null`` where nothing bounds it."""

    low: Exact | None
    high: Exact | None


class Row(BaseModel):
    """A row of a table that an office handed in."""

    file: str
    line: int
    source: str


class AdvantageNumber(AdvantageEnds):
    """A number with what it rests on."""

    unit: str = Field(description="Mã đơn vị; points là điểm phần trăm, plain là số không đơn vị.")
    how: str = Field(description="told: văn bản nêu đúng như vậy; còn lại là cách tính ra.")
    disputed: bool = Field(description="Các văn bản mâu thuẫn nhau về số này.")
    observations: list[str] = Field(description="Mã số liệu: /observations/{mã}.")
    rows: list[Row]


class AdvantageEvidence(BaseModel):
    """What one method says; ``missing`` tells what it would take where ``value`` is null."""

    method: str
    value: AdvantageNumber | None
    missing: list[str]
    parts: dict[str, AdvantageNumber]


class Branch(BaseModel):
    """A branch with its evidence; ``best`` and ``worst`` are the places it may have."""

    key: str
    name: str
    within: str | None = Field(description="Ngành mà nó là một phần; khi ấy không xếp hạng.")
    best: int | None
    worst: int | None
    score: AdvantageEnds | None = Field(description="Từ 0 đến 1.")
    evidence: list[AdvantageEvidence]


class Criterion(BaseModel):
    """A criterion: its weight, of how many branches it is known, whether it took part."""

    method: str
    weight: Exact
    known: int
    used: bool


class Structure(BaseModel):
    """One way to divide an indicator, its branches in order."""

    structure: str
    name: str
    indicator: str
    whole: AdvantageNumber | None
    growth: AdvantageNumber | None
    branches: list[Branch]
    evidence: list[AdvantageEvidence]
    criteria: list[Criterion]
    left_out: list[str]


class Method(BaseModel):
    """What a method is, what it needs, and what it does to the result where that is missing."""

    code: str
    name: str
    formula: str
    unit: str
    source: str
    needs: str
    without: str
    criterion: bool


class Place(BaseModel):
    """An area, or several provinces together (``since`` is then null)."""

    code: str
    since: date | None
    name: str


class Advantage(BaseModel):
    """The branches of an area in a period."""

    place: Place | None
    period: str | None
    against: Place | None
    lists: list[Structure]
    methods: list[Method]


class Which(BaseModel):
    """What is asked for; an empty part takes what the page would."""

    model_config = ConfigDict(extra="forbid")

    area: str = Field("", max_length=80, description="Mã địa bàn; tỉnh cũ kèm ngày: 66-2004-07-08.")
    period: str = Field("", max_length=30, description="Mã kỳ, như 2025-M01..M09.")
    against: str = Field("", max_length=80, description="So với địa bàn nào; - là không so.")
    weights: str = Field("", max_length=300, description="Trọng số, như growth:3,share:0.")


@router.get("/advantage", response=Advantage, auth=READ, operation_id="advantage")
def advantage(request: HttpRequest, asked: Query[Which]) -> Any:
    """Ngành, sản phẩm có lợi thế: bằng chứng của từng ngành, hạng tốt nhất và xấu nhất, còn thiếu gì."""
    strictly(request, asked)
    choice = choose(Wanted(asked.area, asked.period, asked.against, _weights(asked.weights)))
    if choice is None:
        return {"place": None, "period": None, "against": None, "lists": [], "methods": []}
    if choice.faults:
        raise choice.faults[0]
    return data(compose(choice.asked), language())


def _weights(text: str) -> dict[str, str]:
    """Weights as they are written.

    Raises:
        UserError: a part has no colon.
    """
    pairs = [part.partition(":") for part in text.split(",") if part.strip()]
    for name, colon, _ in pairs:
        if not colon:
            raise UserError("advantage.weight", seen="", name=name.strip()[:60])
    return {name.strip(): value for name, _, value in pairs}
