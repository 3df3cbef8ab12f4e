"""What documents say of entries, laid before a person: look for it, accept it, turn it down."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router, Status
from pydantic import BaseModel, Field

from toancanh.api.exact import Key
from toancanh.api.keys import READ, WRITE, who
from toancanh.api.paging import Listed, Paged, page_of, strictly
from toancanh.api.registers import showing
from toancanh.api.registers.schemas import Code
from toancanh.api.sources import Reason, Source, source_of
from toancanh.api.versions import Seen, etag, held_to, seen
from toancanh.model import UserError
from toancanh.registers import proposing, selectors
from toancanh.registers.models import Proposal
from toancanh.registers.registry import register as register_named

router = Router(tags=["Đề xuất từ văn bản"])


class ProposalTold(Source):
    """What a sentence says: a new entry, or one value of an entry."""

    id: int
    register_code: str
    entry: int | None = Field(description="`null`: mục mới.")
    values: dict[str, str] = Field(description="Theo cột, như lịch sử ghi.")
    sentence: str
    state: Proposal.State
    proposed_at: datetime


class Proposals(Listed):
    """A page of proposals that wait."""

    items: list[ProposalTold]


class Which(Paged):
    """Of which register."""

    register_code: Code | None = None


class Looked(BaseModel):
    """What came of looking through the documents."""

    new: int
    unclear: list[str] = Field(description="Tên mà nhiều mục cùng mang.")


class Accepted(BaseModel):
    """The entry that a proposal became part of."""

    register_code: str
    entry: int
    version: int


@router.get("/proposals", response=Proposals, auth=READ, operation_id="proposals")
def waiting(request: HttpRequest, asked: Query[Which]) -> Any:
    """Những gì văn bản nói mà sổ chưa có, chờ người quyết định."""
    strictly(request, asked)
    of = register_named(asked.register_code) if asked.register_code else None
    return page_of(selectors.proposals(of), asked, _told)


@router.post("/proposals", response=Looked, auth=WRITE, operation_id="propose")
def look(request: HttpRequest) -> Any:
    """Tìm đề xuất mới trong các văn bản; gọi lại bao nhiêu lần cũng được."""
    found = proposing.propose()
    return {"new": len(found.new), "unclear": [it.name for it in found.unclear]}


@router.post(
    "/proposals/{int:proposal}/accept", response=Accepted, auth=WRITE, operation_id="accept_proposal"
)
def accept(
    request: HttpRequest, response: HttpResponse, proposal: Key, given: Reason, if_match: Seen = None
) -> Any:
    """Nhận một đề xuất, câu văn thành nguồn. Đề xuất về một mục đã có thì cần `If-Match` của mục ấy."""
    row = _waiting(proposal)
    if row.entry is None:
        entry = proposing.accept(key=proposal, who=who(request), reason=given.reason)
    else:
        version, about = seen(if_match), selectors.find(register_named(row.register), row.entry)
        with held_to(lambda: showing.since(about, version)):
            entry = proposing.accept(key=proposal, who=who(request), reason=given.reason, version=version)
    etag(response, entry.version)
    return {"register_code": row.register, "entry": entry.pk, "version": entry.version}


@router.post(
    "/proposals/{int:proposal}/reject", response={204: None}, auth=WRITE, operation_id="reject_proposal"
)
def reject(request: HttpRequest, proposal: Key, given: Reason) -> Any:
    """Từ chối một đề xuất, có lý do; không đề xuất lại nữa."""
    proposing.reject(key=proposal, who=who(request), reason=given.reason)
    return Status(204, None)


def _waiting(key: int) -> Proposal:
    row = selectors.proposals().filter(pk=key).first()
    if row is None:
        raise UserError("registers.no_proposal", proposal=key)
    return row


def _told(it: Proposal) -> dict[str, Any]:
    said = {"values": it.values, "sentence": it.sentence, "state": it.state, "proposed_at": it.proposed_at}
    return {"id": it.pk, "register_code": it.register, "entry": it.entry, **said, **source_of(it)}
