"""The picture: for each thing measured the value stood by with its rivals, and what follows from all."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.http import HttpRequest
from ninja import Query, Router
from pydantic import BaseModel, Field

from toancanh import pipeline
from toancanh.api.exact import Day, Number
from toancanh.api.figures import Observed, observation
from toancanh.api.keys import READ
from toancanh.api.paging import Listed, Paged, listed, strictly
from toancanh.api.sources import CODED, period, selection
from toancanh.approving.selectors import approvals
from toancanh.approving.values import Approval
from toancanh.model import Interval, Kind, Measure, Observation, UserError, Value, subject_of
from toancanh.publish import derivations, spans, titles
from toancanh.publish.derivations import Origin
from toancanh.reconcile.claims import interval_of
from toancanh.reconcile.picture import PictureLine
from toancanh.reference import indicators
from toancanh.reference.messages import language
from toancanh.store import selectors

router = Router(tags=["Bức tranh"])


class Ends(BaseModel):
    """All that a value can be, from ``low`` to ``high``; ``null`` is unbounded."""

    low: Number | None
    high: Number | None
    low_open: bool = Field(description="Đầu dưới không thuộc khoảng.")
    high_open: bool = Field(description="Đầu trên không thuộc khoảng.")


class Approved(BaseModel):
    """By whom and when a figure was made official."""

    submission: int
    by: str
    at: datetime
    revision: bool = Field(description="Duyệt lại sau một lần đã duyệt.")
    same: bool = Field(description="Đúng con số đang đứng; `false`: bản chính thức còn số khác.")


class Stood(Observed):
    """A figure that is stood by."""

    interval: Ends
    why: list[str] = Field(description="Quy tắc khiến nó đứng trước các số khác; `only`: không có số khác.")
    approved: Approved | None


class Rival(Observed):
    """A figure that is not stood by."""

    interval: Ends
    lost: str = Field(description="Quy tắc khiến nó không được chọn.")


class LineTold(BaseModel):
    """One thing measured: the level, percent of plan and growth stood by, and what others say."""

    indicator: str | None
    label: str
    dims: dict[str, str]
    area: str | None
    area_code: str | None
    area_since: date | None
    period: str | None
    kind: Kind
    level: Stood | None
    pct_of_plan: Stood | None
    yoy: Stood | None
    rivals: list[Rival]
    conflict: bool = Field(description="Có hai số không thể cùng đúng.")


class Lines(Listed):
    """A page of the picture."""

    items: list[LineTold]


class Which(Paged):
    """Which lines are asked for; an empty part does not narrow."""

    indicator: str = Field("", max_length=80, description="Mã chỉ tiêu.", examples=["exports"])
    area_code: str = Field("", max_length=10, examples=["66"])
    area_since: Day | None = Field(None, description="Ngày đầu của đơn vị mang mã ấy; mã được dùng lại.")
    period: str = Field(
        "", max_length=30, description="Mã kỳ.", examples=["2025-H1"], json_schema_extra=CODED
    )
    kind: Kind | None = Field(None, description="Kết quả, kế hoạch, mục tiêu hay dự báo.")
    conflict: bool | None = Field(None, description="Chỉ những dòng có (hoặc không có) số mâu thuẫn.")
    official: bool = Field(False, description="Bức tranh chính thức: chỉ những số đã được duyệt.")


class Joined(BaseModel):
    """A value that is told, narrowed by others, or that nobody wrote but follows from what is told."""

    indicator: str
    dims: dict[str, str]
    area: str
    area_code: str
    area_since: date | None
    period: str
    kind: Kind
    measure: Measure
    unit: str
    interval: Ends
    origins: list[Origin] = Field(description="Rỗng: văn bản nêu. `residual`: phần còn lại của tỉnh cũ.")
    identity: str | None = Field(description="Đẳng thức cho ra hoặc thu hẹp nó.")
    told: str | None = Field(description="Số liệu nêu nó.")
    sources: list[str] = Field(description="Mọi số liệu đứng sau nó.")
    derivation: list[str] = Field(description="Từng bước; thụt vào là cơ sở của dòng trên.")


class AllJoined(Listed):
    """A page of joined values."""

    items: list[Joined]


class WhichJoined(Paged):
    """Of which indicator, where, when."""

    indicator: str = Field(max_length=80, description="Mã chỉ tiêu.", examples=["exports"])
    area_code: str = Field("", max_length=10, examples=["66"])
    area_since: Day | None = Field(None, description="Ngày đầu của đơn vị mang mã ấy; mã được dùng lại.")
    period: str = Field("", max_length=30, examples=["2025-H1"], json_schema_extra=CODED)
    measure: Measure | None = None
    derived: bool | None = Field(None, description="Chỉ những số không văn bản nào nêu (hoặc có nêu).")


@router.get("/picture", response=Lines, auth=READ, operation_id="picture")
def lines(request: HttpRequest, asked: Query[Which]) -> Any:
    """Bức tranh: mỗi điều đo được một dòng, con số đứng tên với khoảng, lý do, phê duyệt và các số khác."""
    strictly(request, asked)
    wanted = selection(asked.indicator, asked.area_code, asked.period)
    found = pipeline.picture(wanted, official=asked.official).lines
    own = [
        it
        for it in found
        if asked.kind in (None, it.kind)
        and asked.conflict in (None, it.conflict)
        and asked.area_since in (None, it.area_since)
    ]
    page = own[asked.slice]
    made = approvals(fact for it in page for fact in it.observations)
    return listed([_line(it, made) for it in page], len(own), asked)


@router.get("/joined", response=AllJoined, auth=READ, operation_id="joined")
def joined(request: HttpRequest, asked: Query[WhichJoined]) -> Any:
    """Mọi điều biết được của một chỉ tiêu, cả số không ai viết ra: ghép tỉnh cũ, suy từ kế hoạch, cùng kỳ."""
    strictly(request, asked)
    if asked.indicator not in indicators.catalogue():
        raise UserError("api.no_indicator", seen=asked.indicator)
    when = period(asked.period) if asked.period else None
    codes = (asked.area_code,) if asked.area_code else ()
    own = [
        it
        for it in pipeline.following(asked.indicator, codes)
        if (not codes or it.node.thing.place.code in codes)
        and asked.area_since in (None, it.node.thing.place.since)
        and when in (None, it.node.thing.period)
        and asked.measure in (None, it.node.measure)
        and asked.derived in (None, it.told is None)
    ]
    own.sort(key=_order)
    page = own[asked.slice]
    return listed(_joined(page), len(own), asked)


def ends(it: Interval) -> dict[str, Any]:
    """An interval as it is answered with."""
    return {"low": it.low, "high": it.high, "low_open": it.low_open, "high_open": it.high_open}


def _line(it: PictureLine, made: dict[str, Approval]) -> dict[str, Any]:
    names = ("indicator", "label", "area", "area_code", "area_since", "kind", "conflict")
    return {
        **{name: getattr(it, name) for name in names},
        "dims": dict(it.dims),
        "period": it.period.code if it.period else None,
        "level": _stood(it, it.value, made),
        "pct_of_plan": _stood(it, it.pct_of_plan, made),
        "yoy": _stood(it, it.growth, made),
        "rivals": [{**_within(fact), "lost": lost} for fact, lost in zip(it.rivals, it.lost, strict=True)],
    }


def _within(fact: Observation) -> dict[str, Any]:
    return {**observation(fact), "interval": ends(interval_of(fact.quantity))}


def _stood(it: PictureLine, fact: Observation | None, made: dict[str, Approval]) -> dict[str, Any] | None:
    if fact is None:
        return None
    return {**_within(fact), "why": it.why(fact), "approved": _approved(made.get(subject_of(fact)), fact)}


def _approved(it: Approval | None, fact: Observation) -> dict[str, Any] | None:
    if it is None:
        return None
    told = {"submission": it.submission, "by": it.by, "at": it.at, "revision": it.revision}
    return {**told, "same": it.is_of(fact)}


def _order(it: Value) -> tuple[object, ...]:
    """By area, what narrows it, the latest period first, then how it is measured."""
    thing = it.node.thing
    when = -thing.period.end.toordinal(), thing.period.start
    return (thing.place.code, str(thing.place.since), thing.dims, *when, thing.kind, it.node.measure)


def _joined(page: Sequence[Value]) -> list[dict[str, Any]]:
    known = selectors.names({fact.passage.document for it in page for fact in it.sources})
    return [{**_told(it), "derivation": list(_steps(it, known))} for it in page]


def _steps(it: Value, known: dict[str, str]) -> Iterable[str]:
    return ("  " * line.depth + line.text for line in derivations.lines(it, known, language()))


def _told(it: Value) -> dict[str, Any]:
    thing = it.node.thing
    return {
        "indicator": thing.indicator,
        "dims": dict(thing.dims),
        "area": titles.area(thing.place, language()),
        "area_code": thing.place.code,
        "area_since": thing.place.since,
        "period": thing.period.code,
        "kind": thing.kind,
        "measure": it.node.measure,
        "unit": spans.unit_of(it.node),
        "interval": ends(it.interval),
        "origins": derivations.origins(it),
        "identity": it.relation.identity if it.relation else None,
        "told": it.told.id if it.told else None,
        "sources": sorted(fact.id for fact in it.sources),
    }
