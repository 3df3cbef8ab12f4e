"""New matters: typed in, from acts of a document, from duties, from a workbook; offices; sessions."""

from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import File, Status, UploadedFile
from pydantic import BaseModel, ConfigDict, Field

from toancanh import tasks
from toancanh.api.describing import XLSX, content
from toancanh.api.exact import Day
from toancanh.api.keys import READ, WRITE
from toancanh.api.matters import router
from toancanh.api.matters.acting import by
from toancanh.api.matters.reading import SessionTold, found, session
from toancanh.api.matters.schemas import (
    Assigned,
    Brief,
    MatterTold,
    Name,
    New,
    OfficeTold,
    answered,
    brief,
    office,
)
from toancanh.api.paging import only
from toancanh.api.sources import Reason, Sha256
from toancanh.api.versions import located
from toancanh.followup import actions, recurring
from toancanh.followup.models import TaskSheet
from toancanh.followup.sheets import Fate, RowReport
from toancanh.followup.sketches import Meeting, Sketch
from toancanh.model import UserError
from toancanh.reference.messages import language, render

_TAGS = ["Lập việc"]

_LARGEST_FILE = 50_000_000


class TakeUp(Reason, Assigned):
    """The acts of a document to take up, by their place among them from 1; all if not given."""

    document: Sha256
    acts: list[Annotated[int, Field(ge=1, le=100_000)]] | None = None


class NewOffice(Reason):
    """An office by its name."""

    name: Annotated[Name, Field(examples=["Phòng Quản lý Công nghiệp"])]


class NewSession(BaseModel):
    """A working session to be written down."""

    model_config = ConfigDict(extra="forbid")

    delegation: Annotated[Name, Field(examples=["UBND tỉnh làm việc với Sở Công Thương"])]
    head: Annotated[Name, Field(examples=["Phó Chủ tịch UBND tỉnh"])]
    area: Annotated[Name, Field(examples=["Đắk Lắk"])]
    on: Day
    place: str = Field("", max_length=300)
    area_code: str | None = Field(None, max_length=10)
    minutes: Sha256 | None = None


class TaskRow(BaseModel):
    """What an import does, or would do, with one row."""

    row: int | None
    fate: Fate
    title: str
    matter: int | None
    due: date | None
    proposed: str | None
    changes: list[tuple[str, str, str]]


class TasksTold(BaseModel):
    """What an import of a workbook of tasks did or would do; ``done`` says which."""

    done: bool
    faults: list[str] = Field(description="Còn lỗi thì không ghi gì.")
    rows: list[TaskRow]


@router.post("/matters", tags=_TAGS, response={201: MatterTold}, auth=WRITE, operation_id="open_matter")
def new(request: HttpRequest, response: HttpResponse, given: New) -> Any:
    """Lập một việc gõ vào; hạn được đọc như trong văn bản."""
    signed = by(request, given)
    terms = given.terms(signed.today)
    sketch = Sketch(given.kind, given.title, given.given(), terms, given.number, answers=given.answers)
    row = actions.open_matter(by=signed, sketch=sketch)
    located(request, response, row.pk)
    return Status(201, answered(found(row.pk), response))


@router.post("/matters/take-up", tags=_TAGS, response=list[Brief], auth=WRITE, operation_id="take_up")
def take_up(request: HttpRequest, given: TakeUp) -> Any:
    """Lập việc từ kiến nghị, chỉ đạo, vướng mắc của một văn bản; mục đã lập không lập lại."""
    signed = by(request, given)
    rows = actions.take_up(by=signed, document=given.document, acts=given.acts, given=given.given())
    return [brief(it, signed.today) for it in rows]


@router.post("/matters/duties", tags=_TAGS, response=list[Brief], auth=WRITE, operation_id="open_duties")
def duties(request: HttpRequest, given: Reason) -> Any:
    """Lập việc của những nghĩa vụ định kỳ đã đến lúc; gọi lại bao nhiêu lần cũng được."""
    signed = by(request, given)
    return [brief(it, signed.today) for it in recurring.open_duties(by=signed)]


@router.post("/matters/import", tags=_TAGS, response=TasksTold, auth=WRITE, operation_id="import_tasks")
def take_in(request: HttpRequest, file: File[UploadedFile], dry_run: bool = True) -> Any:
    """Nhập bảng nhiệm vụ: tất cả hoặc không gì cả; `dry_run` (mặc định) chỉ nói từng dòng sẽ ra sao."""
    only(request, {"dry_run"})
    name = file.name or "?"
    if (file.size or 0) > _LARGEST_FILE:
        raise UserError("registers.too_large", name=name)
    agenda, reports = tasks.import_file(file.read(), name, by(request, Reason()), dry_run=dry_run)
    faults = [render(it.code, it.values, language()) for it in agenda.faults]
    return {"done": not dry_run and not faults, "faults": faults, "rows": [_row(it) for it in reports]}


@router.get(
    "/matters/export.xlsx", tags=_TAGS, auth=READ, operation_id="export_tasks", openapi_extra=content(XLSX)
)
def export(request: HttpRequest, sheet: str = "") -> Any:
    """Bảng nhiệm vụ nhập sau cùng, hoặc trang mang tên này, với tiến độ hiện nay."""
    only(request, {"sheet"})
    known = TaskSheet.objects.order_by("-imported_at")
    kept = (known.filter(name=sheet) if sheet else known).first()
    if kept is None:
        names = "; ".join(known.values_list("name", flat=True)) or "–"
        raise UserError("followup.no_sheet", asked=sheet, sheets=names)
    return HttpResponse(tasks.export_tasks(kept), content_type=XLSX)


@router.post("/offices", tags=_TAGS, response=OfficeTold, auth=WRITE, operation_id="save_office")
def save_office(request: HttpRequest, given: NewOffice) -> Any:
    """Có một đơn vị để giao việc; đơn vị đã có thì giữ nguyên."""
    return office(actions.save_office(by=by(request, given), name=given.name))


@router.post("/sessions", tags=_TAGS, response={201: SessionTold}, auth=WRITE, operation_id="hold_session")
def hold(request: HttpRequest, response: HttpResponse, given: NewSession) -> Any:
    """Ghi một buổi làm việc."""
    row = actions.hold_session(meeting=Meeting(**given.model_dump()))
    located(request, response, row.pk)
    return Status(201, session(row))


def _row(it: RowReport) -> dict[str, Any]:
    task = it.task
    due = task.terms.term.due if task else None
    proposed = task.proposed[0] if task and task.proposed else None
    told = {"due": due, "proposed": proposed, "changes": list(it.changes)}
    return {"row": it.row, "fate": it.fate, "title": it.title, "matter": it.matter, **told}
