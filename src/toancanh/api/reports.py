"""The periodic report as data and as files: the same words as on the page, each number with its notes."""

from http import HTTPStatus
from typing import Annotated, Any, Literal

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Path, Query, Router
from pydantic import BaseModel, ConfigDict, Field

from toancanh.answering import home
from toancanh.api.exact import Day
from toancanh.api.keys import READ
from toancanh.api.problems import Problem
from toancanh.model import Period, UserError
from toancanh.publish.brief import Said
from toancanh.publish.word import filling, pdf
from toancanh.publish.word.making import TEMPLATES
from toancanh.publish.word.values import DERIVED, DISPUTED, Official, Paragraph, words
from toancanh.reference.areas import meant
from toancanh.reporting import templates
from toancanh.reporting.asked import Asked
from toancanh.reporting.composing import compose

router = Router(tags=["Báo cáo"])
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_REPORT = next(iter(TEMPLATES))
_FILE = {"schema": {"type": "string", "format": "binary"}}
_FILES = {"responses": {200: {"content": {_DOCX: _FILE, "application/pdf": _FILE}}}}


class Which(BaseModel):
    """Of which area, from which figures, on which day."""

    model_config = ConfigDict(extra="forbid")

    area: str = Field("", max_length=200, description="Tên hoặc mã; để trống là địa bàn của bản cài đặt.")
    official: bool = Field(False, description="Chỉ số liệu đã duyệt.")
    strict: bool = Field(
        False, description="Còn số liệu mâu thuẫn thì từ chối (422), kê những gì phải xử lý."
    )
    on: Day | None = Field(None, description="Ngày ký; để trống cho người ký ghi.")


class Told(BaseModel):
    """Words one after the other; ``notes`` are numbers of the notes that a number in them rests on."""

    text: str
    notes: list[int]
    derived: bool = Field(description="Số suy ra, không văn bản nào nêu.")
    disputed: bool = Field(description="Các văn bản nêu khác nhau.")


class ClauseTold(BaseModel):
    """Paragraphs under a title."""

    code: str
    title: str
    paragraphs: list[list[Told]]


class PartTold(BaseModel):
    """Clauses under a heading."""

    title: str
    clauses: list[ClauseTold]


class ReportRow(BaseModel):
    """A line of the table of indicators; empty cells are of what nobody tells."""

    name: str
    unit: str
    part: bool = Field(description="Dòng của một phần địa bàn, thuộc dòng trên.")
    plan: list[Told]
    latest: list[Told]
    reached: list[Told]
    of_plan: list[Told]
    grown: list[Told]


class ReportTold(BaseModel):
    """A report: its text, its table, its notes, and what the writer has to settle."""

    agency: str
    kind: str
    about: str
    opening: list[list[Told]]
    parts: list[PartTold]
    rows: list[ReportRow]
    notes: list[str]
    sources: list[str]
    disputes: list[str] = Field(description="Mâu thuẫn phải xử lý trước khi trình ký.")
    missing: list[str] = Field(description="Chưa có số liệu nên không viết tới.")
    derived: list[str] = Field(description="Số suy ra, cách tính.")


Code = Annotated[
    str, Path(max_length=30, description="Mã kỳ: 2025-M07, 2025-Q3, 2025-H1, 2025-M01..M09, 2025.")
]
Ending = Annotated[Literal["docx", "pdf"], Path()]


@router.get("/reports/{period}", response=ReportTold, auth=READ, operation_id="report")
def report(request: HttpRequest, period: Code, asked: Query[Which]) -> Any:
    """Báo cáo định kỳ của một kỳ, bằng tiếng Việt: câu chữ, bảng chỉ tiêu, chú thích nguồn."""
    paper = _paper(period, asked)
    at = {note: number for number, note in enumerate(paper.notes, start=1)}

    def said(it: Said) -> dict[str, Any]:
        notes = sorted({at[note] for note in it.notes})
        return {
            "text": it.text,
            "notes": notes,
            "derived": it.tone == DERIVED,
            "disputed": it.tone == DISPUTED,
        }

    def told(it: Paragraph) -> list[dict[str, Any]]:
        return [said(each) for each in it]

    parts = [
        {"title": part.title, "clauses": [
            {"code": it.code, "title": it.title, "paragraphs": [told(each) for each in it.paragraphs]}
            for it in part.clauses
        ]}
        for part in paper.parts
    ]  # fmt: skip
    names = ("plan", "latest", "reached", "of_plan", "grown")
    rows = [
        {
            "name": it.name,
            "unit": it.unit,
            "part": it.part,
            **{name: told(getattr(it, name)) for name in names},
        }
        for it in (paper.indicators.rows if paper.indicators else ())
    ]
    work = paper.working
    return {
        "agency": paper.head.agency, "kind": paper.head.kind, "about": paper.head.about,
        "opening": [told(it) for it in paper.opening], "parts": parts, "rows": rows,
        "notes": [words(note) for note in paper.notes], "sources": [text for text, _ in paper.sources],
        "disputes": work.disputes, "missing": work.missing, "derived": work.derived,
    }  # fmt: skip


@router.get("/reports/{period}/file.{ending}", auth=READ, operation_id="report_file", openapi_extra=_FILES)
def as_file(request: HttpRequest, period: Code, ending: Ending, asked: Query[Which]) -> Any:
    """Báo cáo ấy thành tệp Word theo Nghị định 30/2020/NĐ-CP, hoặc PDF khi máy chủ có LibreOffice."""
    made = filling.fill(_paper(period, asked), *templates.of(_REPORT))
    kind = _DOCX if ending == "docx" else "application/pdf"
    response = HttpResponse(made if ending == "docx" else pdf.pdf(made), content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="bao-cao.{ending}"'
    return response


def _paper(code: str, asked: Which) -> Official:
    today = asked.on or timezone.localdate()
    unit = meant(asked.area, today) if asked.area else home(today)
    if unit is None:
        raise UserError("report.no_area", asked=asked.area or settings.AREA)
    try:
        period = Period.parse(code)
    except ValueError as error:
        raise UserError("report.no_such_period", seen=code) from error
    paper = compose(Asked(unit, period, today, asked.on, asked.official)).paper
    if asked.strict and paper.working.disputes:
        raise Problem(
            HTTPStatus.UNPROCESSABLE_ENTITY,
            UserError("report.refused"),
            disputes=list(paper.working.disputes),
        )
    return paper
