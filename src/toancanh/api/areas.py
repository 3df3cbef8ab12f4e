"""Areas through time: which unit is meant, what it became, what it was; all of them with their lineage."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import Query, Router
from pydantic import BaseModel, Field

from toancanh.api.exact import Day
from toancanh.api.keys import READ
from toancanh.api.paging import Listed, Paged, listed, strictly
from toancanh.model import Area, AreaLevel, ChangeKind
from toancanh.publish import area_answers, names
from toancanh.reference.areas import areas
from toancanh.reference.areas.answers import Ask, Question, answer
from toancanh.reference.messages import language

router = Router(tags=["Địa bàn"])


class UnitTold(BaseModel):
    """A unit, its first day, its last if it is no more, what it lies in."""

    code: str
    valid_from: date
    valid_to: date | None
    name: str
    type: str
    within: str | None


class Answered(BaseModel):
    """The units; whether they are the area asked about, no more and no less; what else to know."""

    units: list[UnitTold]
    exact: bool | None
    notes: list[str]


class Asked(BaseModel):
    """What is asked, in words or a code."""

    name: str = Field(min_length=1, max_length=200, examples=["Phú Yên"])
    on: Day | None = Field(None, description="Tên hoặc mã hiểu theo ngày này.")
    within: str | None = Field(None, max_length=200, description="Chỉ đơn vị nằm trong đây.")


Way = Annotated[
    Literal["find", "became", "was"], Field(description="Là đơn vị nào, đã thành gì, trước là gì.")
]


@router.get("/areas/{ask}", response=Answered, auth=READ, operation_id="areas")
def ask(request: HttpRequest, ask: Way, asked: Query[Asked]) -> Any:
    """Tra địa bàn qua các thời kỳ: là đơn vị nào (`find`), đã thành gì (`became`), trước là gì (`was`)."""
    found = answer(areas(), Question(Ask(ask), asked.name, asked.on, asked.within))
    return area_answers.as_json(found, language())


class Kin(BaseModel):
    """A unit that another became or was formed of, and by which legal act."""

    code: str
    since: date
    name: str
    kind: ChangeKind = Field(description="Toàn bộ, một phần, hay phần đại diện.")
    acts: list[str]


class Lineage(UnitTold):
    """A unit with what it was formed of and what it passed into, one step each way."""

    level: AreaLevel
    was: list[Kin]
    became: list[Kin]
    exact: bool | None = Field(description="Các đơn vị kế thừa đúng bằng đất của nó; `null`: còn tồn tại.")


class Areas(Listed):
    """A page of areas."""

    items: list[Lineage]


class WhichAreas(Paged):
    """Which units are asked for; an empty part does not narrow."""

    code: str = Field("", max_length=10, description="Mọi đơn vị từng mang mã này.", examples=["66"])
    level: AreaLevel | None = None
    on: Day | None = Field(None, description="Chỉ đơn vị có vào ngày này.")
    within: str = Field("", max_length=10, description="Mã của đơn vị chứa nó, vào cùng lúc.")


@router.get("/areas", response=Areas, auth=READ, operation_id="area_units")
def units(request: HttpRequest, asked: Query[WhichAreas]) -> Any:
    """Mọi đơn vị hành chính, trước và sau 01/7/2025, mỗi đơn vị với gốc và nơi kế thừa."""
    strictly(request, asked)
    found = areas().ordered(it for it in areas().units if _wanted(it, asked))
    return listed([_lineage(it) for it in found[asked.slice]], len(found), asked)


def _wanted(it: Area, asked: WhichAreas) -> bool:
    return (
        asked.code in ("", it.code)
        and asked.level in (None, it.level)
        and (asked.on is None or it.exists_on(asked.on))
        and asked.within in ("", it.parent)
    )


def _lineage(it: Area) -> dict[str, Any]:
    parent, after = areas().parent(it), areas().became(it)
    own = {name: getattr(it, name) for name in ("code", "valid_from", "valid_to", "type", "level")}
    return {
        **own,
        "name": names.full_area(it, language()),
        "within": names.full_area(parent, language()) if parent else None,
        "was": _kin(areas().was(it), lambda other: areas().acts([other], [it])),
        "became": _kin(after, lambda other: areas().acts([it], [other])),
        "exact": areas().exact_union(it) if after else None,
    }


def _kin(steps: Iterable[tuple[Area, ChangeKind]], acts: Callable[[Area], Iterable[str]]) -> list[Kin]:
    return [
        Kin(
            code=it.code, since=it.valid_from, name=names.full_area(it, language()), kind=kind,
            acts=list(acts(it)),
        )
        for it, kind in steps
    ]  # fmt: skip
