"""Matters as they are answered with and as they are given."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Annotated, Any

from django.http import HttpResponse
from django.utils import timezone
from pydantic import BaseModel, ConfigDict, Field

from toancanh.api.exact import Day, Key, Signed, Words
from toancanh.api.paging import Listed, Paged
from toancanh.api.sources import CODED, Reason, Sha256, period
from toancanh.api.versions import etag
from toancanh.followup.models import Event, Matter, MatterKind, Paper
from toancanh.followup.selectors import Listed as Lists
from toancanh.followup.sketches import Entry, Given, Shown
from toancanh.followup.states import Stage, Standing, state
from toancanh.followup.terms import NO_TERMS, Terms, just, on_day
from toancanh.model import Period, UserError
from toancanh.registers.books.offices import Office
from toancanh.tasks import parsed

Name = Annotated[str, Field(min_length=1, max_length=300)]


class OfficeTold(BaseModel):
    """An office of the register of offices."""

    id: int
    name: str


class PaperTold(BaseModel):
    """A document that answers or proves a matter."""

    role: Paper.Role
    name: str
    document: str | None
    issued: str | None
    on: Day


class StateTold(BaseModel):
    """The work and the clock, on the day of the answer."""

    stage: Stage
    standing: Standing
    days_late: int


class Brief(BaseModel):
    """A matter in a list."""

    id: int
    version: int
    kind: MatterKind
    title: str
    number: str | None
    topics: list[str]
    area: str | None
    area_code: str | None
    register_code: str | None
    entry: str | None
    entry_name: str | None
    session: int | None
    lead: OfficeTold | None
    deadline: str = Field(description="Lời của hạn.")
    due: Day | None = Field(description="Ngày cuối còn trong hạn.")
    state: StateTold


class MatterTold(Brief):
    """A matter with where it comes from and all its facts."""

    actor: str | None
    addressee: str | None
    document: str | None
    span: tuple[int, int] | None
    quote: str | None
    partners: list[OfficeTold]
    due_first: date | None
    answers_needed: int
    opened_on: date
    begun_on: date | None
    asked_until: date | None
    escalated_to: str | None
    escalated_on: date | None
    answered_on: date | None
    resolved_on: date | None
    stopped_on: date | None
    duty: str | None
    progress: str
    proposed: str | None
    papers: list[PaperTold]


class EventTold(BaseModel):
    """One line of a matter's history: the columns that changed."""

    version: int
    what: str
    who: str
    at: datetime
    reason: str
    before: dict[str, Any]
    after: dict[str, Any]


class Matters(Listed):
    """A page of matters."""

    items: list[Brief]


class Which(Paged):
    """Which matters are asked for; an empty part does not narrow."""

    show: Lists = Lists.OPEN
    search: str = Field("", max_length=200, description="Lời tìm, có dấu hay không.")
    office: Key | None = Field(None, description="Đơn vị chủ trì hoặc phối hợp: số trong sổ đơn vị.")
    area: str = Field("", max_length=10, description="Mã địa bàn.")
    register_code: str = Field("", max_length=40)
    entry: str = Field("", max_length=80)
    session: Key | None = None
    kind: MatterKind | None = None
    on: Day | None = Field(None, description="Xem theo ngày này; mặc định hôm nay.")


class About(BaseModel):
    """An entry of a register: code, number, name."""

    model_config = ConfigDict(extra="forbid")

    register_code: str = Field(max_length=40)
    entry: str = Field(max_length=80)
    name: Name


class Assigned(BaseModel):
    """Whom a matter is given to and what it is about, as far as known."""

    lead: Name | None = Field(None, description="Đơn vị: tên, tên tắt hoặc số.")
    partners: list[Name] = Field([], max_length=50)
    area: Name | None = None
    area_code: str | None = Field(None, max_length=10)
    about: About | None = None
    session: Key | None = None

    def given(self) -> Given:
        """The same for the follow-up."""
        told = self.about
        about = Entry(told.register_code, told.entry, told.name) if told else None
        where = (self.area, self.area_code)
        return Given(self.lead, tuple(self.partners), *where, entry=about, session=self.session)


class Due(BaseModel):
    """A deadline: the last day in time, or words as a document would have them."""

    due: Day | None = None
    deadline: Signed = Field("", examples=["trước ngày 15/12/2026", "trong quý I/2027"])

    def terms(self, written: date) -> Terms:
        """The deadline; none if neither is given.

        Raises:
            UserError: the words are not understood, or both are given.
        """
        words = self.deadline.strip()
        if self.due and not words:
            return just(on_day(self.due))
        found = parsed(words, Period.day(written)) if words and not self.due else NO_TERMS
        if words and not found:
            raise UserError("followup.bad_deadline", seen=words)
        return found


class New(Reason, Assigned, Due):
    """A matter that is typed in."""

    title: Annotated[Words, Field(examples=["Rà soát đất chưa cho thuê ở các cụm công nghiệp"])]
    kind: MatterKind = MatterKind.TASK
    number: Name | None = None
    answers: int | None = Field(None, ge=0, le=100, description="Cần mấy văn bản trả lời; kiến nghị: một.")


class PaperGiven(BaseModel):
    """A document handed in: its name or number; of a stored one its SHA-256; when it was issued."""

    model_config = ConfigDict(extra="forbid")

    name: Annotated[Name, Field(examples=["45/UBND-CN"])]
    document: Sha256 | None = None
    issued: Annotated[str, Field(max_length=30, json_schema_extra=CODED)] | None = Field(
        None, examples=["2026-11-05"]
    )

    def shown(self) -> Shown:
        """The same for the follow-up.

        Raises:
            UserError: the code is none of a period.
        """
        return Shown(self.name, self.document, period(self.issued) if self.issued else None)


def brief(row: Matter, today: date) -> dict[str, Any]:
    """A matter in a list."""
    names = ("version", "kind", "title", "number", "topics", "area", "area_code", "entry", "entry_name",
             "deadline", "due")  # fmt: skip
    told = {"register_code": row.register, **{name: getattr(row, name) for name in names}}
    return {
        **told,
        "id": row.pk,
        "session": row.session_id,
        "lead": office(row.lead),
        "state": asdict(state(row, today)),
    }


def matter(row: Matter, today: date) -> dict[str, Any]:
    """A matter with all its facts."""
    own = set(MatterTold.model_fields) - set(Brief.model_fields) - {"document", "span", "partners", "papers"}
    span = None if row.start is None or row.end is None else (row.start, row.end)
    return {
        **brief(row, today),
        **{name: getattr(row, name) for name in own},
        "document": row.document.sha256 if row.document else None,
        "span": span,
        "partners": [office(it) for it in row.partners.all()],
        "papers": [_paper(it) for it in row.papers.select_related("document")],
    }


def answered(row: Matter, response: HttpResponse, on: date | None = None) -> dict[str, Any]:
    """A matter as it stands on a day, with its ETag."""
    today = on or timezone.localdate()
    etag(response, row.version, today.isoformat())
    return matter(row, today)


def office(row: Office | None) -> dict[str, Any] | None:
    """An office, if there is one."""
    return {"id": row.pk, "name": row.name} if row else None


def _paper(row: Paper) -> dict[str, Any]:
    document = row.document.sha256 if row.document else None
    return {"role": row.role, "name": row.name, "document": document, "issued": row.issued, "on": row.on}


def event(row: Event) -> dict[str, Any]:
    """One line of history."""
    names = ("version", "what", "who", "at", "reason", "before", "after")
    return {name: getattr(row, name) for name in names}
