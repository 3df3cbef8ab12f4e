"""Matters to read: lists, boards, one with its history; offices; working sessions."""

from dataclasses import asdict
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query
from pydantic import BaseModel

from toancanh.api.exact import Day, Key
from toancanh.api.keys import READ
from toancanh.api.matters import router
from toancanh.api.matters.schemas import (
    EventTold,
    Matters,
    MatterTold,
    OfficeTold,
    Which,
    answered,
    brief,
    event,
    office,
)
from toancanh.api.paging import Listed, Paged, only, page_of, strictly
from toancanh.followup import actions, selectors
from toancanh.followup.models import Matter, WorkingSession
from toancanh.followup.selectors import Board
from toancanh.model import UserError

_TAGS = ["Công việc"]


class TallyTold(BaseModel):
    """How the matters of an office stand: those given are the sum of the others."""

    office: int | None
    name: str
    given: int
    done_in_time: int
    done_late: int
    in_hand: int
    overdue: int
    stopped: int


class DigestTold(BaseModel):
    """What a day has, in numbers."""

    day: date
    overdue: int
    newly_overdue: int
    due_today: int
    due_soon: int
    unanswered: int
    extensions: int
    done: int


class SessionTold(BaseModel):
    """A working session."""

    id: int
    delegation: str
    head: str
    area: str
    area_code: str | None
    on: Day
    place: str
    minutes: str | None


class Sessions(Listed):
    """A page of working sessions."""

    items: list[SessionTold]


@router.get("/matters", tags=_TAGS, response=Matters, auth=READ, operation_id="matters")
def several(request: HttpRequest, asked: Query[Which]) -> Any:
    """Danh sách việc, việc đến hạn trước đứng trước."""
    strictly(request, asked)
    today, board = asked.on or timezone.localdate(), _board(asked)
    return page_of(selectors.listed(asked.show, today, board), asked, lambda row: brief(row, today))


@router.get("/matters/board", tags=_TAGS, response=list[TallyTold], auth=READ, operation_id="board")
def board(request: HttpRequest, asked: Query[Which]) -> Any:
    """Mỗi đơn vị được giao bao nhiêu, xong đúng hạn, quá hạn, đang làm."""
    strictly(request, asked)
    return [asdict(it) for it in selectors.tallies(asked.on or timezone.localdate(), _board(asked))]


@router.get("/matters/digest", tags=_TAGS, response=DigestTold, auth=READ, operation_id="digest")
def digest(request: HttpRequest, asked: Query[Which]) -> Any:
    """Một ngày có gì: quá hạn, sắp đến hạn, chưa trả lời, xin gia hạn."""
    strictly(request, asked)
    found = selectors.digest(asked.on or timezone.localdate(), _board(asked))
    counted = set(DigestTold.model_fields) - {"day"}
    return {"day": found.day, **{name: getattr(found, name).count() for name in counted}}


@router.get("/matters/{int:matter}", tags=_TAGS, response=MatterTold, auth=READ, operation_id="matter")
def one(request: HttpRequest, response: HttpResponse, matter: Key, on: Day | None = None) -> Any:
    """Một việc: câu văn gốc, hạn, đơn vị, tình trạng, văn bản chứng minh."""
    only(request, {"on"})
    return answered(found(matter), response, on)


@router.get(
    "/matters/{int:matter}/history",
    tags=_TAGS,
    response=list[EventTold],
    auth=READ,
    operation_id="matter_history",
)
def history(request: HttpRequest, matter: Key) -> Any:
    """Mọi việc đã làm với một việc, việc đầu tiên đứng trước."""
    return [event(it) for it in actions.history(found(matter).pk)]


@router.get("/offices", tags=_TAGS, response=list[OfficeTold], auth=READ, operation_id="offices")
def offices(request: HttpRequest) -> Any:
    """Các đơn vị nhận việc."""
    return [office(it) for it in selectors.offices()]


@router.get("/sessions", tags=_TAGS, response=Sessions, auth=READ, operation_id="sessions")
def sessions(request: HttpRequest, asked: Query[Paged]) -> Any:
    """Các buổi làm việc, buổi mới nhất đứng trước."""
    strictly(request, asked)
    return page_of(WorkingSession.objects.select_related("minutes"), asked, session)


def session(row: WorkingSession) -> dict[str, Any]:
    """A working session as it is answered with."""
    names = ("delegation", "head", "area", "area_code", "on", "place")
    minutes = row.minutes.sha256 if row.minutes else None
    return {"id": row.pk, "minutes": minutes, **{name: getattr(row, name) for name in names}}


def found(number: int) -> Matter:
    """The matter of that number.

    Raises:
        UserError: there is none.
    """
    row = selectors.matter(number)
    if row is None:
        raise UserError("followup.no_matter", matter=number)
    return row


def _board(asked: Which) -> Board:
    kind = asked.kind or ""
    about = (asked.register_code, asked.entry)
    return Board(asked.office, asked.area, *about, session=asked.session, kind=kind, search=asked.search)
