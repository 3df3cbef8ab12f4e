"""Areas through time: which unit is meant, what it became, what it was."""

from datetime import date
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import Query, Router
from pydantic import BaseModel, Field

from toancanh.api.exact import Day
from toancanh.api.keys import READ
from toancanh.publish import area_answers
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
