"""What is done with a matter, each as one operation; who acts on a state says which (``If-Match``)."""

from collections.abc import Callable
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from pydantic import Field

from toancanh.api.exact import Day, Key, Signed
from toancanh.api.keys import WRITE, who
from toancanh.api.matters import router
from toancanh.api.matters.reading import found
from toancanh.api.matters.schemas import Assigned, Due, MatterTold, Name, PaperGiven, answered, event
from toancanh.api.sources import Reason
from toancanh.api.versions import Seen, held_to, seen
from toancanh.followup import actions, sheets
from toancanh.followup.changes import By
from toancanh.followup.models import Matter
from toancanh.model import UserError

_TAGS = ["Xử lý công việc"]


class Assign(Reason):
    """The office that leads, and those that help."""

    lead: Annotated[Name, Field(examples=["Phòng Quản lý Năng lượng"])]
    partners: list[Name] = Field([], max_length=50)


class Link(Reason, Assigned):
    """What a matter is about; what is not given stays, unless this is the ``whole`` of it."""

    whole: bool = False


class Report(Reason):
    """How far it has got."""

    progress: Annotated[Signed, Field(examples=["đã họp với chủ đầu tư"])]


class Deadline(Reason, Due):
    """The deadline that a matter is to have."""


class Evidence(Reason):
    """Documents that prove something."""

    papers: list[PaperGiven] = Field(min_length=1, max_length=50)


class Answer(Reason):
    """One answer."""

    paper: PaperGiven


class Answers(Reason):
    """How many answers are needed."""

    count: int = Field(ge=0, le=100)


class Resolve(Reason):
    """Documents that show that it is done, if not given before."""

    papers: list[PaperGiven] = Field([], max_length=50)


class Extension(Reason):
    """The later deadline that is asked for."""

    until: Day


class ExtensionDecision(Reason):
    """Whether the later deadline is granted."""

    granted: bool


class Escalate(Reason):
    """The leader that it is handed up to."""

    to: Annotated[Name, Field(examples=["Giám đốc Sở"])]


Told = Callable[[Any, By], dict[str, Any]]
"""What a body gives an action, beside who acts."""


def by(request: HttpRequest, given: Reason) -> By:
    """Who does something now, and why."""
    return By(who(request), timezone.now(), given.reason)


def _operation(name: str, about: str, body: type[Reason], do: Callable[..., Matter], told: Told) -> None:
    """Add the operation of one action: ``told`` turns the body into what the action is given."""
    kind: Any = body

    @router.post(
        "/matters/{int:matter}/" + name, tags=_TAGS, response=MatterTold, auth=WRITE, summary=about,
        operation_id=name.replace("-", "_") + "_matter",
    )  # fmt: skip
    def operation(
        request: HttpRequest, response: HttpResponse, matter: Key, given: kind, if_match: Seen = None
    ) -> Any:
        row, version, signed = found(matter), seen(if_match), by(request, given)

        def meanwhile() -> list[dict[str, Any]]:
            return [event(it) for it in row.events.filter(version__gt=version).order_by("version")]

        with held_to(meanwhile):
            do(matter=matter, seen=version, by=signed, **told(given, signed))
        return answered(found(matter), response)


def _shown(given: Any, _: By) -> dict[str, Any]:
    return {"papers": [it.shown() for it in given.papers]}


def _nothing(_: Any, __: By) -> dict[str, Any]:
    return {}


def _term(given: Deadline, signed: By) -> dict[str, Any]:
    terms = given.terms(signed.today)
    if not terms:
        raise UserError("followup.bad_deadline", seen="")
    return {"term": terms.term}


_operation(
    "assign",
    "Giao cho đơn vị",
    Assign,
    actions.assign,
    lambda it, _: {"lead": it.lead, "partners": it.partners},
)
_operation(
    "link",
    "Gắn địa bàn, mục của sổ, buổi làm việc",
    Link,
    actions.link,
    lambda it, _: {"given": it.given(), "whole": it.whole},
)
_operation("begin", "Bắt đầu làm", Reason, actions.begin, _nothing)
_operation("report", "Báo cáo tiến độ", Report, actions.report, lambda it, _: {"progress": it.progress})
_operation("deadline", "Đặt hạn", Deadline, actions.set_deadline, _term)
_operation(
    "answer", "Nhận một văn bản trả lời", Answer, actions.answer, lambda it, _: {"paper": it.paper.shown()}
)
_operation(
    "answers-needed",
    "Cần mấy văn bản trả lời",
    Answers,
    actions.need_answers,
    lambda it, _: {"count": it.count},
)
_operation("resolve", "Kết thúc, có chứng cứ", Resolve, actions.resolve, _shown)
_operation(
    "ask-extension", "Xin gia hạn", Extension, actions.ask_extension, lambda it, _: {"until": it.until}
)
_operation(
    "decide-extension",
    "Cho hoặc không cho gia hạn",
    ExtensionDecision,
    actions.decide_extension,
    lambda it, _: {"granted": it.granted},
)
_operation("escalate", "Chuyển cấp trên", Escalate, actions.escalate, lambda it, _: {"to": it.to})
_operation("stop", "Dừng, có lý do", Reason, actions.stop, _nothing)
_operation("reopen", "Mở lại", Reason, actions.reopen, _nothing)
_operation("accept-status", "Nhận tình trạng mà báo cáo cho thấy", Reason, sheets.accept, _nothing)


@router.post(
    "/matters/{int:matter}/comment",
    tags=_TAGS,
    response=MatterTold,
    auth=WRITE,
    operation_id="comment_matter",
)
def comment(request: HttpRequest, response: HttpResponse, matter: Key, given: Reason) -> Any:
    """Thêm ý kiến (`reason`); chỉ thêm nên không cần `If-Match`."""
    actions.comment(matter=found(matter).pk, by=by(request, given))
    return answered(found(matter), response)


@router.post(
    "/matters/{int:matter}/evidence", tags=_TAGS, response=MatterTold, auth=WRITE, operation_id="show_matter"
)
def evidence(request: HttpRequest, response: HttpResponse, matter: Key, given: Evidence) -> Any:
    """Thêm văn bản chứng minh; chỉ thêm nên không cần `If-Match`."""
    actions.show(matter=found(matter).pk, by=by(request, given), papers=[it.shown() for it in given.papers])
    return answered(found(matter), response)
