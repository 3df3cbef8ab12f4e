"""Figures that documents claim, each with its passage; what people decide about them; contradictions."""

from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Path, Query, Router
from pydantic import BaseModel, ConfigDict, Field

from toancanh.api.exact import Exact, Number, Signed
from toancanh.api.keys import READ, WRITE, who
from toancanh.api.paging import Listed, Paged, page_of, strictly
from toancanh.api.sources import CODED, Sha256, selection
from toancanh.approving.selectors import official_figure, official_rows
from toancanh.model import Contradiction, Observation, Severity, UserError, Verdict
from toancanh.publish import contradictions as words
from toancanh.reconciling import catch_up_soon
from toancanh.reference.messages import language
from toancanh.store import actions, selectors
from toancanh.store.contradictions import selectors as conflicts
from toancanh.store.contradictions.selectors import Wanted

router = Router(tags=["Số liệu"])


class Quoted(BaseModel):
    """Where a figure stands: characters of the document's text, and the place in its file."""

    document: str
    start: int
    end: int
    text: str
    locator: dict[str, Any]


class Observed(BaseModel):
    """One number claimed by one passage."""

    id: str
    indicator: str | None
    label: str
    dims: dict[str, str]
    area: str | None
    area_code: str | None
    area_since: date | None
    period: str | None
    measure: str
    status: str
    value: Number
    high: Number | None = Field(description="Đầu trên của khoảng.")
    unit: str
    bound: str
    confidence: Exact | None
    doubts: list[str]
    rule: str
    passage: Quoted
    sentence: tuple[int, int]


class Observations(Listed):
    """A page of figures."""

    items: list[Observed]


class Claimed(Observed):
    """A figure with the words of its sentence."""

    sentence_text: str


class Which(Paged):
    """Which figures are asked for; an empty part does not narrow."""

    indicator: str = Field("", max_length=80, description="Mã chỉ tiêu.")
    area_code: str = Field("", max_length=10)
    period: str = Field(
        "", max_length=30, description="Mã kỳ.", examples=["2025-H1"], json_schema_extra=CODED
    )
    document: Sha256 | None = None
    official: bool = Field(False, description="Chỉ những số đã được duyệt: bức tranh chính thức.")


class Decision(BaseModel):
    """What a person decides about a doubtful figure."""

    model_config = ConfigDict(extra="forbid")

    verdict: Verdict
    note: Signed = ""


class Choice(BaseModel):
    """Why a figure stands for what it measures; with ``stands`` false, why the rules choose again."""

    model_config = ConfigDict(extra="forbid")

    reason: Annotated[Signed, Field(examples=["báo cáo của Sở, có đối chiếu"])]
    stands: bool = True


class ContradictionTold(BaseModel):
    """Figures that cannot all be true, in words, and those figures."""

    identity: str
    severity: Severity
    document: str = Field(description="Văn bản làm lộ ra.")
    text: str
    figures: list[Observed]


class Contradictions(Listed):
    """A page of contradictions."""

    items: list[ContradictionTold]


class WhichContradictions(Paged):
    """Which contradictions are asked for."""

    indicator: str = Field("", max_length=80)
    severity: Severity | None = None
    document: Sha256 | None = None
    observation: str | None = Field(None, pattern="^[0-9a-f]{20}$")


FactId = Annotated[str, Path(pattern="^[0-9a-f]{20}$")]


@router.get("/observations", response=Observations, auth=READ, operation_id="observations")
def several(request: HttpRequest, asked: Query[Which]) -> Any:
    """Số liệu của các văn bản đang có hiệu lực, hoặc đã được duyệt, mỗi số với câu hoặc ô đã nêu nó."""
    strictly(request, asked)
    wanted = selection(asked.indicator, asked.area_code, asked.period)
    if asked.official:
        approved = official_rows(wanted)
        rows = approved.filter(reading__document__original=asked.document) if asked.document else approved
        return page_of(rows, asked, lambda it: observation(official_figure(it)))
    rows = selectors.claimed(wanted, asked.document)
    return page_of(rows, asked, lambda it: observation(selectors.observed(it)))


@router.get("/observations/{fact_id}", response=Claimed, auth=READ, operation_id="observation")
def one(request: HttpRequest, fact_id: FactId) -> Any:
    """Một số liệu với câu chứa nó."""
    return _claimed(fact_id)


@router.post("/observations/{fact_id}/decision", response=Claimed, auth=WRITE, operation_id="decide")
def decide(request: HttpRequest, fact_id: FactId, given: Decision) -> Any:
    """Xác nhận hoặc bác một số liệu máy đọc chưa chắc."""
    actions.decide(fact_id=fact_id, verdict=given.verdict, who=who(request), note=given.note)
    catch_up_soon()
    return _claimed(fact_id)


@router.post("/observations/{fact_id}/choice", response=Claimed, auth=WRITE, operation_id="choose")
def choose(request: HttpRequest, fact_id: FactId, given: Choice) -> Any:
    """Chọn số liệu đứng tên cho điều nó đo, hoặc bỏ lựa chọn."""
    do = actions.choose if given.stands else actions.take_back
    do(fact_id=fact_id, who=who(request), reason=given.reason)
    catch_up_soon()
    return _claimed(fact_id)


@router.get("/contradictions", response=Contradictions, auth=READ, operation_id="contradictions")
def contradicting(request: HttpRequest, asked: Query[WhichContradictions]) -> Any:
    """Những số liệu không thể cùng đúng, nặng nhất đứng trước."""
    strictly(request, asked)
    wanted = Wanted(
        indicators=(asked.indicator,) if asked.indicator else (),
        severity=asked.severity,
        documents=(asked.document,) if asked.document else (),
        facts=(asked.observation,) if asked.observation else (),
    )
    found = conflicts.contradictions(wanted)
    told = conflicts.told(found[asked.slice])
    names = selectors.names({fact.passage.document for it in told for fact in it.members})
    return {"items": [_contradiction(it, names) for it in told], "total": found.count(),
            "page": asked.page, "size": asked.size}  # fmt: skip


def observation(it: Observation) -> dict[str, Any]:
    """A figure as it is answered with."""
    quantity, at = it.quantity, it.passage
    place = {"start": at.start, "end": at.end, "text": at.text, "locator": at.locator.as_dict()}
    names = ("id", "indicator", "label", "area", "area_code", "area_since", "confidence", "rule", "sentence")
    return {
        **{name: getattr(it, name) for name in names},
        "dims": it.dimensions,
        "period": it.period.code if it.period else None,
        "measure": it.measure.value,
        "status": it.status.value,
        "value": quantity.value,
        "high": quantity.high,
        "unit": quantity.unit,
        "bound": quantity.bound.value,
        "doubts": list(it.doubts),
        "passage": {"document": at.document, **place},
    }


def _claimed(fact_id: str) -> dict[str, Any]:
    claim = selectors.claim(fact_id)
    if claim is None:
        raise UserError("review.no_fact", fact=fact_id)
    return {**observation(claim.observation), "sentence_text": "".join(claim.sentence)}


def _contradiction(it: Contradiction, names: dict[str, str]) -> dict[str, Any]:
    text = words.told(it, names, language()).line
    head = {"identity": it.relation.identity, "severity": it.severity, "document": it.document}
    return {**head, "text": text, "figures": [observation(fact) for fact in it.members]}
