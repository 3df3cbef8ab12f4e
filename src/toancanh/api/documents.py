"""The documents of the store: all of them, one with its text and what was read in it, one as received."""

from datetime import date, datetime
from io import BytesIO
from typing import Annotated, Any

from django.http import FileResponse, HttpRequest
from ninja import Path, Query, Router
from pydantic import BaseModel, Field

from toancanh.api.describing import content
from toancanh.api.figures import Observed, observation
from toancanh.api.keys import READ
from toancanh.api.paging import Listed, Paged, page_of, strictly
from toancanh.api.problems import Problem
from toancanh.api.sources import Sha256
from toancanh.followup.acts import numbered
from toancanh.model import Act, UserError
from toancanh.store import selectors
from toancanh.store.models import SourceDocument

router = Router(tags=["Văn bản"])


class DocumentBrief(BaseModel):
    """A document in a list."""

    sha256: str
    name: str
    title: str | None
    issuer: str | None
    number: str | None
    published: str | None = Field(description="Mã kỳ.")
    received_at: datetime
    supersedes: str | None
    superseded_by: str | None


class Documents(Listed):
    """A page of documents."""

    items: list[DocumentBrief]


class ActTold(BaseModel):
    """A petition, directive, obstacle, solution or commitment, with the matter that was made of it."""

    number: int = Field(description="Thứ tự trong văn bản, từ 1.")
    type: str
    start: int
    end: int
    text: str
    actor: str | None
    addressee: str | None
    topics: list[str]
    due: date | None
    matter: int | None


class DocumentTold(DocumentBrief):
    """A document as read: offsets of figures and acts count the characters of ``text``."""

    media_type: str
    text: str
    figures: list[Observed]
    acts: list[ActTold]


Which = Annotated[Sha256, Path()]


@router.get("/documents", response=Documents, auth=READ, operation_id="documents")
def several(request: HttpRequest, asked: Query[Paged]) -> Any:
    """Mọi văn bản, nhận sau cùng đứng trước."""
    strictly(request, asked)
    return page_of(selectors.documents(), asked, _brief)


@router.get("/documents/{sha256}", response=DocumentTold, auth=READ, operation_id="document")
def one(request: HttpRequest, sha256: Which) -> Any:
    """Một văn bản: chữ, số liệu, kiến nghị, chỉ đạo, vướng mắc."""
    row = selectors.document(sha256)
    if row is None:
        raise Problem(404, UserError("api.no_document", document=sha256))
    read = {"media_type": row.media_type, "text": row.text}
    acts = [_act(it.number, it.act, it.matter) for it in numbered(row)]
    return {
        **_brief(row),
        **read,
        "figures": [observation(it) for it in selectors.facts_of(row)],
        "acts": acts,
    }


@router.get(
    "/documents/{sha256}/original",
    auth=READ,
    operation_id="original",
    openapi_extra=content("application/octet-stream"),
)
def original(request: HttpRequest, sha256: Which) -> Any:
    """Tệp như khi nhận, từng byte."""
    name, content = selectors.file_name(sha256), selectors.content(sha256)
    if name is None or content is None:
        raise Problem(404, UserError("api.no_document", document=sha256))
    kind = "application/octet-stream"
    return FileResponse(BytesIO(content), as_attachment=True, filename=name, content_type=kind)


def _brief(row: SourceDocument) -> dict[str, Any]:
    names = ("sha256", "name", "title", "issuer", "number", "received_at")
    after = row.successor
    return {
        **{name: getattr(row, name) for name in names},
        "published": row.published.code if row.published else None,
        "supersedes": row.supersedes.sha256 if row.supersedes else None,
        "superseded_by": after.sha256 if after else None,
    }


def _act(number: int, it: Act, matter: int | None) -> dict[str, Any]:
    quoted = {"start": it.passage.start, "end": it.passage.end, "text": it.passage.text}
    parties = {"actor": it.actor, "addressee": it.addressee, "topics": it.topics}
    due = it.deadline.due if it.deadline else None
    return {"number": number, "type": it.type.value, **quoted, **parties, "due": due, "matter": matter}
